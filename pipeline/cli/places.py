"""Places of a report's text, as commands show them."""

# Imported where needed: `--help` must not wait for the messages' catalogue.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.output import print_line

if TYPE_CHECKING:
    from pipeline.anchors.text import Text

# How many characters around a place are shown.
_CONTEXT = 30


def show_place(start: int, end: int, report: Text) -> str:
    """Return a place with its paragraph and a few words around it, for the terminal."""
    from pipeline.issues.messages import escape_controls

    content = report.content
    before = escape_controls(
        content[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    )
    after = escape_controls(content[end : end + _CONTEXT].partition("\n")[0])
    words = click.style(escape_controls(content[start:end]), bold=True)
    return f"§{report.paragraph_at(start)} {start}  …{before}{words}{after}…"


def warn_of_changes(report: Text) -> None:
    """Warn where the file is not in the form in which anchors count."""
    if report.changed:
        steps = ", ".join(report.changed)
        print_line(
            f"the file is not in the form that anchors count in; read as: {steps}",
            err=True,
        )
