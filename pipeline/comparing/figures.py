"""Facts: one row for all the reports of one, with their standing."""

from __future__ import annotations

import polars as pl

from pipeline.comparing.lineage import count_independent
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
        pl.col("kind").first(),
        subject_id=pl.col("subject_root").first(),
        time_period=pl.col("fact_time").first(),
        unit=pl.col("figure_unit").first(),
        reports=pl.col("source_id").n_unique(),
        low=pl.col("low").max(),
        high=pl.col("high").min(),
        observation_ids=pl.col("observation_id").sort().str.join(" "),
    )
    facts = facts.join(count_independent(reports, origins), on="figure_id", how="left")
    facts = facts.join(rank_standings(pairs), on="figure_id", how="left")
    return published.typed("figures", _settle_interval(facts)).with_columns(
        pl.col("standing").fill_null("single")
    )


def _settle_interval(facts: pl.DataFrame) -> pl.DataFrame:
    """The interval that all reports allow, or none; whole things in whole numbers."""
    counts = pl.col("unit").str.starts_with("{") | (pl.col("kind") == "rank")
    facts = facts.with_columns(
        low=pl.when(counts).then(pl.col("low").ceil()).otherwise("low"),
        high=pl.when(counts).then(pl.col("high").floor()).otherwise("high"),
    )
    none = pl.col("low") > pl.col("high")
    return facts.with_columns(
        pl.when(~none.fill_null(value=False)).then(end).alias(end)
        for end in ("low", "high")
    )


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
