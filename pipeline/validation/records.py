"""Records that a source states twice, and goals under two ids that hardly differ."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import ANCHORS, READ_SHEETS, Raw, header

# What only words a record: two rows that differ in nothing else state one fact.
_WORDING = {"row", "note", "position_en", "scope_en", "summary_vi", "summary_en"}


def check_records(raw: Raw) -> list[Issue]:
    """Return an issue for each row that states what an earlier row of its source does.

    Rows that are left out state nothing: they are the same where their words are, at
    the same place.
    """
    placed = raw.sheets["left_out"].filter(pl.col("at").is_not_null())
    issues = _find_repeated(placed, ["words", "at"])
    for name in READ_SHEETS:
        anchors = {column for pair in ANCHORS[name] for column in pair}
        key = [c for c in header(name) if c not in anchors | _WORDING]
        issues += _find_repeated(raw.sheets[name], key)
    return issues


def _find_repeated(sheet: pl.DataFrame, key: list[str]) -> list[Issue]:
    """Return an issue for each row whose key an earlier row of its source has."""
    row, key = pl.col("row"), ["source_id", *key]
    firsts = sheet.with_columns(first=row.first().over(key))
    again = firsts.filter(~pl.struct(key).is_first_distinct())
    return issues_of(again, "row", "record-repeated", row, pl.col("first"))


def check_goal_ids(raw: Raw) -> list[Issue]:
    """Return an issue for each goal whose id is nearly that of an earlier one."""
    goals = raw.sheets["goals"]
    near = _find_near(goals["goal_id"].drop_nulls().unique(maintain_order=True))
    goal = pl.col("goal_id")
    expected = goal.replace_strict(near, default=None, return_dtype=pl.String)
    rows = goals.filter(goal.is_in(list(near)))
    return issues_of(rows, "goal_id", "id-nearly-equal", goal, expected)


def _find_near(ids: Iterable[str]) -> dict[str, str]:
    """Return the ids that are nearly an earlier one, with that one."""
    bearers: dict[str, str] = {}
    near = {}
    for own in ids:
        forms = _list_forms(own)
        earlier = next((bearers[form] for form in forms if form in bearers), None)
        if earlier is not None:
            near[own] = earlier
        else:
            bearers |= dict.fromkeys(forms, own)
    return near


def _list_forms(key: str) -> list[str]:
    """Return forms that ids share which differ by one letter, or in the order of them.

    The forms are the id, whole and without each of its characters, and its letters,
    sorted. Digits stay as they are: they distinguish the goals of two years.
    """
    letters = "".join(sorted(c for c in key if c.isalpha()))
    digits = "".join(c for c in key if c.isdigit())
    without = [key[:i] + key[i + 1 :] for i, c in enumerate(key) if not c.isdigit()]
    return [key, *without, f"{letters} {digits}"]
