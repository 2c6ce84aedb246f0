"""What one fragment says: its parts, or why it has none.

Each reader returns a row: of the columns of `Problem`, then of those of its `Kind`.
Where there is no single certain reading, the problem's are filled and the others null.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Context, Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from pipeline.decimals import DECIMAL, LIMIT, PLACES, WHOLE_DIGITS
from pipeline.reading import (
    Quantity,
    Reference,
    Result,
    Time,
    bounds,
    may_qualify,
    read,
)
from pipeline.reading.languages import LANGUAGES

Row = tuple[Any, ...]


class Problem(NamedTuple):
    """The code of an issue, what was found and expected, and the issue's params."""

    code: str | None = None
    found: str | None = None
    expected: str | None = None
    params: tuple[dict[str, str], ...] | None = None


class Kind(NamedTuple):
    """What a fragment is read as: by which keys, to which parts, and by what."""

    keys: dict[str, Any]
    parts: dict[str, Any]
    read: Callable[..., Row]


PROBLEM: dict[str, Any] = {
    "problem": pl.String,
    "found": pl.String,
    "expected": pl.String,
    "params": pl.List(pl.Struct({"name": pl.String, "value": pl.String})),
}
_SOUND = Problem()

_ANY_FIGURE = "1%"

# What is before or after a time has no period.
_OPEN = ("before", "after")


def _read_quantity(words: str, language: str) -> Row:
    """Return the parts of the one quantity in the words, or the problem."""
    found, problem = _read_one(words, language, None, Quantity)
    if problem:
        return _fill(problem, QUANTITY)
    q = found[0]
    # Half a step must be exact as well: what a figure leaves open is stated in those.
    if not all(map(_fits, (q.value, q.low, q.high, q.step, q.step / 2))):
        return _fill(Problem("too-many-digits", words, LIMIT), QUANTITY)
    return (
        *_SOUND,
        q.value,
        q.low,
        q.high,
        *bounds(q),
        q.step,
        q.unit,
        q.counted,
        q.hedge,
        q.status,
        q.direction,
        q.ordinal,
    )


def _read_announced(words: str, language: str) -> Row:
    """Return the status of a figure that words without one would have behind them.

    "Ước tính 7 tháng/2025" makes an estimate of any figure that follows.
    """
    _, problem = _try_language(words, language, None, Quantity)
    if problem is None or problem.code != "no-quantity":
        return _fill(_SOUND, ANNOUNCED)
    found, problem = _try_language(f"{words} {_ANY_FIGURE}", language, None, Quantity)
    return (*_SOUND, None if problem else found[0].status)


def _read_time(words: str, language: str, reference_date: dt.date | None) -> Row:
    """Return the parts of the one time in the words, the problem, or neither.

    Words without any time have no problem and no period: whether they need one is for
    the sheet to say.
    """
    if reference_date is None:
        return _state_time(words, language, None)
    return _read_dated(words, language) or _state_time(
        words, language, Reference(reference_date)
    )


@lru_cache(maxsize=8_192)
def _read_dated(words: str, language: str) -> Row | None:
    """Return what words say of any day's report; None where that is not the same.

    Most times have their year: they are read once, and not for each day of a report.
    """
    reference = Reference(_ANY_DAY)
    row = _state_time(words, language, reference)
    return None if reference.is_used else row


_ANY_DAY = dt.date(2000, 1, 1)


def _state_time(words: str, language: str, reference: Reference | None) -> Row:
    """Return the parts of the one time in the words, the problem, or neither."""
    found, problem = _read_one(words, language, reference, Time)
    if problem:
        return _fill(_SOUND if problem.code == "no-time" else problem, TIME)
    time = found[0]
    if time.modifier in _OPEN:
        return _fill(Problem("open-time", words), TIME)
    if time.first is None:
        return _fill(Problem("no-reference-date", words), TIME)
    return (*_SOUND, time.period, time.first, time.last, time.modifier)


def _fill(problem: Problem, kind: Kind) -> Row:
    """Return the row of words that have no parts."""
    return (*problem, *(None for _ in kind.parts))


_WORDS = {"words": pl.String, "language": pl.String}
QUANTITY = Kind(
    _WORDS,
    {
        "value": DECIMAL,
        "low": DECIMAL,
        "high": DECIMAL,
        "lower": DECIMAL,
        "upper": DECIMAL,
        "step": DECIMAL,
        "unit": pl.String,
        "counted": pl.String,
        "hedge": pl.String,
        "status": pl.String,
        "direction": pl.String,
        "ordinal": pl.Boolean,
    },
    _read_quantity,
)
ANNOUNCED = Kind(_WORDS, {"status": pl.String}, _read_announced)
TIME = Kind(
    _WORDS | {"reference_date": pl.Date},
    {
        "period": pl.String,
        "first": pl.Date,
        "last": pl.Date,
        "modifier": pl.String,
    },
    _read_time,
)


def _read_one(
    words: str, language: str, reference: Reference | None, kind: type
) -> tuple[list[Any], Problem | None]:
    """Return what of a kind is read in the words, or the problem.

    Words that only another language can read, or in which only it reads a hedge, are
    reported as of that one.
    """
    found, problem = _try_language(words, language, reference, kind)
    if problem is None and not _is_bare(words, found[0]):
        return found, None
    for other in _OTHERS[language]:
        if problem is None and not may_qualify(words, other):
            continue
        theirs, unread = _try_language(words, other, reference, kind)
        if unread is None and (problem or _is_qualified(theirs[0])):
            params = (_language_param(language),)
            return found, Problem("other-language", words, other, params)
    return found, problem


_OTHERS = {one: sorted(LANGUAGES.keys() - {one}) for one in LANGUAGES}


def _is_bare(words: str, reading: Any) -> bool:
    """Whether a figure has words around it that its reading makes nothing of."""
    is_figure = isinstance(reading, Quantity) and not _is_qualified(reading)
    return is_figure and reading.end - reading.start < len(words)


def _is_qualified(quantity: Quantity) -> bool:
    """Whether a figure has a hedge, a direction, or is an estimate."""
    return quantity.hedge != "exact" or bool(quantity.direction or quantity.status)


def _try_language(
    words: str, language: str, reference: Reference | None, kind: type
) -> tuple[list[Any], Problem | None]:
    result = read(words, language, reference)
    found = [r for r in result.readings if isinstance(r, kind)]
    if result.refusals:
        refusal = result.refusals[0]
        params = [{"name": n, "value": v} for n, v in refusal.params]
        params.append(_language_param(language))
        return found, Problem(refusal.code, words, params=tuple(params))
    is_sure = len(found) == 1
    return found, None if is_sure else _explain(result, found, kind.__name__.lower())


def _language_param(language: str) -> dict[str, str]:
    """Return the language of the words, for the message of an issue."""
    return {"name": "language", "value": language}


def _explain(result: Result, found: list[Any], kind: str) -> Problem:
    """Return why the words give no single reading of a kind."""
    if not found:
        return Problem(f"no-{kind}", result.text)
    said = " | ".join(result.text[r.start : r.end] for r in found)
    plural = {"quantity": "quantities", "time": "times"}[kind]
    return Problem(f"several-{plural}", said)


def _fits(figure: Decimal | None) -> bool:
    """Whether the decimal columns hold the figure exactly."""
    return figure is None or _COLUMN.quantize(figure, _LAST_PLACE) == figure


# What has more digits than a column becomes NaN, which equals nothing.
_COLUMN = Context(prec=WHOLE_DIGITS + PLACES, traps=[])
_LAST_PLACE = Decimal(1).scaleb(-PLACES)
