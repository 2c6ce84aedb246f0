"""How a dataset is made: in batches of so many rows, by so many processes."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pipeline.budgets import BATCH_ROWS
from pipeline.issues.model import UsageError
from pipeline.storage import Storage

One = TypeVar("One")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Engine:
    """A function mapped over many items; what it makes is stored.

    Everything is done by this process, and in memory, until it is started.
    """

    batch_rows: int = BATCH_ROWS
    workers: int = 1
    storage: Storage = field(default_factory=Storage)
    pool: Executor | None = None

    @contextmanager
    def start(self, folder: Path) -> Iterator[Engine]:
        """Give the engine with its storage in a folder, and its processes started."""
        lent = replace(self, storage=Storage(folder))
        if self.workers == 1:
            yield lent
            return
        pool = ProcessPoolExecutor(self.workers, _context(), _ignore_interrupts)
        try:
            yield replace(lent, pool=pool)
        finally:
            pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[One], Other], items: Sequence[One]) -> list[Other]:
        """Return what the function gives for each item, in their order.

        Raises:
            UsageError: a process that worked on one was ended.
        """
        if self.pool is None:
            return list(map(work, items))
        try:
            return list(self.pool.map(work, items))
        except BrokenProcessPool as error:
            message = (
                "a process that worked on a batch was ended, perhaps for want of "
                "memory: give a smaller --batch-rows, or fewer --workers"
            )
            raise UsageError(message) from error


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: never as copies of one that has threads."""
    is_here = "forkserver" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if is_here else "spawn")


def _ignore_interrupts() -> None:
    """Leave it to the process that started this one to end it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


# Everything in memory, by this process.
SMALL = Engine()
