"""Exact decimal figures: their one type in frames, and how they are written."""

import polars as pl

# 28 digits before the point and 10 after it, exactly; never a binary float.
DIGITS = 38
PLACES = 10
DECIMAL = pl.Decimal(DIGITS, PLACES)


def plain(figure: pl.Expr) -> pl.Expr:
    """A decimal column as text without exponent and without idle zeros: 11.2."""
    text = figure.cast(pl.String)
    return text.str.strip_chars_end("0").str.strip_chars_end(".")
