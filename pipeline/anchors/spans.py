"""Spans of a text, place by place: what they share, and what they cut."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.digest import split_place
from pipeline.schemas.raw import ANCHORS

# The readers give no longer one; a longer one in a list is a mistake.
MAX_FIGURE_LENGTH = 500


def list_anchors(sheets: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Return a row for each pair of words and offset in the sheets' rows.

    Columns: file, line, source_id, column (of the offset), words, at (as written),
    start, end (in code points, half-open; null where there is no offset), digest.
    """
    pairs = pl.concat(
        sheets[name].select(
            "file",
            "line",
            "source_id",
            column=pl.lit(at),
            words=pl.col(words),
            at=pl.col(at),
        )
        for name, columns in ANCHORS.items()
        for words, at in columns
    )
    start, digest = split_place(pl.col("at"))
    return pairs.with_columns(
        start=start, end=start + pl.col("words").str.len_chars(), digest=digest
    )


def split_places(cell: pl.Expr) -> pl.Expr:
    """Return the places that a cell of source.toml lists; null for what is none."""
    return cell.str.split(" ").cast(pl.List(pl.Int64), strict=False)


def list_figures(sources: pl.DataFrame) -> pl.DataFrame:
    """Return each quantity and time found in a text: source_id, start, end.

    Spans that cannot be a figure's (none, or far too long) are left out.
    """
    listed = sources.filter(pl.col("spans").is_not_null())
    return (
        listed.select("source_id", number=split_places(pl.col("spans")))
        .explode("number")
        .with_columns(pair=pl.int_range(pl.len()).over("source_id") // 2)
        .group_by("source_id", "pair", maintain_order=True)
        .agg(start=pl.col("number").first(), end=pl.col("number").last())
        .drop("pair")
        .filter((pl.col("end") - pl.col("start")).is_between(1, MAX_FIGURE_LENGTH))
    )


def find_cut(figures: pl.DataFrame, anchors: pl.DataFrame) -> pl.DataFrame:
    """Return the anchors that hold a part of a figure and not the whole of it.

    Both have source_id, start, end. Column added: `whole`, the start and end of the
    figure that is cut, as text.
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
    """Return a row for each place that a span covers, in the column `place`."""
    return spans.with_columns(place=pl.int_ranges("start", "end")).explode("place")
