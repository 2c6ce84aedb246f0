"""What Frictionless, as a second reader, finds wrong with a package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.issues.model import WHOLE_FILE, Issue
from pipeline.paths import DESCRIPTOR

# Frictionless is slow to import, and only needed here.
# ruff: noqa: PLC0415


def check_descriptor(descriptor: dict[str, Any]) -> list[Issue]:
    """Return issues of a descriptor as such."""
    import frictionless

    try:
        frictionless.Package.from_descriptor(descriptor)
    except frictionless.FrictionlessException as error:
        reasons = error.reasons or [error.error]
        notes = [reason.note or reason.title for reason in reasons]
        place = (DESCRIPTOR, 1, WHOLE_FILE)
        return [Issue(*place, "descriptor-invalid", "", note) for note in notes]
    return []


def check_package(descriptor: Path) -> list[Issue]:
    """Return issues of a package on disk: its files, rows, keys."""
    import frictionless

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
