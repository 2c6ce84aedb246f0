"""Editions of an index: those that all sources together name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw

_MISSING = "edition-missing"


def list_editions(raw: Raw) -> pl.DataFrame:
    """Return the observations that are of an edition, as far as editions need them."""
    rows = raw.sheets["observations"].select(
        "file", "line", "source_id", "indicator_id", "time_period", "time_words"
    )
    if "indicators" not in raw.codelists:
        return rows.clear()
    of_edition = raw.codelists["indicators"].filter(time_scope="edition")
    rows = rows.join(of_edition, on="indicator_id", how="semi", maintain_order="left")
    return rows.join(raw.sources, on="source_id", how="semi", maintain_order="left")


def complete_editions(issues: Iterable[Issue], rows: pl.DataFrame) -> list[Issue]:
    """Return the issues; those of a missing edition list what any source names.

    `rows` are those of `list_editions`, of all sources.
    """
    named = rows.filter(
        pl.col("time_period").str.contains(r"^[0-9]{4}$")
        & pl.col("time_words").is_not_null()
    )
    known = dict(
        named.group_by("indicator_id")
        .agg(pl.col("time_period").unique().sort().str.join(", "))
        .iter_rows()
    )
    places = rows.select("file", "line", "indicator_id").iter_rows()
    near = {(file, line): known.get(indicator, "–") for file, line, indicator in places}
    return [
        replace(issue, params=(("near", near[issue.file, issue.line]),))
        if issue.code == _MISSING
        else issue
        for issue in issues
    ]
