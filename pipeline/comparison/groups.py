"""Groups of reports that say the same: of a fact of many reports, a few stand for all.

Whatever a verdict rests on is the same within a group, but for the day that decides
which of two reports came later. Reports that stand for their group are therefore the
first and the last by that day, each from two sources, for no source is compared with
itself: between two groups they have every verdict that any two of their reports have.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

# Up to so many reports of one fact, every two of them are compared.
MAX_COMPARED = 100


def group_equal(
    rows: pl.DataFrame, fact: str, same: Iterable[pl.Expr], day: pl.Expr, most: int
) -> pl.DataFrame:
    """Return the rows with their `row` number, their `group`, and whether it `stands`.

    Rows of one `fact` that have the `same` are one group, where the fact has more than
    `most` of them; each other row is its own. The number of a group is that of its
    first row.
    """
    numbered = rows.with_columns(row=pl.int_range(pl.len(), dtype=pl.UInt32))
    many = numbered.filter(pl.len().over(fact) > most)
    if many.is_empty():
        return numbered.with_columns(group="row", stands=pl.lit(value=True))
    groups = _gather(many, (pl.col(fact), *same), day)
    members = groups.select("group", "row").explode("row")
    standing = groups["standing"].explode().implode()
    return numbered.join(
        members, on="row", how="left", maintain_order="left"
    ).with_columns(
        group=pl.coalesce("group", "row"),
        stands=pl.col("group").is_null() | pl.col("row").is_in(standing),
    )


def _gather(many: pl.DataFrame, same: Iterable[pl.Expr], day: pl.Expr) -> pl.DataFrame:
    """Return a row per group: its number, its rows, and which of them stand for it."""
    row, source = pl.col("row"), pl.col("source_id")
    return (
        many.with_columns(order=day)
        .sort("order", "row")
        .group_by(*same, undated=pl.col("order").is_null())
        .agg(
            "row",
            group=row.min(),
            standing=pl.concat_list(
                row.first(),
                row.filter(source != source.first()).first(),
                row.last(),
                row.filter(source != source.last()).last(),
            ).list.drop_nulls(),
        )
    )


def merge_equal(judged: pl.DataFrame) -> pl.DataFrame:
    """Return one pair for each verdict between two groups (group_a, group_b)."""
    one, other = pl.col("group_a"), pl.col("group_b")
    return judged.with_columns(
        lower=pl.min_horizontal(one, other), upper=pl.max_horizontal(one, other)
    ).unique(["lower", "upper", "verdict"], keep="first", maintain_order=True)
