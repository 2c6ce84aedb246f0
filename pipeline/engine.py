"""How a dataset is made: in batches of so many rows, by so many processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.shelf import Shelf

One = TypeVar("One")
Other = TypeVar("Other")

# Rows of raw/ that are worked on at a time.
BATCH_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Engine:
    """A function mapped over many items; what it makes is laid on the shelf.

    Where the shelf is the memory, one process does everything.
    """

    batch_rows: int = BATCH_ROWS
    workers: int = 1
    shelf: Shelf = field(default_factory=Shelf)

    def map(self, work: Callable[[One], Other], items: Sequence[One]) -> list[Other]:
        """Return what the function gives for each item, in their order."""
        return list(map(work, items))


# Everything in memory, by this process.
SMALL = Engine()
