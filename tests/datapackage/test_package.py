"""Over all rows, keys are used once and references lead somewhere."""

import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.datapackage.conformance import check_package
from pipeline.datapackage.integrity import check_table
from pipeline.datapackage.package import Package, package_tables
from pipeline.ingestion.reader import read
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.schemas import published

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def tables(assembled: Package) -> dict[str, pl.DataFrame]:
    """Return the real published tables, with a warning of the first observation."""
    doubted = assembled.tables["observations"].head(1)
    warning = doubted.with_columns(
        warning_id="observation_id",
        record_table=pl.lit("observations"),
        record_id="observation_id",
        code=pl.lit("parts-differ"),
        message_en=pl.lit("found"),
        message_vi=pl.lit("thấy"),
    )
    return assembled.tables | {"warnings": published.typed("warnings", warning)}


@pytest.fixture(scope="module")
def dataset(root: Path) -> dict[str, Any]:
    """What the descriptor says of the dataset as a whole."""
    return read(take_snapshot(root / "raw"))[0].dataset


@pytest.mark.parametrize("table", published.TABLES)
def test_a_row_given_twice_is_a_repeated_key(
    tables: dict[str, pl.DataFrame], table: str
) -> None:
    twice = pl.concat([tables[table], tables[table].head(1)])

    issues = check_table(table, tables | {table: twice})

    key = published.primary_key(table)[-1]
    assert ("key-repeated", key) in {(i.code, i.column) for i in issues}


@pytest.mark.parametrize(
    ("table", "reference"),
    [(t, r) for t in published.TABLES for r in published.references(t)],
    ids=str,
)
def test_a_reference_to_nothing_is_reported(
    tables: dict[str, pl.DataFrame], table: str, reference: published.Reference
) -> None:
    astray = tables[table].with_columns(pl.lit("area:XX").alias(reference.column))

    issues = check_table(table, tables | {table: astray})

    found = {(i.code, i.column, i.expected) for i in issues}
    assert ("reference-broken", reference.column, reference.table) in found


def test_every_table_of_a_package_is_checked(
    tables: dict[str, pl.DataFrame], dataset: dict[str, Any]
) -> None:
    twice = {name: pl.concat([rows, rows.head(1)]) for name, rows in tables.items()}

    _, issues = package_tables(twice, dataset)

    found = {i.file for i in issues if i.code == "key-repeated"}
    assert found == {f"build/csv/{table}.csv" for table in published.TABLES}


def test_evidence_of_a_record_that_is_not_published_is_reported(
    tables: dict[str, pl.DataFrame], dataset: dict[str, Any]
) -> None:
    _, issues = package_tables(tables | {"events": tables["events"].clear()}, dataset)

    columns = ("record_id", "record_a", "record_b")
    found = {(i.code, i.column) for i in issues}
    assert found == {("reference-broken", column) for column in columns}


def test_a_warning_of_a_record_that_is_not_published_is_reported(
    tables: dict[str, pl.DataFrame], dataset: dict[str, Any]
) -> None:
    astray = tables["warnings"].with_columns(record_id=pl.lit("nowhere"))

    _, issues = package_tables(tables | {"warnings": astray}, dataset)

    (issue,) = issues
    assert (issue.code, issue.column) == ("reference-broken", "record_id")


def test_bounds_the_wrong_way_round_are_reported(
    tables: dict[str, pl.DataFrame], dataset: dict[str, Any]
) -> None:
    turned = tables["observations"].with_columns(
        lower_bound="upper_bound", upper_bound=pl.col("lower_bound") - 1
    )

    _, issues = package_tables(tables | {"observations": turned}, dataset)

    codes = {(i.code, i.column) for i in issues}
    assert ("constraint-broken", "upper_bound") in codes


def test_a_file_that_is_not_what_the_descriptor_vouches_for_is_reported(
    root: Path, tmp_path: Path
) -> None:
    shutil.copytree(root / "build", tmp_path / "build")
    shutil.copy(root / "datapackage.json", tmp_path)
    with (tmp_path / "build/csv/goals.csv").open("a", encoding="utf-8") as file:
        file.write("x\n")

    _, issues = check_package(tmp_path / "datapackage.json")

    assert {(i.code, Path(i.file).name) for i in issues} == {
        ("package-invalid", "goals.csv")
    }


def test_the_order_of_rows_does_not_matter(
    tables: dict[str, pl.DataFrame], dataset: dict[str, Any]
) -> None:
    turned = {name: table.reverse() for name, table in tables.items()}

    packaged, issues = package_tables(turned, dataset)

    assert not issues
    for name, table in packaged.tables.items():
        assert table.equals(tables[name])


def test_every_table_is_described_in_all_forms_with_its_schema(
    tables: dict[str, pl.DataFrame], dataset: dict[str, Any]
) -> None:
    resources = package_tables(tables, dataset)[0].descriptor["resources"]

    paths = {r["path"] for r in resources}
    assert paths == {
        f"build/{form}/{table}.{form}"
        for form in ("csv", "json", "ndjson")
        for table in published.TABLES
    }
    assert all(r["schema"]["fields"] for r in resources)
