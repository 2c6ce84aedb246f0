"""Units as people read them beside a figure."""

from __future__ import annotations

import polars as pl

# Signs that readers know; of other units the label stands.
_SIGNS = ("%", "km2")


def name_units(units: pl.DataFrame) -> pl.DataFrame:
    """Return what stands behind a figure in each unit: unit, unit_en, unit_vi.

    Nothing stands behind a mere number, and behind what is counted, for its words name
    that.
    """
    unit, english = pl.col("unit"), pl.col("label_en")
    bare = (unit == "1") | unit.str.contains(r"^\{[^/]*\}$")
    is_money = pl.col("system") == "iso4217"
    is_sign = unit.is_in(_SIGNS) | is_money
    # Vietnamese says đồng, and prints the codes of other currencies.
    first_form = pl.col("written").str.split("|").list.first()
    # Of words, not of "per 10,000", there is a plural.
    ending = (
        pl.when(english.str.contains("[a-z]$")).then(pl.lit("s")).otherwise(pl.lit(""))
    )
    return units.select(
        "unit",
        unit_en=pl.when(~bare).then(
            pl.when(is_sign).then(unit).otherwise(english + ending)
        ),
        unit_vi=pl.when(~bare).then(
            pl.when(is_money)
            .then(pl.coalesce(first_form, unit))
            .when(is_sign)
            .then(unit)
            .otherwise("label_vi")
        ),
    )
