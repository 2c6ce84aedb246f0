"""Whoever makes the parts, in whatever order and however often: the bytes are one."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import build_dataset
from pipeline.cache import open_cache
from pipeline.cli import main
from pipeline.engine import Engine
from pipeline.ingestion.snapshot import take_snapshot
from tests.conftest import ROOT, Reports, copy_corpus
from tests.test_batches import SIZES, plant_faults

PYTHON = ROOT / ".venv-cluster/bin/python"
# More than any of these builds takes.
MAX_SECONDS = 120

needs_dask = pytest.mark.skipif(
    not PYTHON.is_file(), reason="no .venv-cluster: `make test` makes it"
)


def run(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments where dask is installed."""
    return subprocess.run(
        [PYTHON, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=MAX_SECONDS,
    )


def build_by_dask(raw: Path, out: Path, *options: object) -> list[object]:
    """Return the arguments that build a dataset by dask."""
    places = ("--raw", raw, "--out", out, "--no-cache")
    return ["-m", "pipeline", "build", "--engine", "dask", *places, *options]


def assert_published(out: Path, reports: Reports) -> None:
    """Fail unless `out` has the bytes that one process publishes."""
    files = [p for p in (reports.published / "build").rglob("*") if p.is_file()]
    assert files
    for path in [*files, reports.published / "datapackage.json"]:
        relative = path.relative_to(reports.published)
        assert (out / relative).read_bytes() == path.read_bytes(), relative
    assert not list(out.glob(".build-*"))


def shuffled(seed: int) -> Callable[..., Any]:
    """Return an engine's start: items are done in any order, and some of them twice."""

    def run_shuffled(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        chance = random.Random(seed)  # noqa: S311 - a seed, so that it can be repeated
        order = list(range(len(items)))
        order += chance.choices(order, k=len(order) // 2)
        chance.shuffle(order)
        done = {number: work(items[number]) for number in order}
        return (done[number] for number in range(len(items)))

    return lambda _: nullcontext(run_shuffled)


@settings(max_examples=3)
@given(
    rows=st.sampled_from([20, 60]), seed=st.integers(0, 2**32), is_kept=st.booleans()
)
def test_no_order_and_no_repetition_of_tasks_changes_a_byte(
    invented: Reports,
    tmp_path_factory: pytest.TempPathFactory,
    rows: int,
    seed: int,
    is_kept: bool,  # noqa: FBT001 - drawn by its name
) -> None:
    out = tmp_path_factory.mktemp("out")
    build_dataset(
        take_snapshot(invented.raw),
        out,
        engine=Engine(rows, launch=shuffled(seed)),
        cache=open_cache(out, "the code of today") if is_kept else None,
    )

    assert_published(out, invented)


@needs_dask
@pytest.mark.exhaustive
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("rows", SIZES)
def test_workers_of_dask_give_the_same_bytes(
    invented: Reports, tmp_path: Path, rows: int, workers: int
) -> None:
    options = ("--batch-rows", rows, "--workers", workers)
    ran = run(*build_by_dask(invented.raw, tmp_path, *options))

    assert ran.returncode == 0, ran.stderr
    assert_published(tmp_path, invented)


@needs_dask
@pytest.mark.exhaustive
def test_workers_of_dask_find_the_same_faults_in_the_same_order(tmp_path: Path) -> None:
    copy_corpus(tmp_path / "raw")
    plant_faults(tmp_path / "raw")
    command = ["-m", "pipeline", "validate", "--raw", tmp_path / "raw"]
    command += ["--batch-rows", 1, "--format", "json", "--no-cache"]

    expected = run(*command, "--workers", 1)
    found = run(*command, "--workers", 2, "--engine", "dask")

    assert expected.returncode == found.returncode == 1, found.stderr
    assert len(expected.stdout.splitlines()) > len(SIZES)
    assert found.stdout == expected.stdout


def list_workers(process: int) -> list[int]:
    """Return the processes that a process has started to work for it."""
    command = ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    return [
        int(own)
        for own, parent, command in rows
        if int(parent) == process and "spawn_main" in command
    ]


def wait_for(find: Callable[[], Any]) -> Any:
    """Return what is found, as soon as there is something."""
    end = time.monotonic() + MAX_SECONDS
    while not (found := find()):
        assert time.monotonic() < end
        time.sleep(0.01)
    return found


@needs_dask
@pytest.mark.exhaustive
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("step", ["batches", "facts", "linked"])
def test_a_worker_that_is_lost_loses_nothing(
    invented: Reports, tmp_path: Path, step: str
) -> None:
    options = ("--batch-rows", 20, "--workers", 2)
    command = [PYTHON, *build_by_dask(invented.raw, tmp_path, *options)]
    with subprocess.Popen(
        list(map(str, command)), cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as building:
        wait_for(lambda: list(tmp_path.glob(f".build-scratch-*/{step}/*")))
        os.kill(list_workers(building.pid)[0], signal.SIGKILL)
        _, errors = building.communicate(timeout=MAX_SECONDS)

    assert building.returncode == 0, errors
    assert_published(tmp_path, invented)


FAILS_ONCE = """
import sys
from pathlib import Path
from pipeline.cluster import in_cluster

def fail_once(path):
    if not path.exists():
        path.touch()
        raise OSError("the first time")
    return path.name

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with in_cluster([folder], scheduler=None, workers=2) as run:
        print(*run(fail_once, [folder / str(n) for n in range(9)]))
"""


@needs_dask
@pytest.mark.exhaustive
def test_a_task_that_fails_is_tried_again_and_results_come_in_order(
    tmp_path: Path,
) -> None:
    ran = run("-c", FAILS_ONCE, tmp_path)

    assert ran.stdout.split() == list(map(str, range(9))), ran.stderr


ENDS_WORKERS = """
import os
from pipeline.cluster import in_cluster
from pipeline.issues.model import UsageError

if __name__ == "__main__":
    try:
        with in_cluster([], scheduler=None, workers=2) as run:
            print(*run(os._exit, [1]))
    except UsageError as error:
        print(error)
"""


@needs_dask
@pytest.mark.exhaustive
def test_a_task_that_ends_every_worker_is_told_of() -> None:
    ran = run("-c", ENDS_WORKERS)

    assert "--batch-rows" in ran.stdout, ran.stderr


BECOMES_UNFIT = """
import sys
from pathlib import Path
from pipeline.cluster import in_cluster
from pipeline.issues.model import UsageError

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    try:
        with in_cluster([folder], scheduler=None, workers=1) as run:
            folder.rmdir()
            print(*run(str, [1]))
    except UsageError as error:
        print(error)
"""


@needs_dask
@pytest.mark.exhaustive
def test_a_worker_that_is_unfit_only_when_it_gets_a_task_is_refused(
    tmp_path: Path,
) -> None:
    ran = run("-c", BECOMES_UNFIT, tmp_path)

    assert f"no folder {tmp_path}" in ran.stdout, ran.stderr


@contextmanager
def cluster(folder: Path, code: Path = ROOT, **variables: str) -> Iterator[str]:
    """Start a scheduler and a worker in a folder, of the code that lies in another."""
    place = folder / "scheduler.json"
    started = [
        start_dask(
            folder, code, variables, "scheduler", "--host", "127.0.0.1", "--port", "0"
        )
    ]
    try:
        wait_for(place.is_file)
        options = ("--nthreads", "1", "--memory-limit", "0")
        started.append(start_dask(folder, code, variables, "worker", *options))
        yield json.loads(wait_for(place.read_text))["address"]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(MAX_SECONDS)


def start_dask(
    folder: Path, code: Path, variables: dict[str, str], *arguments: str
) -> subprocess.Popen[bytes]:
    """Start a scheduler or worker in a folder, in which they find each other."""
    options = ("--scheduler-file", str(folder / "scheduler.json"), "--no-dashboard")
    return subprocess.Popen(
        [PYTHON, "-m", "dask", *arguments, *options],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(code), "DASK_TEMPORARY_DIRECTORY": str(folder)}
        | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def build_on(address: str, raw: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build a dataset on a cluster."""
    return run(
        *build_by_dask(raw, out, "--batch-rows", 20, "--scheduler", address),
        COLUMNS="1000",
    )


@needs_dask
@pytest.mark.exhaustive
def test_a_cluster_gives_the_same_bytes_again_and_again(
    invented: Reports, tmp_path: Path
) -> None:
    with cluster(tmp_path) as address:
        for name in ("once", "again"):
            ran = build_on(address, invented.raw, tmp_path / name)

            assert ran.returncode == 0, ran.stderr
            assert_published(tmp_path / name, invented)


@needs_dask
@pytest.mark.exhaustive
def test_a_build_whose_scheduler_is_lost_ends_and_leaves_nothing_behind(
    invented: Reports, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with cluster(tmp_path) as address:
        options = ("--batch-rows", 20, "--scheduler", address)
        building = subprocess.Popen(
            list(map(str, [PYTHON, *build_by_dask(invented.raw, out, *options)])),
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_for(lambda: list(out.glob(".build-scratch-*/batches/*")))
    _, errors = building.communicate(timeout=MAX_SECONDS)

    assert building.returncode == 2
    assert "the scheduler was lost" in errors
    assert [path.name for path in out.iterdir()] == [".build.lock"]


@needs_dask
@pytest.mark.exhaustive
def test_a_worker_that_is_another_is_refused(invented: Reports, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pipeline", tmp_path / "code/pipeline")
    with (tmp_path / "code/pipeline/budgets.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    with cluster(tmp_path, tmp_path / "code") as address:
        ran = build_on(address, invented.raw, tmp_path / "out")

    assert ran.returncode == 2
    assert "worker tcp://" in ran.stderr
    assert "install the same" in ran.stderr


@needs_dask
@pytest.mark.exhaustive
def test_a_worker_without_the_code_is_refused(
    invented: Reports, tmp_path: Path
) -> None:
    with cluster(tmp_path, tmp_path) as address:
        ran = build_on(address, invented.raw, tmp_path / "out")

    assert ran.returncode == 2
    assert "No module named 'pipeline'" in ran.stderr


@needs_dask
@pytest.mark.exhaustive
def test_a_worker_with_settings_of_libraries_is_refused(
    invented: Reports, tmp_path: Path
) -> None:
    with cluster(tmp_path, POLARS_FORCE_STREAMING="1") as address:
        ran = build_on(address, invented.raw, tmp_path / "out")

    assert ran.returncode == 2
    assert "POLARS_FORCE_STREAMING" in ran.stderr


@needs_dask
@pytest.mark.exhaustive
def test_a_worker_that_does_not_see_the_folders_is_refused(tmp_path: Path) -> None:
    with cluster(tmp_path) as address:
        ran = build_on(address, Path("raw"), tmp_path / "out")

    assert ran.returncode == 2
    assert f"no folder {tmp_path / 'raw'}" in ran.stderr


@needs_dask
@pytest.mark.exhaustive
@pytest.mark.parametrize("address", ["127.0.0.1:9", "nowhere", "inproc://here", ""])
def test_where_no_scheduler_answers_it_is_said_how_to_start_one(
    invented: Reports, tmp_path: Path, address: str
) -> None:
    ran = build_on(address, invented.raw, tmp_path / "out")

    assert ran.returncode == 2
    assert "dask scheduler" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_scheduler_without_dask_is_wrong_usage(raw: Path) -> None:
    options = ["--raw", str(raw), "--scheduler", "127.0.0.1:9"]
    result = CliRunner().invoke(main, ["validate", *options])

    assert result.exit_code == 2
    assert "--engine dask" in result.stderr


@pytest.mark.skipif(find_spec("distributed") is not None, reason="dask is installed")
def test_where_dask_is_not_installed_it_is_said_how_to(raw: Path) -> None:
    options = ["--raw", str(raw), "--engine", "dask", "--no-cache"]
    result = CliRunner().invoke(main, ["validate", *options])

    assert result.exit_code == 2
    assert "pip install '.[cluster]'" in result.stderr
