"""Amounts of money that a report converts, at a rate far from that of other reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from pipeline.issues.model import Issue
from pipeline.warnings.rows import MATTER

# Rates of two years differ by less, and a misplaced decimal point makes more of it.
_FAR = 3
_SHOWN = Context(prec=6)


# What is needed of a row that may be one side of a conversion.
_NEEDED = (
    *MATTER,
    "record_id",
    "file",
    "line",
    "words",
    "figure",
    "figure_unit",
    "indicator_unit",
    "system",
)


def list_converted(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that state a matter in several currencies, as far as needed."""
    money = rows.filter(system="iso4217").select(_NEEDED)
    return money.filter(pl.col("figure_unit").n_unique().over(MATTER) > 1)


def find_far_rates(rows: pl.DataFrame) -> list[Issue]:
    """Return a warning for each conversion that most others are far from.

    Two rows of a source that state one matter in two currencies are a conversion. Of
    only two that are far from each other both are shown, for either may be wrong.
    """
    money = rows.filter((pl.col("system") == "iso4217") & (pl.col("figure") > 0))
    both = money.join(money, on=MATTER, nulls_equal=True, suffix="_b")
    pairs = both.filter(pl.col("figure_unit") < pl.col("figure_unit_b"))
    pairs = pairs.sort("record_id", "record_id_b")
    currencies = pairs.group_by("figure_unit", "figure_unit_b", maintain_order=True)
    return [warning for _, group in currencies for warning in _find_far(group)]


def _find_far(pairs: pl.DataFrame) -> list[Issue]:
    """Return the warnings of all conversions between the same two currencies."""
    figures = pairs.select("figure_b", "figure").iter_rows()
    rates = [Fraction(one) / Fraction(other) for one, other in figures]
    ordered = sorted(rates)
    warnings = []
    for rate, pair in zip(rates, pairs.iter_rows(named=True), strict=True):
        first, end = (
            bisect_left(ordered, rate / _FAR),
            bisect_right(ordered, rate * _FAR),
        )
        far = ordered[:first] + ordered[end:]
        near = end - first - 1  # without the rate itself
        if len(far) > near:
            warnings.append(_warn(pair, rate, far[len(far) // 2]))
    return warnings


def _warn(pair: dict[str, Any], rate: Fraction, usual: Fraction) -> Issue:
    """Return the warning of a conversion: it is of the row in the other currency."""
    is_second = pair["figure_unit"] == pair["indicator_unit"]
    own, other = ("_b", "") if is_second else ("", "_b")
    currencies = f"{pair['figure_unit_b']}/{pair['figure_unit']}"
    return Issue(
        pair[f"file{own}"],
        pair[f"line{own}"],
        "words",
        "rate-far-off",
        pair[f"words{own}"],
        f"{_show(usual)} {currencies}",
        (("words", pair[f"words{other}"]), ("rate", f"{_show(rate)} {currencies}")),
    )


def _show(rate: Fraction) -> str:
    """Return a rate as a decimal number of six digits."""
    rounded = _SHOWN.divide(Decimal(rate.numerator), Decimal(rate.denominator))
    return f"{rounded:f}"
