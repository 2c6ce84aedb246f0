"""How a dataset is cut: into batches of sources, and into groups of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline import paths
from pipeline.ingestion.files import list_sources
from pipeline.ingestion.snapshot import Snapshot
from pipeline.storage import Range

# What stands between a source and the rest of a record's id: batches are in the order
# of such ids, in which a-b comes before a.
_SEPARATOR = "/"


class Batch(NamedTuple):
    """Some sources: their ids, and the range of the ids of their records."""

    name: str
    within: Range
    source_ids: list[str]


def list_batches(raw: Snapshot, most: int) -> list[Batch]:
    """Return the sources in batches of about so many rows; one where there are none."""
    split = _split_sources(raw, most)
    ranges = list_ranges(ids[0] + _SEPARATOR if ids else "" for ids in split)
    return [
        Batch(f"{number:05}", within, source_ids)
        for number, (within, source_ids) in enumerate(zip(ranges, split, strict=True))
    ]


def _split_sources(raw: Snapshot, most: int) -> list[list[str]]:
    """Return the sources in batches of about so many rows, in the order of records."""
    ids = sorted(list_sources(raw), key=lambda source_id: source_id + _SEPARATOR)
    return list(cut(((own, _count_rows(raw, own)) for own in ids), most)) or [[]]


def _count_rows(raw: Snapshot, source_id: str) -> int:
    """Return about how many rows the sheets of a source have."""
    folder = paths.source_folder(raw.folder, source_id)
    entries = raw.list_folder(folder).values()
    return sum(entry.count(b"\n") for entry in entries if isinstance(entry, bytes))


def cut(sizes: Iterable[tuple[str, int]], most: int) -> Iterator[list[str]]:
    """Return the names in runs that have no more than so much, or one name."""
    run: list[str] = []
    total = 0
    for name, size in sizes:
        if run and total + size > most:
            yield run
            run, total = [], 0
        run.append(name)
        total += size
    if run:
        yield run


def list_ranges(firsts: Iterable[str]) -> list[Range]:
    """Return the ranges of ids that begin with these; the first begins before all."""
    starts = ["", *list(firsts)[1:]]
    ranges = [Range(first, end) for first, end in pairwise(starts)]
    return [*ranges, Range(starts[-1], None)]
