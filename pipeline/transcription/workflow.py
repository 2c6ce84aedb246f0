"""The transcriber's desk: a source is made, drafted, anchored, and measured."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline import paths
from pipeline.anchors.coverage import mark_covered
from pipeline.anchors.text import Text, read_text
from pipeline.ingestion.parsing import parse_csv
from pipeline.ingestion.reader import read
from pipeline.issues.model import DataError, UsageError
from pipeline.normalization.vocabulary import gather_vocabulary
from pipeline.schemas.raw import ANCHORS, CODELISTS, Raw, header
from pipeline.transcription.anchoring import Choose, Outcome, anchor_sheet
from pipeline.transcription.drafting import draft_rows
from pipeline.transcription.mentions import Finding, Name, find_figures, find_names
from pipeline.transcription.scaffold import About, describe_places, scaffold
from pipeline.transcription.suggest import Indicator, make_suggester


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
        message = f"there is no file {path}: name the report's text with --text"
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
    folder = _source_folder(raw, source_id)
    if folder.exists() or folder.is_symlink():
        message = f"{folder} exists already, nothing was changed: choose another id"
        raise UsageError(message)
    if not text.paragraphs:
        message = "the text has no words: name another file with --text"
        raise UsageError(message)
    day = _as_day(about.date_published)
    figures = find_figures(text, about.language, day)
    places = [place for f in figures for place in (f.start, f.end)]
    files = scaffold(about, text, places)
    try:
        content = {name: lines.encode("utf-8") for name, lines in files.items()}
    except UnicodeEncodeError as error:
        message = "an option holds characters that are no Unicode: type it anew"
        raise UsageError(message) from error
    folder.mkdir(parents=True)
    for name, data in content.items():
        (folder / name).write_bytes(data)
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
    _require_source(raw, source_id)
    outcomes = {}
    for name, pairs in ANCHORS.items():
        path = paths.sheet_file(raw, source_id, name)
        if path.is_file() and not path.is_symlink():
            sheet = _read_sheet(path, header(name))
            outcomes[path] = (sheet, anchor_sheet(sheet, pairs, text.content, choose))
    return outcomes


def is_transcribed_text(raw: Path, source_id: str, text: Text) -> bool:
    """Whether the text is the one whose fingerprint source.toml has."""
    sources = _read_source(raw, source_id).sources
    return text.sha256 in sources["text_sha256"].to_list()


def describe_text(raw: Path, source_id: str, text: Text) -> str:
    """The lines of source.toml that a re-issued text changes, to be put there."""
    language, day = _language_and_day(_read_source(raw, source_id), source_id)
    figures = find_figures(text, language, day)
    return describe_places(text, [p for f in figures for p in (f.start, f.end)])


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


def _source_folder(raw: Path, source_id: str) -> Path:
    """The folder of a source, which lies in raw/ and nowhere else."""
    if not paths.is_source_id(source_id):
        message = f"{source_id!r} is no source id: use a-z, 0-9 and single hyphens"
        raise UsageError(message)
    return paths.source_folder(raw, source_id)


def _require_source(raw: Path, source_id: str) -> None:
    """Refuse a source that is not there."""
    folder = _source_folder(raw, source_id)
    if not folder.is_dir() or folder.is_symlink():
        message = f"there is no source {source_id}: create it with the command new"
        raise UsageError(message)


def _read_source(raw: Path, source_id: str) -> Raw:
    """The codelists and one source, as far as they are sound."""
    _require_source(raw, source_id)
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
    """A sheet's text as it is, if it can be read for certain.

    Raises:
        DataError: it cannot; nothing should be written into it then.
    """
    data = path.read_bytes()
    _, issues = parse_csv([(str(path), data)], columns)
    if issues:
        raise DataError(issues)
    return data.decode("utf-8")
