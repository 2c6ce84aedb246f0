"""Whatever call fails in publishing, readers have all of the old or all of the new."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import files as disk
from pipeline.datapackage.publish import READY, REMOVED, STAGED, publish, settle
from pipeline.issues.model import UsageError
from tests.datapackage.sweep import NEW, OLD, snapshot


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return how a build comes into place: by one call of the system, or by two."""
    if request.param == "two renames":
        monkeypatch.setattr(disk, "exchange", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_files_of_the_last_build_are_replaced_as_a_whole(tmp_path: Path) -> None:
    publish(OLD, tmp_path)
    publish(NEW, tmp_path)

    assert snapshot(tmp_path) == NEW


@pytest.mark.usefixtures("way")
def test_a_damaged_build_with_the_same_checksums_is_replaced(tmp_path: Path) -> None:
    publish(NEW, tmp_path)
    (tmp_path / "build/csv/a.csv").write_bytes(b"damaged")
    publish(NEW, tmp_path)

    assert snapshot(tmp_path) == NEW


@pytest.mark.sweep
def test_no_call_that_fails_or_dies_loses_a_build(root: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(root), "TMPDIR": str(tmp_path)}
    program = str(root / "tests/datapackage/sweep.py")
    # The other errors take the same way; `python tests/datapackage/sweep.py` tries all.
    ran = subprocess.run(
        [sys.executable, program, "4", "kill", "interrupt", "ENOSPC"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    swept = json.loads(ran.stdout)
    assert swept["lost"] == []
    assert swept["tried"] > 400


def test_a_reader_of_another_process_never_misses_the_build(
    tmp_path: Path, root: Path
) -> None:
    if not can_exchange(tmp_path):
        pytest.skip("this system cannot exchange two names in one call")
    publish(OLD, tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from pipeline.datapackage.publish import publish\n"
        "from tests.datapackage.sweep import NEW, OLD\n"
        "for files in 60 * (NEW, OLD): publish(files, Path(sys.argv[1]))\n"
    )
    writing = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=root)
    missing = reads = 0
    while writing.poll() is None:
        reads += 1
        try:
            (tmp_path / "build/csv/a.csv").read_bytes()
            (tmp_path / "datapackage.json").read_bytes()
        except FileNotFoundError:
            missing += 1

    assert writing.returncode == 0
    assert reads > 100
    assert not missing


def can_exchange(folder: Path) -> bool:
    """Whether the system exchanges two names in a folder."""
    one, other = folder / "one", folder / "other"
    one.mkdir()
    other.mkdir()
    done = disk.exchange(one, other)
    one.rmdir()
    other.rmdir()
    return done


def test_several_builds_at_once_leave_one_whole_build(
    tmp_path: Path, root: Path
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from pipeline.datapackage.publish import publish\n"
        "from tests.datapackage.sweep import NEW\n"
        "publish(NEW, Path(sys.argv[1]))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    started = [subprocess.Popen(command, cwd=root) for _ in range(6)]

    assert [process.wait() for process in started] == [0] * 6
    assert snapshot(tmp_path) == NEW


def foreign_places() -> Iterator[tuple[str, dict[str, bytes], str]]:
    """Yield what may lie where a build is to go, and what is said of it."""
    mine = {"build/mine.txt": b"mine"}
    other = OLD | {"datapackage.json": b'{"name":"another"}'}
    yield "a folder of that name", mine, "not a build of this dataset"
    yield "another dataset's build", other, "not this dataset's"
    only = {"datapackage.json": b'{"name":"another"}'}
    yield "another dataset's descriptor alone", only, "not this dataset's"
    yield "a person's file in the build", OLD | mine, "mine.txt would be lost"
    hidden = {"build/csv/.notes": b"mine"}
    yield "a person's hidden file in the build", OLD | hidden, "would be lost"
    for name in (STAGED, READY, REMOVED):
        yield f"a person's {name}", OLD | {f"{name}/x": b"mine"}, "not made by a build"


@pytest.mark.parametrize(
    ("there", "message"),
    [pytest.param(files, said, id=name) for name, files, said in foreign_places()],
)
def test_what_no_build_has_made_is_left_alone(
    tmp_path: Path, there: dict[str, bytes], message: str
) -> None:
    for path, content in there.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)

    with pytest.raises(UsageError, match=message):
        publish(NEW, tmp_path)

    assert snapshot(tmp_path) == there


def test_litter_of_systems_is_no_persons_file(tmp_path: Path) -> None:
    publish(OLD, tmp_path)
    (tmp_path / "build/.DS_Store").write_bytes(b"x")

    publish(NEW, tmp_path)

    assert snapshot(tmp_path) == NEW


def test_a_damaged_descriptor_beside_our_build_is_replaced(tmp_path: Path) -> None:
    publish(OLD, tmp_path)
    (tmp_path / "datapackage.json").write_bytes(b"[" * 100_000)

    publish(NEW, tmp_path)

    assert snapshot(tmp_path) == NEW


def test_a_place_that_is_no_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot be written"):
        publish(NEW, tmp_path / "file")


def test_settling_where_nothing_is_left_changes_nothing(tmp_path: Path) -> None:
    publish(OLD, tmp_path)

    settle(tmp_path)

    assert snapshot(tmp_path) == OLD
