"""Events: none a part of itself, none beside itself."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw
from pipeline.validation.cycles import find_cycles


def check_wholes(raw: Raw) -> list[Issue]:
    """Return an issue for each event that is, at some remove, a part of itself."""
    events = raw.sheets["events"]
    event, beside = pl.col("event_id"), pl.col("beside_id")
    alone = issues_of(
        events.filter(event == beside), "beside_id", "part-of-itself", beside, event
    )
    return alone + find_cycles(events, "event_id", "part_of_id")
