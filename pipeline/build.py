"""The story: read, validate, normalize, compare, package, export; and looking back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.contracts import published
from pipeline.contracts.raw import Raw
from pipeline.exports import csv as csv_form
from pipeline.exports import json as json_form
from pipeline.issues import DataError, Issue, UsageError
from pipeline.layout import BUILD, DESCRIPTOR, DISPUTES, resource_path
from pipeline.publish import publish
from pipeline.stages.compare import compare
from pipeline.stages.normalize import normalize
from pipeline.stages.package import Package, check_package, package
from pipeline.stages.read import read
from pipeline.stages.validate import validate
from pipeline.stages.verify import Verification, verify
from pipeline.telling.accounts import Account, gather_accounts
from pipeline.telling.disputes import render_disputes
from pipeline.telling.filling import fill_regions
from pipeline.telling.listing import Selection

RENDER = {"csv": csv_form.render, "json": json_form.render}


def build_dataset(raw: Path, out: Path) -> Package:
    """Make the dataset of `raw` and publish it in `out`.

    Raises:
        DataError: something in raw is wrong; `out` is as it was.
        UsageError: `out` lies in `raw`, or is another project's.
    """
    if raw.resolve() in (out.resolve(), *out.resolve().parents):
        message = f"{out} lies in {raw}, where only people write"
        raise UsageError(message)
    made = assemble(raw)
    publish(export(made), out)
    return made


def assemble(raw: Path) -> Package:
    """The package that `raw` gives: every stage that can still run runs.

    Raises:
        DataError: with the issues of all stages.
    """
    read_in, issues = read(raw)
    issues += validate(read_in)
    tables, found = normalize(_leave_out_faulty(read_in, issues))
    issues += found
    if issues:
        raise DataError(issues)
    made, issues = package(tables | compare(tables), read_in.dataset)
    if issues:
        raise DataError(issues)
    return made


def find_faults(raw: Path) -> list[Issue]:
    """Everything that is wrong with `raw`; nothing is written."""
    try:
        assemble(raw)
    except DataError as error:
        return error.issues
    return []


def export(made: Package) -> dict[str, bytes]:
    """Content of every published file by its path; the descriptor last."""
    files: dict[str, bytes] = {}
    resources = []
    for resource in made.descriptor["resources"]:
        table = resource["name"].removesuffix("-json")
        content = RENDER[resource["format"]](made.tables[table])
        files[resource["path"]] = content
        digest = hashlib.sha256(content).hexdigest()
        resources.append(resource | {"bytes": len(content), "hash": f"sha256:{digest}"})
    descriptor = made.descriptor | {"resources": resources}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return files | export_disputes(made) | {DESCRIPTOR: text.encode()}


def export_disputes(made: Package) -> dict[str, bytes]:
    """The pages of what is disputed by their paths, one in each language."""
    return {
        path: render_disputes(made.tables, language)
        for language, path in DISPUTES.items()
    }


def check_dataset(raw: Path, out: Path) -> list[Issue]:
    """Whether what is published in `out` is what `raw` gives, and valid by others.

    Raises:
        DataError: raw itself is wrong.
    """
    files = export(assemble(raw))
    issues = [
        Issue(str(out / path), 1, "-", "not-rebuilt")
        for path, content in files.items()
        if not (out / path).is_file() or (out / path).read_bytes() != content
    ]
    present = {p for p in (out / BUILD).rglob("*") if p.is_file()}
    issues += [
        Issue(str(path), 1, "-", "stray-file", path.name)
        for path in sorted(present - {out / path for path in files})
    ]
    # Only our own bytes are given to others to read: a descriptor may name addresses.
    return issues or check_package(out / DESCRIPTOR)


def verify_dataset(out: Path, texts: Path) -> Verification:
    """Hold what is published in `out` to the reports in `texts` (SOURCE_ID.txt).

    Raises:
        UsageError: there is no build in `out`, or no folder of texts.
    """
    if not texts.is_dir():
        message = f"{texts} is no folder"
        raise UsageError(message)
    evidence = _load_published(out, "evidence")
    sources = _load_published(out, "sources")
    at_hand = {
        source_id: path.read_bytes()
        for source_id in sources["source_id"]
        if (path := texts / f"{source_id}.txt").is_file()
    }
    return verify(evidence, sources, at_hand)


def tell_facts(out: Path, language: str, asked: Selection) -> list[Account]:
    """The facts published in `out`, with their reports and verdicts.

    Raises:
        UsageError: there is no build in `out`, or no fact of what is asked for.
    """
    return gather_accounts(_load_tables(out), language, asked)


def fill_document(document: Path, out: Path) -> bool:
    """Tell a document's regions anew from what is published in `out`; did it change?

    A document's language is that of its name: README.md, README.vi.md.

    Raises:
        UsageError: there is no build, or no such document or fact.
    """
    if not document.is_file():
        message = f"{document} is no file"
        raise UsageError(message)
    language = "vi" if document.suffixes[:-1] == [".vi"] else "en"
    text = document.read_text(encoding="utf-8")
    filled = fill_regions(text, _load_tables(out), language)
    if filled != text:
        document.write_text(filled, encoding="utf-8", newline="\n")
    return filled != text


def _load_tables(out: Path) -> dict[str, pl.DataFrame]:
    """Every published table."""
    return {name: _load_published(out, name) for name in published.TABLES}


def _load_published(out: Path, table: str) -> pl.DataFrame:
    """A published table as a typed frame."""
    path = out / resource_path(table, "csv")
    if not path.is_file():
        message = f"{path} is not there: run make, or give the folder of a build"
        raise UsageError(message)
    try:
        return pl.read_csv(path, schema=published.columns(table))
    except pl.exceptions.PolarsError as error:
        message = f"{path} is no table of this version: run make"
        raise UsageError(message) from error


def _leave_out_faulty(read_in: Raw, issues: list[Issue]) -> Raw:
    """The sheets' rows without issues, of sources without: what can still be read."""
    faulty = pl.DataFrame(
        [(i.file, i.line) for i in issues],
        schema={"file": pl.String, "line": pl.Int64},
        orient="row",
    )
    return replace(
        read_in,
        sources=read_in.sources.join(faulty, on="file", how="anti"),
        sheets={
            name: frame.join(
                faulty, on=["file", "line"], how="anti", maintain_order="left"
            )
            for name, frame in read_in.sheets.items()
        },
    )
