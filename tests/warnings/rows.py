"""Rows as the checks of warnings are given them, with whatever cells a test names."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from pipeline.decimals import DECIMAL
from pipeline.issues.model import Issue
from pipeline.warnings.rows import MATTER

_TEXTS = ("record_id", "file", "words", "named_in", "indicator_unit")
_SCHEMA: dict[str, Any] = {
    **dict.fromkeys((*MATTER, *_TEXTS, "figure_unit", "system"), pl.String),
    "line": pl.Int64,
    **dict.fromkeys(("figure", "low", "high"), DECIMAL),
    **dict.fromkeys(("low_open", "high_open"), pl.Boolean),
}


def make_rows(cells: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Return rows of levels of things; each is in the file of its source."""
    made = []
    for number, given in enumerate(cells):
        source = given.get("source_id", "a")
        words = given.get("words", str(given.get("figure", "")))
        made.append(
            dict.fromkeys(_SCHEMA)
            | {
                "source_id": source,
                "record_id": f"{source}/o{number:02}",
                "file": source,
                "line": number,
                "indicator_id": "whole",
                "measure": "level",
                "subject_root": "area:x",
                "nature": "result",
                "words": words,
                "named_in": words,
                "figure_unit": "{}",
                "low": given.get("figure"),
                "high": given.get("figure"),
                "low_open": False,
                "high_open": False,
            }
            | given
        )
    return pl.DataFrame(made, schema=_SCHEMA)


def list_lines(warnings: Iterable[Issue]) -> list[int]:
    """Return the numbers of the rows that are warned of."""
    return sorted(warning.line for warning in warnings)
