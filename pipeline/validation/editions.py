"""Editions: each rank in an index is of one that its report names, or of none."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.models import UNSTATED
from pipeline.schemas.raw import Raw


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


def check_editions(raw: Raw) -> list[Issue]:
    """Return an issue for each rank in an index without a named edition.

    What the report does not name is keyed as such; the issue lists the editions that
    other rows name, of any source. `raw` has the rows of `list_editions` alone.
    """
    rows = raw.sheets["observations"]
    keyed, words = pl.col("time_period"), pl.col("time_words")
    is_year = keyed.str.contains(r"^[0-9]{4}$")
    named = rows.filter(is_year & words.is_not_null())
    known = named.group_by("indicator_id").agg(
        editions=pl.col("time_period").unique().sort().str.join(", ")
    )
    rows = rows.join(known, on="indicator_id", how="left", maintain_order="left")
    missing = ~pl.when(words.is_null()).then(keyed == UNSTATED).otherwise(is_year)
    return issues_of(
        rows.filter(missing),
        "time_period",
        "edition-missing",
        keyed,
        UNSTATED,
        near=pl.col("editions").fill_null("–"),
    )
