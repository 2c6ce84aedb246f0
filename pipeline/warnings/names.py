"""Rows of one indicator whose words name another."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import as_words


def find_misnamed(rows: pl.DataFrame, indicators: pl.DataFrame) -> list[Issue]:
    """Return a warning for each row whose words name only another indicator.

    Its own names are also those of the whole that its indicator is a part of, and of
    what it is a share of. An indicator without a listed form cannot be named, and none
    that is stated of subjects of another type is meant.
    """
    forms = indicators.select(
        "indicator_id", "subject_type", form=pl.col("written").str.split("|")
    )
    forms = forms.explode("form").drop_nulls("form")
    forms = forms.with_columns(said=as_words(pl.col("form")))
    own = _list_own(rows, indicators).join(
        forms.select("indicator_id", "said"), left_on="name_id", right_on="indicator_id"
    )
    types = indicators.select("indicator_id", "subject_type")
    named = _find_named(rows.join(types, on="indicator_id"), forms)
    known = named.join(own, on=["record_id", "said"], how="semi")
    other = (
        named.join(known, on="record_id", how="anti")
        .join(own, on="record_id", how="semi")
        .unique("record_id", keep="first", maintain_order=True)
    )
    misnamed = rows.join(
        other.select("record_id", "form", other_id="indicator_id"),
        on="record_id",
        maintain_order="left",
    )
    return issues_of(
        misnamed,
        "indicator_id",
        "words-name-other",
        pl.col("indicator_id"),
        pl.col("other_id"),
        form=pl.col("form"),
        words=pl.col("named_in"),
    )


def _list_own(rows: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the indicators that the words of each row may name, as `name_id`."""
    wholes = indicators.select("indicator_id", "part_of_id")
    related = rows.join(wholes, on="indicator_id", how="left")
    return (
        related.unpivot(
            ["indicator_id", "of_id", "part_of_id"],
            index="record_id",
            value_name="name_id",
        )
        .drop("variable")
        .drop_nulls("name_id")
    )


def _find_named(rows: pl.DataFrame, forms: pl.DataFrame) -> pl.DataFrame:
    """Return each form that a row's words hold, whole, with its indicators."""
    patterns = forms["said"].unique(maintain_order=True).implode()
    found = as_words(pl.col("named_in")).str.extract_many(patterns, overlapping=True)
    return (
        rows.select("record_id", "subject_type", said=found)
        .explode("said")
        .drop_nulls("said")
        .join(forms, on=["said", "subject_type"], maintain_order="left_right")
    )
