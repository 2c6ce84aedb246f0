"""Digests: anchors whose words did not stand there when they were anchored."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.digest import add_digests
from pipeline.anchors.spans import list_anchors
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw


def check_digests(raw: Raw) -> list[Issue]:
    """Return an issue for each anchor whose digest is missing or another's.

    Such a row is read all the same: what else is wrong with its words shows with it.
    """
    held = raw.sources.filter(
        (pl.col("extent") != "none") & pl.col("text_sha256").is_not_null()
    )
    anchors = list_anchors(raw.sheets).drop_nulls(["start", "words"])
    anchors = anchors.join(
        held.select("source_id", "text_sha256"),
        on="source_id",
        maintain_order="left",
    )
    anchors = add_digests(anchors)
    differs = pl.col("digest").ne_missing(pl.col("right_digest"))
    wrong = anchors.filter(differs).partition_by("column", as_dict=True)
    return [
        issue
        for (column,), rows in wrong.items()
        for issue in issues_of(
            rows, str(column), "digest-wrong", pl.col("at"), pl.col("words")
        )
    ]
