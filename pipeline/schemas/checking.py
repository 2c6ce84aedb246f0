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
