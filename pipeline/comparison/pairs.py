"""Pairs of statements: of one fact, or of one figure given to two facts."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipeline.comparison.verdicts import ESTIMATED
from pipeline.decimals import DECIMAL, WHOLE_DIGITS

# A figure stated with fewer digits comes back elsewhere by mere chance.
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
    """Return every two rows that give one figure to two facts that are easily mixed up.

    Columns a, b, rule. The facts are of periods that overlap, of territories of which
    one lies in the other, or an aim and an estimate; all else about them is one. Only
    figures of at least three digits count, and only where neither source gives the
    figure to the other's fact as well, for then it is of both.
    """
    value, step = pl.col("obs_value"), pl.col("stated_step")
    precise = statements.filter(
        value.abs() >= pl.min_horizontal(step, _MAX_FIGURE) * _MIN_STEPS
    )
    return pl.concat(
        _pair_facts(precise, apart, condition).with_columns(rule=pl.lit(rule))
        for rule, apart, condition in (
            ("other_period", ["fact_time"], _share_days()),
            ("other_territory", ["subject_root"], _lie_in_one()),
            ("other_nature", ["nature", "set_by_id"], _are_aim_and_estimate()),
        )
    )


# What a figure is of, and itself.
_SAID = (
    "indicator_id",
    "measure",
    "of_id",
    "within_id",
    "price_basis",
    "fact_time",
    "subject_root",
    "nature",
    "set_by_id",
    "figure_unit",
    "obs_value",
)
# What is asked of both sides of a pair.
_ASKED = (
    "time_scope",
    "time_start",
    "time_end",
    "subject_root",
    "wholes",
    "nature",
    "obs_status",
)


def _share_days() -> pl.Expr:
    """Whether the periods of a pair overlap; only what is of a period has one."""
    return (
        (pl.col("time_scope") == "period")
        & (pl.col("time_start") <= pl.col("time_end_b"))
        & (pl.col("time_start_b") <= pl.col("time_end"))
    )


def _lie_in_one() -> pl.Expr:
    """Whether one territory of a pair lies in the other."""
    inside = pl.col("subject_root").is_in(pl.col("wholes_b"))
    around = pl.col("subject_root_b").is_in(pl.col("wholes"))
    return inside.fill_null(value=False) | around.fill_null(value=False)


def _are_aim_and_estimate() -> pl.Expr:
    """Whether one of a pair is an estimated result, and the other is none."""
    guessed, other = (
        (pl.col(f"nature{side}") == "result")
        & pl.col(f"obs_status{side}").is_in(ESTIMATED)
        for side in ("", "_b")
    )
    aims = [pl.col(f"nature{side}") != "result" for side in ("", "_b")]
    return (guessed & aims[1]) | (other & aims[0])


def _pair_facts(
    precise: pl.DataFrame, apart: list[str], condition: pl.Expr
) -> pl.DataFrame:
    """Return the pairs (a, b) of one figure whose facts differ in these parts alone."""
    same = [part for part in _SAID if part not in apart]
    lean = precise.select(
        "row",
        "fact_id",
        *_ASKED,
        "group",
        pl.struct(same).rank("dense").alias("said"),
        pl.col("source_id").alias("source"),
    )
    pairs = _pair(_choose(lean), ["said"])
    own = lean.drop("group").rename({"row": "a"})
    other = lean.select(pl.exclude("row", "said", "group").name.suffix("_b"), b="row")
    met = pairs.join(own, on="a").join(other, on="b")
    met = met.filter((pl.col("fact_id") != pl.col("fact_id_b")) & condition)
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
    """Return the rows, of a group's only one for each choice of facts.

    Those of a group whose sources give the figure to the same facts have like pairs.
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
