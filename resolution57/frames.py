"""A table's files as one typed frame: whole, or not read."""

from __future__ import annotations

import hashlib

import polars as pl

from resolution57.descriptor import Table
from resolution57.errors import DatasetError
from resolution57.places import Place

# Bytes of one file; longer tables are published in several.
MAX_BYTES = 256 * 2**20


def read_table(place: Place, table: Table) -> pl.DataFrame:
    """Return a table with the types of its schema.

    Raises:
        DatasetError: a file is missing, or is not what the descriptor says.
    """
    contents = [place.read(path, MAX_BYTES) for path in table.paths]
    if _hash(contents) != table.sha256:
        message = (
            f"{_name_files(table)} in {place.name} is not what the descriptor says: it "
            "was damaged, edited, or is of another version; take the dataset anew"
        )
        raise DatasetError(message)
    return _parse(table, contents)


def _hash(contents: list[bytes]) -> str | None:
    """Return the SHA-256 of files as one, which has one header.

    None where one of them has another header than the first.
    """
    first, *others = contents
    header = first[: first.find(b"\n") + 1]
    whole = hashlib.sha256(first)
    for content in others:
        if not content.startswith(header):
            return None
        whole.update(memoryview(content)[len(header) :])
    return whole.hexdigest()


def _parse(table: Table, contents: list[bytes]) -> pl.DataFrame:
    """Return files that are known to be whole as one frame.

    Raises:
        DatasetError: they have other columns than the schema, or other types.
    """
    schema = pl.Schema(table.columns)
    try:
        # Types go by the names in the header: a whole schema would go by positions.
        parts = [
            pl.read_csv(content, schema_overrides=schema, infer_schema=False)
            for content in contents
        ]
        if parts[0].schema == schema:
            return pl.concat(parts).rechunk()
    except pl.exceptions.PolarsError as error:
        raise DatasetError(_tell_unlike(table)) from error
    raise DatasetError(_tell_unlike(table))


def _tell_unlike(table: Table) -> str:
    return (
        f"{_name_files(table)} has not the columns and types of its schema: "
        "take the dataset anew, from where it is published"
    )


def _name_files(table: Table) -> str:
    first, last = table.paths[0], table.paths[-1]
    return first if first == last else f"{first} … {last}"
