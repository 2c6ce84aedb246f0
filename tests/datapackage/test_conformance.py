"""Frictionless validates a small package whole, a large one by a sample of its rows."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from pipeline.datapackage.conformance import Coverage, check_package
from pipeline.dataset import open_dataset
from pipeline.paths import resource_path
from tests.conftest import Reports

ROWS = 20


@pytest.fixture
def out(invented: Reports, tmp_path: Path) -> Path:
    """A copy of the build of the invented reports, to be damaged."""
    shutil.copytree(invented.published / "build", tmp_path / "build")
    shutil.copy(invented.published / "datapackage.json", tmp_path)
    return tmp_path


def check_sample(out: Path) -> tuple[Coverage, set[tuple[str, int, str]]]:
    """Return how much of a package was validated as a large one, and its faults."""
    coverage, issues = check_package(out / "datapackage.json", 0, ROWS)
    return coverage, {(Path(i.file).name, i.line, i.column) for i in issues}


def break_cell(out: Path, name: str, row: int, column: str) -> None:
    """Write what is no key, code or reference into a cell; the descriptor stays."""
    path = out / resource_path(name, "csv")
    table = pl.read_csv(path, infer_schema=False)
    table[row, column] = "§"
    path.write_bytes(table.write_csv(line_terminator="\n").encode())


def test_a_small_package_is_validated_in_all_of_its_rows(out: Path) -> None:
    coverage, issues = check_package(out / "datapackage.json")

    total = sum(map(len, open_dataset(out).values()))
    assert not issues
    assert coverage == Coverage(total, total, None)


def test_size_is_that_of_the_tables_as_csv(out: Path) -> None:
    size = sum(path.stat().st_size for path in (out / "build/csv").glob("*.csv"))
    descriptor = out / "datapackage.json"

    assert check_package(descriptor, size, ROWS)[0].limit is None
    assert check_package(descriptor, size - 1, ROWS)[0].limit == ROWS


def test_a_large_package_is_validated_in_the_first_rows_of_each_table(
    out: Path,
) -> None:
    coverage, found = check_sample(out)

    lengths = [len(table) for table in open_dataset(out).values()]
    assert not found
    assert coverage == Coverage(
        sum(min(length, ROWS) for length in lengths), sum(lengths), ROWS
    )


def test_a_fault_in_the_sample_is_found_and_one_behind_it_is_not(out: Path) -> None:
    break_cell(out, "evidence", ROWS - 1, "basis")
    break_cell(out, "evidence", ROWS, "basis")

    assert check_sample(out)[1] == {("evidence.csv", ROWS + 1, "basis")}


def test_rows_of_the_sample_may_refer_to_any_row_and_to_no_other(out: Path) -> None:
    facts = pl.read_csv(out / resource_path("facts", "csv"), infer_schema=False)
    flat = out / resource_path("observations_flat", "csv")
    table = pl.read_csv(flat, infer_schema=False)
    table[0, "fact_id"] = facts["fact_id"][-1]
    table[1, "fact_id"] = "nothing"
    flat.write_bytes(table.write_csv(line_terminator="\n").encode())

    assert len(facts) > ROWS
    assert check_sample(out)[1] == {("observations_flat.csv", 3, "fact_id")}


def test_the_descriptor_of_a_large_package_is_validated(out: Path) -> None:
    path = out / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "nothing"
    path.write_text(json.dumps(descriptor), encoding="utf-8")

    assert {file for file, *_ in check_sample(out)[1]} == {"datapackage.json"}


def test_a_table_that_is_missing_is_found(out: Path) -> None:
    (out / resource_path("terms", "csv")).unlink()

    assert "terms.csv" in {file for file, *_ in check_sample(out)[1]}


def test_an_empty_file_has_no_rows(out: Path) -> None:
    (out / resource_path("terms", "csv")).write_bytes(b"")

    assert "terms.csv" in {file for file, *_ in check_sample(out)[1]}
