"""A package verified: its files, what is said of them, its rows, what these rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.anchors.verify import list_evidence, verify
from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.datapackage.integrity import check_constraints, check_tables
from pipeline.datapackage.tables import parse_table, place
from pipeline.files import read_file
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.paths import DESCRIPTOR
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.verification.evidence import check_evidence
from pipeline.verification.folder import list_folder
from pipeline.verification.forms import check_forms, check_others
from pipeline.verification.listing import LISTS, hash_all, read_list
from pipeline.verification.members import Members, issue_of, read_member
from pipeline.verification.resources import Resource, check_schemas, read_resources
from pipeline.verification.zipped import open_zip

# Rows that are held to their schema at a time.
_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified of a package: files, tables, rows, cells by their basis.

    Of the places of words, so many were read again in texts.
    """

    files: int
    tables: int
    rows: int
    bases: Counter[str]
    places: int


def verify_package(package: Path, texts: Path | None = None) -> Verified:
    """Verify a package, which is a zip or a folder, with nothing else at hand.

    With a folder of texts, each a file SOURCE_ID.txt, words are looked up in them too.

    Raises:
        DataError: something in the package is wrong, or the words are not in a text.
        UsageError: there is no such file or folder.
    """
    if texts is not None and not texts.is_dir():
        message = f"there is no folder {texts}: name the folder of the reports' texts"
        raise UsageError(message)
    with _open(package) as members:
        hashes, issues = hash_all(members)
        _require_none(issues)
        resources = read_resources(members)
        issues = check_schemas(resources)
        _require_none(issues + check_others(resources, hashes, members.sizes))
        tables = _read_tables(members, resources)
    part_rows = {n: r.part_rows for n, r in resources.items() if r.part_rows}
    issues = _check_rows(tables) or check_tables(tables) or check_evidence(tables)
    _require_none(issues, part_rows)
    _require_none(check_forms(tables, resources, hashes))
    places, issues = _look_up(tables, texts) if texts else (0, [])
    _require_none(issues, part_rows)
    return Verified(
        len(members.sizes),
        len(tables),
        sum(map(len, tables.values())),
        Counter(tables["evidence"]["basis"]),
        places,
    )


@contextmanager
def _open(package: Path) -> Iterator[Members]:
    """Give the files of a package.

    Raises:
        DataError: one is not to be in it.
        UsageError: there is no such file or folder.
    """
    if package.is_dir():
        listed = read_list(list_folder(package, LISTS))[1]
        yield list_folder(package, [*listed, *LISTS, DESCRIPTOR])
    elif package.is_file():
        with open_zip(package) as members:
            yield members
    else:
        message = f"there is no package {package}: name a zip file or a folder"
        raise UsageError(message)


def _require_none(issues: list[Issue], part_rows: dict[str, int] | None = None) -> None:
    """Raise the issues, if there are any, each in the file of its row."""
    if issues:
        raise DataError(place(issue, part_rows or {}) for issue in issues)


def _read_tables(members: Members, resources: dict[str, Resource]) -> Tables:
    """Return every table as a typed frame.

    Raises:
        DataError: one is none of this version.
    """
    tables: Tables = {}
    for name in published.TABLES:
        paths = resources[name].paths
        contents = [read_member(members, path, MAX_TABLE_BYTES) for path in paths]
        frame = parse_table(name, contents)
        if frame is None:
            raise DataError([issue_of(paths[0], "package-schema-differs", name)])
        tables[name] = frame
    return tables


def _check_rows(tables: Tables) -> list[Issue]:
    """Return the issues of the first rows that break their schema, some at a time.

    Each is a value: all of a table that was made to break it would fill the memory.
    """
    for name, table in tables.items():
        for at in range(0, len(table), _ROWS):
            issues = check_constraints(name, table.slice(at, _ROWS))
            if issues:
                return [replace(issue, line=issue.line + at) for issue in issues]
    return []


def _look_up(tables: Tables, texts: Path) -> tuple[int, list[Issue]]:
    """Return how many places were found to have their words, and what is wrong."""
    available = {
        source_id: read_file(path)
        for source_id in tables["sources"]["source_id"]
        if (path := texts / f"{source_id}.txt").is_file()
    }
    found = verify(list_evidence(tables["evidence"]), tables["sources"], available)
    return found.verified, list(found.issues)
