"""Published tables, columns and types are those that users were promised.

A change here is a change of the dataset's major version: docs/decisions/0023.
"""

import csv
from pathlib import Path

from pipeline.schemas import published

PROMISED = Path(__file__).parent / "columns.csv"


def test_tables_columns_and_types_are_as_promised() -> None:
    with PROMISED.open(encoding="utf-8", newline="") as file:
        promised = [tuple(row) for row in csv.reader(file)][1:]

    assert promised == [
        (table, field["name"], field["type"])
        for table in published.TABLES
        for field in published.fields(table)
    ]
