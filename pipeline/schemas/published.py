"""The Table Schemas of the published tables, and the pandera checks made of them."""

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
    "evidence",
    "comparisons",
    "figures",
    "facts",
)


class Reference(NamedTuple):
    """A foreign key of one column: `column` holds values of `key` in `table`."""

    column: str
    table: str
    key: str


@cache
def table_schema(table: str) -> dict[str, Any]:
    """The Table Schema (Data Package 2.0) of a published table."""
    path = files("pipeline.schemas") / "published" / f"{table}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def fields(table: str) -> list[dict[str, Any]]:
    """The table's fields, in the order in which they are published."""
    found: list[dict[str, Any]] = table_schema(table)["fields"]
    return found


def columns(table: str) -> dict[str, Any]:
    """The polars type of each column, in the order in which they are published."""
    return {f["name"]: POLARS_TYPES[f["type"]] for f in fields(table)}


def typed(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the table's columns, in order and type; one it lacks is null."""
    return frame.select(
        _convert(frame, name, kind).alias(name) for name, kind in columns(table).items()
    )


def _convert(frame: pl.DataFrame, name: str, kind: Any) -> pl.Expr:
    """A column of the frame in a published type."""
    if name not in frame.columns:
        return pl.lit(None, dtype=kind)
    if kind == pl.Date and frame.schema[name] == pl.String:
        return as_day(pl.col(name))
    return pl.col(name).cast(kind, strict=False)


def as_day(text: pl.Expr) -> pl.Expr:
    """Return text as a day; null where it is none."""
    return text.str.to_date("%Y-%m-%d", strict=False)


def primary_key(table: str) -> list[str]:
    """Names of the columns that identify a row."""
    key: list[str] = table_schema(table)["primaryKey"]
    return key


def unique_keys(table: str) -> list[list[str]]:
    """Every set of columns whose values may occur once: the primary key first."""
    others: list[list[str]] = table_schema(table).get("uniqueKeys", [])
    return [primary_key(table), *others]


def references(table: str) -> list[Reference]:
    """The foreign keys of a table; a reference without a resource is to itself."""
    return [
        Reference(
            key["fields"][0],
            key["reference"].get("resource", table),
            key["reference"]["fields"][0],
        )
        for key in table_schema(table).get("foreignKeys", [])
    ]


def codes(table: str, column: str) -> list[str]:
    """The codes that a coded column may hold."""
    return next(f["constraints"]["enum"] for f in fields(table) if f["name"] == column)


def coded_columns(table: str) -> list[str]:
    """Names of the columns that hold codes."""
    return [f["name"] for f in fields(table) if "enum" in f.get("constraints", {})]


@cache
def published_model(table: str) -> pa.DataFrameSchema:
    """The pandera schema that holds a frame to every field's type and constraints.

    Keys are not in it: doubles are cheaper to find by grouping, and foreign keys
    need the other tables.
    """
    return pa.DataFrameSchema(
        {f["name"]: _column(f) for f in fields(table)}, strict=True, ordered=True
    )


def _column(field: dict[str, Any]) -> pa.Column:
    """One field as a pandera column."""
    rules = dict(field.get("constraints", {}))
    required = rules.pop("required", False)
    checks = [_check(name, value) for name, value in rules.items()]
    return pa.Column(POLARS_TYPES[field["type"]], checks, nullable=not required)


def _check(name: str, value: Any) -> pa.Check:
    """A vectorised check of one constraint; its error text names the constraint."""
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
