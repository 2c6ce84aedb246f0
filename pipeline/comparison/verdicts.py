"""What two statements of one fact are to each other; the first rule that holds.

A pair has the columns of `make_statements` twice, the second with the suffix `_b`.
"""

from __future__ import annotations

import polars as pl

# The verdict that each rule gives: on figures of one fact, on one figure of two facts,
# on dates.
VERDICTS = {
    "same_figure": "equal",
    "printed_meet": "compatible",
    "later_figure": "revised",
    "bounds_meet": "divergent",
    "two_estimates": "estimates_differ",
    "forecast_apart": "estimates_differ",
    "figures_apart": "contradictory",
    "other_period": "period_differs",
    "other_territory": "territory_differs",
    "other_nature": "nature_differs",
    "same_days": "equal",
    "days_meet": "compatible",
    "days_shared": "divergent",
    "period_shared": "divergent",
    "days_apart": "contradictory",
}
# Verdicts on one figure that is given to two facts.
OF_TWO_FACTS = ("period_differs", "territory_differs", "nature_differs")
# Verdicts of reports of one fact that do not agree.
CONFLICTS = ("contradictory", "divergent", "estimates_differ", "revised")

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
    "nature",
    "obs_status",
    "origin_id",
    "published_first",
    "published_last",
)
# How final a figure is: what is not listed is final.
_FINALITY = {"F": 0, "E": 1, "P": 2}
_FINAL = 3
_NEVER = pl.lit(value=False)
ESTIMATED = ("E", "F")


def judge() -> pl.Expr:
    """Return the rule that a pair of one fact falls under; symmetric in its two."""
    return (
        pl.when(_say_the_same())
        .then(pl.lit("same_figure"))
        .when(overlap("low", "high"))
        .then(pl.lit("printed_meet"))
        .when(supersedes("", "_b") | supersedes("_b", ""))
        .then(pl.lit("later_figure"))
        .when(overlap("wide_low", "wide_high", touching=pl.col("nature") != "result"))
        .then(pl.lit("bounds_meet"))
        .when(_are_two_estimates())
        .then(pl.lit("two_estimates"))
        .when(_is_a_forecast())
        .then(pl.lit("forecast_apart"))
        .otherwise(pl.lit("figures_apart"))
    )


def verdict_of(rule: str) -> pl.Expr:
    """Return the verdict that the rule of a pair gives, by the rule's column."""
    return pl.col(rule).replace_strict(VERDICTS, return_dtype=pl.String)


def list_said() -> list[pl.Expr]:
    """Return what a verdict rests on besides the day of `order_day`.

    Of statements that are known as precisely (`precision`), the first by one day is
    the first by the other.
    """
    said = [pl.col(name) for name in JUDGED_BY if name not in _DAYS]
    return [
        *said,
        (pl.col("published_last") - pl.col("published_first")).alias("precision"),
    ]


def order_day() -> pl.Expr:
    """Return the day of a statement by which others follow it, or it follows them."""
    return pl.col("published_first")


_DAYS = ("published_first", "published_last")


def _say_the_same() -> pl.Expr:
    """Whether both have one value or range, with one hedge."""
    parts = ("obs_value", "lower_bound", "upper_bound", "hedge")
    return pl.all_horizontal(pl.col(p).eq_missing(pl.col(f"{p}_b")) for p in parts)


def overlap(low: str, high: str, touching: pl.Expr = _NEVER) -> pl.Expr:
    """Whether some value lies in the intervals of both; an end that is null is open.

    `touching` says of which pairs it is enough that an end is the other's.
    """
    return _reaches(low, "", high, "_b", touching) & _reaches(
        low, "_b", high, "", touching
    )


def _reaches(low: str, one: str, high: str, other: str, touching: pl.Expr) -> pl.Expr:
    """Whether one interval begins before the other ends."""
    begin, end = pl.col(low + one), pl.col(high + other)
    closed = ~pl.col(f"low_open{one}") & ~pl.col(f"high_open{other}")
    reaches = (begin < end) | ((begin == end) & (closed | touching))
    return begin.is_null() | end.is_null() | reaches


def supersedes(late: str, early: str) -> pl.Expr:
    """Whether the result `late` is more final than `early`, and known to be later."""
    follows = pl.col(f"published_first{late}") > pl.col(f"published_last{early}")
    is_result = pl.all_horizontal(pl.col("nature", "nature_b") == "result")
    return (
        is_result & (finality(late) > finality(early)) & follows.fill_null(value=False)
    )


def finality(side: str) -> pl.Expr:
    """Return how final a statement is: a forecast least, then an estimate."""
    return pl.col(f"obs_status{side}").replace_strict(
        _FINALITY, default=_FINAL, return_dtype=pl.Int8
    )


def _is_a_forecast() -> pl.Expr:
    """Whether one of two is a forecast: what comes true may be another figure."""
    return pl.any_horizontal(pl.col("obs_status", "obs_status_b") == "F")


def _are_two_estimates() -> pl.Expr:
    """Whether both are estimates, and not known to be of one origin."""
    both = pl.all_horizontal(pl.col("obs_status", "obs_status_b").is_in(ESTIMATED))
    is_one = pl.col("origin_id") == pl.col("origin_id_b")
    return both & ~is_one.fill_null(value=False)
