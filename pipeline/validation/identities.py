"""Identities: what is ours to say of a thing is said alike in all sources."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw

# What a thing is, whatever a report states of it: sheet, key, column. Dates, numbers
# and places are statements: on those, reports may disagree.
_SETTLED = (
    ("events", "event_id", "kind"),
    ("documents", "document_id", "kind"),
    ("goals", "goal_id", "holder_id"),
)


def check_identities(raw: Raw) -> list[Issue]:
    """Return issues of kinds, holders and wholes that differ for one thing."""
    issues = []
    for name, key, column in _SETTLED:
        first = pl.col(column).drop_nulls().first().over(key)
        rows = raw.sheets[name].with_columns(right=first)
        issues += _report_differing(rows, key, column)
    if "entities" in raw.codelists:
        wholes = raw.codelists["entities"].select(
            event_id="entity_id", right="parent_id"
        )
        rows = raw.sheets["events"].join(
            wholes.unique("event_id"), on="event_id", how="left", maintain_order="left"
        )
        issues += _report_differing(rows, "event_id", "part_of_id")
    return issues


def _report_differing(rows: pl.DataFrame, key: str, column: str) -> list[Issue]:
    """Return an issue for each row whose cell is not the `right` one of its key."""
    cell, right = pl.col(column), pl.col("right")
    differing = rows.filter(cell != right)
    return issues_of(
        differing, column, "identity-differs", cell, right, key=pl.col(key)
    )
