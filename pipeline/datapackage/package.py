"""Check the published tables over all rows, and describe them as a data package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.datapackage.descriptor import check_descriptor, describe
from pipeline.datapackage.integrity import (
    check_bounds,
    check_comparisons,
    check_evidence,
    check_table,
)
from pipeline.issues.model import WHOLE_FILE, Issue
from pipeline.paths import DESCRIPTOR
from pipeline.schemas import published
from pipeline.schemas.published import Tables


@dataclass(frozen=True, slots=True)
class Package:
    """Published tables, sorted and typed, and the descriptor that is to hold them.

    The descriptor's resources lack `bytes` and `hash` until they are exported.
    """

    tables: Tables
    descriptor: dict[str, Any]


def package(tables: Tables, dataset: dict[str, Any]) -> tuple[Package, list[Issue]]:
    """The tables as a Data Package 2.0, and where they break their Table Schemas."""
    ordered = {
        name: tables[name].sort(published.primary_key(name))
        for name in published.TABLES
    }
    issues = [issue for name in ordered for issue in check_table(name, ordered)]
    issues += check_evidence(ordered) + check_comparisons(ordered)
    issues += check_bounds(ordered["observations"])
    descriptor = describe(ordered, dataset)
    issues += check_descriptor(descriptor)
    return Package(ordered, descriptor), issues


def check_package(descriptor: Path) -> list[Issue]:
    """What Frictionless finds wrong with a package on disk: files, rows, keys."""
    import frictionless  # noqa: PLC0415 - slow to import, and only needed here

    report = frictionless.validate(str(descriptor), limit_errors=1_000_000)
    found = [(DESCRIPTOR, error) for error in report.errors]
    found += [(task.place, error) for task in report.tasks for error in task.errors]
    return [
        Issue(
            str(descriptor.parent / place),
            getattr(error, "row_number", 1),
            getattr(error, "field_name", WHOLE_FILE),
            "package-invalid",
            "",
            error.note or error.title,
        )
        for place, error in found
    ]
