"""Wholes that the parts given with them contradict."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipeline.decimals import DECIMAL, plain
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue

# What the parts of a whole add up to, by their measure.
_ADD_UP_TO = {"level": "level", "change": "change", "contribution": "growth"}
# What one report adds up: the parts of one set, and their whole.
_SET = (
    "source_id",
    "measure",
    "subject_root",
    "nature",
    "fact_time",
    "within_id",
    "set_by_id",
    "basis",
    "added_unit",
)
# Greater figures are left out: their sums have no room.
_MOST = pl.lit(Decimal(10) ** 24, dtype=DECIMAL)


def find_contradicted(rows: pl.DataFrame, indicators: pl.DataFrame) -> list[Issue]:
    """Return a warning for each whole that no values of its parts add up to.

    A whole is held against its parts where the same source gives every one of them
    once. What a figure, hedged and rounded, allows is an interval, and so is the sum.
    """
    added = _add_up(_with_basis(rows), indicators)
    wholes = _with_basis(rows).join(
        added,
        left_on=("indicator_id", *_SET),
        right_on=("part_of_id", *_SET),
        nulls_equal=True,
        suffix="_sum",
    )
    low, high = pl.col("low_sum"), pl.col("high_sum")
    expected = (
        pl.when(low == high)
        .then(plain(low))
        .otherwise(pl.format("{} … {}", _end(low), _end(high)))
    )
    apart = _lies_above("", "_sum") | _lies_above("_sum", "")
    return issues_of(
        wholes.filter(apart),
        "words",
        "parts-differ",
        pl.col("words"),
        expected,
        parts=pl.col("parts"),
    )


def _with_basis(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the prices or the base that parts share with their whole.

    Percentage points add up to per cent, and things counted by several nouns to things.
    """
    measure, unit = pl.col("measure"), pl.col("figure_unit")
    return rows.filter(pl.col("figure").abs() < _MOST).with_columns(
        basis=pl.when(measure == "level")
        .then("price_basis")
        .when(measure == "change")
        .then("base_period"),
        added_unit=pl.when(unit == "%{point}")
        .then(pl.lit("%"))
        .when(unit.str.starts_with("{"))
        .then(pl.lit("{}"))
        .otherwise(unit),
    )


def _add_up(rows: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the sum of every complete set of parts, in the measure of its whole."""
    parts = indicators.drop_nulls("part_of_id").select(
        "indicator_id", "part_of_id", wanted=pl.len().over("part_of_id")
    )
    whole = pl.col("measure").replace_strict(
        _ADD_UP_TO, default=None, return_dtype=pl.String
    )
    stated = rows.join(parts, on="indicator_id", maintain_order="left")
    stated = stated.with_columns(measure=whole)
    sums = (
        stated.drop_nulls("measure")
        .group_by("part_of_id", *_SET)
        .agg(
            pl.col("low_open", "high_open").any(),
            low=_sum("low"),
            high=_sum("high"),
            parts=pl.col("words").str.join(" + "),
            wanted=pl.col("wanted").first(),
            stated=pl.len(),
            different=pl.col("indicator_id").n_unique(),
        )
    )
    counts = pl.col("stated", "different")
    return sums.filter(pl.all_horizontal(counts == pl.col("wanted")))


def _sum(end: str) -> pl.Expr:
    """Return the sum of an end of intervals; null, without limit, if one is."""
    return pl.when(~pl.col(end).is_null().any()).then(pl.col(end).sum())


def _lies_above(one: str, other: str) -> pl.Expr:
    """Whether one interval lies wholly above the other."""
    low, high = pl.col(f"low{one}"), pl.col(f"high{other}")
    is_open = pl.col(f"low_open{one}") | pl.col(f"high_open{other}")
    return ((low > high) | ((low == high) & is_open)).fill_null(value=False)


def _end(end: pl.Expr) -> pl.Expr:
    """Return the end of an interval as text; nothing where there is none."""
    return plain(end).fill_null("")
