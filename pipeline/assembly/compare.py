"""Facts compared group by group, each as a small dataset of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import NamedTuple

import polars as pl

from pipeline.assembly.parts import Part, make_once
from pipeline.assembly.plan import Run, cut, list_ranges
from pipeline.comparison.compare import compare
from pipeline.comparison.lineage import list_origins
from pipeline.datapackage.export import render
from pipeline.datapackage.integrity import check_tables
from pipeline.paths import DISPUTES
from pipeline.rendering.disputes import STANDINGS, render_disputes
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.storage import Range, Rows, Storage, digest_rows, load_between

# What the flat view has of the fact that a row states.
_LINK = ("observation_id", "fact_id", "standing", "summary_en", "summary_vi")
_IS_FIGURE = pl.col("record_table") == "observations"
# Figures stand before dates.
KINDS = {"figures": _IS_FIGURE, "dates": ~_IS_FIGURE}


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows that facts rest on, by table and in parts, and what they share.

    `shared` are the vocabularies, of which there is a hash, and the sources of all
    batches. What is made of facts is stored, rendered in these forms.
    """

    shared: Tables
    shared_sha256: str
    parts: Mapping[str, Sequence[Rows]]
    forms: tuple[str, ...]
    storage: Storage

    def load(self, within: Range) -> Tables:
        """Return the rows that a range of facts rests on."""
        return {
            name: load_between(parts, "fact_id", within).sort(
                published.primary_key(name)
            )
            for name, parts in self.parts.items()
        }


class Group(NamedTuple):
    """The facts of a range of ids, of about so many rows."""

    name: str
    within: Range
    rows: int


def group_facts(kinds: Sequence[pl.DataFrame], most: int) -> list[Group]:
    """Return the facts in groups of at most so many rows, or of one kind of facts."""
    counts = pl.concat(kinds).group_by("kind").agg(pl.col("count").sum()).sort("kind")
    runs = list(cut(counts.iter_rows(), most)) or [Run([""], 0)]
    ranges = list_ranges(run.names[0] for run in runs)
    return [
        Group(f"{number:05}", within, run.rows)
        for number, (within, run) in enumerate(zip(ranges, runs, strict=True))
    ]


def compare_group(group: Group, facts: Facts) -> Part:
    """Return what the reports of a group of facts are to each other.

    The part has `facts`, also rendered, and `comparisons`, sorted by their keys; what
    the flat view has of facts (`links`); `pages` of facts that are disputed.
    """
    tables = facts.load(group.within)
    inputs = [facts.shared_sha256, *facts.forms, *map(digest_rows, tables.values())]
    inputs += _digest_sources(facts.shared["sources"], tables)
    make = partial(_compare, tables, facts)
    return make_once(facts.storage, f"facts/{group.name}", inputs, make)


def _digest_sources(sources: pl.DataFrame, tables: Tables) -> Iterator[str]:
    """Return hashes of all that comparing some rows needs of sources.

    That is their own sources, and which of all sources repeat others.
    """
    own = pl.concat(rows["source_id"] for rows in tables.values()).unique().implode()
    yield digest_rows(sources.filter(pl.col("source_id").is_in(own)))
    yield digest_rows(list_origins(sources))


def _compare(rows: Tables, facts: Facts, storage: Storage) -> Part:
    """Make a group's part, and store it."""
    tables = facts.shared | rows
    compared = compare(tables | {"observations_flat": rows["observations"]})
    ordered = {
        name: compared[name].sort(published.primary_key(name))
        for name in ("facts", "comparisons")
    }
    links = compared["observations_flat"].select(_LINK).sort("observation_id")
    made = ordered | {"links": links}
    if facts.forms:
        made["pages"] = _render_pages(tables | ordered)
    return Part(
        check_tables(tables | ordered, ordered),
        {name: storage.put(name, frame) for name, frame in made.items()},
        render({"facts": ordered["facts"]}, facts.forms, storage),
    )


def _render_pages(tables: Tables) -> pl.DataFrame:
    """Return the pages of disputes, each of one standing and kind of facts.

    Columns: standing, kind, language, the number of facts, the text.
    """
    pages = []
    for standing, kind, language in product(STANDINGS, KINDS, DISPUTES):
        facts = tables["facts"].filter(KINDS[kind], standing=standing)
        text = render_disputes(tables | {"facts": facts}, language)
        pages.append((standing, kind, language, len(facts), text))
    names = ["standing", "kind", "language", "facts", "text"]
    return pl.DataFrame(pages, schema=names, orient="row")
