"""Published rows by the fact that they state: what comparing them needs."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.dates import DATED
from pipeline.schemas.published import Tables

# The tables of which comparisons are made.
COMPARED = ("observations", *DATED, "evidence")


def list_by_fact(tables: Tables, statements: pl.DataFrame) -> Tables:
    """Return what facts rest on, each row with its `fact_id`, sorted by it.

    `statements` has the record_id and fact_id of each observation.
    """
    facts = statements.select("record_id", "fact_id")
    rows = {
        "observations": tables["observations"].join(
            facts, left_on="observation_id", right_on="record_id"
        )
    }
    for name, (key, *_) in DATED.items():
        rows[name] = tables[name].with_columns(fact_id=pl.format(f"{name}/{{}}", key))
    keys = {"observations": "observation_id"}
    stated = [
        frame.select("fact_id", record_id=keys.get(name, "record_id"))
        for name, frame in rows.items()
    ]
    words = tables["evidence"].filter(_states_fact())
    rows["evidence"] = words.join(pl.concat(stated), on="record_id")
    return {name: frame.sort("fact_id") for name, frame in rows.items()}


def _states_fact() -> pl.Expr:
    """Whether evidence is the words of a figure, or of a date."""
    table, field = pl.col("record_table"), pl.col("field")
    dates = [(table == name) & field.is_in(days) for name, (_, *days) in DATED.items()]
    return pl.any_horizontal((table == "observations") & (field == "hedge"), *dates)


def count_by_kind(rows: Tables) -> pl.DataFrame:
    """Return how many rows there are of each kind of fact: kind, count.

    A kind is what the ids of its facts begin with, and two facts that are compared are
    of one: of figures the indicator and measure, of dates their table.
    """
    figures = rows["observations"].select(
        kind=pl.format("{}/{}/", "indicator_id", "measure")
    )
    dates = [rows[name].select(kind=pl.lit(f"{name}/")) for name in DATED]
    kinds = pl.concat([figures, *dates])
    return kinds.group_by("kind").agg(count=pl.len().cast(pl.Int64))
