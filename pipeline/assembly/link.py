"""What a batch of sources learns when all facts are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from pipeline.datapackage.integrity import check_tables
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.storage import Range, Rows, Storage, load, load_between

# The tables of a batch that rest on other batches.
LINKED = ("comparisons", "warnings", "observations_flat")


class Unlinked(NamedTuple):
    """A batch: the range of its records' ids, its observations and flat view."""

    name: str
    within: Range
    observations: Rows
    flat: Rows


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of all batches: comparisons and links by facts, all warnings.

    `shared` are the vocabularies, and the sources of all batches.
    """

    shared: Tables
    comparisons: Sequence[Rows]
    links: Sequence[Rows]
    warnings: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Linked:
    """The rows of the `LINKED` tables of a batch, in the order of keys; its issues."""

    issues: list[Issue]
    tables: dict[str, Rows]


def link(batch: Unlinked, known: Known, storage: Storage) -> Linked:
    """Return a batch's comparisons, warnings and flat view, which are stored."""
    within = batch.within
    links = load_between(known.links, "observation_id", within)
    comparisons = load_between(known.comparisons, "comparison_id", within)
    own = {
        "comparisons": comparisons.sort("comparison_id"),
        "warnings": load_between([known.warnings], "warning_id", within),
        "observations_flat": _link_flat(load(batch.flat), links),
    }
    referred = {"observations": load(batch.observations), "facts": links}
    # Comparisons are checked where the facts are that they refer to.
    issues = check_tables(
        known.shared | referred | own, ("warnings", "observations_flat")
    )
    stored = {
        name: storage.put(f"{name}/{batch.name}", rows) for name, rows in own.items()
    }
    return Linked(issues, stored)


def _link_flat(flat: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Return the flat view with what is known of the fact that each row states."""
    key = "observation_id"
    rest = flat.drop(set(links.columns) - {key})
    linked = rest.join(links, on=key, how="left", maintain_order="left")
    return published.typed("observations_flat", linked)
