"""A published dataset opened again: verified, its facts shown, documents filled."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipeline.anchors.verify import Verification, verify
from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.files import read_file
from pipeline.issues.model import UsageError
from pipeline.paths import resource_path
from pipeline.rendering.query import Selection
from pipeline.rendering.regions import fill_regions
from pipeline.rendering.views import FactView, gather_views
from pipeline.schemas import published


def verify_dataset(out: Path, texts: Path) -> Verification:
    """Verify what is published in `out` against the reports in `texts`.

    A report is the file SOURCE_ID.txt; those that are not there are named.

    Raises:
        UsageError: there is no build in `out`, or no folder of texts.
    """
    if not texts.is_dir():
        message = f"there is no folder {texts}: name the folder of the reports' texts"
        raise UsageError(message)
    evidence = _load_published(out, "evidence")
    sources = _load_published(out, "sources")
    available = {
        source_id: read_file(path)
        for source_id in sources["source_id"]
        if (path := texts / f"{source_id}.txt").is_file()
    }
    return verify(evidence, sources, available)


def list_facts(out: Path, language: str, selection: Selection) -> list[FactView]:
    """Return the selected facts published in `out`, with their reports and verdicts.

    Raises:
        UsageError: there is no build in `out`, or no fact of what is selected.
    """
    return gather_views(_load_tables(out), language, selection)


def fill_document(document: Path, out: Path) -> bool:
    """Fill a document's regions from what is published in `out`; did it change?

    A document's language is that of its name: README.md, README.vi.md.

    Raises:
        UsageError: there is no build, or no such document or fact.
    """
    if not document.is_file():
        message = f"there is no file {document}: name a Markdown document"
        raise UsageError(message)
    language = "vi" if document.suffixes[:-1] == [".vi"] else "en"
    text = _read_document(document)
    tables = _load_tables(out)
    try:
        filled = fill_regions(text, tables, language)
    except UsageError as error:
        message = f"{document}: {error}"
        raise UsageError(message) from error
    if filled != text:
        document.write_text(filled, encoding="utf-8", newline="\n")
    return filled != text


def _read_document(document: Path) -> str:
    """Return a document's text.

    Raises:
        UsageError: it is not UTF-8.
    """
    try:
        return read_file(document).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{document} is not UTF-8: save it as UTF-8"
        raise UsageError(message) from error


def _load_tables(out: Path) -> dict[str, pl.DataFrame]:
    """Return every published table."""
    return {name: _load_published(out, name) for name in published.TABLES}


def _load_published(out: Path, table: str) -> pl.DataFrame:
    """Return a published table as a typed frame.

    Raises:
        UsageError: it is not there, or of another version.
    """
    path = out / resource_path(table, "csv")
    if not path.is_file():
        message = f"{path} is missing: run make, or name a build's folder with --out"
        raise UsageError(message)
    try:
        return pl.read_csv(
            read_file(path, MAX_TABLE_BYTES), schema=published.columns(table)
        )
    except pl.exceptions.PolarsError as error:
        message = f"{path} is no table of this version: run make"
        raise UsageError(message) from error
