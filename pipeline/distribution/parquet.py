"""Parquet: exact decimals, days, codes as dictionaries, and what the columns mean."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import polars as pl

from pipeline.distribution.description import describe_dataset, describe_table
from pipeline.schemas import published

# Rows that are read or left together; a number of its own keeps the bytes the same.
_GROUP = 65_536


def render(table: str, rows: pl.DataFrame, descriptor: dict[str, Any]) -> bytes:
    """Return a table as a Parquet file.

    Its metadata have, as JSON, what the descriptor says of the table and the dataset.
    """
    described = {
        "dataset": describe_dataset(descriptor),
        "table": describe_table(descriptor, table),
    }
    coded = rows.with_columns(
        pl.col(name).cast(pl.Enum(published.codes(table, name)))
        for name in published.coded_columns(table)
    )
    buffer = BytesIO()
    coded.rechunk().write_parquet(
        buffer,
        compression="zstd",
        row_group_size=_GROUP,
        metadata={
            key: json.dumps(value, ensure_ascii=False)
            for key, value in described.items()
        },
    )
    return buffer.getvalue()
