"""Pairs of statements: of one fact, or of one figure given to overlapping periods."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipeline.decimals import DECIMAL, WHOLE_DIGITS

# A figure stated with fewer digits comes back in another period by mere chance.
_MIN_STEPS = 100
# No figure has three digits from here on; beyond, a hundred steps have no room.
_MAX_FIGURE = pl.lit(Decimal(10) ** (WHOLE_DIGITS - 2), dtype=DECIMAL)


def pair_by_fact(statements: pl.DataFrame, fact: str) -> pl.DataFrame:
    """Return every two rows of different sources with the same `fact`, by number.

    Of grouped rows (`group_equal`) only those that stand for their group. Columns a, b,
    with a < b; joined over whole numbers, for there may be millions.
    """
    lean = statements.filter("stands").select(
        pl.col(fact).rank("dense").alias("fact"),
        pl.col("source_id").rank("dense").alias("source"),
        "row",
    )
    return _pair(lean, ["fact"])


def join_sides(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return both rows of each pair side by side; the second's columns end in _b."""
    second = rows[pairs["b"]].select(pl.all().name.suffix("_b"))
    return pl.concat([rows[pairs["a"]], second], how="horizontal")


def pair_by_figure(statements: pl.DataFrame) -> pl.DataFrame:
    """Return every two rows that give one figure to different, overlapping periods.

    Columns a, b. Only figures of at least three digits count, stated of one
    indicator, territory and nature; and only where neither source gives the figure to
    the other's period as well, for then it is of both.
    """
    value, step = pl.col("obs_value"), pl.col("stated_step")
    precise = statements.filter(
        (pl.col("time_scope") == "period")
        & pl.col("time_start").is_not_null()
        & (value.abs() >= pl.min_horizontal(step, _MAX_FIGURE) * _MIN_STEPS)
    )
    same = [
        "indicator_id",
        "measure",
        "of_id",
        "within_id",
        "price_basis",
        "subject_root",
        "nature",
        "set_by_id",
        "figure_unit",
        "obs_value",
    ]
    lean = precise.select(
        "row",
        "fact_id",
        "time_start",
        "time_end",
        "group",
        pl.struct(same).rank("dense").alias("said"),
        pl.col("source_id").alias("source"),
    )
    pairs = _pair(_choose(lean), ["said"])
    own = lean.drop("group").rename({"row": "a"})
    other = lean.select(pl.exclude("row", "said", "group").name.suffix("_b"), b="row")
    met = pairs.join(own, on="a").join(other, on="b")
    met = met.filter(
        (pl.col("fact_id") != pl.col("fact_id_b"))
        & (pl.col("time_start") <= pl.col("time_end_b"))
        & (pl.col("time_start_b") <= pl.col("time_end"))
    )
    said = lean.select("said", "source", "fact_id").unique()
    for mine, theirs in (("source", "fact_id_b"), ("source_b", "fact_id")):
        met = met.join(
            said,
            left_on=["said", mine, theirs],
            right_on=["said", "source", "fact_id"],
            how="anti",
        )
    return met.select("a", "b").sort("a", "b")


def _choose(lean: pl.DataFrame) -> pl.DataFrame:
    """Return the rows, of a group's only one for each choice of periods.

    Those of a group whose sources give the figure to the same periods have like pairs.
    """
    is_alone = pl.len().over("group") == 1
    alone, many = lean.filter(is_alone), lean.filter(~is_alone)
    given = (
        lean.join(many.select("said"), on="said", how="semi")
        .group_by("said", "source")
        .agg(given=pl.col("fact_id").unique().sort().str.join(" "))
    )
    chosen = many.join(given, on=["said", "source"], maintain_order="left").unique(
        ["group", "given"], keep="first", maintain_order=True
    )
    return pl.concat([alone, chosen.select(alone.columns)])


def _pair(lean: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """Return every two rows with the same `on` and different `source`: a < b."""
    keys = lean.lazy().select(*on, "source", "row")
    return (
        keys.join(keys, on=on, suffix="_b")
        .filter(
            (pl.col("row") < pl.col("row_b")) & (pl.col("source") != pl.col("source_b"))
        )
        .select(a="row", b="row_b")
        .sort("a", "b")
        .collect()
    )
