"""The published tables over all rows: types, constraints, keys, references, bounds."""

from __future__ import annotations

import polars as pl
from pandera.errors import SchemaErrors

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.paths import resource_path
from pipeline.schemas import published
from pipeline.schemas.published import Tables


def check_table(name: str, tables: Tables) -> list[Issue]:
    """Issues of one table: constraints, keys, references to other tables."""
    frame = _place(name, tables[name])
    issues = _check_constraints(name, tables[name])
    for key in published.unique_keys(name):
        again = ~pl.struct(key).is_first_distinct()
        shown = pl.concat_str(key, separator=", ", ignore_nulls=True)
        issues += issues_of(frame.filter(again), key[-1], "key-repeated", shown)
    for reference in published.references(name):
        known = tables[reference.table][reference.key].implode()
        cell = pl.col(reference.column)
        unknown = ~cell.is_in(known)
        issues += issues_of(
            frame.filter(unknown),
            reference.column,
            "reference-broken",
            cell,
            reference.table,
        )
    return issues


def _check_constraints(name: str, frame: pl.DataFrame) -> list[Issue]:
    """Issues of one table's fields against their types and constraints."""
    try:
        published.published_model(name).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return []
    file = resource_path(name, "csv")
    return [
        Issue(
            file,
            (index or 0) + 2,
            str(column),
            "constraint-broken",
            str(value),
            "required" if check == "not_nullable" else str(check),
        )
        for value, column, check, index in cases.select(
            "failure_case", "column", "check", "index"
        ).iter_rows()
    ]


def check_evidence(tables: Tables) -> list[Issue]:
    """An issue for each piece of evidence whose record or field is not published."""
    return _check_records("evidence", "record_id", tables)


def check_comparisons(tables: Tables) -> list[Issue]:
    """An issue for each compared record that is not published."""
    sides = ("record_a", "record_b")
    return [i for side in sides for i in _check_records("comparisons", side, tables)]


def _check_records(name: str, column: str, tables: Tables) -> list[Issue]:
    """An issue for each record of a `table` beside it that is not in that table."""
    known = pl.concat(
        tables[table].select(table=pl.lit(table), record=key)
        for table in published.codes(name, "table")
        for key in published.primary_key(table)
    )
    frame = _place(name, tables[name])
    orphans = frame.join(
        known, left_on=["table", column], right_on=["table", "record"], how="anti"
    )
    cell, table = pl.col(column), pl.col("table")
    return issues_of(orphans, column, "reference-broken", cell, table)


def check_bounds(observations: pl.DataFrame) -> list[Issue]:
    """An issue for each observation whose bounds or days are the wrong way round."""
    frame = _place("observations", observations)
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


def _place(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The table with the file and line on which each row will stand."""
    return frame.with_columns(
        file=pl.lit(resource_path(name, "csv")), line=pl.int_range(2, pl.len() + 2)
    )
