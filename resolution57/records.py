"""What a row is of: its records, its source and its own key."""

from __future__ import annotations

from collections.abc import Mapping

from resolution57.errors import DatasetError

# The columns that name records, in one table or another.
_RECORDS = ("observation_id", "record_id", "record_a", "record_b")
# The column of `facts` that names several, separated by spaces.
_ALL_RECORDS = "record_ids"
# The keys of the tables that have a source, each before those that it may stand beside.
_KEYS = ("observation_id", "evidence_id", "warning_id", "record_id")


def list_record_ids(row: Mapping[str, object]) -> list[str]:
    """Return the keys of the records that a row is, or is of.

    Raises:
        DatasetError: it names none.
    """
    found = [str(row[name]) for name in _RECORDS if name in row]
    if _ALL_RECORDS in row:
        found += str(row[_ALL_RECORDS]).split(" ")
    if not found:
        message = (
            f"the row names no record: give one that has {', '.join(_RECORDS[:2])} "
            f"or {_ALL_RECORDS}, such as a row of observations or facts"
        )
        raise DatasetError(message)
    return found


def find_source_id(row: Mapping[str, object]) -> str:
    """Return the key of the report that a row is from.

    Raises:
        DatasetError: it is of no single report.
    """
    if "source_id" not in row:
        message = (
            "the row is of no single report: give one that has source_id, such as a "
            "row of observations, or of the records that a fact names"
        )
        raise DatasetError(message)
    return str(row["source_id"])


def find_row_id(row: Mapping[str, object]) -> str | None:
    """Return the key of a row; None where it is the report itself."""
    return next((str(row[name]) for name in _KEYS if name in row), None)
