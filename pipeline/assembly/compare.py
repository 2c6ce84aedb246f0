"""Facts compared group by group, each as a small dataset of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from pipeline.assembly.plan import cut, list_ranges
from pipeline.comparison.compare import compare
from pipeline.datapackage.integrity import check_tables
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.storage import Range, Rows, Storage, load, load_between

# What the flat view has of the fact that a row states.
_LINK = ("observation_id", "fact_id", "standing", "summary_en", "summary_vi")


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows that facts rest on, by table and in parts, and what they share.

    `shared` are the vocabularies, and the sources of all batches.
    """

    shared: Tables
    parts: dict[str, Sequence[Rows]]

    def load(self, within: Range) -> Tables:
        """Return a range of facts as a small dataset."""
        return self.shared | {
            name: load_between(parts, "fact_id", within).sort(
                published.primary_key(name)
            )
            for name, parts in self.parts.items()
        }


class Group(NamedTuple):
    """The facts of a range of ids."""

    name: str
    within: Range


@dataclass(frozen=True, slots=True)
class Compared:
    """What a group gives: its facts and comparisons, links for the flat view.

    Each is sorted by its key.
    """

    issues: list[Issue]
    facts: Rows
    comparisons: Rows
    links: Rows


def group_facts(kinds: Sequence[pl.DataFrame], most: int) -> list[Group]:
    """Return the facts in groups of about so many rows, or of one kind of facts."""
    counts = pl.concat(kinds).group_by("kind").agg(pl.col("count").sum()).sort("kind")
    runs = list(cut(counts.iter_rows(), most)) or [[""]]
    ranges = list_ranges(run[0] for run in runs)
    return [Group(f"{number:05}", within) for number, within in enumerate(ranges)]


def take_group(group: Group, compared: Compared, facts: Facts) -> Tables:
    """Return a group of facts as a small dataset, with what they are to each other."""
    known = {
        "facts": load(compared.facts),
        "comparisons": load(compared.comparisons),
    }
    return facts.load(group.within) | known


def compare_group(group: Group, facts: Facts, storage: Storage) -> Compared:
    """Return what the reports of a group of facts are to each other."""
    tables = facts.load(group.within)
    compared = compare(tables | {"observations_flat": tables["observations"]})
    ordered = {
        name: compared[name].sort(published.primary_key(name))
        for name in ("facts", "comparisons")
    }
    links = compared["observations_flat"].select(_LINK).sort("observation_id")
    return Compared(
        check_tables(tables | ordered, ordered),
        storage.put(f"facts/{group.name}", ordered["facts"]),
        storage.put(f"by_fact/comparisons/{group.name}", ordered["comparisons"]),
        storage.put(f"by_fact/links/{group.name}", links),
    )
