"""Draft rows: everything found in a report, with what the machine can know of it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from pipeline.anchors.text import Text
from pipeline.issues.messages import refusal_message
from pipeline.reading import Quantity, Refusal, Time
from pipeline.reading.serialization import write_decimal
from pipeline.schemas.hedges import HEDGE_SIGNS
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


@dataclass(frozen=True)
class Report:
    """A report as its draft needs it: its text, and what was found in it, in order."""

    text: Text
    language: str
    reference_date: dt.date | None
    figures: list[Mention]
    names: list[Name]
    suggester: Suggester

    @cached_property
    def times(self) -> list[Mention]:
        """Return the times among the figures."""
        return [f for f in self.figures if isinstance(f.what, Time)]

    @cached_property
    def sentences(self) -> list[int]:
        """Return where each sentence begins."""
        return [0, *(found.end() for found in _SENTENCE.finditer(self.text.content))]

    @cached_property
    def starts(self) -> list[int]:
        """Return where each figure begins."""
        return [figure.start for figure in self.figures]

    @cached_property
    def ends(self) -> list[int]:
        """Return where each figure ends."""
        return [figure.end for figure in self.figures]


def draft_rows(report: Report) -> pl.DataFrame:
    """Return a row for each mention and name, in the order of the text.

    `period`, `indicators` and `entities` are what is likeliest, not what is known.
    """
    rows = [_draft_figure(figure, report) for figure in report.figures]
    rows += [_draft_name(name, report.text) for name in report.names]
    rows.sort(key=lambda row: (row["at"], row["kind"]))
    schema = {name: _TYPES.get(name, pl.String) for name in COLUMNS}
    cells = [tuple(map(row.get, COLUMNS)) for row in rows]
    return pl.DataFrame(cells, schema=schema, orient="row")


def _draft_name(name: Name, text: Text) -> dict[str, object]:
    """Return the row of a name."""
    row = _place("name", name.start, name.end, text)
    return row | {"entities": " ".join(name.entity_ids)}


def _draft_figure(figure: Mention, report: Report) -> dict[str, object]:
    """Return the row of a quantity, a time or words that are refused."""
    match figure.what:
        case Quantity():
            return _draft_quantity(figure, figure.what, report)
        case Time():
            row = _place("time", figure.start, figure.end, report.text)
            return row | {"period": figure.what.period, "note": figure.what.modifier}
        case Refusal():
            row = _place("refused", figure.start, figure.end, report.text)
            code, params = figure.what.code, figure.what.params
            return row | {"note": refusal_message(code, params, report.language)}


def _draft_quantity(
    figure: Mention, quantity: Quantity, report: Report
) -> dict[str, object]:
    """Return the row of a quantity, with what it is likeliest of."""
    first, last = _sentence_at(figure.start, report)
    near, sentence = _context(figure, first, last, report)
    return (
        _place("quantity", figure.start, figure.end, report.text)
        | {
            "value": _write_value(quantity),
            "unit": quantity.unit,
            "counted": quantity.counted,
            "hedge": quantity.hedge,
            "status": quantity.status,
            "direction": quantity.direction,
            "indicators": " ".join(report.suggester.suggest(quantity, near, sentence)),
            "entities": _name_subjects(first, figure.start, report),
        }
        | _find_period(figure, first, last, report)
    )


def _write_value(quantity: Quantity) -> str:
    """Return a quantity as it is keyed: with its hedge's sign, or as a range."""
    ends = [write_decimal(end) for end in (quantity.low, quantity.high)]
    value = write_decimal(quantity.value) or "..".join(e or "" for e in ends)
    return HEDGE_SIGNS[quantity.hedge] + value


def _place(kind: str, start: int, end: int, text: Text) -> dict[str, object]:
    """Return what every row has: its kind, where it stands, the words."""
    return {
        "kind": kind,
        "paragraph": text.paragraph_at(start),
        "at": start,
        "words": text.content[start:end],
    }


def _sentence_at(place: int, report: Report) -> tuple[int, int]:
    """Return where the sentence of a place begins and ends."""
    index = bisect_right(report.sentences, place)
    starts = report.sentences
    last = starts[index] if index < len(starts) else len(report.text.content)
    return starts[index - 1], last


def _context(figure: Mention, first: int, last: int, report: Report) -> tuple[str, str]:
    """Return the words between the figure's neighbours, and its sentence."""
    index = bisect_right(report.starts, figure.start)
    before = report.ends[index - 2] if index > 1 else 0
    after = report.starts[index] if index < len(report.starts) else last
    content = report.text.content
    return content[max(first, before) : min(last, after)], content[first:last]


def _find_period(
    figure: Mention, first: int, last: int, report: Report
) -> dict[str, object]:
    """Return the likeliest period of a figure, and the words that state it.

    Where the sentence has none, the last one of the paragraph; else the report's day.
    """
    nearest = _nearest_time(figure, first, last, report)
    if nearest is None:
        day = report.reference_date
        return {"period": None if day is None else day.isoformat()}
    return {
        "period": nearest.what.period if isinstance(nearest.what, Time) else None,
        "time_words": report.text.content[nearest.start : nearest.end],
        "time_at": nearest.start,
    }


def _nearest_time(
    figure: Mention, first: int, last: int, report: Report
) -> Mention | None:
    """Return the likeliest time of a figure whose sentence is from first to last."""
    index = bisect_right(report.times, figure.start, key=lambda time: time.start)
    before = report.times[index - 1] if index else None
    after = report.times[index] if index < len(report.times) else None
    if before and before.start >= first:
        return before
    if after and after.start < last:
        return after
    paragraph_at = report.text.paragraph_at
    if before and paragraph_at(before.start) == paragraph_at(figure.start):
        return before
    return None


def _name_subjects(first: int, place: int, report: Report) -> str:
    """Return the entities named last before a figure, by preference in its sentence."""
    index = bisect_right(report.names, place, key=lambda name: name.start)
    if not index:
        return ""
    own = [n for n in report.names[max(0, index - 3) : index] if n.start >= first]
    nearest = own or report.names[index - 1 : index]
    ids = dict.fromkeys(i for name in reversed(nearest) for i in name.entity_ids)
    return " ".join(ids)
