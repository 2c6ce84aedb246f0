"""The Table Schemas of the published tables, and the pandera checks they give."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import pandera.polars as pa
import polars as pl

from pipeline.decimals import DECIMAL

# Published tables by their names.
Tables = dict[str, pl.DataFrame]

POLARS_TYPES: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": DECIMAL,
    "date": pl.Date,
    "boolean": pl.Boolean,
}

# In reading order: vocabularies, records, evidence, what holds them side by side, the
# flat view.
TABLES = (
    "sources",
    "entities",
    "indicators",
    "units",
    "terms",
    "observations",
    "events",
    "participations",
    "deployments",
    "documents",
    "goals",
    "credits",
    "mentions",
    "evidence",
    "comparisons",
    "facts",
    "warnings",
    "observations_flat",
)


class Reference(NamedTuple):
    """A foreign key of one column: `column` holds values of `key` in `table`."""

    column: str
    table: str
    key: str


@cache
def table_schema(table: str) -> dict[str, Any]:
    """Return the Table Schema (Data Package 2.0) of a published table."""
    path = files("pipeline.schemas") / "published" / f"{table}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def fields(table: str) -> list[dict[str, Any]]:
    """Return the table's fields, in the order of publication."""
    found: list[dict[str, Any]] = table_schema(table)["fields"]
    return found


def columns(table: str) -> dict[str, Any]:
    """Return the polars type of each column, in the order of publication."""
    return {f["name"]: POLARS_TYPES[f["type"]] for f in fields(table)}


def typed(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with the table's columns, in order and type.

    A column that it lacks is null, and so is a cell that is not of the type.
    """
    return frame.select(
        _convert(frame, name, kind).alias(name) for name, kind in columns(table).items()
    )


def _convert(frame: pl.DataFrame, name: str, kind: Any) -> pl.Expr:
    """Return a column of the frame in a published type."""
    if name not in frame.columns:
        return pl.lit(None, dtype=kind)
    if kind == pl.Date and frame.schema[name] == pl.String:
        return as_day(pl.col(name))
    return pl.col(name).cast(kind, strict=False)


def as_day(text: pl.Expr) -> pl.Expr:
    """Return text as a day; null where it is none, as any of a year 0."""
    day = text.str.to_date("%Y-%m-%d", strict=False)
    return pl.when(day.dt.year() > 0).then(day)


def primary_key(table: str) -> list[str]:
    """Return the names of the columns that identify a row."""
    key: list[str] = table_schema(table)["primaryKey"]
    return key


def unique_keys(table: str) -> list[list[str]]:
    """Return each set of columns whose values occur once: the primary key first."""
    others: list[list[str]] = table_schema(table).get("uniqueKeys", [])
    return [primary_key(table), *others]


def references(table: str) -> list[Reference]:
    """Return the foreign keys of a table; one without a resource is to itself."""
    return [
        Reference(
            key["fields"][0],
            key["reference"].get("resource", table),
            key["reference"]["fields"][0],
        )
        for key in table_schema(table).get("foreignKeys", [])
    ]


def codes(table: str, column: str) -> list[str]:
    """Return the codes that a coded column may hold."""
    return next(f["constraints"]["enum"] for f in fields(table) if f["name"] == column)


def coded_columns(table: str) -> list[str]:
    """Return the names of the columns that hold codes."""
    return [f["name"] for f in fields(table) if "enum" in f.get("constraints", {})]


@cache
def published_model(table: str) -> pa.DataFrameSchema:
    """Return the pandera schema of a table: types, order and constraints.

    Keys are not in it: duplicates are cheaper to find by grouping, and foreign keys
    need the other tables.
    """
    return pa.DataFrameSchema(
        {f["name"]: _column(f) for f in fields(table)}, strict=True, ordered=True
    )


def _column(field: dict[str, Any]) -> pa.Column:
    """Return one field as a pandera column."""
    rules = dict(field.get("constraints", {}))
    required = rules.pop("required", False)
    checks = [_check(name, value) for name, value in rules.items()]
    return pa.Column(POLARS_TYPES[field["type"]], checks, nullable=not required)


def _check(name: str, value: Any) -> pa.Check:
    """Return a vectorised check of a constraint; its error text names it."""
    rule = _RULES[name]

    def holds(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(rule(pl.col(data.key), value))

    return pa.Check(holds, name=name, error=f"{name} {value}")


# The constraints of Table Schema that the tables use; any other is a KeyError here,
# so that none can be written down and not be held.
_RULES: dict[str, Any] = {
    "pattern": lambda c, v: c.str.contains(v),
    "enum": lambda c, v: c.is_in(v),
    "minLength": lambda c, v: c.str.len_chars() >= v,
    "maxLength": lambda c, v: c.str.len_chars() <= v,
    "minimum": lambda c, v: c >= v,
    "exclusiveMinimum": lambda c, v: c > v,
}
