"""The descriptor (Data Package 2.0): which tables there are, their files and types."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import polars as pl

from resolution57.errors import DatasetError

DESCRIPTOR = "datapackage.json"
# Bytes of a descriptor, which may list thousands of files: 40 times today's.
MAX_BYTES = 16 * 2**20

# 28 digits before the point and 10 after it.
_TYPES: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Decimal(38, 10),
    "date": pl.Date,
    "boolean": pl.Boolean,
}
# A path below the descriptor: nothing absolute, hidden, above it, or an address.
_NAME = r"[A-Za-z0-9_-][A-Za-z0-9_.-]*"
_PATH = re.compile(rf"{_NAME}(?:/{_NAME})*")
_HASH = "sha256:"
# What reading JSON raises that is damaged, or is not built as ours is.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its title by language, its CSV files, their hash as one, its columns."""

    name: str
    titles: dict[str, str]
    paths: tuple[str, ...]
    sha256: str
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a descriptor says of a dataset, as far as it is loaded by it."""

    name: str
    version: str
    title: str
    tables: dict[str, Table]


def parse_descriptor(content: bytes, place: str) -> Descriptor:
    """Return what a descriptor says.

    Raises:
        DatasetError: it is damaged, or of another dataset.
    """
    try:
        described = json.loads(content)
        tables = [
            _parse_table(resource)
            for resource in described["resources"]
            if resource.get("type") == "table" and resource.get("format") == "csv"
        ]
        return Descriptor(
            str(described["name"]),
            str(described["version"]),
            str(described["title"]),
            {table.name: table for table in tables},
        )
    except _FAULTS as error:
        message = (
            f"{DESCRIPTOR} in {place} is damaged, or no descriptor of this dataset: "
            "take the dataset anew, or name another place"
        )
        raise DatasetError(message) from error


def _parse_table(resource: dict[str, Any]) -> Table:
    """Return the table of a resource.

    Raises:
        ValueError, LookupError, TypeError: it is not described as ours are.
    """
    stated = resource["path"]
    paths = tuple(stated) if isinstance(stated, list) else (stated,)
    digest = resource["hash"]
    if not paths or not all(map(_PATH.fullmatch, paths)):
        raise ValueError(stated)
    if not digest.startswith(_HASH):
        raise ValueError(digest)
    fields = resource["schema"]["fields"]
    return Table(
        resource["name"],
        {"en": resource["title"], "vi": resource["title@vi"]},
        paths,
        digest.removeprefix(_HASH),
        {field["name"]: _TYPES[field["type"]] for field in fields},
    )
