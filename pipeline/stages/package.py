"""Check the published tables over all rows, and describe them as a data package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from pandera.errors import SchemaErrors

from pipeline.contracts import published
from pipeline.issues import Issue, faults
from pipeline.layout import DESCRIPTOR, resource_path

Tables = dict[str, pl.DataFrame]

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_WHOLE_FILE = "-"

# How each form of a table is told in the descriptor. JSON has no `type: table`:
# Frictionless would then read its rows but check neither its hash nor its bytes.
_FORMS: dict[str, dict[str, Any]] = {
    "csv": {"type": "table", "format": "csv", "mediatype": "text/csv"},
    "json": {"format": "json", "mediatype": "application/json"},
}


@dataclass(frozen=True, slots=True)
class Package:
    """Published tables, sorted and typed, and the descriptor that is to hold them.

    The descriptor's resources lack `bytes` and `hash` until they are exported.
    """

    tables: Tables
    descriptor: dict[str, Any]


def package(tables: Tables, dataset: dict[str, Any]) -> tuple[Package, list[Issue]]:
    """The tables as a Data Package 2.0, and where they break their Table Schemas."""
    ordered = {
        name: tables[name].sort(published.primary_key(name))
        for name in published.TABLES
    }
    issues = [issue for name in ordered for issue in _check_table(name, ordered)]
    issues += _check_evidence(ordered) + _check_comparisons(ordered)
    issues += _check_bounds(ordered["observations"])
    descriptor = _describe(ordered, dataset)
    issues += _check_descriptor(descriptor)
    return Package(ordered, descriptor), issues


def check_package(descriptor: Path) -> list[Issue]:
    """What Frictionless finds wrong with a package on disk: files, rows, keys."""
    import frictionless  # noqa: PLC0415 - slow to import, and only needed here

    report = frictionless.validate(str(descriptor), limit_errors=1_000_000)
    found = [(DESCRIPTOR, error) for error in report.errors]
    found += [(task.place, error) for task in report.tasks for error in task.errors]
    return [
        Issue(
            str(descriptor.parent / place),
            getattr(error, "row_number", 1),
            getattr(error, "field_name", _WHOLE_FILE),
            "package-invalid",
            "",
            error.note,
        )
        for place, error in found
    ]


def _check_table(name: str, tables: Tables) -> list[Issue]:
    """Issues of one table: constraints, keys, references to other tables."""
    frame = _place(name, tables[name])
    issues = _check_constraints(name, tables[name])
    for key in published.unique_keys(name):
        again = ~pl.struct(key).is_first_distinct()
        shown = pl.concat_str(key, separator=", ", ignore_nulls=True)
        issues += faults(frame, again, key[-1], "key-repeated", shown)
    for reference in published.references(name):
        known = tables[reference.table][reference.key].implode()
        cell = pl.col(reference.column)
        unknown = ~cell.is_in(known)
        issues += faults(
            frame, unknown, reference.column, "reference-broken", cell, reference.table
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
            "a value" if check == "not_nullable" else str(check),
        )
        for value, column, check, index in cases.select(
            "failure_case", "column", "check", "index"
        ).iter_rows()
    ]


def _check_evidence(tables: Tables) -> list[Issue]:
    """An issue for each piece of evidence whose record or field is not published."""
    return _check_records("evidence", "record_id", tables)


def _check_comparisons(tables: Tables) -> list[Issue]:
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
    everything = pl.lit(value=True)
    cell, table = pl.col(column), pl.col("table")
    return faults(orphans, everything, column, "reference-broken", cell, table)


def _check_bounds(observations: pl.DataFrame) -> list[Issue]:
    """An issue for each observation whose bounds or days are the wrong way round."""
    frame = _place("observations", observations)
    issues = []
    for low, high in (
        ("lower_bound", "upper_bound"),
        ("lower_bound", "obs_value"),
        ("obs_value", "upper_bound"),
        ("time_start", "time_end"),
    ):
        expected = pl.format(f"{high} at or above {low}, {{}}", pl.col(low))
        reverse = pl.col(low) > pl.col(high)
        found = pl.col(high)
        issues += faults(frame, reverse, high, "constraint-broken", found, expected)
    return issues


def _place(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The table with the file and line on which each row will stand."""
    return frame.with_columns(
        file=pl.lit(resource_path(name, "csv")), line=pl.int_range(2, pl.len() + 2)
    )


def _describe(tables: Tables, dataset: dict[str, Any]) -> dict[str, Any]:
    """The descriptor (Data Package 2.0) of the tables in all their forms."""
    described = {
        "$schema": _PROFILE,
        "name": dataset["name"],
        "version": dataset["version"],
        "title": dataset["title"],
        "title@vi": dataset["title_vi"],
        "description": dataset["description"],
        "description@vi": dataset["description_vi"],
        "keywords": dataset["keywords"],
        "licenses": dataset["licenses"],
        "contributors": dataset["contributors"],
        "sources": _describe_sources(tables["sources"]),
        "resources": [
            _describe_resource(name, form) for form in _FORMS for name in tables
        ],
    }
    return {key: value for key, value in described.items() if value}


def _describe_sources(sources: pl.DataFrame) -> list[dict[str, str]]:
    """The reports, as the descriptor names them."""
    title = pl.concat_str(
        "publisher", "title", "date_published", separator=", ", ignore_nulls=True
    )
    rows = sources.select(title=title, path="url").iter_rows(named=True)
    return [{k: v for k, v in row.items() if v is not None} for row in rows]


def _describe_resource(name: str, form: str) -> dict[str, Any]:
    """One table in one form; the CSV form has the table's own name."""
    schema = published.table_schema(name)
    keys = ("title", "title@vi", "description", "description@vi")
    return {
        "name": _resource_name(name, form),
        "path": resource_path(name, form),
        **{key: schema[key] for key in keys},
        **_FORMS[form],
        "encoding": "utf-8",
        "schema": _schema_for(schema, form),
    }


def _schema_for(schema: dict[str, Any], form: str) -> dict[str, Any]:
    """The Table Schema with its foreign keys led to the tables of the same form."""
    schema = {k: v for k, v in schema.items() if not k.startswith(("title", "descr"))}
    if "foreignKeys" not in schema:
        return schema
    led = []
    for key in schema["foreignKeys"]:
        reference = dict(key["reference"])
        if "resource" in reference:
            reference["resource"] = _resource_name(reference["resource"], form)
        led.append(key | {"reference": reference})
    return schema | {"foreignKeys": led}


def _resource_name(table: str, form: str) -> str:
    return table if form == "csv" else f"{table}-{form}"


def _check_descriptor(descriptor: dict[str, Any]) -> list[Issue]:
    """What Frictionless finds wrong with the descriptor as such."""
    import frictionless  # noqa: PLC0415 - slow to import, and only needed here

    try:
        frictionless.Package.from_descriptor(descriptor)
    except frictionless.FrictionlessException as error:
        return [
            Issue(DESCRIPTOR, 1, _WHOLE_FILE, "descriptor-invalid", "", reason.note)
            for reason in (error.reasons or [error.error])
        ]
    return []
