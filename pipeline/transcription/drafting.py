"""Draft rows: everything found in a report, with what the machine can know of it."""

from __future__ import annotations

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
from pipeline.schemas.models import UNSTATED
from pipeline.transcription.mentions import Mention, Name
from pipeline.transcription.periods import Periods, Stated
from pipeline.transcription.suggest import Indicator, Suggester

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
_MARK = re.compile(r"[,;:()]")
# Words that name nothing of which a figure may be.
_IDLE = re.compile(
    r"(?:\W|\b(?:đạt|ước|tính|là|tăng|giảm|và|còn|lên|tới|đến|khoảng|bằng|tương đương"
    r"|so|với|cùng kỳ|năm|trước|thì|trong|vào|riêng|and|or|is|was|were|in|of|the|a|up"
    r"|down|from|same|period|to|at|reached|estimated)\b)*"
)
# Behind a per cent: the whole of which it is a part, not what the part is of.
_WHOLE = re.compile(r" (?:of|tổng|trong tổng|GR?DP|dự toán|kế hoạch)\b", re.IGNORECASE)
# What is measured in these stays for years.
_LASTING_UNITS = ("km2", "har", "m2")


@dataclass(frozen=True)
class Report:
    """A report as its draft needs it: its text, and what was found in it, in order."""

    text: Text
    language: str
    figures: list[Mention]
    names: list[Name]
    periods: Periods
    suggester: Suggester

    @cached_property
    def quantities(self) -> list[Mention]:
        """Return the quantities among the figures."""
        return [f for f in self.figures if isinstance(f.what, Quantity)]

    @cached_property
    def starts(self) -> list[int]:
        """Return where each quantity begins."""
        return [figure.start for figure in self.quantities]

    @cached_property
    def ends(self) -> list[int]:
        """Return where each quantity ends."""
        return [figure.end for figure in self.quantities]


def draft_rows(report: Report) -> pl.DataFrame:
    """Return a row for each mention and name, in the order of the text.

    `period`, `indicators` and `entities` are what is likeliest, not what is known; a
    period that the title tells has `title` as its note.
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
    first, last = report.periods.sentences.at(figure.start)
    indicator = report.suggester.suggest(
        quantity, *_find_words_around(figure, first, last, report)
    )
    stated = report.periods.find(figure, is_lasting=_is_lasting(quantity, indicator))
    if indicator and indicator.time_scope == "edition" and stated.words is None:
        stated = Stated(UNSTATED)
    return _place("quantity", figure.start, figure.end, report.text) | {
        "value": _write_value(quantity),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "hedge": quantity.hedge,
        "status": quantity.status,
        "direction": quantity.direction,
        "period": stated.period,
        "time_words": stated.words,
        "time_at": stated.at,
        "indicators": indicator and indicator.indicator_id,
        "note": "title" if stated.words and stated.at is None else None,
        "entities": _name_subjects(first, figure.start, report),
    }


def _is_lasting(quantity: Quantity, indicator: Indicator | None) -> bool:
    """Whether a quantity is one that stays for years: an area, a population."""
    scope = indicator.time_scope if indicator else ""
    return scope in {"lasting", "year"} or quantity.unit in _LASTING_UNITS


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


def _find_words_around(
    figure: Mention, first: int, last: int, report: Report
) -> tuple[str, str]:
    """Return the words of a figure's part of its sentence, from first to last.

    Then those before that part, if it has no words of its own: GRDP tăng 5%, quý 3
    tăng 6%.
    """
    content = report.text.content
    index = bisect_right(report.starts, figure.start) - 1
    begin, end = first, last
    if index and report.ends[index - 1] > first:
        begin = report.ends[index - 1]
    if index + 1 < len(report.starts):
        end = min(last, report.starts[index + 1])
    behind = _MARK.split(content[figure.end : end])[0]
    if isinstance(figure.what, Quantity) and figure.what.unit == "%":
        behind = "" if _WHOLE.match(behind) else behind
    near = content[begin : figure.end] + behind
    is_bare = begin > first and _has_no_words(figure, begin, report)
    return near, content[first:begin] if is_bare else ""


def _has_no_words(figure: Mention, begin: int, report: Report) -> bool:
    """Whether but times and words such as "reached" stand before a figure."""
    words = report.text.content[begin : figure.start].lower()
    for time in report.periods.times_between(begin, figure.start):
        words = words.replace(report.text.content[time.start : time.end].lower(), " ")
    return _IDLE.fullmatch(words) is not None


def _name_subjects(first: int, place: int, report: Report) -> str:
    """Return the entities named last before a figure, by preference in its sentence."""
    index = bisect_right(report.names, place, key=lambda name: name.start)
    if not index:
        return ""
    own = [n for n in report.names[max(0, index - 3) : index] if n.start >= first]
    nearest = own or report.names[index - 1 : index]
    ids = dict.fromkeys(i for name in reversed(nearest) for i in name.entity_ids)
    return " ".join(ids)
