"""What stages use is counted, in this process and in others."""

from functools import partial
from pathlib import Path

import pytest

from pipeline.engine import Engine, local
from pipeline.meter import Meter, Stage, Use
from pipeline.storage import Storage


def work(_: int, *, rounds: int = 300_000) -> int:
    """Use some time of a processor."""
    return sum(range(rounds))


def test_the_items_of_a_stage_are_counted_as_they_are_done() -> None:
    seen: list[tuple[int, int]] = []
    engine = Engine(meter=Meter(lambda stage: seen.append((stage.rows, stage.total))))
    engine.map("work", work, [1, 2], [30, 12])
    engine.map("more", work, [1])

    assert seen == [(30, 42), (42, 42), (42, 42), (1, 1), (1, 1)]
    assert [stage.name for stage in engine.meter.stages] == ["work", "more"]


def test_time_of_this_process_is_counted_once() -> None:
    engine = Engine()
    engine.map("work", partial(work, rounds=3_000_000), [1, 2])

    (stage,) = engine.meter.stages
    assert 0 < stage.cpu <= stage.seconds * 1.5
    assert stage.peak > 10**6


def test_time_and_memory_of_other_processes_are_added() -> None:
    meter = Meter()
    with meter.measure("work", 2) as advance:
        advance(1, Use("another", 20.0, 10**12))
        advance(1, Use("a third", 3.0, 10**12))

    (stage,) = meter.stages
    assert 23 <= stage.cpu < 24
    assert stage.peak > 2 * 10**12


def test_a_stage_that_fails_is_measured_too() -> None:
    meter = Meter()
    with pytest.raises(ValueError, match="no"), meter.measure("work"):
        raise ValueError("no")  # noqa: EM101 - a test's own

    assert meter.stages[0].seconds > 0


@pytest.mark.exhaustive
def test_processes_tell_what_they_use(tmp_path: Path) -> None:
    with Engine(launch=local(2)).start(Storage(tmp_path)) as engine:
        engine.map("work", partial(work, rounds=10_000_000), [1, 2, 3])

    (stage,) = engine.meter.stages
    assert isinstance(stage, Stage)
    assert stage.cpu > 0.1
