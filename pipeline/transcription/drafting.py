"""Draft rows: everything found in a report, with what the machine can know of it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.anchors.text import Text
from pipeline.reading import Quantity, Refusal, Time, as_record
from pipeline.reading.model import Result
from pipeline.reading.serialization import write_decimal
from pipeline.transcription.mentions import Mention, Name
from pipeline.transcription.suggest import Suggester

COLUMNS = (
    "kind",
    "paragraph",
    "at",
    "words",
    "value",
    "unit",
    "counted",
    "hedge",
    "status",
    "direction",
    "period",
    "time_words",
    "time_at",
    "indicators",
    "entities",
    "note",
)

_TYPES: dict[str, Any] = dict.fromkeys(("paragraph", "at", "time_at"), pl.Int64)
_SENTENCE = re.compile(r"[.!?…;](?=[\s”\"])|\n")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A report as its rows need it: its text, names, times, sentences."""

    text: Text
    names: list[Name]
    times: list[Mention]
    sentences: list[int]
    # Where every mention begins and ends.
    starts: list[int]
    ends: list[int]
    reference_date: dt.date | None
    suggester: Suggester


def draft_rows(
    text: Text,
    figures: list[Mention],
    names: list[Name],
    suggester: Suggester,
    reference_date: dt.date | None,
) -> pl.DataFrame:
    """Return a row for each mention and name, in the order of the text.

    `period`, `indicators` and `entities` are what is likeliest, not what is known.
    """
    around = _survey(text, figures, names, suggester, reference_date)
    rows = [_draft_figure(figure, around) for figure in figures]
    rows += [_draft_name(name, text) for name in names]
    rows.sort(key=lambda row: (row["at"], row["kind"]))
    schema = {name: _TYPES.get(name, pl.String) for name in COLUMNS}
    cells = [{name: row.get(name) for name in COLUMNS} for row in rows]
    return pl.DataFrame(cells, schema=schema)


def _survey(
    text: Text,
    figures: list[Mention],
    names: list[Name],
    suggester: Suggester,
    reference_date: dt.date | None,
) -> Surroundings:
    """Return what the rows of a report need to know of it."""
    return Surroundings(
        text,
        names,
        [f for f in figures if isinstance(f.what, Time)],
        [0, *(found.end() for found in _SENTENCE.finditer(text.content))],
        [f.start for f in figures],
        [f.end for f in figures],
        reference_date,
        suggester,
    )


def _draft_name(name: Name, text: Text) -> dict[str, object]:
    """Return the row of a name."""
    row = _place("name", name.start, name.end, text)
    return row | {"entities": " ".join(name.entity_ids)}


def _draft_figure(figure: Mention, around: Surroundings) -> dict[str, object]:
    """Return the row of a quantity, a time or words that are refused."""
    match figure.what:
        case Quantity():
            return _draft_quantity(figure, figure.what, around)
        case Time():
            row = _place("time", figure.start, figure.end, around.text)
            return row | {"period": figure.what.period, "note": figure.what.modifier}
        case Refusal():
            row = _place("refused", figure.start, figure.end, around.text)
            refused = as_record(Result("", (), (figure.what,)))["refused"]
            return row | {"note": refused["message"]}  # type: ignore[index]


def _draft_quantity(
    figure: Mention, quantity: Quantity, around: Surroundings
) -> dict[str, object]:
    """Return the row of a quantity, with what it is likeliest of."""
    first, last = _sentence_at(figure.start, around)
    ends = [write_decimal(end) for end in (quantity.low, quantity.high)]
    value = write_decimal(quantity.value) or "..".join(e or "" for e in ends)
    near, sentence = _context(figure, first, last, around)
    return (
        _place("quantity", figure.start, figure.end, around.text)
        | {
            "value": value,
            "unit": quantity.unit,
            "counted": quantity.counted,
            "hedge": quantity.hedge,
            "status": quantity.status,
            "direction": quantity.direction,
            "indicators": " ".join(around.suggester.suggest(quantity, near, sentence)),
            "entities": _name_subjects(first, figure.start, around),
        }
        | _find_period(figure, first, last, around)
    )


def _place(kind: str, start: int, end: int, text: Text) -> dict[str, object]:
    """Return what every row has: its kind, where it stands, the words."""
    return {
        "kind": kind,
        "paragraph": text.paragraph_at(start),
        "at": start,
        "words": text.content[start:end],
    }


def _sentence_at(place: int, around: Surroundings) -> tuple[int, int]:
    """Return where the sentence of a place begins and ends."""
    index = bisect_right(around.sentences, place)
    starts = around.sentences
    last = starts[index] if index < len(starts) else len(around.text.content)
    return starts[index - 1], last


def _context(
    figure: Mention, first: int, last: int, around: Surroundings
) -> tuple[str, str]:
    """Return the words between the figure's neighbours, and its sentence."""
    index = bisect_right(around.starts, figure.start)
    before = around.ends[index - 2] if index > 1 else 0
    after = around.starts[index] if index < len(around.starts) else last
    content = around.text.content
    return content[max(first, before) : min(last, after)], content[first:last]


def _find_period(
    figure: Mention, first: int, last: int, around: Surroundings
) -> dict[str, object]:
    """Return the likeliest period of a figure, and the words that state it.

    Where the sentence has none, the last one of the paragraph; else the report's day.
    """
    nearest = _nearest_time(figure, first, last, around)
    if nearest is None:
        day = around.reference_date
        return {"period": None if day is None else day.isoformat()}
    return {
        "period": nearest.what.period if isinstance(nearest.what, Time) else None,
        "time_words": around.text.content[nearest.start : nearest.end],
        "time_at": nearest.start,
    }


def _nearest_time(
    figure: Mention, first: int, last: int, around: Surroundings
) -> Mention | None:
    """Return the likeliest time of a figure whose sentence is from first to last."""
    index = bisect_right(around.times, figure.start, key=lambda time: time.start)
    before = around.times[index - 1] if index else None
    after = around.times[index] if index < len(around.times) else None
    if before and before.start >= first:
        return before
    if after and after.start < last:
        return after
    paragraph_at = around.text.paragraph_at
    if before and paragraph_at(before.start) == paragraph_at(figure.start):
        return before
    return None


def _name_subjects(first: int, place: int, around: Surroundings) -> str:
    """Return the entities named last before a figure, by preference in its sentence."""
    index = bisect_right(around.names, place, key=lambda name: name.start)
    if not index:
        return ""
    own = [n for n in around.names[max(0, index - 3) : index] if n.start >= first]
    nearest = own or around.names[index - 1 : index]
    ids = dict.fromkeys(i for name in reversed(nearest) for i in name.entity_ids)
    return " ".join(ids)
