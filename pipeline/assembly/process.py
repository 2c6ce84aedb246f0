"""What is made of a batch of sources by itself, whatever the others say."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from pipeline.assembly.parts import Part, make_once
from pipeline.assembly.plan import Batch
from pipeline.assembly.words import NO_SOURCE, recall
from pipeline.comparison.by_fact import count_by_kind, list_by_fact
from pipeline.datapackage.export import render
from pipeline.datapackage.integrity import check_tables
from pipeline.files import Content
from pipeline.ingestion.reader import read_sources
from pipeline.ingestion.snapshot import Snapshot
from pipeline.issues.frames import tabulate
from pipeline.metadata.export import render_part
from pipeline.normalization.normalize import normalize
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.schemas.raw import CODELISTS, Raw
from pipeline.storage import Storage
from pipeline.validation.validate import select_shared, validate
from pipeline.warnings.conversions import list_converted
from pipeline.warnings.find import find_warnings, tabulate_warnings
from pipeline.warnings.rows import gather_rows

# Faults of where words stand: what is wrong with the words themselves shows with them.
_OF_PLACES = ("anchor-missing", "anchor-cuts")
# The tables of a batch that rest on other batches: `link` makes them.
LINKED = ("comparisons", "warnings", "observations_flat")


class Work(NamedTuple):
    """What every batch is given: what all sources share, and a hash of it.

    What it makes is stored; its tables are rendered in these forms.
    """

    shared: Raw
    shared_sha256: str
    forms: tuple[str, ...]
    storage: Storage


def process(task: tuple[Batch, Snapshot], work: Work) -> Part:
    """Return what a batch of sources gives.

    The snapshot has of raw/ what lay in the folders of these sources.
    What can still be read is validated and normalized, so that all faults are found.

    In any case the part has rows of what all sources are held against (`across/`, see
    `select_shared`). Where there are no issues, it has the published rows in the order
    of their keys, by table, and the rendered files of tables that rest on no others and
    of documents with an item for each row;
    those that facts rest on, in the order of facts (`by_fact/`), and how many there are
    of each kind (`kinds`); `warnings` as issues and as published rows (`warned`);
    amounts in several currencies (`converted`).
    """
    batch, raw = task
    inputs = (work.shared_sha256, str(raw.folder), raw.sha256, *work.forms)
    make = partial(_process, batch, raw, work)
    return make_once(work.storage, f"batches/{batch.name}", inputs, make)


def _process(batch: Batch, raw: Snapshot, work: Work, storage: Storage) -> Part:
    """Make a batch's part, and store it."""
    frames, issues = read_sources(raw, batch.source_ids, work.shared)
    issues += validate(frames)
    sound = frames.without([i for i in issues if i.code not in _OF_PLACES])
    with recall(storage.cache, name_batch(batch)) as readings:
        tables, unsound = normalize(sound, readings)
    issues += unsound
    rows = {f"across/{n}": f for n, f in select_shared(frames, sound).items()}
    own: Tables = {}
    if not issues and tables:
        ordered = {
            name: rows.sort(published.primary_key(name))
            for name, rows in tables.items()
        }
        own = {name: f for name, f in ordered.items() if name not in CODELISTS}
        issues = check_tables(ordered, own.keys() - {"observations_flat"})
        rows |= own | _find_rest(ordered, frames)
    return Part(
        issues,
        {name: storage.put(name, frame) for name, frame in rows.items()},
        _render(own, work, storage) if own and work.forms else {},
    )


def _render(own: Tables, work: Work, storage: Storage) -> dict[str, Content]:
    """Return the files of a batch's tables that rest on no others, and about them."""
    finished = {n: frame for n, frame in own.items() if n not in ("sources", *LINKED)}
    about = render_part(own, work.shared.dataset, storage)
    return about | render(finished, work.forms, storage)


def name_batch(batch: Batch) -> str:
    """Return the name under which the readings of a batch are kept."""
    return batch.source_ids[0] if batch.source_ids else NO_SOURCE


def _find_rest(tables: Tables, frames: Raw) -> Tables:
    """Return what other steps need of a batch's published tables."""
    rows = gather_rows(tables, frames.sheets["observations"])
    warnings = find_warnings(rows, tables["indicators"])
    by_fact = list_by_fact(tables, rows)
    return {f"by_fact/{name}": frame for name, frame in by_fact.items()} | {
        "kinds": count_by_kind(by_fact),
        "converted": list_converted(rows),
        "warnings": tabulate(warnings),
        "warned": tabulate_warnings(warnings, rows),
    }
