"""What each observation states: of which fact, and which values its words allow.

How a hedge and the last stated digit become an interval is explained in
`docs/comparing.md`.
"""

from __future__ import annotations

import polars as pl

from pipeline.comparison.periods import name_periods, name_year_before
from pipeline.comparison.publication import list_publications
from pipeline.comparison.units import name_units
from pipeline.decimals import HALF, ratio_of
from pipeline.schemas.measures import RANKS, measured_unit
from pipeline.schemas.published import Tables

# Hedges that keep within one step of the figure, and those that only bound it.
_NEAR = ("more_than", "nearly")
_ROUNDED = ("exact", "about")
_OPEN_BELOW = ("more_than", "nearly", "less_than")
_CLOSED_ABOVE = ("at_least", "at_most")


def make_statements(tables: Tables) -> pl.DataFrame:
    """Return a row per observation: its fact, and the interval that its words allow.

    Besides the observation's own columns: `fact_id` and the parts it is made of
    (`subject_root`, `fact_time`), the figure, its bounds and `stated_step` in
    `figure_unit`, the ends of the interval as printed (`low`, `high`; which of them are
    excluded, `low_open`, `high_open`) and as the hedge alone bounds it (`wide_low`,
    `wide_high`), the days between which it was published (`earliest`, `latest`), the
    period and the unit in words (`period`, and per language `period_…`, `unit_…`), and
    `words`.
    """
    words = tables["evidence"].filter(record_table="observations", field="hedge")
    words = words.select(observation_id="record_id", words="exact")
    statements = (
        tables["observations"]
        .join(words, on="observation_id", how="left")
        .join(list_publications(tables["sources"]), on="source_id", how="left")
    )
    statements = name_periods(_convert(_join_vocabularies(statements, tables)))
    names = name_units(tables["units"]).rename({"unit": "figure_unit"})
    named = statements.join(names, on="figure_unit", how="left")
    return _bound(_name_fact(_date(named))).sort("observation_id")


def _date(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with the days between which they were published.

    A result is not published before its period is over; but a day of publication that
    is known stands.
    """
    over = pl.when(pl.col("nature") == "result").then("time_end")
    soonest = pl.max_horizontal(pl.col("published_first"), over)
    latest = pl.col("published_last")
    return statements.with_columns(
        earliest=pl.min_horizontal(soonest, latest), latest=latest
    )


def _join_vocabularies(statements: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Return the observations with what the codelists say of their parts."""
    indicators = tables["indicators"].select(
        "indicator_id", "time_scope", indicator_unit="unit"
    )
    subjects = tables["entities"].select(
        subject_id="entity_id",
        subject_root=pl.coalesce("territory_id", "entity_id"),
    )
    roots = tables["entities"].select("valid_from", subject_root="entity_id")
    units = tables["units"].select(
        "unit", "system", "factor", base=pl.coalesce("base_unit", "unit")
    )
    wanted = units.select(
        indicator_unit="unit", indicator_base="base", indicator_factor="factor"
    )
    return (
        statements.join(indicators, on="indicator_id", how="left")
        .with_columns(indicator_unit=measured_unit("unit"))
        .join(subjects, on="subject_id", how="left")
        .join(roots, on="subject_root", how="left")
        .join(units, on="unit", how="left")
        .join(wanted, on="indicator_unit", how="left")
    )


def _convert(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the figures in the indicator's unit, where theirs converts to it."""
    other = pl.col("unit") != pl.col("indicator_unit")
    converts = other & (pl.col("base") == pl.col("indicator_base"))
    ratio = ratio_of(pl.col("factor"), pl.col("indicator_factor"))
    figures = ("obs_value", "lower_bound", "upper_bound", "stated_step")
    return statements.with_columns(
        ratio=pl.when(converts).then(ratio),
        figure_unit=pl.when(converts).then("indicator_unit").otherwise("unit"),
    ).with_columns(
        pl.when(converts)
        .then(pl.col(name) * pl.col("ratio"))
        .otherwise(name)
        .alias(name)
        for name in figures
    )


def _name_fact(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with their fact, as a readable key.

    Two observations are of one fact if indicator and measure with all that belongs to
    it, territory (or other subject), nature, unit and time are one; what of the time
    counts is for the indicator to say, but that a rank by size is of its year.
    """
    alone = pl.format("unstated/{}", "observation_id")
    year = pl.coalesce("time_start", "valid_from").dt.strftime("%Y")
    of_year = (pl.col("time_scope") == "year") | (
        (pl.col("time_scope") == "period") & (pl.col("measure") == "rank")
    )
    time = (
        pl.when(pl.col("time_scope") == "lasting")
        .then(pl.lit("lasting"))
        .when(of_year)
        .then(year)
        .otherwise("period")
    )
    is_same = pl.col("figure_unit") == pl.col("indicator_unit")
    before = name_year_before(pl.col("time_start"), pl.col("time_end"))
    keyed_base = pl.when(pl.col("base_basis") == "words").then("base_period")
    base = pl.when(keyed_base.ne_missing(before)).then(keyed_base)
    parts = pl.concat_str(
        "indicator_id",
        "measure",
        "of_id",
        "within_id",
        "price_basis",
        pl.format("since-{}", base),
        "subject_root",
        "nature",
        "set_by_id",
        time.fill_null(alone),
        separator="/",
        ignore_nulls=True,
    )
    currency = (
        pl.when(is_same).then(pl.lit("")).otherwise(pl.format("/{}", "figure_unit"))
    )
    return statements.with_columns(
        fact_id=parts + currency,
        fact_time=pl.when(pl.col("time_scope") != "lasting").then(time),
    )


def is_whole() -> pl.Expr:
    """Whether a figure can only be a whole number: of what is counted, or ranked."""
    return pl.col("figure_unit").str.starts_with("{") | pl.col("measure").is_in(RANKS)


def _is_to_the_one() -> pl.Expr:
    """Whether a whole thing is counted or ranked to the one."""
    return is_whole() & (pl.col("stated_step") == 1)


def _bound(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with the values allowed, as printed and by the hedge.

    Bounds already have the sign of a fall, so a side is known by which bound there is.
    """
    hedge, value, step = pl.col("hedge"), pl.col("obs_value"), pl.col("stated_step")
    lower, upper = pl.col("lower_bound"), pl.col("upper_bound")
    half = step * HALF
    # A step of one has room for no whole thing: more than 76 may be any from 77 on.
    # An aim to exceed 55 names no figure that is nearly reached: it only bounds.
    is_result = pl.col("nature") == "result"
    near = hedge.is_in(_NEAR) & is_result & ~_is_to_the_one()
    rises, falls = lower.is_not_null() & upper.is_null(), lower.is_null()
    rounded, between = hedge.is_in(_ROUNDED), hedge == "between"
    low = (
        pl.when(rounded)
        .then(value - half)
        .when(between)
        .then(lower - half)
        .when(near & falls)
        .then(upper - step)
        .otherwise(lower)
    )
    high = (
        pl.when(rounded)
        .then(value + half)
        .when(between)
        .then(upper + half)
        .when(near & rises)
        .then(lower + step)
        .otherwise(upper)
    )
    # Half is rounded away from nothing, so a fall keeps its lower end out.
    is_fall = (rounded | between) & (pl.coalesce("obs_value", "upper_bound") < 0)
    bounded = statements.with_columns(
        low=low,
        high=high,
        low_open=hedge.is_in(_OPEN_BELOW) | is_fall,
        high_open=~hedge.is_in(_CLOSED_ABOVE) & ~is_fall,
        bounds_low=~(hedge == "about") & ~(near & falls),
        bounds_high=~(hedge == "about") & ~(near & rises),
    )
    return _keep_whole(bounded).with_columns(
        wide_low=pl.when("bounds_low").then("low"),
        wide_high=pl.when("bounds_high").then("high"),
    )


def _keep_whole(bounded: pl.DataFrame) -> pl.DataFrame:
    """Return whole things stated to the one between whole ends that are allowed."""
    low, high = pl.col("low").ceil(), pl.col("high").floor()
    above = (pl.col("low_open") & (low == pl.col("low"))).cast(pl.Int8)
    below = (pl.col("high_open") & (high == pl.col("high"))).cast(pl.Int8)
    to_the_one = _is_to_the_one()
    return bounded.with_columns(
        low=pl.when(to_the_one).then(low + above).otherwise("low"),
        high=pl.when(to_the_one).then(high - below).otherwise("high"),
        low_open=pl.col("low_open") & ~to_the_one,
        high_open=pl.col("high_open") & ~to_the_one,
    )
