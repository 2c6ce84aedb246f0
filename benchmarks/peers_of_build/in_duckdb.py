"""DuckDB reads all tables, checks them in SQL, writes them as CSV and JSON.

    python in_duckdb.py PACKAGE OUT

Every type, constraint, key and reference of the descriptor is checked; no word is read.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(38,10)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


def main(package: Path, out: Path) -> None:
    """Load, check and write every table."""
    descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
    tables = [r for r in descriptor["resources"] if r["format"] == "csv"]
    with duckdb.connect() as connection:
        for table in tables:
            _load(connection, package, table)
        for table in tables:
            for sql in (_sql_of_constraints(table), *_list_key_sql(table)):
                _check(connection, sql)
        for table in tables:
            for options, form in (("HEADER", "csv"), ("ARRAY", "json")):
                path = out / f"{table['name']}.{form}"
                connection.execute(
                    f"COPY {table['name']} TO '{path}' (FORMAT {form}, {options})"
                )


def _load(
    connection: duckdb.DuckDBPyConnection, package: Path, table: dict[str, Any]
) -> None:
    """Read a table in its types: a cell of another type is an error."""
    columns = {f["name"]: _TYPES[f["type"]] for f in table["schema"]["fields"]}
    connection.execute(
        f"CREATE TABLE {table['name']} AS SELECT * FROM read_csv("  # noqa: S608 - ours
        f"'{package / table['path']}', columns = {columns}, header = true)"
    )


def _check(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Stop where a query counts anything that breaks a rule."""
    row = connection.execute(sql).fetchone()
    if row is None or any(row):
        sys.exit(f"broken: {sql} gives {row}")


def _sql_of_constraints(table: dict[str, Any]) -> str:
    """Return one query that counts the cells which break each constraint."""
    rules = [
        f"count(*) FILTER (WHERE {rule})"
        for field in table["schema"]["fields"]
        for rule in _list_rules(field)
    ]
    return f"SELECT {', '.join(rules) or 0} FROM {table['name']}"  # noqa: S608 - ours


def _list_rules(field: dict[str, Any]) -> Iterator[str]:
    """Yield the conditions under which a cell breaks a constraint of its field."""
    name = f'"{field["name"]}"'
    for rule, value in field.get("constraints", {}).items():
        text = str(value).replace("'", "''")
        match rule:
            case "required":
                yield f"{name} IS NULL"
            case "pattern":
                yield f"NOT regexp_matches({name}, '{text}')"
            case "enum":
                codes = ", ".join(f"'{code}'" for code in value)
                yield f"{name} NOT IN ({codes})"
            case "minLength":
                yield f"length({name}) < {text}"
            case "maxLength":
                yield f"length({name}) > {text}"
            case "minimum":
                yield f"{name} < '{text}'"
            case "exclusiveMinimum":
                yield f"{name} <= '{text}'"
            case _:
                sys.exit(f"no SQL for {rule}")


def _list_key_sql(table: dict[str, Any]) -> Iterator[str]:
    """Yield queries that count repeated keys, and references to rows not there."""
    schema, name = table["schema"], table["name"]
    for key in (schema["primaryKey"], *schema.get("uniqueKeys", [])):
        columns = ", ".join(f'"{column}"' for column in key)
        yield (
            "SELECT count(*) FROM (SELECT 1 FROM "  # noqa: S608 - ours
            f"{name} GROUP BY {columns} HAVING count(*) > 1)"
        )
    for reference in schema.get("foreignKeys", []):
        (column,), there = reference["fields"], reference["reference"]
        (key,), other = there["fields"], there.get("resource", name)
        yield (
            f'SELECT count(*) FROM {name} a ANTI JOIN {other} b ON a."{column}" = '  # noqa: S608 - ours
            f'b."{key}" WHERE a."{column}" IS NOT NULL'
        )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
