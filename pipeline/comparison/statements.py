"""What each observation states: of which fact, and which values its words allow."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.periods import name_periods, name_years_before
from pipeline.comparison.publication import list_publications
from pipeline.comparison.units import name_units
from pipeline.decimals import ratio_of
from pipeline.issues.catalogue import LANGUAGES
from pipeline.schemas.measures import measured_unit
from pipeline.schemas.published import Tables

# Hedges that bound one side, and keep near the figure on the other.
_NEAR = ("more_than", "nearly")


def make_statements(tables: Tables) -> pl.DataFrame:
    """Return a row per observation: its fact, and the interval that its words allow.

    Besides the observation's own columns: `fact_id` and the parts it is made of
    (`subject_root`, `fact_time`), the figure, its bounds and `stated_step` in
    `figure_unit`, the ends of the interval as printed (`low`, `high`; which of them are
    excluded, `low_open`, `high_open`) and as the hedge alone bounds it (`wide_low`,
    `wide_high`), the days between which it was published (`published_first`,
    `published_last`), what its territory lies in (`wholes`), the period, the unit and
    the subject in words (`period`, and per language `period_…`, `unit_…`,
    `subject_…`), and `words`.
    """
    words = tables["evidence"].filter(record_table="observations", field="hedge")
    words = words.select("record_id", words="exact")
    statements = (
        tables["observations"]
        .rename({"observation_id": "record_id"})
        .join(words, on="record_id", how="left")
        .join(list_publications(tables["sources"]), on="source_id", how="left")
    )
    statements = name_periods(_convert(_join_vocabularies(statements, tables)))
    names = name_units(tables["units"]).rename({"unit": "figure_unit"})
    named = statements.join(names, on="figure_unit", how="left")
    return _widen(_name_fact(named)).sort("record_id")


def _join_vocabularies(statements: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Return the observations with what the codelists say of their parts."""
    indicators = tables["indicators"].select(
        "indicator_id", "time_scope", indicator_unit="unit"
    )
    subjects = tables["entities"].select(
        subject_id="entity_id",
        subject_root=pl.coalesce("territory_id", "entity_id"),
        **{f"subject_{tag}": _label(tag) for tag in LANGUAGES},
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
        .join(_list_wholes(tables["entities"]), on="subject_root", how="left")
        .join(units, on="unit", how="left")
        .join(wanted, on="indicator_unit", how="left")
    )


def _label(language: str) -> pl.Expr:
    """Return what a subject is called."""
    return pl.coalesce(f"label_{language}", "entity_id")


def _list_wholes(entities: pl.DataFrame) -> pl.DataFrame:
    """Return what each territory lies in, under any of its names: `wholes`."""
    inside = entities.filter(pl.col("parent_id").is_not_null())
    return inside.group_by(subject_root=pl.coalesce("territory_id", "entity_id")).agg(
        wholes=pl.col("parent_id").unique().sort()
    )


def _convert(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the figures in the indicator's unit, where theirs converts to it."""
    other = pl.col("unit") != pl.col("indicator_unit")
    converts = other & (pl.col("base") == pl.col("indicator_base"))
    ratio = ratio_of(pl.col("factor"), pl.col("indicator_factor"))
    figures = ("obs_value", "lower_bound", "upper_bound", "stated_step", "low", "high")
    return statements.with_columns(
        low="printed_low",
        high="printed_high",
        ratio=pl.when(converts).then(ratio),
        figure_unit=pl.when(converts).then("indicator_unit").otherwise("unit"),
    ).with_columns(
        pl.when(converts)
        .then(pl.col(name) * pl.col("ratio"))
        .otherwise(name)
        .alias(name)
        for name in figures
    )


def _widen(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with the interval that the hedge alone bounds.

    Its ends are those as printed, without the one that only nearness gives.
    """
    near, about = pl.col("hedge").is_in(_NEAR), pl.col("hedge") == "about"
    lower, upper = pl.col("lower_bound"), pl.col("upper_bound")
    return statements.with_columns(
        wide_low=pl.when(~(about | (near & lower.is_null()))).then("low"),
        wide_high=pl.when(~(about | (near & upper.is_null()))).then("high"),
    )


def _name_fact(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with their fact, as a readable key.

    Two observations are of one fact if indicator and measure with all that belongs to
    it, territory (or other subject), nature, unit and time are one; what of the time
    counts is for the indicator to say, but that a rank by size is of its year.
    """
    alone = pl.format("unstated/{}", "record_id")
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
    keyed_base = pl.when(pl.col("base_basis") == "words").then("base_period")
    base = pl.when(keyed_base.ne_missing(pl.col("year_before"))).then(keyed_base)
    # Whose target it is few reports say; whose plan a share is of is what it is.
    plan = pl.when(pl.col("measure") == "share_of_plan").then("set_by_id")
    parts = pl.concat_str(
        "indicator_id",
        "measure",
        "of_id",
        "within_id",
        "price_basis",
        pl.format("since-{}", base),
        "subject_root",
        "nature",
        plan,
        time.fill_null(alone),
        separator="/",
        ignore_nulls=True,
    )
    currency = (
        pl.when(is_same).then(pl.lit("")).otherwise(pl.format("/{}", "figure_unit"))
    )
    return name_years_before(statements).with_columns(
        fact_id=parts + currency,
        fact_time=pl.when(pl.col("time_scope") != "lasting").then(time),
    )
