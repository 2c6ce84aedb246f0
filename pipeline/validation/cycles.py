"""Cycles: what is, at some remove, above itself, as a part or a repeated source."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue


def find_cycles(frame: pl.DataFrame, key: str, above: str) -> list[Issue]:
    """Return an issue for each row on a cycle, or on a path between two cycles.

    A row names in `above` what stands directly above its `key`; a key may have
    several rows.
    """
    steps = frame.select(key, above).drop_nulls().unique()
    cycles = _peel(steps, key, above)
    rows = frame.join(cycles, on=[key, above], how="semi", maintain_order="left")
    found, itself = pl.col(above), pl.col(key)
    return issues_of(rows, above, "part-of-itself", found, itself)


def _peel(steps: pl.DataFrame, key: str, above: str) -> pl.DataFrame:
    """Return the steps left when those at either end are taken off again and again.

    Without a cycle none are left.
    """
    while True:
        inner = steps.join(steps, left_on=key, right_on=above, how="semi")
        inner = inner.join(steps, left_on=above, right_on=key, how="semi")
        if len(inner) == len(steps):
            return steps
        steps = inner
