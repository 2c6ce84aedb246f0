"""What every test may ask for: the real raw/, a copy to break, the reports."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = "thanhnien-hai-phong-nq57-2025-08-21"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A copy of the real raw/, to be broken."""
    copy = tmp_path / "raw"
    shutil.copytree(ROOT / "raw", copy)
    return copy


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the reports' texts, which the project does not hold."""
    folder = ROOT.parent / "shared" / "sources"
    if not (folder / f"{SOURCE}.txt").is_file():
        pytest.skip(f"the reports' texts are not at hand in {folder}")
    return folder
