"""The rows that warnings are of: what each observation states, and where it stands."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.statements import make_statements
from pipeline.schemas.published import Tables

# What one figure of a report is of. Where a cell is empty, it is empty in both.
MATTER = (
    "source_id",
    "indicator_id",
    "measure",
    "subject_root",
    "nature",
    "fact_time",
    "base_period",
    "of_id",
    "within_id",
    "set_by_id",
    "price_basis",
)


def gather_rows(tables: Tables, sheet: pl.DataFrame) -> pl.DataFrame:
    """Return a row per observation, in the order of their ids.

    Besides the columns of its statement: `file` and `line`, `figure` (its value, or
    else a bound) and `named_in`, all the words that its indicator rests on.
    """
    places = sheet.select(
        "file", "line", record_id=pl.format("{}/{}", "source_id", "row")
    )
    named = (
        tables["evidence"]
        .filter(record_table="observations", field="indicator_id")
        .drop_nulls("exact")
        .group_by("record_id")
        .agg(indicator_words=pl.col("exact").sort().str.join(" / "))
    )
    rows = make_statements(tables)
    rows = rows.join(places, on="record_id").join(named, on="record_id", how="left")
    return rows.with_columns(
        figure=pl.coalesce("obs_value", "lower_bound", "upper_bound"),
        named_in=pl.concat_str(
            "words", "indicator_words", separator=" / ", ignore_nulls=True
        ),
    ).sort("record_id")
