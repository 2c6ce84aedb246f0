"""Exact decimal figures: their one type in frames, and how they are written."""

from decimal import Decimal

import polars as pl

# 28 digits before the point and 10 after it, exactly; never a binary float.
DIGITS = 38
PLACES = 10
DECIMAL = pl.Decimal(DIGITS, PLACES)

# A figure has one digit less before its point, so that a step more or less fits too.
WHOLE_DIGITS = DIGITS - PLACES - 1
LIMIT = f"{WHOLE_DIGITS}, {PLACES}"

ONE = pl.lit(Decimal(1), dtype=DECIMAL)
HALF = pl.lit(Decimal("0.5"), dtype=DECIMAL)
TENTH = pl.lit(Decimal("0.1"), dtype=DECIMAL)


def ratio_of(factor: pl.Expr, into: pl.Expr) -> pl.Expr:
    """Return what a figure is multiplied by to be stated in another unit.

    Factors are powers of ten, null for one: the point moves. `converts_exactly` says
    whether it may.
    """
    return factor.fill_null(ONE) / into.fill_null(ONE)


def converts_exactly(greatest: pl.Expr, step: pl.Expr, ratio: pl.Expr) -> pl.Expr:
    """Whether a figure of this size fits after conversion, and half its step.

    The step of a round figure may be a tenth of what it states.
    """
    limit = pl.lit(Decimal(10**WHOLE_DIGITS), dtype=DECIMAL)
    fits = greatest < limit / pl.max_horizontal(ratio, ONE)
    half = pl.when(step > ONE).then(step * TENTH).otherwise(step) * HALF
    return fits & ((half * ratio) / ratio == half)


def plain(figure: pl.Expr) -> pl.Expr:
    """Return a decimal column as text without exponent and without idle zeros: 11.2."""
    text = figure.cast(pl.String)
    return text.str.strip_chars_end("0").str.strip_chars_end(".")


def printed(figure: pl.Expr, language: str) -> pl.Expr:
    """Return a decimal column as a language prints it: 15,600,000.5 or 15.600.000,5."""
    group, point = (",", ".") if language == "en" else (".", ",")
    parts = plain(figure).str.split_exact(".", 1).struct
    whole = parts.field("field_0").str.reverse()
    # Groups of three are counted from the end, and there is no looking ahead here.
    grouped = whole.str.replace_all(r"([0-9]{3})", f"${{1}}{group}").str.reverse()
    grouped = grouped.str.replace(rf"^(-?)\{group}", "$1")
    decimals = pl.format(f"{point}{{}}", parts.field("field_1"))
    return grouped + decimals.fill_null("")
