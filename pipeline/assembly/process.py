"""What is made of a batch of sources by itself, whatever the others say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from pipeline.assembly.plan import Batch
from pipeline.assembly.words import Learned, give_back, recall
from pipeline.comparison.by_fact import count_by_kind, list_by_fact
from pipeline.datapackage.integrity import check_tables
from pipeline.ingestion.reader import read_sources
from pipeline.ingestion.snapshot import Snapshot
from pipeline.issues.model import Issue
from pipeline.normalization.normalize import normalize
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.schemas.raw import CODELISTS, Raw
from pipeline.storage import Rows, Storage
from pipeline.validation.validate import select_shared, validate
from pipeline.warnings.conversions import list_converted
from pipeline.warnings.find import find_warnings, tabulate_warnings
from pipeline.warnings.rows import gather_rows

# Faults of where words stand: what is wrong with the words themselves shows with them.
_OF_PLACES = ("anchor-missing", "anchor-cuts")


class Work(NamedTuple):
    """What every batch is given: what all sources share, what is known of words.

    What it makes is stored.
    """

    shared: Raw
    readings: Rows
    storage: Storage


@dataclass(frozen=True, slots=True)
class Part:
    """What a batch gives: its issues, and where it has none, its rows.

    `tables` are the published rows in the order of their keys, `by_fact` those that
    facts rest on, in the order of facts, of which `kinds` counts them. `raw` has what
    all sources are held against (`select_shared`), and so does `converted`: amounts in
    several currencies. `warned` are the rows of the table of `warnings`.
    """

    batch: Batch
    raw: Raw
    readings: Learned
    issues: list[Issue]
    warnings: list[Issue] = field(default_factory=list)
    sources: pl.DataFrame = field(default_factory=pl.DataFrame)
    tables: dict[str, Rows] = field(default_factory=dict)
    by_fact: dict[str, Rows] = field(default_factory=dict)
    kinds: pl.DataFrame = field(default_factory=pl.DataFrame)
    converted: pl.DataFrame = field(default_factory=pl.DataFrame)
    warned: pl.DataFrame = field(default_factory=pl.DataFrame)


def process(task: tuple[Batch, Snapshot], work: Work) -> Part:
    """Return what a batch of sources gives; its rows are stored.

    The snapshot has of raw/ what lay in the folders of these sources.
    What can still be read is validated and normalized, so that all faults are found.
    """
    (batch, raw), storage = task, work.storage
    frames, issues = read_sources(raw, batch.source_ids, work.shared)
    issues += validate(frames)
    sound = frames.without([i for i in issues if i.code not in _OF_PLACES])
    readings = recall(work.readings, sound)
    tables, unsound = normalize(sound, readings)
    learned = give_back(readings, batch.name, storage)
    issues += unsound
    across = select_shared(frames, sound)
    if issues or not tables:
        return Part(batch, across, learned, issues)
    ordered = {
        name: rows.sort(published.primary_key(name)) for name, rows in tables.items()
    }
    issues = check_tables(
        ordered, ordered.keys() - CODELISTS.keys() - {"observations_flat"}
    )
    rows = gather_rows(ordered, frames.sheets["observations"])
    warnings = find_warnings(rows, ordered["indicators"])
    by_fact = list_by_fact(ordered, rows)
    return Part(
        batch,
        across,
        learned,
        issues,
        warnings,
        ordered["sources"],
        _store(ordered, batch.name, storage),
        {
            name: storage.put(f"by_fact/{name}/{batch.name}", frame)
            for name, frame in by_fact.items()
        },
        count_by_kind(by_fact),
        list_converted(rows),
        tabulate_warnings(warnings, rows),
    )


def _store(tables: Tables, name: str, storage: Storage) -> dict[str, Rows]:
    """Return the rows of a batch's own tables, stored."""
    own = tables.keys() - CODELISTS.keys() - {"sources"}
    return {table: storage.put(f"{table}/{name}", tables[table]) for table in own}
