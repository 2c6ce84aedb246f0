"""A published dataset opened again: verified, its facts shown, documents filled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipeline.anchors.verify import (
    Verification,
    list_evidence,
    list_left_out,
    verify,
)
from pipeline.datapackage.publish import read_undisturbed, settle
from pipeline.datapackage.tables import Stored, parse_tables, place, read_tables
from pipeline.files import read_file, rewrite_file
from pipeline.ingestion.reader import read
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import WHOLE_FILE, Issue, UsageError
from pipeline.metadata import cff
from pipeline.paths import CITATION, DESCRIPTOR, DOCUMENTS
from pipeline.rendering.query import Selection
from pipeline.rendering.regions import check_regions, fill_regions
from pipeline.rendering.views import FactView, gather_views
from pipeline.schemas.published import Tables


def open_dataset(out: Path) -> Tables:
    """Return every table published in `out`, all of one build.

    What an interrupted build has left is settled first, and no table is parsed before
    its hash is the descriptor's.

    Raises:
        UsageError: there is no build, one of its files is damaged, or it is of another
            version.
    """
    return open_package(out)[0]


def open_package(out: Path) -> tuple[Tables, Stored]:
    """Return the tables as `open_dataset`, and how they are published.

    Raises:
        UsageError: as `open_dataset`.
    """
    settle(out)
    stored = read_undisturbed(out, lambda: read_tables(out))
    return parse_tables(out, stored.contents), stored


def verify_dataset(out: Path, texts: Path, raw: Path | None = None) -> Verification:
    """Verify what is published in `out` against the reports in `texts`.

    A report is the file SOURCE_ID.txt; those that are not there are named. Where there
    is a folder `raw`, the rows that its sheets leave out are read again too: they are
    published nowhere.

    Raises:
        UsageError: as `open_dataset`, or there is no folder of texts.
    """
    if not texts.is_dir():
        message = f"there is no folder {texts}: name the folder of the reports' texts"
        raise UsageError(message)
    tables, stored = open_package(out)
    available = {
        source_id: read_file(path)
        for source_id in tables["sources"]["source_id"]
        if (path := texts / f"{source_id}.txt").is_file()
    }
    anchors = list_evidence(tables["evidence"])
    if raw and available:
        sheets = read(take_snapshot(raw), sorted(available))[0].sheets
        anchors = pl.concat([anchors, list_left_out(sheets["left_out"])])
    found = verify(anchors, tables["sources"], available)
    return replace(
        found, issues=tuple(place(issue, stored.part_rows) for issue in found.issues)
    )


def list_facts(out: Path, language: str, selection: Selection) -> list[FactView]:
    """Return the selected facts published in `out`, with their reports and verdicts.

    Raises:
        UsageError: as `open_dataset`, or no fact is of what is selected.
    """
    return gather_views(open_dataset(out), language, selection)


def list_documents(out: Path) -> list[Path]:
    """Return the documents beside a build that tell of it."""
    names = (*DOCUMENTS, CITATION)
    return [out / name for name in names if (out / name).is_file()]


def fill_documents(documents: list[Path], out: Path) -> list[Path]:
    """Fill documents' regions from what is published in `out`; return what changed.

    A document's language is that of its name: README.md, README.vi.md. The citation is
    written as a whole.

    Raises:
        UsageError: as `open_dataset`, or there is no such document or fact, or a
            document was changed by another program meanwhile.
    """
    tables = open_dataset(out) if documents else {}
    return [document for document in documents if _fill(document, tables, out)]


def check_documents(out: Path) -> list[Issue]:
    """Return issues of what documents beside a build say, and it does not give.

    Raises:
        UsageError: as `open_dataset`, or marks or options of a region are wrong.
    """
    documents = list_documents(out)
    tables = open_dataset(out) if documents else {}
    issues = []
    for document in documents:
        text, language = _read_document(document).decode(), _language_of(document)
        if document.name == CITATION:
            if text.encode() != _cite(out):
                issues.append(Issue(str(document), 1, WHOLE_FILE, "not-rebuilt"))
            continue
        with _naming(document):
            issues += check_regions(str(document), text, tables, language)
    return issues


def _fill(document: Path, tables: Tables, out: Path) -> bool:
    """Fill the regions of one document, or write the citation; did it change?"""
    before = _read_document(document)
    if document.name == CITATION:
        filled = _cite(out)
    else:
        filled = _fill_regions(document, before.decode(), tables)
    if filled == before:
        return False
    if not rewrite_file(document, before, filled):
        message = f"{document} was changed meanwhile, and is left so: try again"
        raise UsageError(message)
    return True


def _fill_regions(document: Path, text: str, tables: Tables) -> bytes:
    with _naming(document):
        return fill_regions(text, tables, _language_of(document)).encode()


def _cite(out: Path) -> bytes:
    """Return the citation of what is published, which has been opened."""
    return cff.render(json.loads((out / DESCRIPTOR).read_bytes()))


def _language_of(document: Path) -> str:
    return "vi" if document.suffixes[:-1] == [".vi"] else "en"


def _read_document(document: Path) -> bytes:
    """Return a document, which must be UTF-8.

    Raises:
        UsageError: it is none, or is not there.
    """
    if not document.is_file():
        message = f"there is no file {document}: name a Markdown document"
        raise UsageError(message)
    content = read_file(document)
    try:
        content.decode()
    except UnicodeDecodeError as error:
        message = f"{document} is not UTF-8: save it as UTF-8"
        raise UsageError(message) from error
    return content


@contextmanager
def _naming(document: Path) -> Iterator[None]:
    """Name the document in what is wrong with its regions."""
    try:
        yield
    except UsageError as error:
        message = f"{document}: {error}"
        raise UsageError(message) from error
