"""What Frictionless, as a second reader, finds wrong with a package."""

from __future__ import annotations

from pathlib import Path

from pipeline.issues.model import WHOLE_FILE, Issue
from pipeline.paths import DESCRIPTOR


def check_package(descriptor: Path) -> list[Issue]:
    """Return issues of a package on disk: its descriptor, files, rows, keys."""
    # It is slow to import, and only needed here.
    import frictionless  # noqa: PLC0415

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
