"""Tables made to fit a spreadsheet: what is cut or is text there is counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from pipeline.decimals import DECIMAL
from pipeline.distribution.figures import is_float, spell_figures
from pipeline.issues.model import UsageError
from pipeline.schemas import published
from pipeline.schemas.published import Tables

# What a sheet holds below its header, and a cell, in units of UTF-16.
MAX_ROWS = 2**20 - 1
MAX_UNITS = 2**15 - 1
# Spreadsheets disagree on the days before: one of them has a 29 February 1900.
FIRST_DAY = date(1900, 3, 1)
# No XML file has these. No published cell has a control character.
_UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\x{fffe}\x{ffff}]"


@dataclass
class Fitted:
    """Tables whose figures and far days are text, none longer than a sheet or a cell.

    `cut_rows` has how many rows a table has that is cut, `cut_texts` how many texts of
    a table and column are.
    """

    tables: Tables = field(default_factory=dict)
    long_figures: int = 0
    far_days: int = 0
    cut_rows: dict[str, int] = field(default_factory=dict)
    cut_texts: dict[tuple[str, str], int] = field(default_factory=dict)


def fit_tables(tables: Tables) -> Fitted:
    """Return tables as a spreadsheet can hold them.

    Raises:
        UsageError: a cell has a character that no spreadsheet can.
    """
    fitted = Fitted()
    for name, rows in tables.items():
        _require_printable(name, rows)
        if rows.height > MAX_ROWS:
            fitted.cut_rows[name] = rows.height
        shown = spell_figures(rows.head(MAX_ROWS))
        for column, kind in rows.schema.items():
            if kind == DECIMAL:
                fitted.long_figures += _count_long(shown[column])
            elif kind == pl.Date:
                fitted.far_days += int((shown[column] < FIRST_DAY).sum())
            elif kind == pl.String and (count := _count_longer(shown[column])):
                fitted.cut_texts[name, column] = count
                cut = [text and _cut_text(text) for text in shown[column]]
                shown = shown.with_columns(pl.Series(column, cut, pl.String))
        fitted.tables[name] = shown
    return fitted


def _require_printable(table: str, rows: pl.DataFrame) -> None:
    """Refuse, by its name, a cell with a character that no XML file has."""
    for column in rows.select(pl.col(pl.String)).columns:
        found = rows.filter(pl.col(column).str.contains(_UNPRINTABLE))
        if found.height:
            key = " ".join(map(str, found.select(published.primary_key(table)).row(0)))
            message = (
                f"{table}, row {key!a}, column {column}: a control character "
                "cannot be in a spreadsheet; run make"
            )
            raise UsageError(message)


def _count_long(figures: pl.Series) -> int:
    return sum(not is_float(text) for text in figures.drop_nulls())


def _count_longer(texts: pl.Series) -> int:
    """Return how many texts do not fit a cell."""
    # A text has no more units than bytes.
    candidates = texts.filter(texts.str.len_bytes() > MAX_UNITS)
    return sum(_cut_text(text) != text for text in candidates)


def _cut_text(text: str) -> str:
    """Return as much of a text as fits a cell."""
    return text.encode("utf-16-le")[: 2 * MAX_UNITS].decode("utf-16-le", "ignore")
