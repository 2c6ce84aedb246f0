"""The published tables over all rows: types, constraints, keys, references, bounds."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.paths import resource_path
from pipeline.schemas import published
from pipeline.schemas.checking import find_failures
from pipeline.schemas.published import Tables

# The columns of tables that hold the id of a record, whatever its table is.
_OF_RECORDS = (
    ("evidence", "record_id"),
    ("comparisons", "record_a"),
    ("comparisons", "record_b"),
    ("warnings", "record_id"),
)


def check_tables(tables: Tables, names: Iterable[str] | None = None) -> list[Issue]:
    """Return the issues of published tables, or of some, each over all of its rows.

    The others are there to be referred to.
    """
    checked = set(tables if names is None else names)
    issues = [issue for name in checked for issue in check_table(name, tables)]
    for name, column in _OF_RECORDS:
        if name in checked:
            issues += _check_records(name, column, tables)
    if "observations" in checked:
        issues += _check_bounds(tables["observations"])
    return issues


def check_table(name: str, tables: Tables) -> list[Issue]:
    """Return the issues of one table: its constraints, keys and references."""
    frame = tables[name]
    issues = check_constraints(name, frame)
    if not set(published.columns(name)) <= set(frame.columns):
        return issues  # a key may be among what it lacks
    return issues + _check_keys(name, frame) + _check_references(name, tables)


def _check_keys(name: str, frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each row whose key an earlier row has."""
    frame = place_rows(name, frame)
    issues = []
    for key in published.unique_keys(name):
        again = ~pl.struct(key).is_first_distinct()
        shown = pl.concat_str(key, separator=", ", ignore_nulls=True)
        repeated = frame.filter(again)
        issues += issues_of(repeated, key[-1], "key-repeated", shown)
    return issues


def _check_references(name: str, tables: Tables) -> list[Issue]:
    """Return an issue for each cell that refers to a row that is not there."""
    frame = place_rows(name, tables[name])
    issues = []
    for column, table, key in published.references(name):
        cell = pl.col(column)
        broken = frame.filter(~cell.is_in(tables[table][key].implode()))
        issues += issues_of(broken, column, "reference-broken", cell, table)
    return issues


def check_constraints(name: str, frame: pl.DataFrame) -> list[Issue]:
    """Return issues of one table's fields against their types and constraints.

    What is wrong with a column as a whole is said of the header.
    """
    failures = find_failures(published.published_model(name), frame)
    file = resource_path(name, "csv")
    return [
        Issue(
            file,
            1 if index is None else index + 2,
            str(column or value),
            "constraint-broken",
            str(value),
            "required" if check == "not_nullable" else str(check),
        )
        for value, column, check, _, index in failures.iter_rows()
    ]


def _check_records(name: str, column: str, tables: Tables) -> list[Issue]:
    """Return an issue for each record that its `record_table` does not have."""
    known = pl.concat(
        tables[table].select(record_table=pl.lit(table), record=key)
        for table in published.codes(name, "record_table")
        if table in tables
        for key in published.primary_key(table)
    )
    frame = place_rows(name, tables[name])
    orphans = frame.join(
        known,
        left_on=["record_table", column],
        right_on=["record_table", "record"],
        how="anti",
    )
    cell, table = pl.col(column), pl.col("record_table")
    return issues_of(orphans, column, "reference-broken", cell, table)


def _check_bounds(observations: pl.DataFrame) -> list[Issue]:
    """Return an issue for each observation with bounds or days reversed."""
    frame = place_rows("observations", observations)
    issues = []
    for low, high in (
        ("lower_bound", "upper_bound"),
        ("lower_bound", "obs_value"),
        ("obs_value", "upper_bound"),
        ("time_start", "time_end"),
    ):
        expected = pl.format(f"{high} ≥ {{}} ({low})", pl.col(low))
        reverse = pl.col(low) > pl.col(high)
        found = pl.col(high)
        issues += issues_of(
            frame.filter(reverse), high, "constraint-broken", found, expected
        )
    return issues


def place_rows(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the table with the file and line on which each row will stand."""
    return frame.with_columns(
        file=pl.lit(resource_path(name, "csv")), line=pl.int_range(2, pl.len() + 2)
    )
