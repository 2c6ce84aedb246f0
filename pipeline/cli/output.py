"""What commands print: lines and issues; colours on a terminal, plain in a pipe."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from pipeline.issues.model import Issue


# Faults that are listed: whoever corrects them begins with the first.
MAX_FAULTS = 1000


def escape_unprintable() -> None:
    """Let both outputs spell out letters that their encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_line(text: str = "", *, err: bool = False) -> None:
    """Print a line; colours only on a terminal, and not where NO_COLOR is set."""
    plain = bool(os.environ.get("NO_COLOR"))
    stream = sys.stderr if err else sys.stdout
    click.echo(text, file=stream, color=False if plain else None)


def print_json(value: Any, indent: int | None = None) -> None:
    """Print a value as JSON; letters that the output does not have, as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if not is_printable(text):
        text = json.dumps(value, indent=indent)
    print_line(text)


def is_printable(text: str) -> bool:
    """Whether the encoding of standard output has all letters of a text."""
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def exit_with_issues(issues: Iterable[Issue]) -> NoReturn:
    """Print every issue, sorted, then their number; exit 1."""
    print_issues(issues)
    raise click.exceptions.Exit(1)


def print_success(text: str) -> None:
    """Print that there are no issues: a sentence, or the empty JSON array."""
    meta = click.get_current_context().find_root().meta
    print_line("[]" if meta.get("pipeline.format") == "json" else text)


def print_issues(issues: Iterable[Issue]) -> None:
    """Print the issues, sorted, in the format and language of the options.

    At most as many as the option allows; then one more that says how many there are.
    """
    meta = click.get_current_context().find_root().meta
    language = meta.get("pipeline.lang", "en")
    found = sorted(set(issues))
    shown = _limit_issues(found, meta.get("pipeline.max_faults", MAX_FAULTS))
    match meta.get("pipeline.format", "text"):
        case "json":
            print_json([as_record(issue, language) for issue in shown], indent=1)
        case "github":
            for issue in shown:
                print_line(as_annotation(issue, language))
        case _:
            for issue in shown:
                print_line(as_line(issue, language), err=True)
            _print_count(len(found), language)


def _limit_issues(issues: list[Issue], most: int) -> list[Issue]:
    """Return the first issues; where there are more, one that says so comes last."""
    from pipeline.issues.model import WHOLE_FILE, Issue  # noqa: PLC0415 - only where needed

    if len(issues) <= most:
        return issues
    total = Issue(WHOLE_FILE, 1, WHOLE_FILE, "more-faults", str(len(issues)), str(most))
    return [*issues[:most], total]


def _print_count(count: int, language: str) -> None:
    """Print the number of issues, on standard error."""
    from pipeline.issues.catalogue import wording  # noqa: PLC0415 - only where needed

    counts = wording("pipeline.issues", "count", language)
    print_line(counts["one" if count == 1 else "many"].format(count=count), err=True)


def as_line(issue: Issue, language: str) -> str:
    """Return the issue as compilers print theirs: FILE:LINE:COLUMN  code  message."""
    from pipeline.issues.messages import escape_controls, message_of, show  # noqa: PLC0415 - only where needed

    place = f"{escape_controls(issue.file)}:{issue.line}:{show(issue.column)}"
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
    from pipeline.issues.messages import message_of, show  # noqa: PLC0415 - only where needed

    def escape(text: str, *more: str) -> str:
        for character in ("%", "\r", "\n", *more):
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    place = f"file={escape(issue.file, ':', ',')},line={issue.line}"
    title = escape(f"{show(issue.column)} {issue.code}", ":", ",")
    return f"::error {place},title={title}::{escape(message_of(issue, language))}"
