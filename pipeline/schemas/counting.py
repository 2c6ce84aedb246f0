"""What can only be a whole number."""

from __future__ import annotations

import polars as pl


def is_whole(unit: str) -> pl.Expr:
    """Whether a figure in the unit of this column is of what is counted, or ranked."""
    return pl.col(unit).str.starts_with("{") | (pl.col("kind") == "rank")
