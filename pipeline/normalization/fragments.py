"""Distinct fragments, each read once, as frames that the sheets can be joined to.

A fragment that gives no single certain reading has its `problem` (an issue's code),
what was `found` and `expected`, and the issue's `params`; its other columns are null.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Context, Decimal
from typing import Any

import polars as pl

from pipeline.decimals import DECIMAL, LIMIT, PLACES, WHOLE_DIGITS
from pipeline.reading import Quantity, Result, Time, bounds, may_qualify, read
from pipeline.reading.languages import LANGUAGES

_PROBLEM: dict[str, Any] = {
    "problem": pl.String,
    "found": pl.String,
    "expected": pl.String,
    "params": pl.List(pl.Struct({"name": pl.String, "value": pl.String})),
}

_ANY_FIGURE = "1%"

# What is before or after a time has no period.
_OPEN = ("before", "after")

QUANTITY = {
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
}

TIME = {
    "period": pl.String,
    "first": pl.Date,
    "last": pl.Date,
    "modifier": pl.String,
}


def read_quantities(fragments: pl.DataFrame) -> pl.DataFrame:
    """Return the one quantity in each distinct `words`, or the problem.

    Columns: words, language, the parts of `QUANTITY` and of a problem.
    """
    keys = ["words", "language"]
    return _read_distinct(fragments, keys, QUANTITY, _read_quantity)


def read_announced(fragments: pl.DataFrame) -> pl.DataFrame:
    """Return what each distinct `words` without a figure say of one behind them.

    Columns: words, language, status: "Ước tính 7 tháng/2025" makes an estimate of any
    figure that follows.
    """
    keys = ["words", "language"]
    parts = {"status": pl.String}
    read = _read_distinct(fragments, keys, parts, _read_announced)
    return read.select(*keys, *parts)


def read_times(fragments: pl.DataFrame) -> pl.DataFrame:
    """Return the one time in each distinct `words`, or the problem.

    Columns: words, language, reference_date, the parts of `TIME` and of a problem.
    Words without any time have no problem and no period: whether they need one is
    for the sheet to say.
    """
    keys = ["words", "language", "reference_date"]
    return _read_distinct(fragments, keys, TIME, _read_time)


def _read_distinct(
    fragments: pl.DataFrame,
    keys: list[str],
    parts: dict[str, Any],
    reader: Callable[..., dict[str, Any]],
) -> pl.DataFrame:
    """Return a row for each distinct fragment: its keys, its parts or its problem."""
    distinct = fragments.select(keys).filter(pl.col("words").is_not_null())
    distinct = distinct.unique(maintain_order=True)
    rows = [reader(*row) for row in distinct.iter_rows()]
    return distinct.hstack(pl.DataFrame(rows, schema=_PROBLEM | parts))


def _read_quantity(words: str, language: str) -> dict[str, Any]:
    """Return the parts of the one quantity in the words, or the problem."""
    found, problem = _read_one(words, language, None, Quantity)
    if problem:
        return problem
    q = found[0]
    # Half a step must be exact as well: what a figure leaves open is stated in those.
    if not all(map(_fits, (q.value, q.low, q.high, q.step, q.step / 2))):
        return {"problem": "too-many-digits", "found": words, "expected": LIMIT}
    lower, upper = bounds(q)
    return {
        "value": q.value,
        "low": q.low,
        "high": q.high,
        "lower": lower,
        "upper": upper,
        "step": q.step,
        "unit": q.unit,
        "counted": q.counted,
        "hedge": q.hedge,
        "status": q.status,
        "direction": q.direction,
        "ordinal": q.ordinal,
    }


def _read_announced(words: str, language: str) -> dict[str, Any]:
    """Return the status of a figure that words without one would have behind them."""
    _, problem = _try_language(words, language, None, Quantity)
    if problem is None or problem["problem"] != "no-quantity":
        return {}
    found, problem = _try_language(f"{words} {_ANY_FIGURE}", language, None, Quantity)
    return {} if problem else {"status": found[0].status}


def _read_time(
    words: str, language: str, reference_date: dt.date | None
) -> dict[str, Any]:
    """Return the parts of the one time in the words, the problem, or neither."""
    found, problem = _read_one(words, language, reference_date, Time)
    if problem:
        return {} if problem["problem"] == "no-time" else problem
    time = found[0]
    if time.modifier in _OPEN:
        return {"problem": "open-time", "found": words}
    if time.first is None:
        return {"problem": "no-reference-date", "found": words}
    return {
        "period": time.period,
        "first": time.first,
        "last": time.last,
        "modifier": time.modifier,
    }


def _read_one(
    words: str, language: str, reference: dt.date | None, kind: type
) -> tuple[list[Any], dict[str, Any] | None]:
    """Return what of a kind is read in the words, or the problem.

    Words that only another language can read, or in which only it reads a hedge, are
    reported as of that one.
    """
    found, problem = _try_language(words, language, reference, kind)
    if problem is None and not _is_bare(words, found[0]):
        return found, None
    for other in sorted(LANGUAGES.keys() - {language}):
        if problem is None and not may_qualify(words, other):
            continue
        theirs, unread = _try_language(words, other, reference, kind)
        if unread is None and (problem or _is_qualified(theirs[0])):
            foreign = {"problem": "other-language", "found": words, "expected": other}
            return found, foreign | {"params": [_language_param(language)]}
    return found, problem


def _is_bare(words: str, reading: Any) -> bool:
    """Whether a figure has words around it that its reading makes nothing of."""
    is_figure = isinstance(reading, Quantity) and not _is_qualified(reading)
    return is_figure and reading.end - reading.start < len(words)


def _is_qualified(quantity: Quantity) -> bool:
    """Whether a figure has a hedge, a direction, or is an estimate."""
    return quantity.hedge != "exact" or bool(quantity.direction or quantity.status)


def _try_language(
    words: str, language: str, reference: dt.date | None, kind: type
) -> tuple[list[Any], dict[str, Any] | None]:
    result = read(words, language, reference)
    found = [r for r in result.readings if isinstance(r, kind)]
    if result.refusals:
        refusal = result.refusals[0]
        params = [{"name": n, "value": v} for n, v in refusal.params]
        params.append(_language_param(language))
        problem = {"problem": refusal.code, "found": words, "params": params}
        return found, problem
    return found, _find_problem(result, found, kind.__name__.lower())


def _language_param(language: str) -> dict[str, str]:
    """Return the language of the words, for the message of an issue."""
    return {"name": "language", "value": language}


def _find_problem(result: Result, found: list[Any], kind: str) -> dict[str, Any] | None:
    """Return why the words give no single certain reading of a kind, if so."""
    if len(found) == 1:
        return None
    if not found:
        return {"problem": f"no-{kind}", "found": result.text}
    said = " | ".join(result.text[r.start : r.end] for r in found)
    plural = {"quantity": "quantities", "time": "times"}[kind]
    return {"problem": f"several-{plural}", "found": said}


def _fits(figure: Decimal | None) -> bool:
    """Whether the decimal columns hold the figure exactly."""
    return figure is None or _COLUMN.quantize(figure, _LAST_PLACE) == figure


# What has more digits than a column becomes NaN, which equals nothing.
_COLUMN = Context(prec=WHOLE_DIGITS + PLACES, traps=[])
_LAST_PLACE = Decimal(1).scaleb(-PLACES)
