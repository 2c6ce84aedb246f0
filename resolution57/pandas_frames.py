"""Tables as pandas frames; pandas is imported when one is asked for, and only then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

from resolution57.errors import DatasetError

if TYPE_CHECKING:
    import pandas as pd

# Days of any year fit into seconds; into nanoseconds only those from 1677 to 2262.
_TYPES = {
    pl.String: "string",
    pl.Int64: "Int64",
    pl.Date: "datetime64[s]",
    pl.Boolean: "boolean",
    pl.Decimal: "object",
}


def to_pandas(frame: pl.DataFrame) -> pd.DataFrame:
    """Return a frame as pandas has it, without pyarrow.

    Raises:
        DatasetError: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - it need not be installed
    except ImportError as error:
        message = "pandas is not installed: pip install pandas, or use load"
        raise DatasetError(message) from error
    return pd.DataFrame(
        {
            column.name: pd.Series(
                _list_values(column), dtype=_TYPES[column.dtype.base_type()]
            )
            for column in frame.iter_columns()
        }
    )


def _list_values(column: pl.Series) -> list[Any]:
    """Return the values of a column, decimals without idle zeros."""
    if column.dtype.base_type() is not pl.Decimal:
        values: list[str | int | bool | date | None] = column.to_list()
        return values
    texts = column.cast(pl.String).str.strip_chars_end("0").str.strip_chars_end(".")
    return [None if text is None else Decimal(text) for text in texts]
