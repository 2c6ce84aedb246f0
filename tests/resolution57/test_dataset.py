"""Every table is loaded whole and exact, wherever it lies, or it is not loaded."""

import csv
import errno
import json
import os
import socket
import stat
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import resolution57
from pipeline.schemas import published
from resolution57.intervals import shorten
from tests.conftest import Reports, run_python


def test_every_table_is_the_published_one_wherever_it_lies(
    location: str, tables: dict[str, pl.DataFrame]
) -> None:
    data = resolution57.open(location)

    assert tuple(data.tables()) == published.TABLES
    for name, table in tables.items():
        assert_frame_equal(data.load(name), table)


@pytest.mark.parametrize("table", published.TABLES)
def test_every_cell_is_exactly_what_the_file_has(root: Path, table: str) -> None:
    loaded = resolution57.load(table, root)
    with (root / f"build/csv/{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == len(loaded)
    for row, expected in zip(loaded.iter_rows(named=True), rows, strict=True):
        shown = {name: show(value) for name, value in row.items()}
        assert shown == expected


def show(value: object) -> str:
    """A value as a CSV file has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(shorten(value) if isinstance(value, Decimal) else value)


def test_a_table_of_several_files_is_read_as_one(
    split: Path, invented: Reports
) -> None:
    parted, whole = resolution57.open(split), resolution57.open(invented.published)

    for name in whole.tables():
        assert_frame_equal(parted.load(name), whole.load(name))


def test_tables_have_their_titles_in_both_languages(root: Path) -> None:
    english = resolution57.tables(root)

    assert english["observations"] == published.table_schema("observations")["title"]
    assert resolution57.tables(root, language="vi")["observations"] == "Số liệu"
    with pytest.raises(resolution57.DatasetError, match="take en or vi"):
        resolution57.tables(root, language="fr")


def test_a_dataset_tells_its_name_version_and_place(root: Path) -> None:
    data = resolution57.open(root)
    descriptor = json.loads((root / "datapackage.json").read_bytes())

    assert (data.name, data.version) == (descriptor["name"], descriptor["version"])
    assert data.title == descriptor["title"]
    assert repr(data) == f"<{data.name} {data.version} from {root}>"


def test_the_current_folder_is_taken_where_no_place_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)

    row = resolution57.load("observations").row(0, named=True)

    assert resolution57.tables() == resolution57.tables(root)
    assert_frame_equal(resolution57.evidence(row), resolution57.evidence(row, root))
    assert resolution57.cite(row) == resolution57.cite(row, root)


def test_a_frame_that_is_changed_in_place_does_not_change_the_next(root: Path) -> None:
    data = resolution57.open(root)
    before = data.load("units")

    data.load("units").drop_in_place("unit")

    assert_frame_equal(data.load("units"), before)


def test_a_name_that_is_no_table_is_answered_with_those_that_are(root: Path) -> None:
    with pytest.raises(resolution57.DatasetError, match=r"“figures”: name one of sou"):
        resolution57.load("figures", root)


def test_nothing_on_this_machine_needs_the_network(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(socket, "socket")

    for place in (folder, folder / "dataset.zip"):
        assert len(resolution57.load("facts", place))


def test_the_import_brings_polars_and_none_of_the_pipelines_libraries(
    root: Path,
) -> None:
    code = "import sys, resolution57; print(*{n.split('.')[0] for n in sys.modules})"

    names = set(run_python(root, code).split())

    assert {"polars", "resolution57"} <= names
    assert not names & {"pandas", "pandera", "frictionless", "click", "pipeline"}


def cut_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def change_digit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"11.2,", b"11.3,", 1))


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (cut_file, "is not what the descriptor says"),
        (change_digit, "is not what the descriptor says"),
        (Path.unlink, "there is no build/csv/observations.csv"),
        (make_pipe, "there is no build/csv/observations.csv"),
    ],
)
def test_a_table_that_is_damaged_or_missing_is_not_loaded(
    tmp_path: Path,
    files: dict[str, bytes],
    damage: Callable[[Path], None],
    message: str,
) -> None:
    path = tmp_path / "build/csv/observations.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(files["build/csv/observations.csv"])
    (tmp_path / "datapackage.json").write_bytes(files["datapackage.json"])
    damage(path)

    with pytest.raises(resolution57.DatasetError, match=message):
        resolution57.load("observations", tmp_path)


@pytest.mark.parametrize("part", ["evidence-00002.csv", "evidence-00001.csv"])
def test_a_table_of_which_one_file_is_damaged_is_not_loaded(
    split: Path, tmp_path: Path, part: str
) -> None:
    (tmp_path / "datapackage.json").write_bytes(
        (split / "datapackage.json").read_bytes()
    )
    (tmp_path / "build/csv").mkdir(parents=True)
    for path in (split / "build/csv").iterdir():
        (tmp_path / "build/csv" / path.name).write_bytes(path.read_bytes())
    damaged = tmp_path / "build/csv" / part
    damaged.write_bytes(damaged.read_bytes().replace(b"evidence_id", b"evidence-id"))

    with pytest.raises(resolution57.DatasetError, match=r"evidence-00001.csv … build"):
        resolution57.load("evidence", tmp_path)


def test_a_table_that_is_unlike_its_schema_is_not_loaded(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    descriptor = json.loads(files["datapackage.json"])
    (units,) = (r for r in descriptor["resources"] if r["name"] == "units")
    for field in units["schema"]["fields"]:
        field["type"] = "number"
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor))
    (tmp_path / "build/csv").mkdir(parents=True)
    (tmp_path / units["path"]).write_bytes(files[units["path"]])

    with pytest.raises(resolution57.DatasetError, match="columns and types"):
        resolution57.load("units", tmp_path)


def test_a_file_that_the_system_does_not_give_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = resolution57.open(folder)

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(resolution57.DatasetError, match=r"units\.csv cannot be read"):
        data.load("units")


def test_the_loader_is_typed(root: Path) -> None:
    assert stat.S_ISREG((root / "resolution57/py.typed").stat().st_mode)
