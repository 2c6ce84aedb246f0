"""How much of what stands in the texts is anchored."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.spans import list_figures, spread
from pipeline.schemas.raw import ANCHORS

# Words are covered when anchors hold at least half of their letters.
SHARE = 0.5


def count_covered(
    sources: pl.DataFrame, sheets: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    """The sources with `figures_found` and `figures_anchored`, where texts are held."""
    counts = (
        mark_covered(list_figures(sources), sheets)
        .group_by("source_id")
        .agg(figures_found=pl.len(), figures_anchored=pl.col("covered").sum())
    )
    return sources.join(counts, on="source_id", how="left", maintain_order="left")


def mark_covered(
    figures: pl.DataFrame, sheets: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    """The figures (source_id, start, end), each with `covered`: is it anchored?"""
    anchors = pl.concat(
        sheets[name].select(
            "source_id",
            start=pl.col(at).cast(pl.Int64, strict=False),
            length=pl.col(words).str.len_chars(),
        )
        for name, pairs in ANCHORS.items()
        for words, at in pairs
    ).drop_nulls()
    held = spread(anchors.with_columns(end=pl.col("start") + pl.col("length")))
    held = held.select("source_id", "place", held=pl.lit(value=True)).unique()
    letters = spread(figures.with_row_index("figure"))
    letters = letters.join(held, on=["source_id", "place"], how="left")
    shares = letters.group_by("figure").agg(
        covered=pl.col("held").fill_null(value=False).mean() >= SHARE
    )
    return (
        figures.with_row_index("figure")
        .join(shares, on="figure", how="left", maintain_order="left")
        .drop("figure")
    )
