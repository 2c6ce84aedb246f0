"""Events: none a part of itself or beside itself, none that nobody states."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw
from pipeline.validation.cycles import find_cycles


def check_events(raw: Raw) -> list[Issue]:
    """Return issues of events: what they are beside, parts taken in them."""
    events = raw.sheets["events"]
    event, beside = pl.col("event_id"), pl.col("beside_id")
    alone = issues_of(
        events.filter(event == beside), "beside_id", "part-of-itself", beside, event
    )
    return alone + _check_parts_taken(raw.sheets["participations"], events)


def check_wholes(raw: Raw) -> list[Issue]:
    """Return issues of events that all sources together make parts of themselves."""
    return find_cycles(raw.sheets["events"], "event_id", "part_of_id")


def _check_parts_taken(parts: pl.DataFrame, events: pl.DataFrame) -> list[Issue]:
    """Return an issue for each part taken in an event that its source does not state.

    Nothing is said of sources without any event: their sheet may be unread.
    """
    parts = parts.join(events, on="source_id", how="semi", maintain_order="left")
    keys = ["source_id", "event_id"]
    unstated = parts.join(events, on=keys, how="anti", maintain_order="left")
    stated = events.group_by("source_id").agg(
        near=pl.col("event_id").unique(maintain_order=True).str.join(", ")
    )
    unstated = unstated.join(stated, on="source_id", maintain_order="left")
    event, near = pl.col("event_id"), pl.col("near")
    return issues_of(unstated, "event_id", "event-not-stated", event, near)
