"""Entities: ids and types, days, territories, none listed twice."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw
from pipeline.validation.cycles import find_cycles
from pipeline.validation.duplicates import find_duplicates

# Prefix of an entity's id, and its type where that is another word.
_PREFIX = {"organization": "org", "technology": "tech"}


def check_entities(raw: Raw) -> list[Issue]:
    """Return issues of entities: types, days, wholes, territories, duplicates."""
    if "entities" not in raw.codelists:
        return []
    entities = raw.codelists["entities"]
    return [
        *_check_types(entities),
        *_check_days(entities),
        *find_cycles(entities, "entity_id", "parent_id"),
        *_check_territories(entities),
        *find_duplicates(entities),
    ]


def _check_types(entities: pl.DataFrame) -> list[Issue]:
    """Return an issue for each id whose prefix is not its type's."""
    key = pl.col("entity_id")
    prefix = pl.col("entity_type").replace(_PREFIX) + ":"
    differs = ~key.str.starts_with(prefix)
    return issues_of(
        entities.filter(differs), "entity_id", "wrong-entity-type", key, prefix
    )


def _check_days(entities: pl.DataFrame) -> list[Issue]:
    """Return an issue for each entity that ends before it begins."""
    first, last = pl.col("valid_from"), pl.col("valid_until")
    return issues_of(
        entities.filter(last < first), "valid_until", "days-reversed", last, first
    )


def _check_territories(entities: pl.DataFrame) -> list[Issue]:
    """Return an issue for each territory that has a territory itself.

    All names of a territory lead to one area, which has no `territory_id`.
    """
    roots = entities.select(territory_id="entity_id", root="territory_id")
    linked = entities.join(
        roots.unique("territory_id"),
        on="territory_id",
        how="left",
        maintain_order="left",
    )
    found, root = pl.col("territory_id"), pl.col("root")
    return issues_of(
        linked.filter(root.is_not_null()), "territory_id", "not-the-root", found, root
    )
