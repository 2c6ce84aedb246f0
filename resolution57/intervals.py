"""The interval of values that a figure's words allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from resolution57.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from `lower` to `upper`; an end that is None bounds nothing.

    An open end is not of the interval itself.
    """

    lower: Decimal | None
    upper: Decimal | None
    lower_open: bool
    upper_open: bool

    def __str__(self) -> str:
        """Return it as mathematics writes it: [11.15, 11.25)."""
        low = "(" if self.lower_open else "["
        high = ")" if self.upper_open else "]"
        lower = "(-∞" if self.lower is None else f"{low}{self.lower:f}"
        upper = "∞)" if self.upper is None else f"{self.upper:f}{high}"
        return f"{lower}, {upper}"


def interval(row: Mapping[str, object]) -> Interval:
    """Return what the words of a figure allow as printed, in the unit of its row.

    The row is one of `observations` or `observations_flat`.

    Raises:
        DatasetError: it has no such columns, or they are not as they were loaded.
    """
    return Interval(
        _read_end(row, "printed_low"),
        _read_end(row, "printed_high"),
        _read_flag(row, "low_open"),
        _read_flag(row, "high_open"),
    )


def shorten(figure: Decimal) -> Decimal:
    """Return a decimal without idle zeros, and without exponent."""
    text = f"{figure:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _read_end(row: Mapping[str, object], column: str) -> Decimal | None:
    value = _read(row, column)
    if value is None:
        return None
    if not isinstance(value, Decimal):
        message = (
            f"{column} is a {type(value).__name__}, which may have lost digits: "
            "take the row from a table that resolution57 has loaded"
        )
        raise DatasetError(message)
    return shorten(value)


def _read_flag(row: Mapping[str, object], column: str) -> bool:
    value = _read(row, column)
    # pandas gives booleans of numpy, which know what is equal to them.
    if type(value).__name__ not in {"bool", "bool_"}:
        message = (
            f"{column} is no boolean but a {type(value).__name__}: "
            "take the row from a table that resolution57 has loaded"
        )
        raise DatasetError(message)
    return bool(value)


def _read(row: Mapping[str, object], column: str) -> object:
    if column not in row:
        message = (
            f"the row has no {column}: "
            "give a whole row of observations or observations_flat"
        )
        raise DatasetError(message)
    return row[column]
