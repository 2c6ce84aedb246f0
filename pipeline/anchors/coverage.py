"""How much of what stands in the texts is anchored."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.spans import list_anchors, list_figures, spread

# Words are covered when anchors hold at least half of their letters.
_MIN_SHARE = 0.5


def count_covered(
    sources: pl.DataFrame, sheets: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the sources with `figures_found`, `figures_anchored`.

    Both are null where no text is held.
    """
    counts = (
        mark_covered(list_figures(sources), sheets)
        .group_by("source_id")
        .agg(figures_found=pl.len(), figures_anchored=pl.col("covered").sum())
    )
    return sources.join(counts, on="source_id", how="left", maintain_order="left")


def mark_covered(
    figures: pl.DataFrame, sheets: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the figures (source_id, start, end) with `covered`: is each anchored?"""
    anchors = list_anchors(sheets).select("source_id", "start", "end").drop_nulls()
    held = spread(anchors).select("source_id", "place").unique()
    held = held.with_columns(held=pl.lit(value=True))
    letters = spread(figures.with_row_index("figure"))
    letters = letters.join(held, on=["source_id", "place"], how="left")
    shares = letters.group_by("figure").agg(
        covered=pl.col("held").fill_null(value=False).mean() >= _MIN_SHARE
    )
    return (
        figures.with_row_index("figure")
        .join(shares, on="figure", how="left", maintain_order="left")
        .drop("figure")
    )
