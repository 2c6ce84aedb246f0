"""Entities: ids and types, days, territories, and no two rows that are one thing."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import as_words
from pipeline.schemas.raw import Raw
from pipeline.validation.cycles import find_circles

# Before and after every day that is written, as text sorts.
_EVER, _NEVER = "0000-00-00", "9999-99-99"

_FEW = 20

# Prefix of an entity's id, and its type where that is another word.
_PREFIX = {"organization": "org", "technology": "tech"}


def check_entities(raw: Raw) -> list[Issue]:
    """Issues of entities: types, days of validity, wholes, territories, doubles."""
    if "entities" not in raw.codelists:
        return []
    entities = raw.codelists["entities"]
    return [
        *_check_types(entities),
        *_check_days(entities),
        *find_circles(entities, "entity_id", "parent_id"),
        *_check_territories(entities),
        *_find_doubles(entities),
    ]


def _check_types(entities: pl.DataFrame) -> list[Issue]:
    """An issue for each id whose prefix is not its type's."""
    key = pl.col("entity_id")
    prefix = pl.col("entity_type").replace(_PREFIX) + ":"
    differs = ~key.str.starts_with(prefix)
    return issues_of(
        entities.filter(differs), "entity_id", "wrong-entity-type", key, prefix
    )


def _check_days(entities: pl.DataFrame) -> list[Issue]:
    """An issue for each entity that ends before it begins."""
    first, last = pl.col("valid_from"), pl.col("valid_until")
    return issues_of(
        entities.filter(last < first), "valid_until", "days-reversed", last, first
    )


def _check_territories(entities: pl.DataFrame) -> list[Issue]:
    """An issue for each territory that is told through a third area, or is its own.

    The area that all names of a territory lead to has no `territory_id` itself.
    """
    roots = entities.select(territory_id="entity_id", root="territory_id")
    led = entities.join(
        roots.unique("territory_id"),
        on="territory_id",
        how="left",
        maintain_order="left",
    )
    found, root = pl.col("territory_id"), pl.col("root")
    return issues_of(
        led.filter(root.is_not_null()), "territory_id", "not-the-root", found, root
    )


def _find_doubles(entities: pl.DataFrame) -> list[Issue]:
    """An issue for each entity that an earlier row has already, under another id.

    Two rows are one thing where they are of one type, are valid on some same day, and
    share a label, or a code, or one is labelled as the other is written.
    """
    names = pl.concat([_list_names(entities), _list_codes(entities)])
    # Beyond so many of one name, pairs with the rest would only repeat the fault.
    firsts = names.group_by("entity_type", "name", maintain_order=True).head(_FEW)
    pairs = names.join(firsts, on=["entity_type", "name"], suffix="_other")
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
    """Each name of each entity, with the days on which it is valid."""
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
    """Each code of each entity, as a name of its own kind."""
    return pl.concat(
        _with_days(entities)
        .filter(pl.col(column).is_not_null())
        .with_columns(
            name=pl.format(f"{column}={{}}", column), is_label=pl.lit(value=True)
        )
        .select(*_PARTS)
        for column in ("iso_3166_2", "gso_code")
    )


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


def _with_days(entities: pl.DataFrame) -> pl.DataFrame:
    """The entities with the first and last day of their validity, as written."""
    return entities.with_columns(
        first=pl.col("valid_from").fill_null(_EVER),
        last=pl.col("valid_until").fill_null(_NEVER),
    )
