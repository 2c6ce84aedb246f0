"""`make` builds whenever contents are not those of the last build, and only then."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import uptodate
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.uptodate import STATE, is_up_to_date
from tests.conftest import run_python

REGION = "Words.\n\n<!-- compare --disputed -->\n<!-- /compare -->\n"
SHEET = "raw/sources/bao-vi-du-mui-yen-2025-10-06/observations.csv"


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's code with the invented reports, built by `make` once."""
    folder = tmp_path_factory.mktemp("project")
    hidden = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "pipeline", folder / "pipeline", ignore=hidden)
    shutil.copytree(root / "tests/corpus/raw", folder / "raw")
    shutil.copy(root / "raw/codelists/terms.csv", folder / "raw/codelists")
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(root / name, folder)
    for name in ("README.md", "README.vi.md", "raw/README.md"):
        (folder / name).write_text(REGION, encoding="utf-8")
    (folder / ".venv").mkdir()
    (folder / ".venv/.ready").touch()
    assert "36 figures" in make(folder)
    return folder


def make(folder: Path) -> str:
    """Run the Makefile's default target; return what it prints."""
    ran = subprocess.run(
        ["make", f"BIN={Path(sys.executable).parent}"],  # noqa: S607 - the user's make
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file that a build writes, by its path."""
    paths = [*folder.glob("build/**/*"), *folder.glob("*.md")]
    paths.append(folder / "datapackage.json")
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in paths if p.is_file()
    }


def change_byte(path: Path) -> None:
    """Change one byte of a file, and leave its time and size as they were."""
    times = path.stat()
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(bytes(content))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def edit_region(folder: Path) -> None:
    """Type into a region, below its first mark."""
    page = folder / "README.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("-->\n", "-->\ntyped\n", 1), encoding="utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a deleted table": lambda f: (f / "build/csv/observations_flat.csv").unlink(),
    "a deleted page": lambda f: (f / "build/disputes.vi.md").unlink(),
    "deleted checksums": lambda f: (f / "build/SHA256SUMS").unlink(),
    "a deleted descriptor": lambda f: (f / "datapackage.json").unlink(),
    "a deleted build": lambda f: shutil.rmtree(f / "build"),
    "one byte of a table": lambda f: change_byte(f / "build/csv/observations_flat.csv"),
    "one byte of the checksums": lambda f: change_byte(f / "build/SHA256SUMS"),
    "one byte of the descriptor": lambda f: change_byte(f / "datapackage.json"),
    "a typed region": edit_region,
    "a folder that an interrupted build left": lambda f: (f / ".build-staged").mkdir(),
    "an edited citation": lambda f: (f / "CITATION.cff").write_bytes(b""),
    "no state, as in a clone": lambda f: (f / ".build.state").unlink(),
    "a damaged state": lambda f: (f / ".build.state").write_bytes(b"\xff"),
}


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    """A copy of the built project, to be damaged."""
    code = shutil.ignore_patterns("pipeline")
    shutil.copytree(project, tmp_path, dirs_exist_ok=True, ignore=code)
    return tmp_path


def has_nothing_to_build(project: Path, folder: Path) -> bool:
    """Whether a copy of the built project has nothing to build, for the same code."""
    state = json.loads((project / STATE).read_bytes())
    return is_up_to_date(take_snapshot(folder / "raw"), state["code"], folder)


@pytest.mark.exhaustive
@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_damaged_is_built_again(
    project: Path, copy: Path, damage: str
) -> None:
    assert has_nothing_to_build(project, copy)

    DAMAGES[damage](copy)

    assert not has_nothing_to_build(project, copy)


@pytest.mark.exhaustive
def test_words_outside_of_regions_are_no_reason_to_build(
    project: Path, copy: Path
) -> None:
    page = copy / "README.md"
    page.write_bytes(b"More words.\n\n" + page.read_bytes())
    (copy / "raw/README.md").write_text("Other words.\n", encoding="utf-8")
    os.utime(copy / SHEET)

    assert has_nothing_to_build(project, copy)


@pytest.mark.exhaustive
def test_make_builds_where_contents_changed_whatever_the_times(project: Path) -> None:
    before = outputs(project)
    assert "up to date" in make(project)
    for damage in ("one byte of a table", "a deleted page", "a typed region"):
        DAMAGES[damage](project)
    assert "36 figures" in make(project)
    assert outputs(project) == before

    sheet = project / SHEET
    new = sheet.read_bytes()
    for content, figures in ((new[: new[:-1].rindex(b"\n") + 1], 35), (new, 36)):
        sheet.write_bytes(content)
        os.utime(sheet, (0, 0))
        assert f"{figures} figures" in make(project)
    assert outputs(project) == before


@pytest.mark.exhaustive
def test_make_tries_again_after_what_failed(project: Path) -> None:
    page = project / "README.md"
    whole = page.read_bytes()
    page.write_bytes(whole + b"<!-- /compare -->\n")

    for _ in range(2):
        assert "README.md: line" in make(project)
    page.write_bytes(whole)
    assert "is up to date" in make(project)


def test_the_hash_of_the_code_is_of_its_contents(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "pipeline", tmp_path / "pipeline")
    monkeypatch.setattr(uptodate, "__file__", str(tmp_path / "pipeline/uptodate.py"))
    hashes = [uptodate.hash_code()]
    for path in (
        "decimals.py",
        "issues/messages.csv",
        "schemas/published/observations_flat.json",
    ):
        change_byte(tmp_path / "pipeline" / path)
        hashes.append(uptodate.hash_code())

    assert len(set(hashes)) == 4


def test_whether_there_is_anything_to_build_is_known_without_heavy_libraries(
    root: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path; import pipeline.uptodate as u\n"
        "from pipeline.ingestion.snapshot import take_snapshot\n"
        "u.is_up_to_date(take_snapshot(Path('raw')), u.hash_code(), Path())\n"
        "print(*sys.modules)"
    )
    loaded = run_python(root, code).split()

    assert not {"polars", "pandera", "filelock", "click"} & set(loaded)
