"""One source and its report, as the transcriber's tools read them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl

from pipeline import paths
from pipeline.files import read_file
from pipeline.ingestion.csv import parse_csv
from pipeline.ingestion.reader import read
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError, UsageError
from pipeline.schemas.raw import CODELISTS, Raw, header
from pipeline.transcription.suggest import Indicator


def source_folder(raw: Path, source_id: str) -> Path:
    """Return the folder of a source, which lies in raw/ and nowhere else.

    Raises:
        UsageError: the id is none.
    """
    if not paths.is_source_id(source_id):
        message = f"{source_id!r} is no source id: use a-z, 0-9 and single hyphens"
        raise UsageError(message)
    return paths.source_folder(raw, source_id)


def require_source(raw: Path, source_id: str) -> None:
    """Refuse a source that is not there.

    Raises:
        UsageError: there is no such folder in raw/.
    """
    folder = source_folder(raw, source_id)
    if not folder.is_dir() or folder.is_symlink():
        message = f"there is no source {source_id}: create it with the command new"
        raise UsageError(message)


def read_source(raw: Path, source_id: str) -> Raw:
    """Return the codelists and one source, as far as they are sound.

    Raises:
        DataError: a codelist or the source's description cannot be read.
        UsageError: there is no such source.
    """
    require_source(raw, source_id)
    source, issues = read(take_snapshot(raw), [source_id])
    if source.codelists.keys() != CODELISTS.keys() or source.sources.is_empty():
        raise DataError(issues)
    return source


def read_sheet(raw: Path, source_id: str, name: str) -> str | None:
    """Return a sheet's text as it is; None where the source has no such sheet.

    Raises:
        DataError: it cannot be read for certain, so nothing should be written into it.
    """
    path = paths.sheet_file(raw, source_id, name)
    if not path.is_file() or path.is_symlink():
        return None
    data = read_file(path)
    _, issues = parse_csv([(str(path), data)], header(name))
    if issues:
        raise DataError(issues)
    return data.decode("utf-8")


def language_and_day(source: Raw) -> tuple[str, dt.date | None]:
    """Return a source's language, and the day against which its times are resolved."""
    row = source.sources.row(0, named=True)
    return row["language"] or "vi", as_day(row["reference_date"])


def as_day(text: str | None) -> dt.date | None:
    """Return the day that a text is, if it is a whole day."""
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        return None


def list_indicators(source: Raw, unit_forms: pl.DataFrame) -> list[Indicator]:
    """Return the codelist's indicators, with the nouns that their units count."""
    nouns: dict[str, list[str]] = {}
    for unit, form in unit_forms.select("unit", "form").iter_rows():
        nouns.setdefault(unit, []).append(form.lower())
    return [
        Indicator(
            row["indicator_id"],
            _list_forms(row),
            row["unit"],
            row["time_scope"],
            tuple(nouns.get(row["unit"], ())),
        )
        for row in source.codelists["indicators"].iter_rows(named=True)
    ]


def _list_forms(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the labels of a codelist's row, and other words for it."""
    written = (row["written"] or "").split("|")
    return tuple(form for form in (row["label_vi"], row["label_en"], *written) if form)


def list_names(source: Raw) -> list[tuple[str, str]]:
    """Return each form of each entity's name as it is written, with the entity."""
    entities = source.codelists["entities"]
    columns = ("entity_id", "label_vi", "label_en", "written")
    return [
        (form, entity)
        for entity, vi, en, written in entities.select(columns).iter_rows()
        for form in (vi, en, *(written or "").split("|"))
        if form
    ]


def list_entities(source: Raw) -> set[str]:
    """Return every entity that a row of the sheets speaks of."""
    return {
        cell
        for frame in source.sheets.values()
        for column in frame.columns
        if column.endswith("_id") and column != "source_id"
        for cell in frame[column].drop_nulls()
    }
