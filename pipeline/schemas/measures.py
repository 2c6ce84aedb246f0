"""Measures: how an indicator is stated, and what each way needs and allows."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl


class Measure(NamedTuple):
    """One way to state an indicator.

    `units` are those it has, the first where none is keyed; none are the indicator's
    own. `needs` are the columns that must say more of it, `allows` those that may.
    """

    units: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    allows: tuple[str, ...] = ()
    falls: bool = False
    ranks: bool = False


_PER_HEAD = ("/10*3", "/10*4")

MEASURES = {
    "level": Measure(),
    "change": Measure(allows=("base_period",), falls=True),
    "growth": Measure(("%",), allows=("base_period",), falls=True),
    "contribution": Measure(("%{point}", "%"), falls=True),
    "share_of": Measure(("%",), needs=("of_id",)),
    "share_of_plan": Measure(("%",)),
    "per_capita": Measure(),
    "growth_ratio": Measure(("1",), needs=("within_id",)),
    "rank": Measure(("1",), ("within_id",), ("rank_of",), ranks=True),
    "growth_rank": Measure(("1",), ("within_id",), ("rank_of",), ranks=True),
}

FALLING = [name for name, measure in MEASURES.items() if measure.falls]
RANKS = [name for name, measure in MEASURES.items() if measure.ranks]
# The columns that only some measures have.
DETAILS = ("base_period", "of_id", "within_id", "rank_of")


def measured_unit(keyed: str) -> pl.Expr:
    """Return the unit in which a figure is held: its measure's, or its indicator's.

    The frame has `measure`, `indicator_unit`, and the figure's own unit in `keyed`.
    """
    unit, own = pl.col(keyed), pl.col("indicator_unit")
    per_head = (pl.col("measure") == "per_capita") & unit.is_in(_PER_HEAD)
    held = [pl.when(per_head).then(unit)]
    for name, measure in MEASURES.items():
        if measure.units:
            fits = pl.when(unit.is_in(measure.units)).then(unit)
            fitting = fits.otherwise(pl.lit(measure.units[0]))
            held.append(pl.when(pl.col("measure") == name).then(fitting))
    return pl.coalesce(*held, own)


def is_whole(unit: str) -> pl.Expr:
    """Whether a figure in the unit of this column is of what is counted, or ranked."""
    # Of {person}/km2 there may be any fraction.
    is_count = pl.col(unit).str.contains(r"^\{[^/]*\}$")
    return is_count | pl.col("measure").is_in(RANKS)
