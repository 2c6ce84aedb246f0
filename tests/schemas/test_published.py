"""Every constraint of every Table Schema is held: break it, and it is refused."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import frictionless
import polars as pl
import pytest
from pandera.errors import SchemaErrors

from pipeline.schemas import published

pytestmark = pytest.mark.exhaustive

# For each constraint, a value that breaks it.
BREAKING: dict[str, Any] = {
    "required": None,
    "pattern": "\u00b6",
    "enum": "\u00b6",
    "minLength": "",
    "maxLength": "x" * 10_000,
    "minimum": -(10**6),
    "exclusiveMinimum": Decimal(0),
}


def constraints() -> Iterator[tuple[str, str, str]]:
    """Return every constraint written down: table, field, name."""
    for table in published.TABLES:
        for field in published.fields(table):
            for name in field.get("constraints", {}):
                yield table, field["name"], name


@pytest.mark.parametrize(("table", "field", "constraint"), list(constraints()))
def test_a_row_that_breaks_the_constraint_is_refused(
    table: str, field: str, constraint: str
) -> None:
    row = valid_row(table)
    kind = published.columns(table)[field]
    broken = row.with_columns(pl.Series(field, [BREAKING[constraint]], dtype=kind))

    with pytest.raises(SchemaErrors) as refused:
        published.published_model(table).validate(broken, lazy=True)

    assert field in refused.value.failure_cases["column"].to_list()


@pytest.mark.parametrize("table", published.TABLES)
def test_a_row_that_breaks_no_constraint_is_taken(table: str) -> None:
    published.published_model(table).validate(valid_row(table), lazy=True)


@pytest.mark.parametrize("table", published.TABLES)
def test_a_column_of_another_type_order_or_name_is_refused(table: str) -> None:
    row = valid_row(table)
    first, *rest = row.columns
    model = published.published_model(table)

    for broken in (
        row.select(*rest, first),
        row.drop(first),
        row.with_columns(extra=pl.lit("x")),
        row.with_columns(pl.lit(1.5).alias(first)),
    ):
        with pytest.raises(SchemaErrors):
            model.validate(broken, lazy=True)


@pytest.mark.parametrize("table", published.TABLES)
def test_a_schema_is_valid_and_described_in_both_languages(table: str) -> None:
    schema = published.table_schema(table)

    frictionless.Schema.from_descriptor(schema)
    for described in (schema, *schema["fields"]):
        for key in ("title", "title@vi", "description", "description@vi"):
            assert described[key].strip(), (described.get("name", table), key)


@pytest.mark.parametrize("table", published.TABLES)
def test_keys_and_references_name_columns_that_exist(table: str) -> None:
    columns = published.columns(table)

    for key in published.unique_keys(table):
        assert set(key) <= columns.keys()
    for reference in published.references(table):
        assert reference.column in columns
        assert [reference.key] == published.primary_key(reference.table)
        there = published.columns(reference.table)[reference.key]
        assert columns[reference.column] == there


def valid_row(table: str) -> pl.DataFrame:
    """Return one row that holds to everything in the schema."""
    cells = {f["name"]: [valid_cell(f)] for f in published.fields(table)}
    return pl.DataFrame(cells, schema=published.columns(table))


def valid_cell(field: dict[str, Any]) -> Any:
    """Return a value that holds to the field's constraints."""
    rules = field.get("constraints", {})
    if "enum" in rules:
        return rules["enum"][0]
    match field["type"]:
        case "date":
            return dt.date(2025, 8, 21)
        case "integer" | "number":
            return 1
        case "boolean":
            return True
    return next(s for s in SAMPLES if fits(s, rules.get("pattern", "")))


SAMPLES = (
    "a",
    "a/b",
    "a/b~c/d",
    "a/b#c",
    "a.b",
    "2025",
    "gso:31",
    "a.vn 1",
    "VN",
    "57-NQ",
    "0" * 64,
    "goal:a",
    "area:VN",
    "org:a",
    "event:a",
    "tech:a",
    "document:a",
    "https://a.vn",
)


def fits(sample: str, pattern: str) -> bool:
    """Whether the checks' own engine finds the pattern in the sample."""
    return bool(pl.Series([sample]).str.contains(pattern)[0])
