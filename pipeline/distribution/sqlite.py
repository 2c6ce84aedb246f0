"""SQLite: strict tables with their keys, what the columns mean, what cells rest on.

A figure is a number where SQLite gives it back digit by digit: an integer of 64 bits,
or up to 15 digits with a point. A longer one is text, in the same column of type ANY.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

import polars as pl

from pipeline.distribution.description import describe_dataset, describe_table
from pipeline.distribution.figures import is_float, spell_figures
from pipeline.issues.model import UsageError
from pipeline.schemas import published
from pipeline.schemas.published import Tables

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "ANY",
    "date": "TEXT",
    "boolean": "INTEGER",
}
_MAX_INTEGER = 2**63 - 1

_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA foreign_keys = ON;
BEGIN;
CREATE TABLE dataset (property TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_vi TEXT NOT NULL,
    description_en TEXT NOT NULL,
    description_vi TEXT NOT NULL,
    codes TEXT,
    PRIMARY KEY (table_name, column_name)
) STRICT;
"""
_VIEW = """
CREATE VIEW evidence_of AS
SELECT evidence.record_table, evidence.record_id, evidence.field, columns.title_en,
    columns.title_vi, evidence.basis, evidence.exact, evidence.paragraph,
    evidence.char_start, evidence.char_end, sources.publisher, sources.title,
    sources.date_published, sources.url
FROM evidence
JOIN sources USING (source_id)
LEFT JOIN columns
ON columns.table_name = evidence.record_table AND columns.column_name = evidence.field;
"""


def render(tables: Tables, descriptor: dict[str, Any]) -> bytes:
    """Return the tables as a database.

    Raises:
        UsageError: they break a key.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        try:
            database.executescript(_SETTINGS)
            for name in tables:
                database.execute(_create(name))
            for name, rows in tables.items():
                _insert(database, name, _list_cells(rows))
                _insert(database, "columns", _list_columns(descriptor, name))
                for index in _list_indices(name):
                    database.execute(index)
            _insert(database, "dataset", _list_properties(descriptor))
            database.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            message = f"the published tables break a key ({error}): run make"
            raise UsageError(message) from error
        database.executescript(_VIEW)
        number = _number_version(descriptor["version"])
        database.executescript(f"PRAGMA user_version = {number}; VACUUM;")
        return database.serialize()


def _create(table: str) -> str:
    """Return the statement that creates a table, with its keys.

    References are checked when all rows are there: some tables refer to later ones.
    """
    primary, *others = published.unique_keys(table)
    lines = [
        *(_define(field) for field in published.fields(table)),
        f"PRIMARY KEY ({_quote(primary)})",
        *(f"UNIQUE ({_quote(key)})" for key in others),
        *(
            f"FOREIGN KEY ({_quote([column])}) REFERENCES {_quote([other])} "
            f"({_quote([key])}) DEFERRABLE INITIALLY DEFERRED"
            for column, other, key in published.references(table)
        ),
    ]
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {_quote([table])} (\n    {body}\n) STRICT"


def _define(field: dict[str, Any]) -> str:
    """Return the definition of a column."""
    required = field.get("constraints", {}).get("required", False)
    rule = " NOT NULL" if required else ""
    return f"{_quote([field['name']])} {_TYPES[field['type']]}{rule}"


def _quote(names: Iterable[str]) -> str:
    """Return names of the schemas as SQL has them."""
    return ", ".join(f'"{name}"' for name in names)


def _list_indices(table: str) -> Iterator[str]:
    """Return the statements that index the foreign keys which no other key begins."""
    begun = {key[0] for key in published.unique_keys(table)}
    for reference in published.references(table):
        if reference.column not in begun:
            name = _quote([f"{table}_{reference.column}"])
            yield (
                f"CREATE INDEX {name} ON {_quote([table])} "
                f"({_quote([reference.column])})"
            )


def _insert(
    database: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows with all columns of a table."""
    given = list(rows)
    if given:
        places = ", ".join("?" * len(given[0]))
        statement = f"INSERT INTO {_quote([table])} VALUES ({places})"  # noqa: S608 - the schemas' names
        database.executemany(statement, given)


def _list_cells(rows: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a table, as SQLite has their cells."""
    figures = {n for n, kind in rows.schema.items() if kind == pl.Decimal}
    days = [name for name, kind in rows.schema.items() if kind == pl.Date]
    spelled = spell_figures(rows).with_columns(pl.col(days).cast(pl.String))
    columns = [
        map(_as_number, spelled[name]) if name in figures else spelled[name]
        for name in rows.columns
    ]
    return zip(*columns, strict=True)


def _as_number(text: str | None) -> int | float | str | None:
    """Return a figure as the number that gives it back, or as it is."""
    if text is None:
        return None
    if "." not in text and abs(int(text)) <= _MAX_INTEGER:
        return int(text)
    return float(text) if is_float(text) else text


def _list_properties(descriptor: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Return what is said of the dataset; what has parts as JSON."""
    for key, value in describe_dataset(descriptor).items():
        yield key, value if isinstance(value, str) else _as_json(value)


def _list_columns(descriptor: dict[str, Any], table: str) -> Iterator[tuple[Any, ...]]:
    """Return the rows of `columns` about a table."""
    fields = describe_table(descriptor, table)["schema"]["fields"]
    for position, field in enumerate(fields, 1):
        codes = field.get("categories")
        yield (
            table,
            field["name"],
            position,
            field["type"],
            *(field[k] for k in ("title", "title@vi", "description", "description@vi")),
            codes and _as_json(codes),
        )


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _number_version(version: str) -> int:
    """Return a version as one number: 1002003 for 1.2.3."""
    number = 0
    for part in version.split("."):
        number = number * 1000 + int(part)
    return number
