"""Distributions of the real and of the invented dataset, made once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.dataset import open_package
from pipeline.distribution.distribute import distribute
from pipeline.schemas.published import Tables
from tests.conftest import Reports


@dataclass(frozen=True)
class Made:
    """What is published, and the folder with what was made of it."""

    tables: Tables
    descriptor: dict[str, Any]
    folder: Path

    @property
    def parquet(self) -> Path:
        """The folder of the Parquet files."""
        return self.folder / "parquet"

    @property
    def sqlite(self) -> Path:
        """The database."""
        return self.folder / f"{self.descriptor['name']}.sqlite"

    @property
    def xlsx(self) -> Path:
        """The workbook."""
        return self.folder / f"{self.descriptor['name']}.xlsx"


def make(out: Path, folder: Path) -> Made:
    """Distribute a build in a new folder."""
    distribute(out, folder, {})
    tables, stored = open_package(out)
    return Made(tables, stored.descriptor, folder)


@pytest.fixture(scope="session")
def real(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The committed build, distributed; not to be written to."""
    return make(root, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def imagined(invented: Reports, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The invented reports, distributed; not to be written to."""
    return make(invented.published, tmp_path_factory.mktemp("imagined"))


@pytest.fixture(params=["real", "imagined"])
def made(request: pytest.FixtureRequest) -> Made:
    """The real distribution, and then the invented one."""
    found: Made = request.getfixturevalue(request.param)
    return found
