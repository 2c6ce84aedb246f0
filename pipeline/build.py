"""The pipeline: read, validate, normalize, compare, package, export, publish."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.comparison.compare import compare
from pipeline.datapackage import csv as csv_form
from pipeline.datapackage import json as json_form
from pipeline.datapackage.package import Package, check_package, package
from pipeline.datapackage.publish import publish
from pipeline.ingestion.reader import read
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.normalization.normalize import normalize
from pipeline.paths import BUILD, DESCRIPTOR, DISPUTES
from pipeline.rendering.disputes import render_disputes
from pipeline.schemas.raw import Raw
from pipeline.validation.validate import validate

RENDER = {"csv": csv_form.render, "json": json_form.render}


def build_dataset(raw: Path, out: Path) -> Package:
    """Make the dataset of `raw` and publish it in `out`.

    Raises:
        DataError: something in raw is wrong; `out` is as it was.
        UsageError: `out` lies in `raw`, or is another project's.
    """
    if raw.resolve() in (out.resolve(), *out.resolve().parents):
        message = f"{out} lies in {raw}, which people alone write: name another --out"
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
        UsageError: there is no build in `out`.
    """
    if not (out / BUILD).is_dir():
        message = f"there is no build in {out}: run make, or name its folder with --out"
        raise UsageError(message)
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
