"""The published tables read again: each is whole, or it is not read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.datapackage.descriptor import PART_ROWS
from pipeline.files import read_file
from pipeline.issues.model import Issue, UsageError
from pipeline.paths import DESCRIPTOR, resource_path
from pipeline.schemas import published
from pipeline.schemas.published import Tables


class Stored(NamedTuple):
    """The files of each table, and how many rows each has where there are several.

    They are what the descriptor says.
    """

    descriptor: dict[str, Any]
    contents: dict[str, list[bytes]]
    part_rows: dict[str, int]


def find_part_rows(out: Path) -> int | None:
    """Return how many rows a published file may have; None where no table has several.

    None as well where the descriptor is damaged: no build gives such a one.
    """
    try:
        content = read_file(out / DESCRIPTOR, MAX_TABLE_BYTES)
        resources = json.loads(content)["resources"]
        rows = next((r[PART_ROWS] for r in resources if PART_ROWS in r), None)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return rows if isinstance(rows, int) and rows > 0 else None


def read_tables(out: Path) -> Stored:
    """Return the files of every published table, which are what the descriptor says.

    Raises:
        UsageError: a file is missing, or is another.
    """
    descriptor = _read_descriptor(out / DESCRIPTOR)
    resources = {str(one["name"]): one for one in descriptor["resources"]}
    stored = Stored(descriptor, {}, {})
    for name in published.TABLES:
        contents = _read_table(out, name, resources.get(name, {}))
        stored.contents[name] = contents
        if len(contents) > 1:
            stored.part_rows[name] = _count_rows(contents[0])
    return stored


def parse_tables(out: Path, contents: dict[str, list[bytes]]) -> Tables:
    """Return the tables as typed frames; their files are given away one by one.

    Raises:
        UsageError: one is of another version.
    """
    return {name: _parse(out, name, contents.pop(name)) for name in list(contents)}


def place(issue: Issue, part_rows: dict[str, int]) -> Issue:
    """Return an issue, given as if each table had one file, in the file of its row."""
    for name, rows in part_rows.items():
        if issue.file == resource_path(name, "csv"):
            file, row = divmod(issue.line - 2, rows)
            path = resource_path(name, "csv", file + 1)
            return replace(issue, file=path, line=row + 2)
    return issue


def _read_descriptor(descriptor: Path) -> dict[str, Any]:
    """Return the descriptor, whose resources have names.

    Raises:
        UsageError: there is no descriptor, or it is damaged.
    """
    content = _read(descriptor)
    try:
        described: dict[str, Any] = json.loads(content)
        _ = [resource["name"] for resource in described["resources"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"{descriptor} is damaged: run make"
        raise UsageError(message) from error
    return described


def _read_table(out: Path, table: str, resource: dict[str, Any]) -> list[bytes]:
    """Return the files of a table, of which no other paths are read than its own.

    Raises:
        UsageError: one is missing, or they are not what the resource says.
    """
    stated = resource.get("path")
    paths: list[str] = [resource_path(table, "csv")]
    if isinstance(stated, list) and stated:
        paths = [resource_path(table, "csv", at + 1) for at in range(len(stated))]
    contents = [_read(out / path) for path in paths]
    if stated not in (paths, paths[0]) or not _is_whole(contents, resource):
        first, last = out / paths[0], out / paths[-1]
        named = first if first == last else f"{first} … {last.name}"
        message = (
            f"{named} is not what {out / DESCRIPTOR} says: one of them was damaged or "
            "edited; run make"
        )
        raise UsageError(message)
    return contents


def _is_whole(contents: Sequence[bytes], resource: dict[str, Any]) -> bool:
    """Whether files have the hash of their resource, and each as many rows as it says.

    The hash is that of the files as one, which has one header.
    """
    first, *others = contents
    header = first[: first.find(b"\n") + 1]
    whole = hashlib.sha256(first)
    for content in others:
        whole.update(memoryview(content)[len(header) :])
    is_same = f"sha256:{whole.hexdigest()}" == resource.get("hash")
    is_cut = all(content.startswith(header) for content in others)
    return is_same and is_cut and _is_even(contents, resource.get(PART_ROWS))


def _is_even(contents: Sequence[bytes], rows: object) -> bool:
    """Whether a table has one file, or several with so many rows each but the last."""
    *full, last = map(_count_rows, contents)
    return not full or (full == [rows] * len(full) and 0 < last <= full[0])


def _count_rows(content: bytes) -> int:
    """Return how many rows a file has: its lines but the header."""
    return content.count(b"\n") - 1


def _read(path: Path) -> bytes:
    """Return a published file.

    Raises:
        UsageError: it is not there.
    """
    if not path.exists():
        message = f"{path} is missing: run make, or name a build's folder with --out"
        raise UsageError(message)
    return read_file(path, MAX_TABLE_BYTES)


def _parse(out: Path, table: str, contents: Sequence[bytes]) -> pl.DataFrame:
    """Return a published table as a typed frame.

    Raises:
        UsageError: it is of another version.
    """
    frame = parse_table(table, contents)
    if frame is None:
        path = out / resource_path(table, "csv")
        message = f"{path} is no table of this version: run make"
        raise UsageError(message)
    return frame


def parse_table(table: str, contents: Sequence[bytes]) -> pl.DataFrame | None:
    """Return the CSV files of a table as a typed frame; None if they have another's."""
    schema = pl.Schema(published.columns(table))
    try:
        # Types go by the names in the header: a whole schema would go by positions.
        parts = [
            pl.read_csv(content, schema_overrides=schema, infer_schema=False)
            for content in contents
        ]
    except pl.exceptions.PolarsError:
        return None
    if any(part.schema != schema for part in parts):
        return None
    return pl.concat(parts).rechunk()
