"""What every test may ask for: the real raw/, a copy to break, the reports."""

import os
import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from pipeline.schemas import published

# No example is too slow on a busy machine; in CI the same examples are tried each time,
# new ones are found where someone can look at them.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

ROOT = Path(__file__).parent.parent
SOURCE = "thanhnien-hai-phong-nq57-2025-08-21"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def tables(root: Path) -> dict[str, pl.DataFrame]:
    """The committed CSV files, as their schemas type them."""
    return {
        name: pl.read_csv(
            root / f"build/csv/{name}.csv", schema=published.columns(name)
        )
        for name in published.TABLES
    }


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A copy of the real raw/, to be broken."""
    copy = tmp_path / "raw"
    shutil.copytree(ROOT / "raw", copy)
    return copy


@pytest.fixture(scope="session")
def held(root: Path) -> dict[str, str]:
    """Every text file that the repository holds, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git is found where the user has it
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: which files are the repository's is unknown")
    paths = [p for p in listed.stdout.split("\0") if (root / p).is_file()]
    return {path: (root / path).read_text(encoding="utf-8") for path in paths}


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the reports' texts, which the project does not hold."""
    folder = ROOT.parent / "shared" / "sources"
    if not (folder / f"{SOURCE}.txt").is_file():
        pytest.skip(f"the reports' texts are not at hand in {folder}")
    return folder
