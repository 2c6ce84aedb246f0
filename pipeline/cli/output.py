"""What commands print: lines and issues; colours on a terminal, plain in a pipe."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from pipeline.issues.model import Issue


def print_line(text: str = "", *, err: bool = False) -> None:
    """Print a line; colours only on a terminal, and not where NO_COLOR is set."""
    plain = bool(os.environ.get("NO_COLOR"))
    click.echo(text, err=err, color=False if plain else None)


def exit_with_issues(issues: Iterable[Issue]) -> NoReturn:
    """Print every issue, sorted, then their number; exit 1."""
    print_issues(issues)
    raise click.exceptions.Exit(1)


def print_success(text: str) -> None:
    """Print that there are no issues: a sentence, or the empty JSON array."""
    meta = click.get_current_context().find_root().meta
    print_line("[]" if meta.get("pipeline.format") == "json" else text)


def print_issues(issues: Iterable[Issue]) -> None:
    """Print every issue, sorted, in the format and language of the options."""
    meta = click.get_current_context().find_root().meta
    language = meta.get("pipeline.lang", "en")
    found = sorted(set(issues))
    match meta.get("pipeline.format", "text"):
        case "json":
            records = [as_record(issue, language) for issue in found]
            print_line(json.dumps(records, ensure_ascii=False, indent=1))
        case "github":
            for issue in found:
                print_line(as_annotation(issue, language))
        case _:
            _print_as_lines(found, language)


def _print_as_lines(issues: list[Issue], language: str) -> None:
    """Print each issue on its line, on standard error, then their number."""
    from pipeline.issues.catalogue import wording  # noqa: PLC0415 - only where needed

    for issue in issues:
        print_line(as_line(issue, language), err=True)
    counts = wording("pipeline.issues", "count", language)
    count = counts["one" if len(issues) == 1 else "many"]
    print_line(count.format(count=len(issues)), err=True)


def as_line(issue: Issue, language: str) -> str:
    """Return the issue as compilers print theirs: FILE:LINE:COLUMN  code  message."""
    from pipeline.issues.messages import escape_controls, message_of  # noqa: PLC0415 - only where needed

    place = (
        f"{escape_controls(issue.file)}:{issue.line}:{escape_controls(issue.column)}"
    )
    code = click.style(issue.code, fg="red")
    return f"{click.style(place, bold=True)}  {code}  {message_of(issue, language)}"


def as_record(issue: Issue, language: str) -> dict[str, object]:
    """Return the issue for programs: a JSON object."""
    from pipeline.issues.messages import message_of  # noqa: PLC0415 - only where needed

    return {
        "file": issue.file,
        "line": issue.line,
        "column": issue.column,
        "code": issue.code,
        "found": issue.found,
        "expected": issue.expected,
        **dict(issue.params),
        "message": message_of(issue, language),
    }


def as_annotation(issue: Issue, language: str) -> str:
    """Return the issue as a workflow command that marks the line in a pull request."""
    from pipeline.issues.messages import message_of  # noqa: PLC0415 - only where needed

    def escape(text: str, *more: str) -> str:
        for character in ("%", "\r", "\n", *more):
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    place = f"file={escape(issue.file, ':', ',')},line={issue.line}"
    title = escape(f"{issue.column} {issue.code}", ":", ",")
    return f"::error {place},title={title}::{escape(message_of(issue, language))}"
