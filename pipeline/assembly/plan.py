"""How a dataset is cut: into batches of sources, and into groups of facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline import paths
from pipeline.ingestion.files import list_sources
from pipeline.ingestion.snapshot import Sheet, Snapshot
from pipeline.storage import Range

# What stands between a source and the rest of a record's id: batches are in the order
# of such ids, in which a-b comes before a.
_SEPARATOR = "/"


class Run(NamedTuple):
    """Names that follow each other, and how many rows they have in all."""

    names: list[str]
    rows: int


class Batch(NamedTuple):
    """Some sources: their ids, the range of their records' ids, their rows."""

    name: str
    within: Range
    source_ids: list[str]
    rows: int


def list_batches(raw: Snapshot, most: int) -> list[Batch]:
    """Return the sources in batches of at most so many rows; one where there are none.

    Records are in the order of their ids.
    """
    ids = sorted(list_sources(raw), key=lambda source_id: source_id + _SEPARATOR)
    sizes = ((own, _count_rows(raw, own)) for own in ids)
    runs = list(cut(sizes, most)) or [Run([], 0)]
    ranges = list_ranges(run.names[0] + _SEPARATOR if run.names else "" for run in runs)
    return [
        Batch(f"{number:05}", within, *run)
        for number, (within, run) in enumerate(zip(ranges, runs, strict=True))
    ]


def _count_rows(raw: Snapshot, source_id: str) -> int:
    """Return about how many rows the sheets of a source have."""
    folder = paths.source_folder(raw.folder, source_id)
    entries = raw.list_folder(folder).values()
    return sum(entry.lines for entry in entries if isinstance(entry, Sheet))


def cut(sizes: Iterable[tuple[str, int]], most: int) -> Iterator[Run]:
    """Return the names in runs of at most so many rows, or of one name.

    From half of them on, a run may end before any name, which depends on that name
    alone: where something is added, the runs soon end where they did.
    """
    names: list[str] = []
    total = 0
    for name, rows in sizes:
        is_full = total + rows > most or (
            2 * total >= most and _begins(name, rows, most)
        )
        if names and is_full:
            yield Run(names, total)
            names, total = [], 0
        names.append(name)
        total += rows
    if names:
        yield Run(names, total)


# How many names begin a run, on average, in as many rows as it may have.
_BEGINNINGS = 6
_HASH_BYTES = 8


def _begins(name: str, rows: int, most: int) -> bool:
    """Whether a run may end before a name: by chance, the more the more rows it has."""
    digest = hashlib.sha256(name.encode()).digest()[:_HASH_BYTES]
    chance = int.from_bytes(digest) * most
    return chance < _BEGINNINGS * rows << 8 * _HASH_BYTES


def list_ranges(firsts: Iterable[str]) -> list[Range]:
    """Return the ranges of ids that begin with these; the first begins before all."""
    starts = ["", *list(firsts)[1:]]
    ranges = [Range(first, end) for first, end in pairwise(starts)]
    return [*ranges, Range(starts[-1], None)]
