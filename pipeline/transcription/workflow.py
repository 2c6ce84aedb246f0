"""The transcriber's steps: a new source, its draft, its anchors, its coverage."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline import paths
from pipeline.anchors.coverage import mark_covered
from pipeline.anchors.text import Text, read_text
from pipeline.files import read_file, rewrite_file, write_file, write_folder
from pipeline.issues.model import UsageError
from pipeline.normalization.readings import Readings
from pipeline.normalization.vocabulary import gather_vocabulary
from pipeline.schemas.raw import ANCHORS
from pipeline.transcription.anchoring import (
    Anchorer,
    Choose,
    Outcome,
    list_places,
)
from pipeline.transcription.drafting import Report, draft_rows
from pipeline.transcription.mentions import (
    Mention,
    Name,
    find_figures,
    find_names,
    list_spans,
)
from pipeline.transcription.periods import make_periods, read_title
from pipeline.transcription.scaffold import About, renew_places, scaffold
from pipeline.transcription.source import (
    as_day,
    language_and_day,
    list_entities,
    list_indicators,
    list_names,
    read_sheet,
    read_source,
    require_source,
    source_folder,
)
from pipeline.transcription.suggest import make_suggester
from pipeline.transcription.surroundings import Surroundings, find_surroundings


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a report is anchored: its figures and times, and the names it has.

    `figures` has source_id, start, end, covered; `named` counts the names found, and
    `unused` are those of which no row of the source speaks.
    """

    text: Text
    figures: pl.DataFrame
    named: int
    unused: list[Name]

    @property
    def covered(self) -> int:
        """Return how many figures and times are anchored or left out with a reason."""
        return int(self.figures["covered"].sum())


def load_text(path: Path) -> Text:
    """Return a report's text.

    Raises:
        UsageError: there is no such file, or it is no text in UTF-8.
        OSError: it cannot be read, or is too large.
    """
    if not path.is_file():
        message = f"there is no file {path}: name the report's text with --text"
        raise UsageError(message)
    text = read_text(read_file(path))
    if text is None:
        message = f"{path} is not UTF-8, or stacks marks on a letter: save it as UTF-8"
        raise UsageError(message)
    return text


def new_source(
    raw: Path, source_id: str, text: Text | None, language: str, about: About
) -> Path:
    """Write a source's folder with its description and empty sheets, and return it.

    Raises:
        UsageError: the folder is there, or the id is no name of a folder.
    """
    folder = source_folder(raw, source_id)
    if folder.exists() or folder.is_symlink():
        message = f"{folder} exists already, nothing was changed: choose another id"
        raise UsageError(message)
    if text and not text.paragraphs:
        message = "the text has no words: name another file with --text"
        raise UsageError(message)
    day = as_day(about.date_published)
    figures = find_figures(text, language, day) if text else []
    files = scaffold(about, language, text, list_spans(figures))
    try:
        content = {name: lines.encode("utf-8") for name, lines in files.items()}
    except UnicodeEncodeError as error:
        message = "an option holds characters that are no Unicode: type it anew"
        raise UsageError(message) from error
    write_folder(folder, content)
    return folder


def draft_source(raw: Path, source_id: str, text: Text) -> pl.DataFrame:
    """Return everything found in a report, as draft rows.

    Raises:
        DataError: the codelists or the source's description cannot be read.
        UsageError: there is no such source.
    """
    source = read_source(raw, source_id)
    vocabulary = gather_vocabulary(source, Readings())
    suggester = make_suggester(list_indicators(source, vocabulary.unit_forms))
    language, day = language_and_day(source)
    # A report without a day may state its year all the same.
    reference = vocabulary.sources["reference_date"].item()
    figures = find_figures(text, language, reference)
    names = find_names(text, list_names(source))
    title = source.sources["title"].item()
    told = read_title(title, language, reference) if title else None
    periods = make_periods(text, figures, told, day)
    return draft_rows(Report(text, language, figures, names, periods, suggester))


def write_draft(rows: pl.DataFrame, path: Path) -> None:
    """Write draft rows into a new file.

    Raises:
        UsageError: there is such a file by now.
    """
    if path.exists():
        message = f"{path} exists already: name another file"
        raise UsageError(message)
    write_file(path, rows.write_csv(line_terminator="\n").encode("utf-8"))


def anchor_source(
    raw: Path, source_id: str, text: Text, choose: Choose
) -> dict[Path, tuple[str, Outcome]]:
    """Return each sheet's text as it is, and as it would be with its anchors set.

    Raises:
        DataError: a sheet cannot be read for certain.
        UsageError: there is no such source.
    """
    require_source(raw, source_id)
    sheets = {
        name: sheet
        for name in ANCHORS
        if (sheet := read_sheet(raw, source_id, name)) is not None
    }
    is_other = is_other_text(raw, source_id, text)
    around = _look_around(sheets, text) if is_other else None
    anchorer = Anchorer(text, choose, around)
    return {
        paths.sheet_file(raw, source_id, name): (
            sheet,
            anchorer.anchor(sheet, ANCHORS[name]),
        )
        for name, sheet in sheets.items()
    }


def _look_around(sheets: dict[str, str], text: Text) -> Surroundings:
    """Return what stands around the places of all sheets, in a new text."""
    anchors = [
        (place.at, place.words)
        for name, sheet in sheets.items()
        for place in list_places(sheet, ANCHORS[name])
        if place.at is not None
    ]
    return find_surroundings(anchors, text)


def find_source_figures(raw: Path, source_id: str, text: Text) -> list[Mention]:
    """Return every quantity, time and refusal in a source's text, in order."""
    return find_figures(text, *language_and_day(read_source(raw, source_id)))


def renew_source(raw: Path, source_id: str, text: Text) -> tuple[Path, str, str]:
    """Return source.toml, its content, and that with what it has of the text renewed.

    So it is where the report was re-issued, where its text is come by, and where its
    language or day was mended: what is found in the text is read again.
    """
    path = source_folder(raw, source_id) / paths.SOURCE_FILE
    before = read_file(path).decode("utf-8")
    figures = find_source_figures(raw, source_id, text)
    return path, before, renew_places(before, text, list_spans(figures))


def write_changed(path: Path, before: str, after: str) -> None:
    """Write a file anew, of which `before` is what was read.

    Raises:
        UsageError: it was changed since.
    """
    if not rewrite_file(path, before.encode("utf-8"), after.encode("utf-8")):
        message = f"{path} was changed meanwhile, and is left so: try again"
        raise UsageError(message)


def is_other_text(raw: Path, source_id: str, text: Text) -> bool:
    """Whether source.toml has the fingerprint of another text."""
    known = read_source(raw, source_id).sources["text_sha256"].item()
    return known not in {None, text.sha256}


def show_changes(path: Path, before: str, after: str) -> str:
    """Return what would change in a sheet, as a unified diff."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, str(path), str(path), n=0))


def measure_coverage(raw: Path, source_id: str, text: Text) -> Coverage:
    """Return what of a report is anchored, figure by figure and name by name.

    Raises:
        DataError: the codelists or the source's description cannot be read.
        UsageError: there is no such source.
    """
    source = read_source(raw, source_id)
    language, day = language_and_day(source)
    figures = _as_frame(source_id, find_figures(text, language, day))
    names = find_names(text, list_names(source))
    used = list_entities(source)
    distinct = {name.entity_ids: name for name in reversed(names)}
    unused = [name for ids, name in distinct.items() if not used & set(ids)]
    unused.sort(key=lambda name: name.start)
    covered = mark_covered(figures, source.sheets)
    return Coverage(text, covered, len(distinct), unused)


def _as_frame(source_id: str, mentions: list[Mention]) -> pl.DataFrame:
    """Return mentions as source_id, start, end."""
    schema = {"source_id": pl.String, "start": pl.Int64, "end": pl.Int64}
    rows = [(source_id, mention.start, mention.end) for mention in mentions]
    return pl.DataFrame(rows, schema=schema, orient="row")
