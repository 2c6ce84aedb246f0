"""Units: what they convert to, so that figures in them can be compared."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw


def check_units(raw: Raw) -> list[Issue]:
    """Return an issue for each unit whose base or factor is wrong, or alone."""
    if "units" not in raw.codelists:
        return []
    units = raw.codelists["units"]
    bases = units.select(
        base_unit="unit", base_of_base="base_unit", base_system="system"
    )
    units = units.join(bases, on="base_unit", how="left", maintain_order="left")
    base, factor = pl.col("base_unit"), pl.col("factor")
    alone = base.is_null() != factor.is_null()
    chained = pl.col("base_of_base").is_not_null()
    is_money = pl.any_horizontal(pl.col("system", "base_system") == "iso4217")
    money = base.is_not_null() & is_money
    wrong = alone | chained | money
    found = pl.concat_str(base, factor, separator=" ", ignore_nulls=True)
    chain = pl.concat_str(
        "unit", "base_unit", "base_of_base", separator=" → ", ignore_nulls=True
    )
    return issues_of(
        units.filter(wrong), "base_unit", "base-unit-wrong", found, near=chain
    )
