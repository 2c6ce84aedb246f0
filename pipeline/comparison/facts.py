"""Facts: one row for all the reports of one, with their standing."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.lineage import count_independent
from pipeline.comparison.statements import is_whole
from pipeline.comparison.verdicts import CONFLICTS
from pipeline.schemas import published


def make_facts(
    statements: pl.DataFrame, pairs: pl.DataFrame, origins: pl.DataFrame
) -> pl.DataFrame:
    """Return the table of facts; `pairs` are the judged pairs, with `independent`."""
    reports = statements.select("fact_id", "source_id").unique()
    facts = statements.group_by("fact_id").agg(
        *(pl.col(name).first() for name in _PARTS),
        subject_id=pl.col("subject_root").first(),
        time_period=pl.col("fact_time").first(),
        unit=pl.col("figure_unit").first(),
        reports=pl.col("source_id").n_unique(),
        whole=is_whole().first(),
        low=pl.col("low").max(),
        high=pl.col("high").min(),
        low_open=_is_open("low", pl.col("low").max()),
        high_open=_is_open("high", pl.col("high").min()),
        observation_ids=pl.col("observation_id").sort().str.join(" "),
    )
    facts = facts.join(count_independent(reports, origins), on="fact_id", how="left")
    facts = facts.join(rank_standings(pairs), on="fact_id", how="left")
    return published.typed("facts", _settle_interval(facts)).with_columns(
        pl.col("standing").fill_null("single")
    )


# What of its observations a fact has in common, beside subject, period and unit.
_PARTS = (
    "indicator_id",
    "measure",
    "of_id",
    "within_id",
    "price_basis",
    "nature",
    "set_by_id",
)


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

    `pairs` has verdict, independent, and the facts of both sides, fact_a, fact_b.
    """
    verdict, independent = pl.col("verdict"), pl.col("independent")
    sides = pl.concat(
        pairs.select("verdict", "independent", fact_id=side)
        for side in ("fact_a", "fact_b")
    )
    conflict = verdict.is_in(CONFLICTS).any()
    same = (independent & (verdict == "equal")).any()
    return sides.group_by("fact_id").agg(
        standing=pl.when(conflict)
        .then(pl.lit("disputed"))
        .when(same)
        .then(pl.lit("corroborated"))
        .when(independent.any())
        .then(pl.lit("rounded"))
        .otherwise(pl.lit("single"))
    )
