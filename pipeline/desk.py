"""The transcriber's desk: a source is made, drafted, anchored, and measured."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline import layout
from pipeline.contracts.raw import ANCHORS, CODELISTS, Raw, header
from pipeline.issues import DataError, Issue, UsageError
from pipeline.records.coverage import mark_covered
from pipeline.records.vocabulary import gather_vocabulary
from pipeline.stages.read import read
from pipeline.texts import Text, read_text
from pipeline.transcribe.anchor import Choose, Outcome, anchor_sheet
from pipeline.transcribe.draft import draft_rows
from pipeline.transcribe.findings import Finding, Name, find_figures, find_names
from pipeline.transcribe.scaffold import About, scaffold
from pipeline.transcribe.suggest import Indicator, make_suggester


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a report is anchored: its figures and times, and the names it has.

    `figures` has start, end, covered; `names` those entities named in the text that
    no row of the source speaks of.
    """

    text: Text
    figures: pl.DataFrame
    named: int
    unused: list[Name]

    @property
    def covered(self) -> int:
        """Number of figures and times that are anchored or left out with a reason."""
        return int(self.figures["covered"].sum())


def load_text(path: Path) -> Text:
    """A report's text.

    Raises:
        UsageError: there is no such file, or it is not UTF-8.
    """
    if not path.is_file():
        message = f"{path} is no file"
        raise UsageError(message)
    text = read_text(path.read_bytes())
    if text is None:
        message = f"{path} is not UTF-8: save it as UTF-8"
        raise UsageError(message)
    return text


def new_source(raw: Path, source_id: str, text: Text, about: About) -> Path:
    """Make a source's folder with its description and empty sheets.

    Raises:
        UsageError: the folder is there, or the id is no name of a folder.
    """
    folder = layout.source_folder(raw, source_id)
    if folder.parent != raw / layout.SOURCES or not layout.is_source_id(source_id):
        message = f"{source_id!r} is no source id: use a-z, 0-9 and hyphens"
        raise UsageError(message)
    if folder.exists():
        message = f"{folder} is there already; nothing was changed"
        raise UsageError(message)
    day = _as_day(about.date_published)
    figures = find_figures(text, about.language, day)
    places = [place for f in figures for place in (f.start, f.end)]
    folder.mkdir(parents=True)
    for name, content in scaffold(about, text, places).items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return folder


def draft_source(raw: Path, source_id: str, text: Text) -> pl.DataFrame:
    """Everything found in a report, as draft rows.

    Raises:
        DataError: the codelists or the source's description cannot be read.
        UsageError: there is no such source.
    """
    read_in = _read_source(raw, source_id)
    vocabulary = gather_vocabulary(read_in)
    suggester = make_suggester(_list_indicators(read_in, vocabulary.unit_forms))
    language, day = _language_and_day(read_in, source_id)
    figures = find_figures(text, language, day)
    names = find_names(text, _list_names(read_in))
    return draft_rows(text, figures, names, suggester, day)


def anchor_source(
    raw: Path, source_id: str, text: Text, choose: Choose
) -> dict[Path, tuple[str, Outcome]]:
    """Each sheet's text as it is, and as it would be with its anchors set.

    Raises:
        UsageError: there is no such source, or a sheet is not UTF-8.
    """
    folder = layout.source_folder(raw, source_id)
    if not folder.is_dir():
        message = f"{folder} is no folder: make it with the command new"
        raise UsageError(message)
    outcomes = {}
    for name, pairs in ANCHORS.items():
        path = layout.sheet_file(raw, source_id, name)
        if path.is_file():
            sheet = _read_sheet(path, header(name))
            outcomes[path] = (sheet, anchor_sheet(sheet, pairs, text.content, choose))
    return outcomes


def show_changes(path: Path, before: str, after: str) -> str:
    """What would change in a sheet, as a unified diff."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, str(path), str(path), n=0))


def measure_coverage(raw: Path, source_id: str, text: Text) -> Coverage:
    """What of a report is anchored, figure by figure and name by name.

    Raises:
        DataError: the codelists or the source's sheets cannot be read.
        UsageError: there is no such source.
    """
    read_in = _read_source(raw, source_id)
    language, day = _language_and_day(read_in, source_id)
    figures = _as_frame(source_id, find_figures(text, language, day))
    names = find_names(text, _list_names(read_in))
    used = _list_used(read_in)
    distinct = {name.entity_ids: name for name in reversed(names)}
    unused = [name for ids, name in distinct.items() if not used & set(ids)]
    unused.sort(key=lambda name: name.start)
    covered = mark_covered(figures, read_in.sheets)
    return Coverage(text, covered, len(distinct), unused)


def _read_source(raw: Path, source_id: str) -> Raw:
    """The codelists and one source, as far as they are sound."""
    if not layout.source_folder(raw, source_id).is_dir():
        message = f"there is no source {source_id}: make it with the command new"
        raise UsageError(message)
    read_in, issues = read(raw, [source_id])
    if read_in.codelists.keys() != CODELISTS.keys() or read_in.sources.is_empty():
        raise DataError(issues)
    return read_in


def _language_and_day(read_in: Raw, source_id: str) -> tuple[str, dt.date | None]:
    """The source's language, and the day against which its times are resolved."""
    row = read_in.sources.row(by_predicate=pl.col("source_id") == source_id, named=True)
    return row["language"] or "vi", _as_day(row["reference_date"])


def _as_day(text: str | None) -> dt.date | None:
    """The day that a text names, if it names one."""
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        return None


def _list_indicators(read_in: Raw, unit_forms: pl.DataFrame) -> list[Indicator]:
    """The codelist's indicators, with the nouns that their units count."""
    nouns: dict[str, list[str]] = {}
    for unit, form in unit_forms.select("unit", "form").iter_rows():
        nouns.setdefault(unit, []).append(form.lower())
    rows = read_in.codelists["indicators"].select(
        "indicator_id", "label_vi", "label_en", "unit", "kind"
    )
    return [
        Indicator(key, (vi or "", en or ""), unit, kind, tuple(nouns.get(unit, ())))
        for key, vi, en, unit, kind in rows.iter_rows()
    ]


def _list_names(read_in: Raw) -> list[tuple[str, str]]:
    """Each form of each entity's name as it is written, with the entity."""
    forms = [
        (form, entity)
        for entity, label_vi, label_en, written in read_in.codelists["entities"]
        .select("entity_id", "label_vi", "label_en", "written")
        .iter_rows()
        for form in (label_vi, label_en, *(written or "").split("|"))
    ]
    return [(form, entity) for form, entity in forms if form]


def _list_used(read_in: Raw) -> set[str]:
    """Every entity that a row of the sheets speaks of."""
    return {
        cell
        for frame in read_in.sheets.values()
        for column in frame.columns
        if column.endswith("_id") and column != "source_id"
        for cell in frame[column].drop_nulls()
    }


def _as_frame(source_id: str, figures: list[Finding]) -> pl.DataFrame:
    """Findings as source_id, start, end."""
    schema = {"source_id": pl.String, "start": pl.Int64, "end": pl.Int64}
    rows = [(source_id, f.start, f.end) for f in figures]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _read_sheet(path: Path, columns: list[str]) -> str:
    """A sheet's text as it is, if its first line is the header."""
    try:
        sheet = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8: save it as UTF-8"
        raise UsageError(message) from error
    if sheet.splitlines()[:1] != [",".join(columns)]:
        expected = ",".join(columns)
        found = (sheet.splitlines() or [""])[0]
        raise DataError([Issue(str(path), 1, "-", "wrong-header", found, expected)])
    return sheet
