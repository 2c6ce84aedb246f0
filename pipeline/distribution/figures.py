"""Exact figures for programs whose numbers are binary floats.

A float gives back every decimal of up to 15 digits. A longer figure is text there.
"""

from __future__ import annotations

import polars as pl

from pipeline.decimals import DECIMAL, plain

FLOAT_DIGITS = 15


def spell_figures(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with its figures as text, without exponent and idle zeros."""
    names = [name for name, kind in frame.schema.items() if kind == DECIMAL]
    return frame.with_columns(plain(pl.col(name)) for name in names)


def is_float(text: str) -> bool:
    """Whether a float gives back a figure, given as text: digit by digit."""
    return len(text.replace(".", "").strip("-0")) <= FLOAT_DIGITS
