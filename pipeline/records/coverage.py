"""How much of what stands in the texts is anchored."""

from __future__ import annotations

import polars as pl

from pipeline.contracts.raw import ANCHORS

# Words are covered when anchors hold at least half of their letters.
SHARE = 0.5


def count_covered(
    sources: pl.DataFrame, sheets: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    """The sources with `figures_found` and `figures_anchored`, where texts are held."""
    counts = (
        mark_covered(_list_figures(sources), sheets)
        .group_by("source_id")
        .agg(figures_found=pl.len(), figures_anchored=pl.col("covered").sum())
    )
    return sources.join(counts, on="source_id", how="left", maintain_order="left")


def _list_figures(sources: pl.DataFrame) -> pl.DataFrame:
    """Each quantity and time that was found in a text: source_id, start, end."""
    numbers = pl.col("figures").str.split(" ").cast(pl.List(pl.Int64), strict=False)
    listed = sources.filter(pl.col("figures").is_not_null())
    return (
        listed.select("source_id", number=numbers)
        .explode("number")
        .with_columns(pair=pl.int_range(pl.len()).over("source_id") // 2)
        .group_by("source_id", "pair", maintain_order=True)
        .agg(start=pl.col("number").first(), end=pl.col("number").last())
        .drop("pair")
    )


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
    held = _spread(anchors.with_columns(end=pl.col("start") + pl.col("length")))
    held = held.select("source_id", "place", held=pl.lit(value=True)).unique()
    letters = _spread(figures.with_row_index("figure"))
    letters = letters.join(held, on=["source_id", "place"], how="left")
    shares = letters.group_by("figure").agg(
        covered=pl.col("held").fill_null(value=False).mean() >= SHARE
    )
    return (
        figures.with_row_index("figure")
        .join(shares, on="figure", how="left", maintain_order="left")
        .drop("figure")
    )


def _spread(spans: pl.DataFrame) -> pl.DataFrame:
    """A row for each place that a span covers."""
    return spans.with_columns(place=pl.int_ranges("start", "end")).explode("place")
