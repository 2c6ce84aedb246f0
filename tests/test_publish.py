"""Whatever call fails in publishing, readers have all of the old or all of the new."""

import os
from pathlib import Path

import pytest

from pipeline.issues import UsageError
from pipeline.publish import publish

OLD = {
    "build/csv/a.csv": b"old",
    "build/csv/gone.csv": b"old",
    "datapackage.json": b"old",
}
NEW = {
    "build/csv/a.csv": b"new",
    "build/json/b.json": b"new",
    "datapackage.json": b"new",
}
CALLS = ("rename", "replace", "mkdir", "open")


def snapshot(out: Path) -> dict[str, bytes]:
    """Every file below `out`."""
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in out.rglob("*")
        if p.is_file()
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
    """Publish while the nth such call fails; whether it came to that call."""
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
        except OSError:
            return True
    return False


def test_a_folder_that_is_no_build_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="not a build of this pipeline"):
        publish(NEW, tmp_path)

    assert snapshot(tmp_path) == {"build/mine.txt": b"mine"}
    assert os.listdir(tmp_path) == ["build"]  # noqa: PTH208 - hidden leftovers too
