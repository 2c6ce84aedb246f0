"""Facts that one source states in two rows."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.warnings.rows import MATTER


def find_repeated(rows: pl.DataFrame) -> list[Issue]:
    """Return a warning for each row that is of the fact of an earlier one.

    Its figure may be the same or another: neither is held to be right.
    """
    fact = (*MATTER, "figure_unit")
    firsts = rows.with_columns(
        first=pl.col("record_id").first().over(fact),
        first_words=pl.col("words").first().over(fact),
    )
    again = firsts.filter(pl.col("first") != pl.col("record_id"))
    return issues_of(
        again,
        "words",
        "fact-repeated",
        pl.col("words"),
        pl.col("first").str.split("/").list.last(),
        words=pl.col("first_words"),
    )
