"""Whatever call fails in publishing, readers have all of the old or all of the new."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.datapackage.publish import publish
from pipeline.issues.model import UsageError

OLD = {
    "build/csv/a.csv": b"old",
    "build/csv/gone.csv": b"old",
    "datapackage.json": b'{"name":"a","v":1}',
}
NEW = {
    "build/csv/a.csv": b"new",
    "build/json/b.json": b"new",
    "datapackage.json": b'{"name":"a","v":2}',
}
CALLS = ("rename", "replace", "mkdir", "open")

# Publishes NEW in a process that dies right before its nth renaming call.
KILLED = """
import os, sys
from pathlib import Path
from pipeline.datapackage.publish import publish
from tests.datapackage.test_publish import NEW
count = 0
for call in ("rename", "replace"):
    def dying(self, target, real=getattr(Path, call)):
        global count
        count += 1
        if count == int(sys.argv[2]):
            os._exit(137)
        return real(self, target)
    setattr(Path, call, dying)
publish(NEW, Path(sys.argv[1]))
"""


def snapshot(out: Path) -> dict[str, bytes]:
    """Return every file below `out` but the lock."""
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in out.rglob("*")
        if p.is_file() and p.name != ".build.lock"
    }


def test_files_of_the_last_build_are_replaced_as_a_whole(tmp_path: Path) -> None:
    publish(OLD, tmp_path)
    publish(NEW, tmp_path)

    assert snapshot(tmp_path) == NEW


@pytest.mark.parametrize("old", [{}, OLD], ids=["first build", "later build"])
@pytest.mark.parametrize("call", CALLS)
def test_each_call_that_fails_leaves_the_last_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, old: dict[str, bytes]
) -> None:
    failures = 0
    for nth in range(1, 30):
        out = tmp_path / str(nth)
        out.mkdir()
        if old:
            publish(old, out)
        if not fail_nth(monkeypatch, call, nth, out):
            assert snapshot(out) == NEW
            break
        assert snapshot(out) == old
        failures += 1
    assert failures


def fail_nth(monkeypatch: pytest.MonkeyPatch, call: str, nth: int, out: Path) -> bool:
    """Publish while the nth such call fails; return whether it came to that call."""
    count = 0
    real = getattr(Path, call)

    def failing(self: Path, *args: object, **kwargs: object) -> object:
        nonlocal count
        count += 1
        if count == nth:
            raise OSError(28, "No space left on device", str(self))
        return real(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, call, failing)
        try:
            publish(NEW, out)
        except UsageError:
            return True
    return False


def test_what_a_killed_process_left_is_put_right_by_the_next(
    tmp_path: Path, root: Path
) -> None:
    for nth in (1, 2, 3, 4):
        out = tmp_path / str(nth)
        publish(OLD, out)
        command = [sys.executable, "-c", KILLED, str(out), str(nth)]
        ran = subprocess.run(command, cwd=root, check=False)
        assert ran.returncode == (137 if nth < 4 else 0)

        publish(NEW, out)

        assert snapshot(out) == NEW
        assert not [name for name in os.listdir(out) if name.startswith(".build-")]  # noqa: PTH208 - hidden leftovers


def test_several_builds_at_once_leave_one_whole_build(
    tmp_path: Path, root: Path
) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path), "0"]
    started = [subprocess.Popen(command, cwd=root) for _ in range(6)]

    assert [process.wait() for process in started] == [0] * 6
    assert snapshot(tmp_path) == NEW


def test_a_folder_that_is_no_build_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="not a build of this dataset"):
        publish(NEW, tmp_path)

    assert snapshot(tmp_path) == {"build/mine.txt": b"mine"}


def test_the_build_of_another_project_is_left_alone(tmp_path: Path) -> None:
    other = OLD | {"datapackage.json": b'{"name":"another"}'}
    for path, content in other.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)

    with pytest.raises(UsageError, match="not a build of this dataset"):
        publish(NEW, tmp_path)

    assert snapshot(tmp_path) == other


def test_a_place_that_is_no_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot be written"):
        publish(NEW, tmp_path / "file")
