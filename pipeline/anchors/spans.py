"""Spans of a text, place by place: what they share, and what they cut."""

from __future__ import annotations

import polars as pl

# The readers give no longer one; a longer one in a list is a mistake.
LONGEST_FIGURE = 500


def list_figures(sources: pl.DataFrame) -> pl.DataFrame:
    """Each quantity and time that was found in a text: source_id, start, end.

    Spans that cannot be a figure's (none, or far too long) are left out.
    """
    numbers = pl.col("figures").str.split(" ").cast(pl.List(pl.Int64), strict=False)
    listed = sources.filter(pl.col("figures").is_not_null())
    return (
        listed.select("source_id", number=numbers)
        .explode("number")
        .with_columns(pair=pl.int_range(pl.len()).over("source_id") // 2)
        .group_by("source_id", "pair", maintain_order=True)
        .agg(start=pl.col("number").first(), end=pl.col("number").last())
        .drop("pair")
        .filter((pl.col("end") - pl.col("start")).is_between(1, LONGEST_FIGURE))
    )


def find_cut(figures: pl.DataFrame, anchors: pl.DataFrame) -> pl.DataFrame:
    """The anchors that hold a part of a figure and not the whole of it.

    Both have source_id, start, end. The result is the anchors' rows, each with `whole`:
    the start and end of the figure that is cut, as text.
    """
    numbered = anchors.with_row_index("anchor")
    spans = figures.with_row_index("figure").with_columns(
        size=pl.col("end") - pl.col("start"),
        whole=pl.format("{}–{}", "start", "end"),
    )
    shared = spread(numbered.select("anchor", "source_id", "start", "end")).join(
        spread(spans).select("source_id", "place", "figure", "size", "whole"),
        on=["source_id", "place"],
    )
    cut = (
        shared.group_by("anchor", "figure", "size", "whole")
        .agg(held=pl.len())
        .filter(pl.col("held") < pl.col("size"))
        .unique("anchor", keep="any")
    )
    return numbered.join(cut.select("anchor", "whole"), on="anchor").drop("anchor")


def spread(spans: pl.DataFrame) -> pl.DataFrame:
    """A row for each place that a span covers."""
    return spans.with_columns(place=pl.int_ranges("start", "end")).explode("place")
