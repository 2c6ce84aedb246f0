"""Frames held to pandera schemas, whatever the environment says of pandera."""

from __future__ import annotations

import polars as pl
from pandera.api.polars.container import DataFrameSchema
from pandera.config import ValidationDepth, config_context
from pandera.errors import SchemaErrors

_COLUMNS = ("failure_case", "column", "check", "check_number", "index")


def find_failures(schema: DataFrameSchema, frame: pl.DataFrame) -> pl.DataFrame:
    """Return every cell that breaks the schema, in all of its rules.

    A row for each: failure_case, column, check, check_number, index (the row's, from
    0).
    """
    if is_sound(schema, frame):
        return pl.DataFrame(schema=_COLUMNS)
    # PANDERA_VALIDATION_ENABLED and _DEPTH would otherwise turn rules off.
    with config_context(
        validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA
    ):
        try:
            schema.validate(frame, lazy=True)
        except SchemaErrors as errors:
            cases: pl.DataFrame = errors.failure_cases.select(_COLUMNS)
            return cases
    return pl.DataFrame(schema=_COLUMNS)


def is_sound(schema: DataFrameSchema, frame: pl.DataFrame) -> bool:
    """Whether a frame has the schema's columns, all needed cells, and keeps all checks.

    `validate`, which also says what breaks which, takes twice as long to say so.
    """
    columns = schema.columns
    kinds = [(name, column.dtype.type) for name, column in columns.items()]
    needed = [name for name, column in columns.items() if not column.nullable]
    if [*frame.schema.items()] != kinds or any(c.has_nulls() for c in frame[needed]):
        return False
    cells = frame.lazy()
    kept = [
        check(cells, name).check_passed
        for name, column in columns.items()
        for check in column.checks
    ]
    return all(one.item() for one in pl.collect_all(kept))
