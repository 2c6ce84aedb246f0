"""Facts: one row for all the reports of one, with their standing."""

from __future__ import annotations

import polars as pl

from pipeline.comparing.lineage import count_independent
from pipeline.comparing.statements import is_whole
from pipeline.comparing.verdicts import CONFLICTS
from pipeline.contracts import published


def make_figures(
    statements: pl.DataFrame, pairs: pl.DataFrame, origins: pl.DataFrame
) -> pl.DataFrame:
    """The table of figures; `pairs` are the judged pairs, with `independent`."""
    reports = statements.select("figure_id", "source_id").unique()
    facts = statements.group_by("figure_id").agg(
        pl.col("indicator_id").first(),
        pl.col("nature").first(),
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
    facts = facts.join(count_independent(reports, origins), on="figure_id", how="left")
    facts = facts.join(rank_standings(pairs), on="figure_id", how="left")
    return published.typed("figures", _settle_interval(facts)).with_columns(
        pl.col("standing").fill_null("single")
    )


def _settle_interval(facts: pl.DataFrame) -> pl.DataFrame:
    """The interval that all reports allow, or none; whole things in whole numbers.

    Ends that are not allowed are left out of whole numbers, if that leaves any: more
    than 95,844 is 95,845 and more, though a step of one has room for none.
    """
    low, high = pl.col("low").ceil(), pl.col("high").floor()
    first = low + (pl.col("low_open") & (low == pl.col("low"))).cast(pl.Int8)
    last = high - (pl.col("high_open") & (high == pl.col("high"))).cast(pl.Int8)
    inner = pl.col("whole") & (first <= last).fill_null(value=True)
    facts = facts.with_columns(
        low=pl.when(inner).then(first).otherwise("low"),
        high=pl.when(inner).then(last).otherwise("high"),
    )
    none = pl.col("low") > pl.col("high")
    return facts.with_columns(
        pl.when(~none.fill_null(value=False)).then(end).alias(end)
        for end in ("low", "high")
    )


def _is_open(end: str, outermost: pl.Expr) -> pl.Expr:
    """Whether some statement leaves out the end that is the fact's."""
    return (pl.col(f"{end}_open") & (pl.col(end) == outermost)).any()


def rank_standings(pairs: pl.DataFrame) -> pl.DataFrame:
    """The standing of each fact of which there are pairs: figure_id, standing.

    `pairs` has verdict, independent, and the facts of both sides, figure_a, figure_b.
    """
    verdict, independent = pl.col("verdict"), pl.col("independent")
    told = pl.concat(
        pairs.select("verdict", "independent", figure_id=side)
        for side in ("figure_a", "figure_b")
    )
    conflict = verdict.is_in(CONFLICTS).any()
    same = (independent & (verdict == "equal")).any()
    return told.group_by("figure_id").agg(
        standing=pl.when(conflict)
        .then(pl.lit("disputed"))
        .when(same)
        .then(pl.lit("corroborated"))
        .when(independent.any())
        .then(pl.lit("rounded"))
        .otherwise(pl.lit("single"))
    )
