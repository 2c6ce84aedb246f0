"""Subjects: of the type that their indicator is stated of."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw


def check_subjects(raw: Raw) -> list[Issue]:
    """Return an issue for each observation whose subject is of another type."""
    if not {"entities", "indicators"} <= raw.codelists.keys():
        return []
    types = (
        raw.codelists["entities"]
        .select("entity_type", subject_id="entity_id")
        .unique("subject_id")
    )
    wanted = (
        raw.codelists["indicators"]
        .select("indicator_id", "subject_type")
        .unique("indicator_id")
    )
    stated = raw.sheets["observations"]
    stated = stated.join(types, on="subject_id", how="left", maintain_order="left")
    stated = stated.join(wanted, on="indicator_id", how="left", maintain_order="left")
    kind, expected = pl.col("entity_type"), pl.col("subject_type")
    return issues_of(
        stated.filter(kind != expected),
        "subject_id",
        "subject-type-wrong",
        pl.col("subject_id"),
        expected,
        indicator=pl.col("indicator_id"),
    )
