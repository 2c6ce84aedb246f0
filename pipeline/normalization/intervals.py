"""The values that words allow, as printed: the interval that every verdict uses.

How a hedge and the last stated digit become an interval is explained in
`docs/comparing.md`.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipeline.decimals import DECIMAL, HALF, ONE, TENTH
from pipeline.schemas.measures import is_whole

# Hedges that keep within one step of the figure, and those that round it.
_NEAR = ("more_than", "nearly")
_ROUNDED = ("exact", "about")
_OPEN_BELOW = ("more_than", "nearly", "less_than")
_CLOSED_ABOVE = ("at_least", "at_most")
# Spans of time that are counted: 10 years are ten of them.
_SPANS = ("a", "mo", "wk", "d")

_SMALL = pl.lit(Decimal(100), dtype=DECIMAL)


def add_intervals(observations: pl.DataFrame) -> pl.DataFrame:
    """Return the observations with the interval that their words allow, as printed.

    Columns added: printed_low and printed_high, null where it is open; low_open and
    high_open, whether that end itself is left out. `observations` have the published
    columns.
    """
    ends = _bound(_add_steps(observations))
    kept = _keep_whole(ends).with_columns(
        low_open=pl.col("low_open") & pl.col("printed_low").is_not_null(),
        high_open=pl.col("high_open") & pl.col("printed_high").is_not_null(),
    )
    return kept.drop("low_step", "high_step", "counted")


def _add_steps(observations: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the step of each end, and whether it is `counted` to one."""
    value = pl.col("obs_value")
    low = _step_of(pl.coalesce(value, "lower_bound"))
    high = _step_of(pl.coalesce(value, "upper_bound"))
    exact_span = pl.col("unit").is_in(_SPANS) & (pl.col("hedge") == "exact")
    to_the_one = (pl.col("stated_step") >= ONE) & (pl.max_horizontal(low, high) <= ONE)
    return observations.with_columns(
        low_step=low,
        high_step=high,
        counted=(is_whole("unit") | exact_span) & to_the_one,
    )


def _step_of(figure: pl.Expr) -> pl.Expr:
    """Return the step to which a figure is held: its stated one, if not too coarse.

    Zeros may be digits or not. A round figure is held to a tenth of itself at most; one
    below a hundred that no word hedges is held to the one.
    """
    step = pl.col("stated_step")
    is_small = (figure.abs() < _SMALL) & (pl.col("hedge") == "exact")
    finer = pl.when(is_small).then(ONE).otherwise(figure.abs() * TENTH)
    is_round = (step > ONE) & (figure != 0)
    return pl.when(is_round).then(pl.min_horizontal(step, finer)).otherwise(step)


def _bound(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with their interval, whole things not yet between whole ends.

    Bounds already have the sign of a fall, so a side is known by which bound there is.
    What is aimed at is held to its stated ends: an aim has no digits to be stated in.
    """
    hedge, value = pl.col("hedge"), pl.col("obs_value")
    lower, upper = pl.col("lower_bound"), pl.col("upper_bound")
    is_result = pl.col("nature") == "result"
    rounded = hedge.is_in(_ROUNDED) & (is_result | (hedge == "about"))
    between = (hedge == "between") & is_result
    # A step of one has room for no whole thing: more than 76 may be any from 77 on.
    near = hedge.is_in(_NEAR) & is_result & ~pl.col("counted")
    low_half, high_half = (pl.col(f"{end}_step") * HALF for end in ("low", "high"))
    low = (
        pl.when(rounded)
        .then(value - low_half)
        .when(between)
        .then(lower - low_half)
        .when(near & lower.is_null())
        .then(upper - pl.col("high_step"))
        .otherwise(lower)
    )
    high = (
        pl.when(rounded)
        .then(value + high_half)
        .when(between)
        .then(upper + high_half)
        .when(near & upper.is_null())
        .then(lower + pl.col("low_step"))
        .otherwise(upper)
    )
    # Half is rounded away from nothing, so a fall keeps its lower end out.
    halved = rounded | between
    is_fall = halved & (pl.coalesce("obs_value", "upper_bound") < 0)
    stated = ~is_result & hedge.is_in(("exact", "between"))
    closed = hedge.is_in(_CLOSED_ABOVE) | is_fall | stated
    return rows.with_columns(
        printed_low=low,
        printed_high=high,
        low_open=hedge.is_in(_OPEN_BELOW) | is_fall,
        high_open=~closed,
    )


def _keep_whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Return what is counted to the one between whole ends that are allowed."""
    counted = pl.col("counted")
    low, high = pl.col("printed_low").ceil(), pl.col("printed_high").floor()
    above = (pl.col("low_open") & (low == pl.col("printed_low"))).cast(pl.Int8)
    below = (pl.col("high_open") & (high == pl.col("printed_high"))).cast(pl.Int8)
    return rows.with_columns(
        printed_low=pl.when(counted).then(low + above).otherwise("printed_low"),
        printed_high=pl.when(counted).then(high - below).otherwise("printed_high"),
        low_open=pl.col("low_open") & ~counted,
        high_open=pl.col("high_open") & ~counted,
    )
