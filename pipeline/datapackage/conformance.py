"""What Frictionless, as a second reader, finds wrong with a package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.issues.model import WHOLE_FILE, Issue
from pipeline.paths import DESCRIPTOR, resource_path

if TYPE_CHECKING:
    from frictionless import Error

# Bytes of CSV up to which every row is validated: some 20,000 figures, in ten seconds.
# The time grows with the rows, to seven minutes and more for a million figures.
WHOLE_BYTES = 64 * 2**20
# Rows of each table that are validated of a larger package: they take seconds.
SAMPLE_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many rows of a package were validated, and how many it has.

    `limit` is how many were at most, from the first, of each table; None if all.
    """

    rows: int
    total: int
    limit: int | None


def check_package(
    descriptor: Path, whole_bytes: int = WHOLE_BYTES, sample_rows: int = SAMPLE_ROWS
) -> tuple[Coverage, list[Issue]]:
    """Return what was looked at of a package on disk, and its issues.

    Up to `whole_bytes` of CSV these are its descriptor, files, rows and keys. Of a
    larger one they are the descriptor and the first `sample_rows` of each table: of
    tables that have more, neither size nor hash, and no key that a later row repeats.
    """
    # It is slow to import, and only needed here.
    import frictionless  # noqa: PLC0415

    tables = sorted(descriptor.parent.glob(resource_path("*", "csv")))
    size = sum(table.stat().st_size for table in tables)
    limit = sample_rows if size > whole_bytes else None
    report = frictionless.validate(
        str(descriptor), limit_errors=1_000_000, limit_rows=limit
    )
    found = [(DESCRIPTOR, error) for error in report.errors]
    found += [(task.place, error) for task in report.tasks for error in task.errors]
    issues = [_as_issue(descriptor.parent / place, error) for place, error in found]
    rows = sum(task.stats.get("rows") or 0 for task in report.tasks)
    return Coverage(rows, sum(map(_count_rows, tables)), limit), issues


def _count_rows(table: Path) -> int:
    """Return how many rows a CSV file has: its lines below the header.

    No cell holds the end of a line.
    """
    with table.open("rb") as file:
        pieces = iter(partial(file.read, 2**20), b"")
        return max(sum(piece.count(b"\n") for piece in pieces) - 1, 0)


def _as_issue(file: Path, error: Error) -> Issue:
    """Return an error at its row and column, or those of its foreign key."""
    key = ", ".join(getattr(error, "field_names", ()))
    return Issue(
        str(file),
        getattr(error, "row_number", 1),
        getattr(error, "field_name", key) or WHOLE_FILE,
        "package-invalid",
        "",
        error.note or error.title,
    )
