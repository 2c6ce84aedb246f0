"""However a build is cut, and whoever makes its parts: the bytes and issues are one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.build import (
    assemble,
    build_dataset,
    check_dataset,
    export,
    validate_raw,
)
from pipeline.datapackage.publish import settle, working_in
from pipeline.engine import Engine, local
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError, UsageError
from pipeline.storage import Storage, load_content
from tests.conftest import Reports, copy_corpus

# One source at a time, a few, all.
SIZES = (1, 60, 100_000)


@pytest.fixture(params=["memory", "folder"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    """A storage of each kind."""
    return Storage(tmp_path / "storage" if request.param == "folder" else None)


def build(raw: Path, engine: Engine) -> dict[str, bytes]:
    """Return every published file of a raw folder."""
    package = assemble(take_snapshot(raw), engine=engine)
    files = export(package, engine)
    return {path: load_content(content) for path, content in files.items()}


@pytest.mark.parametrize("rows", SIZES)
def test_the_size_of_batches_changes_no_byte(
    invented: Reports, storage: Storage, rows: int
) -> None:
    files = build(invented.raw, Engine(batch_rows=rows, storage=storage))

    for path, content in files.items():
        assert content == (invented.published / path).read_bytes(), path


@pytest.mark.exhaustive
@pytest.mark.parametrize("rows", SIZES)
def test_the_number_of_processes_changes_no_byte(
    invented: Reports, tmp_path: Path, rows: int
) -> None:
    with Engine(rows, launch=local(2)).start(Storage(tmp_path)) as engine:
        files = build(invented.raw, engine)

    for path, content in files.items():
        assert content == (invented.published / path).read_bytes(), path


@pytest.mark.exhaustive
@pytest.mark.parametrize("workers", [1, 2])
def test_a_large_dataset_is_published_and_leaves_nothing_behind(
    invented: Reports, tmp_path: Path, workers: int
) -> None:
    engine = Engine(60, launch=local(workers))

    build_dataset(take_snapshot(invented.raw), tmp_path, engine=engine)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".build.lock",
        "build",
        "datapackage.json",
    ]
    assert check_dataset(invented.raw, tmp_path, engine=engine)[1]
    assert validate_raw(invented.raw, engine=engine)


def test_what_a_build_that_was_cut_short_has_stored_is_removed(
    tmp_path: Path,
) -> None:
    left = tmp_path / ".build-scratch-1"
    (left / "evidence").mkdir(parents=True)
    (left / "evidence/00000.parquet").write_bytes(b"x")
    (left / ".lock").touch()
    with working_in(tmp_path) as folder:
        assert not left.exists()
        settle(tmp_path)
        assert folder.exists()

    assert not folder.exists()


def test_a_folder_that_is_not_of_a_build_stays(tmp_path: Path) -> None:
    own = tmp_path / ".build-scratch-mine"
    own.mkdir()
    (own / "notes.txt").write_text("x", encoding="utf-8")

    settle(tmp_path)

    assert (own / "notes.txt").exists()


def end_this_process(_: int) -> None:
    """End as a process does that the system ends."""
    os._exit(1)


def test_a_process_that_is_ended_is_told_of(tmp_path: Path) -> None:
    with (
        Engine(launch=local(2)).start(Storage(tmp_path)) as engine,
        pytest.raises(UsageError, match="--batch-rows"),
    ):
        engine.map("end", end_this_process, [1, 2])


# Starts two processes, says which, and waits for their work.
WAITING = """
import os, sys, time
from pipeline.engine import Engine, local
from pipeline.storage import Storage
from tests.test_batches import say_and_wait
if __name__ == "__main__":
    with Engine(launch=local(2)).start(Storage()) as engine:
        engine.map("wait", say_and_wait, [1, 2])
"""


def say_and_wait(_: int) -> None:
    """Print the id of this process, and work for long."""
    print(os.getpid(), flush=True)  # noqa: T201 - a process of its own
    time.sleep(60)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals of this kind")
def test_processes_end_with_the_one_that_started_them(root: Path) -> None:
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        workers = [int(process.stdout.readline()) for _ in range(2)]
        process.kill()

    ends = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not any(map(is_running, workers))


def is_running(process: int) -> bool:
    """Whether there is a process of this id that has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or ") Z " not in stat.read_text("utf-8")


@pytest.mark.exhaustive
def test_the_size_of_batches_changes_no_byte_of_the_real_dataset(
    root: Path, exported: dict[str, bytes], storage: Storage
) -> None:
    assert build(root / "raw", Engine(batch_rows=100, storage=storage)) == exported


@pytest.mark.parametrize("rows", SIZES)
def test_faults_are_the_same_in_batches_of_any_size(tmp_path: Path, rows: int) -> None:
    copy_corpus(tmp_path / "raw")
    plant_faults(tmp_path / "raw")

    with pytest.raises(DataError) as whole:
        assemble(take_snapshot(tmp_path / "raw"))
    with pytest.raises(DataError) as cut:
        assemble(take_snapshot(tmp_path / "raw"), engine=Engine(batch_rows=rows))

    assert len(whole.value.issues) > len(SIZES)
    assert cut.value.issues == whole.value.issues


def plant_faults(raw: Path) -> None:
    """Break each source: its codes, its figures, and what it repeats."""
    for number, source in enumerate(sorted((raw / "sources").iterdir())):
        sheet = source / "observations.csv"
        header, first, *rest = sheet.read_text(encoding="utf-8").splitlines()
        broken = first.replace(",level,", f",unknown-{number},")
        sheet.write_text(
            "\n".join([header, broken, *rest, rest[-1], ""]), encoding="utf-8"
        )
        description = source / "source.toml"
        text = description.read_text(encoding="utf-8")
        if "derived_from" not in text:
            description.write_text(
                f'derived_from = ["nowhere-{number}"]\n{text}', encoding="utf-8"
            )
