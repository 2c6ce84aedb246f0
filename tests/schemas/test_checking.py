"""A frame is told to be sound in one pass just where pandera finds no failure."""

import polars as pl
import pytest
from pandera.api.polars.container import DataFrameSchema
from pandera.errors import SchemaErrors

from pipeline.schemas.checking import is_sound
from pipeline.schemas.models import Source, Written
from pipeline.schemas.published import TABLES, published_model
from pipeline.schemas.raw import CODELISTS, SHEETS

WRITTEN: dict[str, type[Written]] = {"source": Source, **CODELISTS, **SHEETS}
SCHEMAS: dict[str, DataFrameSchema] = {
    **{name: model.to_schema() for name, model in WRITTEN.items()},
    **{f"published {name}": published_model(name) for name in TABLES},
}


def frame_of(schema: DataFrameSchema, **cells: object) -> pl.DataFrame:
    """Return a frame of one row: these cells, and null in the others."""
    kinds = {name: column.dtype.type for name, column in schema.columns.items()}
    row = {name: [cells.get(name)] for name in kinds}
    return pl.DataFrame(row, schema=kinds)


def is_taken(schema: DataFrameSchema, frame: pl.DataFrame) -> bool:
    """Whether pandera takes a frame as it is."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors:
        return False
    return True


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_schema_has_a_rule_that_the_pass_leaves_out(name: str) -> None:
    schema = SCHEMAS[name]
    columns = schema.columns.values()

    assert not schema.checks
    assert not schema.unique
    assert not any(column.unique or column.coerce for column in columns)
    assert all(check.ignore_na for column in columns for check in column.checks)


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("text", [None, "x", "?", "2025-08-21", "x" * 300])
def test_the_pass_agrees_with_pandera_on_every_cell(
    name: str, text: str | None
) -> None:
    for cell, column in SCHEMAS[name].columns.items():
        alone = DataFrameSchema({cell: column}, strict=True)
        own = text if column.dtype.type == pl.String else None
        frame = frame_of(alone, **{cell: own})

        assert is_sound(alone, frame) == is_taken(alone, frame), cell


def test_other_columns_types_and_orders_are_not_sound() -> None:
    schema = DataFrameSchema(published_model("terms").columns, strict=True)
    frame = frame_of(schema, scheme="a.b", code="c", label_vi="d", label_en="e")

    assert is_sound(schema, frame)
    assert not is_sound(schema, frame.drop("written"))
    assert not is_sound(schema, frame.with_columns(more=1))
    assert not is_sound(schema, frame.select(reversed(frame.columns)))
    assert not is_sound(schema, frame.with_columns(pl.col("written").cast(pl.Int64)))
