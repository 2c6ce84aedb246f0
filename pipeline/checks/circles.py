"""What is, at some remove, above itself: parts of wholes, repeated sources."""

from __future__ import annotations

import polars as pl

from pipeline.issues import Issue, faults

# Nothing is below others at more removes than this.
_DEEPEST = 20


def find_circles(frame: pl.DataFrame, key: str, above: str) -> list[Issue]:
    """An issue for each row of `frame` whose key lies, at some remove, above itself.

    A row names in `above` what stands directly above its `key`; a key may have
    several rows.
    """
    steps = frame.select(here=key, higher=above).drop_nulls().unique()
    climbing = frame.select("file", "line", key, above, here=above)
    issues: list[Issue] = []
    for _ in range(_DEEPEST):
        climbing = climbing.filter(pl.col("here").is_not_null()).unique()
        if climbing.is_empty():
            break
        itself = pl.col("here") == pl.col(key)
        issues += faults(climbing, itself, above, "part-of-itself", pl.col(above))
        climbing = climbing.filter(~itself).join(steps, on="here", how="left")
        climbing = climbing.drop("here").rename({"higher": "here"})
    return issues
