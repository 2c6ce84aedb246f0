"""Growth by more than all there was: often a level or a share of a plan, misread."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipeline.decimals import DECIMAL
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue

_MOST = pl.lit(Decimal(100), dtype=DECIMAL)


def find_great_growth(rows: pl.DataFrame) -> list[Issue]:
    """Return a warning for each growth or fall by more than 100 per cent."""
    great = rows.filter(
        (pl.col("measure") == "growth") & (pl.col("figure").abs() > _MOST)
    )
    return issues_of(great, "words", "growth-over-100", pl.col("words"))
