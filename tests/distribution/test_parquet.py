"""Parquet files are typed, and say what they hold."""

import json

import polars as pl
import pytest

from pipeline.decimals import DECIMAL
from pipeline.schemas import published
from tests.distribution.conftest import Made


@pytest.mark.parametrize("table", published.TABLES)
def test_columns_are_exact_figures_days_and_codes(made: Made, table: str) -> None:
    schema = pl.read_parquet_schema(made.parquet / f"{table}.parquet")

    coded = published.coded_columns(table)
    assert schema == {
        name: pl.Enum(published.codes(table, name)) if name in coded else kind
        for name, kind in published.columns(table).items()
    }


def test_there_are_figures_and_days(made: Made) -> None:
    schema = pl.read_parquet_schema(made.parquet / "observations.parquet")

    assert {pl.Date, DECIMAL} <= set(schema.values())


@pytest.mark.parametrize("table", published.TABLES)
def test_the_file_has_its_description(made: Made, table: str) -> None:
    found = pl.read_parquet_metadata(made.parquet / f"{table}.parquet")

    described = json.loads(found["table"])
    schema = published.table_schema(table)
    for key in ("title", "title@vi", "description", "description@vi"):
        assert described[key] == schema[key]
    names = [field["name"] for field in described["schema"]["fields"]]
    assert names == list(published.columns(table))
    assert json.loads(found["dataset"])["version"] == made.descriptor["version"]
