"""The descriptor of a package that is verified: its tables, and the files of each."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from pipeline.budgets import MAX_BYTES
from pipeline.datapackage.descriptor import PART_ROWS
from pipeline.issues.model import DataError, Issue
from pipeline.paths import DESCRIPTOR, resource_path
from pipeline.schemas import published
from pipeline.verification.members import Members, issue_of, read_member

# What a Table Schema says of a table for people, and what the descriptor adds to it.
_TEXTS = ("title", "title@vi", "description", "description@vi")
_ADDED = "categories"
# What reading something else than a descriptor as one ends in.
_WRONG = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class Resource(NamedTuple):
    """A resource: its files, their size and hash as a whole, the rows of each file."""

    paths: list[str]
    size: int
    sha256: str
    schema: Any
    part_rows: int | None


def read_resources(members: Members) -> dict[str, Resource]:
    """Return the resources of the descriptor by their names.

    Raises:
        DataError: there is none, it is damaged, or names files that are not there.
    """
    if DESCRIPTOR not in members.sizes:
        raise DataError([issue_of(DESCRIPTOR, "package-file-missing", "", DESCRIPTOR)])
    content = read_member(members, DESCRIPTOR, MAX_BYTES)
    try:
        listed = json.loads(content)["resources"]
        resources = {str(one["name"]): _as_resource(one) for one in listed}
    except _WRONG as error:
        raise DataError([issue_of(DESCRIPTOR, "package-descriptor-wrong")]) from error
    issues = _find_missing(resources, members.sizes)
    if len(resources) != len(listed):
        issues.append(issue_of(DESCRIPTOR, "package-descriptor-wrong"))
    if issues:
        raise DataError(issues)
    return resources


def _as_resource(described: dict[str, Any]) -> Resource:
    """Return a resource as it is described.

    Raises:
        ValueError: a part of it is of another kind; or another error of `_WRONG`.
    """
    path, rows = described["path"], described.get(PART_ROWS)
    paths = path if isinstance(path, list) else [path]
    scheme, _, sha256 = described["hash"].partition(":")
    is_cut = rows is None or (type(rows) is int and rows > 0)
    is_named = paths and all(isinstance(one, str) for one in paths)
    if not (is_named and is_cut and scheme == "sha256"):
        raise ValueError(described)
    size = int(described["bytes"])
    return Resource(paths, size, sha256, described.get("schema"), rows)


def _find_missing(
    resources: dict[str, Resource], names: Collection[str]
) -> list[Issue]:
    """Return issues of files that are not there, of tables that have no CSV."""
    paths = {path for resource in resources.values() for path in resource.paths}
    issues = [
        issue_of(DESCRIPTOR, "package-file-missing", "", path)
        for path in sorted(paths - set(names))
    ]
    for table in published.TABLES:
        own = resources[table].paths if table in resources else []
        if not own or own != list_paths(table, len(own)):
            expected = resource_path(table, "csv")
            issues.append(issue_of(DESCRIPTOR, "package-file-missing", "", expected))
    return issues


def list_paths(table: str, count: int) -> list[str]:
    """Return the paths of a table of so many CSV files."""
    if count == 1:
        return [resource_path(table, "csv")]
    return [resource_path(table, "csv", number + 1) for number in range(count)]


def check_schemas(resources: dict[str, Resource]) -> list[Issue]:
    """Return an issue for each table whose schema is not that of this version."""
    return [
        Issue(DESCRIPTOR, 1, table, "package-schema-differs", table)
        for table in published.TABLES
        if not _is_schema(resources[table].schema, table)
    ]


def _is_schema(stated: Any, table: str) -> bool:
    """Whether a schema is that of a table, but for the labels of its codes."""
    known = published.table_schema(table)
    expected = {key: value for key, value in known.items() if key not in _TEXTS}
    try:
        fields = [
            {key: value for key, value in field.items() if key != _ADDED}
            for field in stated["fields"]
        ]
    except (AttributeError, KeyError, TypeError):
        return False
    return bool(stated | {"fields": fields} == expected)
