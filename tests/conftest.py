"""What every test may ask for: real and invented raw folders, packages, reports."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from hypothesis import settings

from pipeline.build import assemble, build_dataset, export
from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.schemas import published

# No example is too slow on a busy machine; in CI the same examples are tried each time,
# new ones are found where someone can look at them.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests/corpus"
# Rows in a file of the build that has several files of a table.
PART_ROWS = 7
SOURCE = "thanhnien-hai-phong-nq57-2025-08-21"


def shared(name: str) -> Path:
    """Return a file or folder of `../shared`, which holds what is not ours to publish.

    Where it is missing the test is skipped; with REQUIRE_SHARED=1 it fails.
    """
    path = ROOT.parent / "shared" / name
    if path.exists():
        return path
    message = f"../shared/{name} is not there"
    if os.environ.get("REQUIRE_SHARED") == "1":
        pytest.fail(message)
    pytest.skip(message)


@dataclass(frozen=True)
class Reports:
    """A raw folder, what is published of it, and the texts of some of its sources."""

    raw: Path
    texts: Path
    published: Path
    source_ids: tuple[str, ...]

    def read(self, source_id: str) -> str:
        """Return the text of a report."""
        return (self.texts / f"{source_id}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def assembled(root: Path) -> Package:
    """The package of the real raw/, assembled once; nothing changes it."""
    return assemble(take_snapshot(root / "raw"))


@pytest.fixture(scope="session")
def exported(assembled: Package) -> dict[str, bytes]:
    """Every published file of the real raw/, by its path."""
    return export(assembled)


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
def invented(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """The invented reports of tests/corpus, built; not to be written to."""
    folder = tmp_path_factory.mktemp("invented")
    raw, texts = folder / "raw", CORPUS / "texts"
    copy_corpus(raw)
    build_dataset(take_snapshot(raw), folder)
    return Reports(raw, texts, folder, tuple(sorted(p.stem for p in texts.iterdir())))


@pytest.fixture(scope="session")
def split(tmp_path_factory: pytest.TempPathFactory, invented: Reports) -> Path:
    """The invented reports, built with few rows in a file; not to be written to."""
    folder = tmp_path_factory.mktemp("split")
    raw = take_snapshot(invented.raw)
    build_dataset(raw, folder, engine=Engine(part_rows=PART_ROWS))
    return folder


def run_python(root: Path, code: str) -> str:
    """Return what a new interpreter prints that runs the code in the project."""
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return ran.stdout


def copy_corpus(raw: Path) -> None:
    """Copy the invented raw folder, with the terms of the schemas' own codes."""
    shutil.copytree(CORPUS / "raw", raw)
    shutil.copy(ROOT / "raw/codelists/terms.csv", raw / "codelists")


@pytest.fixture(scope="session")
def press() -> Reports:
    """The real reports whose texts `../shared` has."""
    return Reports(ROOT / "raw", shared("sources"), ROOT, (SOURCE,))


@pytest.fixture(params=["invented", "press"])
def reports(request: pytest.FixtureRequest) -> Reports:
    """The invented reports, and then the real ones."""
    found: Reports = request.getfixturevalue(request.param)
    return found
