"""What a batch of sources learns when all facts are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import polars as pl

from pipeline.assembly.parts import Part, make_once
from pipeline.datapackage.export import render
from pipeline.datapackage.integrity import check_tables
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.storage import Range, Rows, Storage, digest_rows, load, load_between


class Unlinked(NamedTuple):
    """A batch: the range of its records' ids, its observations and flat view.

    If these are kept, they have the key of what they rest on.
    """

    name: str
    within: Range
    key: str
    observations: Rows
    flat: Rows


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of all batches: comparisons and links by facts, all warnings.

    `shared` are the vocabularies, of which there is a hash, and the sources of all
    batches. What is made is stored, rendered in these forms.
    """

    shared: Tables
    shared_sha256: str
    comparisons: Sequence[Rows]
    links: Sequence[Rows]
    warned: Rows
    forms: tuple[str, ...]
    storage: Storage


def link(batch: Unlinked, known: Known) -> Part:
    """Return a batch's comparisons, warnings and flat view, also rendered."""
    within = batch.within
    learned = {
        "links": load_between(known.links, "observation_id", within),
        "comparisons": load_between(known.comparisons, "comparison_id", within),
        "warnings": load_between([known.warned], "warning_id", within),
    }
    digests = map(digest_rows, learned.values())
    inputs = (known.shared_sha256, batch.key, *known.forms, *digests)
    make = partial(_link, batch, learned, known)
    return make_once(known.storage, f"linked/{batch.name}", inputs, make)


def _link(batch: Unlinked, learned: Tables, known: Known, storage: Storage) -> Part:
    """Make a batch's part, and store it."""
    links = learned["links"]
    tables = {
        "comparisons": learned["comparisons"].sort("comparison_id"),
        "warnings": learned["warnings"],
        "observations_flat": _link_flat(load(batch.flat), links),
    }
    referred = {"observations": load(batch.observations), "facts": links}
    # Comparisons are checked where the facts are that they refer to.
    issues = check_tables(
        known.shared | referred | tables, ("warnings", "observations_flat")
    )
    return Part(
        issues,
        {name: storage.put(name, frame) for name, frame in tables.items()},
        render(tables, known.forms, storage),
    )


def _link_flat(flat: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Return the flat view with what is known of the fact that each row states."""
    key = "observation_id"
    rest = flat.drop(set(links.columns) - {key})
    linked = rest.join(links, on=key, how="left", maintain_order="left")
    return published.typed("observations_flat", linked)
