"""What is distributed is of one build, the same wherever it is made, or as it was."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.distribution import distribute as distribution
from pipeline.distribution.state import STATE
from pipeline.issues.model import UsageError
from pipeline.paths import PACKED
from tests.conftest import Reports
from tests.distribution.conftest import Made


def run(out: Path, dist: Path, *options: str) -> Result:
    """Run the command."""
    words = ["distribute", "--out", str(out), "--dist", str(dist), *options]
    return CliRunner().invoke(main, words)


def list_files(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder but the state, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != STATE
    }


@pytest.fixture
def dist(invented: Reports, tmp_path: Path) -> Path:
    """A distribution of the invented reports, to be damaged."""
    folder = tmp_path / "dist"
    assert run(invented.published, folder).exit_code == 0
    return folder


def test_two_builds_give_the_same_bytes_whatever_the_place_the_zone_and_the_mask(
    root: Path, real: Made, tmp_path: Path
) -> None:
    expected = list_files(real.folder)
    for zone, mask, threads in (("Asia/Ho_Chi_Minh", 0o077, "1"), ("UTC", 0o002, "2")):
        folder = tmp_path / zone
        shutil.copytree(root / "build", folder / "build")
        for name in ("datapackage.json", *PACKED):
            shutil.copy(root / name, folder)
        command = [sys.executable, "-m", "pipeline", "distribute", "--quiet"]
        variables = {"TZ": zone, "POLARS_MAX_THREADS": threads}
        ran = subprocess.run(
            [*command, "--out", folder, "--dist", folder / "dist"],
            cwd=root,
            env=os.environ | variables,
            umask=mask,
            capture_output=True,
            check=True,
        )
        assert not ran.stdout
        assert not ran.stderr
        assert list_files(folder / "dist") == expected


def test_a_build_of_several_files_a_table_gives_the_same_bytes(
    split: Path, dist: Path, tmp_path: Path
) -> None:
    assert run(split, tmp_path / "other").exit_code == 0

    made, others = list_files(dist), list_files(tmp_path / "other")
    assert made.keys() == others.keys()
    # The zip has the text files as they are.
    assert {p for p in made if made[p] != others[p]} <= {
        p for p in made if p.endswith(".zip")
    }


def test_the_command_says_what_it_made_and_where(
    invented: Reports, tmp_path: Path
) -> None:
    result = run(invented.published, tmp_path)

    assert (
        result.output.splitlines()[0] == f"{tmp_path / 'parquet'}: 0.3 MB in 18 files"
    )
    named = (line.rpartition(": ")[0] for line in result.output.splitlines()[1:])
    assert sorted(named) == [
        str(path) for path in sorted(tmp_path.glob("*.*")) if path.name != STATE
    ]
    assert run(invented.published, tmp_path, "--quiet").output == ""


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a deleted file": lambda dist: next(dist.glob("*.xlsx")).unlink(),
    "a changed file": lambda dist: (dist / "parquet/terms.parquet").write_bytes(b"x"),
    "no state": lambda dist: (dist / STATE).unlink(),
    "a damaged state": lambda dist: (dist / STATE).write_bytes(b"\xff"),
    "a state of no files": lambda dist: (dist / STATE).write_bytes(b'{"files": [7]}'),
    "a state that is a list": lambda dist: (dist / STATE).write_bytes(b"[7]"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_damaged_is_made_again(
    invented: Reports, dist: Path, damage: str
) -> None:
    before = list_files(dist)
    again = run(invented.published, dist, "--if-changed")
    assert again.output == f"{dist} is up to date\n"

    DAMAGES[damage](dist)

    assert "up to date" not in run(invented.published, dist, "--if-changed").output
    assert list_files(dist) == before


def test_another_build_is_distributed_anew(
    invented: Reports, dist: Path, root: Path
) -> None:
    assert "up to date" not in run(root, dist, "--if-changed").output
    assert "up to date" in run(root, dist, "--if-changed").output
    assert "up to date" not in run(invented.published, dist, "--if-changed").output


def test_files_of_others_stay_and_what_is_no_longer_made_goes(
    invented: Reports, dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dist / "mine.whl").write_bytes(b"mine")
    (dist / "parquet/terms.parquet").write_bytes(b"edited")
    render = distribution.render

    def render_less(*given: object) -> dict[str, bytes]:
        files = render(*given)  # type: ignore[arg-type]
        return {path: files[path] for path in files if "parquet" not in path}

    monkeypatch.setattr(distribution, "render", render_less)
    assert run(invented.published, dist).exit_code == 0

    left = {path for path in list_files(dist) if not path.startswith("resolution")}
    assert {path for path in left if path.endswith("parquet")} == {
        "parquet/terms.parquet"
    }
    assert "mine.whl" in left


def test_a_form_that_fails_leaves_the_old_files(
    invented: Reports, dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list_files(dist)

    def fail(*_: object) -> bytes:
        message = "too much: take less"
        raise UsageError(message)

    monkeypatch.setattr("pipeline.distribution.xlsx.render", fail)
    result = run(invented.published, dist)

    assert result.exit_code == 2
    assert "too much: take less" in result.output
    assert list_files(dist) == before


def test_without_a_build_or_within_one_nothing_is_written(
    invented: Reports, tmp_path: Path
) -> None:
    none = run(tmp_path, tmp_path / "dist")
    within = run(invented.published, invented.published / "build/dist")

    assert none.exit_code == within.exit_code == 2
    assert "is missing or damaged: run make" in " ".join(none.output.split())
    assert "is replaced as a whole" in " ".join(within.output.split())
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    "path", ["build/csv/terms.csv", "datapackage.json", "build/SHA256SUMS"]
)
def test_a_damaged_build_is_not_distributed(
    invented: Reports, dist: Path, tmp_path: Path, path: str
) -> None:
    shutil.copytree(invented.published / "build", tmp_path / "build")
    shutil.copy(invented.published / "datapackage.json", tmp_path)
    content = (tmp_path / path).read_bytes()
    (tmp_path / path).write_bytes(content.replace(b"e", b"f", 1))
    before = list_files(dist)

    result = run(tmp_path, dist)

    assert result.exit_code == 2
    assert "run make" in result.output
    assert list_files(dist) == before
