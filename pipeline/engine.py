"""How a dataset is made: in batches of so many rows, by so many processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from pipeline.budgets import BATCH_ROWS
from pipeline.issues.model import UsageError
from pipeline.meter import Meter, Metered
from pipeline.storage import Storage

One = TypeVar("One")
Other = TypeVar("Other")

# Gives what a function gives for each item, in their order.
Map = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]

# Starts what does so; the folders are those that it reads and writes.
Launch = Callable[[Sequence[Path]], AbstractContextManager[Map]]


def in_one_process(_: Sequence[Path]) -> AbstractContextManager[Map]:
    """Have everything done by this process."""
    return nullcontext(map)


@contextmanager
def in_processes(_: Sequence[Path], *, workers: int) -> Iterator[Map]:
    """Start so many processes, which take the items as they come."""
    pool = ProcessPoolExecutor(workers, _context(), _follow_parent)

    def run(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        try:
            yield from pool.map(work, items)
        except BrokenProcessPool as error:
            message = (
                "a process that worked on a batch was ended, perhaps for want of "
                "memory: give a smaller --batch-rows, or fewer --workers"
            )
            raise UsageError(message) from error

    try:
        yield run
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Engine:
    """A function mapped over many items; what it makes is stored.

    They are worked on in batches of at most `batch_rows`, and published in files of at
    most `part_rows`. Until it is started, everything is done by this process, and in
    memory.
    """

    batch_rows: int = BATCH_ROWS
    part_rows: int | None = None
    launch: Launch = in_one_process
    storage: Storage = field(default_factory=Storage)
    meter: Meter = field(default_factory=Meter)
    run: Map = map

    @contextmanager
    def start(self, storage: Storage, *folders: Path) -> Iterator[Engine]:
        """Give the engine with a storage, and its processes started.

        They read what lies in these folders.
        """
        own = [storage.folder] if storage.folder else []
        with self.launch([*folders, *own]) as run:
            yield replace(self, run=run, storage=storage)

    def map(
        self,
        stage: str,
        work: Callable[[One], Other],
        items: Sequence[One],
        rows: Sequence[int] = (),
    ) -> list[Other]:
        """Return what the function gives for each item, in their order.

        The stage is measured in the rows that each has, or else in items.

        Raises:
            UsageError: a process that worked on one was ended.
        """
        sizes = rows or [1] * len(items)
        results = []
        with self.meter.measure(stage, sum(sizes)) as advance:
            done = self.run(Metered(work), items)
            for size, (result, use) in zip(sizes, done, strict=True):
                results.append(result)
                advance(size, use)
        return results


def local(workers: int) -> Launch:
    """Return what starts so many processes of this machine; one needs no start."""
    return in_one_process if workers == 1 else partial(in_processes, workers=workers)


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: never as copies of one that has threads."""
    is_here = "forkserver" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if is_here else "spawn")


def _follow_parent() -> None:
    """Leave it to the process that started this one to end it, and end with that one.

    Without, a process whose parent was killed would wait for work for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process as soon as its parent has ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


# Everything in memory, by this process.
SMALL = Engine()
