"""How a keyed value states its hedge: a sign before the figure."""

from __future__ import annotations

import polars as pl

# A range has two ends and no sign. The signs are of the amount that the words state:
# a fall of more than 3.2 per cent is >-3.2.
HEDGE_SIGNS = {
    "exact": "",
    "more_than": ">",
    "at_least": ">=",
    "less_than": "<",
    "at_most": "<=",
    "nearly": "~<",
    "about": "~",
    "between": "",
}

# Longer signs come first, so that none is taken for its beginning.
SIGN = "|".join(sorted(filter(None, HEDGE_SIGNS.values()), key=len, reverse=True))


def sign_of(hedge: pl.Expr) -> pl.Expr:
    """Return the sign of each hedge."""
    return hedge.replace_strict(HEDGE_SIGNS, default=None, return_dtype=pl.String)


def split_sign(keyed: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return the sign of each keyed value, and the value without it."""
    parts = keyed.str.extract_groups(rf"^(?<sign>{SIGN})?(?<value>.*)$").struct
    return parts.field("sign").fill_null(""), parts.field("value")
