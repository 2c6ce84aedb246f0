"""What two statements of one fact are to each other; the first verdict that holds.

A pair has the columns of `make_statements` twice, the second with the suffix `_b`.
"""

from __future__ import annotations

import polars as pl

# Verdicts of reports that do not agree.
CONFLICTS = ("contradictory", "divergent", "revised", "period_differs")

# Statuses of figures that a later result may replace: estimate, forecast, provisional.
ESTIMATES = ("E", "F", "P")

# What the verdict of a pair rests on.
JUDGED_BY = (
    "obs_value",
    "lower_bound",
    "upper_bound",
    "hedge",
    "low",
    "high",
    "low_open",
    "high_open",
    "wide_low",
    "wide_high",
    "obs_status",
    "earliest",
    "latest",
)


def judge() -> pl.Expr:
    """Return the verdict on a pair of one fact; symmetric in its two statements."""
    return (
        pl.when(_say_the_same())
        .then(pl.lit("equal"))
        .when(overlap("low", "high"))
        .then(pl.lit("compatible"))
        .when(supersedes("", "_b") | supersedes("_b", ""))
        .then(pl.lit("revised"))
        .when(overlap("wide_low", "wide_high"))
        .then(pl.lit("divergent"))
        .otherwise(pl.lit("contradictory"))
    )


def list_said() -> list[pl.Expr]:
    """Return what a verdict rests on besides the day of `order_day`."""
    return [pl.col(name) for name in JUDGED_BY if name not in _DAYS]


def order_day() -> pl.Expr:
    """Return the day of a statement by which others follow it, or it follows them."""
    is_estimate = pl.col("obs_status").is_in(ESTIMATES)
    return pl.when(is_estimate).then("latest").otherwise("earliest")


_DAYS = ("earliest", "latest")


def _say_the_same() -> pl.Expr:
    """Whether both have one value or range, with one hedge."""
    parts = ("obs_value", "lower_bound", "upper_bound", "hedge")
    return pl.all_horizontal(pl.col(p).eq_missing(pl.col(f"{p}_b")) for p in parts)


def overlap(low: str, high: str) -> pl.Expr:
    """Whether some value lies in the intervals of both; an end that is null is open."""
    return _reaches(low, "", high, "_b") & _reaches(low, "_b", high, "")


def _reaches(low: str, one: str, high: str, other: str) -> pl.Expr:
    """Whether one interval begins before the other ends."""
    begin, end = pl.col(low + one), pl.col(high + other)
    closed = ~pl.col(f"low_open{one}") & ~pl.col(f"high_open{other}")
    reaches = (begin < end) | ((begin == end) & closed)
    return begin.is_null() | end.is_null() | reaches


def supersedes(late: str, early: str) -> pl.Expr:
    """Whether the statement `late` is a result that followed the estimate `early`."""
    follows = pl.col(f"earliest{late}") > pl.col(f"latest{early}")
    statuses = (~pl.col(f"obs_status{late}").is_in(ESTIMATES)) & (
        pl.col(f"obs_status{early}").is_in(ESTIMATES)
    )
    return statuses & follows.fill_null(value=False)
