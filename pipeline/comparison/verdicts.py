"""What two statements of one fact are to each other; the first verdict that holds.

A pair has the columns of `make_statements` twice, the second with the suffix `_b`.
"""

from __future__ import annotations

import polars as pl

# Verdicts of reports that do not agree.
CONFLICTS = ("contradictory", "divergent", "revised", "period_differs")

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
    "nature",
    "time_end",
    "published_first",
    "published_last",
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
    """Whether the statement `late` is a result that followed the estimate `early`.

    A result is not published before its period is over; but a day of publication that
    is known stands.
    """
    over = pl.when(pl.col(f"nature{late}") == "result").then(f"time_end{late}")
    soonest = pl.max_horizontal(pl.col(f"published_first{late}"), over)
    earliest = pl.min_horizontal(soonest, pl.col(f"published_last{late}"))
    follows = earliest > pl.col(f"published_last{early}")
    statuses = (pl.col(f"obs_status{late}") == "A") & (
        pl.col(f"obs_status{early}") == "E"
    )
    return statuses & follows.fill_null(value=False)
