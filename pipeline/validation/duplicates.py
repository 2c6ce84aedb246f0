"""Entities that are listed twice, under different ids."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import as_words

# Before and after every day that is written, as text sorts.
_FIRST_DAY, _LAST_DAY = "0000-00-00", "9999-99-99"

# Rows of one name that others are held against: pairs with the rest would only repeat
# the fault.
_MAX_PAIRED = 20

_PARTS = (
    "file",
    "line",
    "entity_id",
    "entity_type",
    "name",
    "is_label",
    "first",
    "last",
)


def find_duplicates(entities: pl.DataFrame) -> list[Issue]:
    """Return an issue for each entity that an earlier row has under another id.

    Two rows are one thing where they are of one type, are valid on some same day, and
    share a label, or a code, or one is labelled as the other is written.
    """
    names = pl.concat([_list_names(entities), _list_codes(entities)])
    shared = ("entity_type", "name")
    firsts = names.group_by(shared, maintain_order=True).head(_MAX_PAIRED)
    pairs = names.join(firsts, on=shared, suffix="_other")
    same = pairs.filter(
        (pl.col("line") > pl.col("line_other"))
        & (pl.col("entity_id") != pl.col("entity_id_other"))
        & (pl.col("is_label") | pl.col("is_label_other"))
        & (pl.col("first") <= pl.col("last_other"))
        & (pl.col("first_other") <= pl.col("last"))
    ).unique("line", keep="first", maintain_order=True)
    found, other = pl.col("entity_id"), pl.col("entity_id_other")
    name = pl.col("name").str.strip_chars(" ")
    return issues_of(same, "entity_id", "same-entity", found, other, name=name)


def _list_names(entities: pl.DataFrame) -> pl.DataFrame:
    """Return each name of each entity, with the days on which it is valid."""
    labels = pl.concat_list("label_vi", "label_en")
    written = pl.col("written").str.split("|").fill_null([])
    return pl.concat(
        _with_days(entities)
        .with_columns(name=forms, is_label=pl.lit(is_label))
        .select(*_PARTS)
        .explode("name")
        .drop_nulls("name")
        .with_columns(name=as_words(pl.col("name")))
        .unique(maintain_order=True)
        for forms, is_label in ((labels, True), (written, False))
    )


def _list_codes(entities: pl.DataFrame) -> pl.DataFrame:
    """Return each code of each entity, as a name of its own kind."""
    return pl.concat(
        _with_days(entities)
        .filter(pl.col(column).is_not_null())
        .with_columns(
            name=pl.format(f"{column}={{}}", column), is_label=pl.lit(value=True)
        )
        .select(*_PARTS)
        for column in ("iso_3166_2", "gso_code")
    )


def _with_days(entities: pl.DataFrame) -> pl.DataFrame:
    """Return the entities with `first` and `last` day of validity, as written."""
    return entities.with_columns(
        first=pl.col("valid_from").fill_null(_FIRST_DAY),
        last=pl.col("valid_until").fill_null(_LAST_DAY),
    )
