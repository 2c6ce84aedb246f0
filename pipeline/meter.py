"""What the stages of a build use: rows, seconds, processor time, memory."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

One = TypeVar("One")
Other = TypeVar("Other")

# Bytes in what the system counts memory in: kibibytes, but on macOS.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(slots=True)
class Stage:
    """A stage: rows done of how many, seconds by the clock and of processors, memory.

    `peak` is the bytes of all processes together, each at its highest since it started.
    """

    name: str
    total: int = 0
    rows: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0


class Use(NamedTuple):
    """What one item used, in a process of this name."""

    process: str
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Metered(Generic[One, Other]):
    """A function that returns, beside what it gives, what that used."""

    work: Callable[[One], Other]

    def __call__(self, item: One) -> tuple[Other, Use]:
        """Return what the function gives for an item, and what that used."""
        before = time.process_time()
        given = self.work(item)
        return given, Use(_name_process(), time.process_time() - before, _find_peak())


@dataclass(slots=True)
class Meter:
    """The stages of one build, in the order in which they begin.

    `show` is called with a stage as it goes on, and when it ends.
    """

    show: Callable[[Stage], None] = lambda _: None
    stages: list[Stage] = field(default_factory=list)
    _peaks: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def measure(
        self, name: str, total: int = 0
    ) -> Iterator[Callable[[int, Use], None]]:
        """Count what this process uses in a stage; give what counts an item of it."""
        stage = Stage(name, total)
        self.stages.append(stage)
        wall, cpu = time.perf_counter(), time.process_time()

        def advance(rows: int, use: Use) -> None:
            if use.process != _name_process():
                stage.cpu += use.cpu
            self._peaks[use.process] = use.peak
            stage.rows += rows
            stage.seconds = time.perf_counter() - wall
            self.show(stage)

        try:
            yield advance
        finally:
            stage.seconds = time.perf_counter() - wall
            stage.cpu += time.process_time() - cpu
            self._peaks[_name_process()] = _find_peak()
            stage.peak = sum(self._peaks.values())
            self.show(stage)


def _name_process() -> str:
    """Return what tells a process from others, also from those of other machines."""
    return f"{platform.node()}/{os.getpid()}"


def _find_peak() -> int:
    """Return the most bytes of memory that this process has had; 0 where unknown."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
