"""Facts: one row for all the reports of one, with their standing."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.lineage import count_independent, list_origins
from pipeline.comparison.summaries import summarize
from pipeline.comparison.verdicts import CONFLICTS, OF_TWO_FACTS
from pipeline.schemas import published
from pipeline.schemas.measures import is_whole


def make_facts(
    figures: pl.DataFrame,
    dates: pl.DataFrame,
    pairs: pl.DataFrame,
    sources: pl.DataFrame,
) -> pl.DataFrame:
    """Return the table of facts, of figures and of dates.

    `figures` and `dates` have a row for each record; `pairs` are judged, with their
    `independence`.
    """
    facts = pl.concat([_list_figures(figures), _list_dates(dates)], how="diagonal")
    records = pl.concat(
        [figures.select(*_RECORD, "origin_id"), dates.select(_RECORD)], how="diagonal"
    )
    counted = records.group_by("fact_id").agg(
        reports=pl.col("source_id").n_unique(),
        record_ids=pl.col("record_id").sort().str.join(" "),
    )
    independent = count_independent(records.drop("record_id"), list_origins(sources))
    standings = rank_standings(pairs)
    publishers = dict(sources.select("source_id", "publisher").iter_rows())
    given = standings.filter(standing="given_elsewhere")["fact_id"]
    for part in (
        counted,
        independent,
        standings,
        summarize(figures, dates, publishers, given),
    ):
        facts = facts.join(part, on="fact_id", how="left")
    alone = facts.with_columns(
        pl.col("standing").fill_null("single"),
        pl.col("largest_agreeing").fill_null(1),
    )
    return published.typed("facts", alone)


# What of its observations a fact has in common, beside subject, period and unit.
_PARTS = (
    "indicator_id",
    "measure",
    "of_id",
    "within_id",
    "price_basis",
    "nature",
)
_RECORD = ("fact_id", "source_id", "record_id")


def _list_figures(figures: pl.DataFrame) -> pl.DataFrame:
    """Return the facts that figures state, with the interval that all allow."""
    facts = figures.group_by("fact_id").agg(
        *(pl.col(name).first() for name in _PARTS),
        record_table=pl.lit("observations").first(),
        set_by_id=_where_one("set_by_id"),
        subject_id=pl.col("subject_root").first(),
        time_period=pl.col("fact_time").first(),
        unit=pl.col("figure_unit").first(),
        whole=is_whole("figure_unit").first(),
        low=pl.col("low").max(),
        high=pl.col("high").min(),
        low_open=_is_open("low", pl.col("low").max()),
        high_open=_is_open("high", pl.col("high").min()),
    )
    return _settle_interval(facts)


def _where_one(column: str) -> pl.Expr:
    """Return what all statements of a fact have in a column; null where they differ."""
    return pl.when(pl.col(column).n_unique() == 1).then(pl.col(column).first())


def _list_dates(dates: pl.DataFrame) -> pl.DataFrame:
    """Return the facts that dates state; they have no figure and no interval."""
    return dates.group_by("fact_id").agg(pl.col("record_table", "subject_id").first())


def _settle_interval(facts: pl.DataFrame) -> pl.DataFrame:
    """Return the facts with the interval that all reports allow, or none.

    Of whole things the ends are whole and themselves allowed.
    """
    low, high = pl.col("low"), pl.col("high")
    first = low.ceil() + (pl.col("low_open") & (low.ceil() == low)).cast(pl.Int8)
    last = high.floor() - (pl.col("high_open") & (high.floor() == high)).cast(pl.Int8)
    whole = pl.col("whole")
    facts = facts.with_columns(
        low=pl.when(whole).then(first).otherwise("low"),
        high=pl.when(whole).then(last).otherwise("high"),
        low_open=pl.col("low_open") & ~whole,
        high_open=pl.col("high_open") & ~whole,
    )
    touches = (low == high) & (pl.col("low_open") | pl.col("high_open"))
    none = ((low > high) | touches).fill_null(value=False)
    return facts.with_columns(
        pl.when(~none).then(end).alias(end) for end in ("low", "high")
    )


def _is_open(end: str, outermost: pl.Expr) -> pl.Expr:
    """Whether some statement leaves out the end that is the fact's."""
    return (pl.col(f"{end}_open") & (pl.col(end) == outermost)).any()


def rank_standings(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the standing of each fact that has pairs: fact_id, standing.

    `pairs` has verdict, independence, and the facts of both sides.
    """
    sides = pl.concat(
        pairs.select("verdict", "independence", fact_id=side)
        for side in ("fact_id_a", "fact_id_b")
    )
    same = pl.col("verdict") == "equal"
    shown = pl.col("independence") == "shown"
    return sides.group_by("fact_id").agg(
        standing=pl.when(pl.col("verdict").is_in(CONFLICTS).any())
        .then(pl.lit("disputed"))
        .when(pl.col("verdict").is_in(OF_TWO_FACTS).any())
        .then(pl.lit("given_elsewhere"))
        .when((shown & same).any())
        .then(pl.lit("corroborated"))
        .when(same.any())
        .then(pl.lit("repeated"))
        .otherwise(pl.lit("rounded"))
    )
