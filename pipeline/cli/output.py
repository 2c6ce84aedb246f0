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
    """Print every issue, sorted, and their number; exit 1."""
    print_issues(issues)
    raise click.exceptions.Exit(1)


def print_result(text: str) -> None:
    """Print what a command has done, where the options do not ask for silence."""
    if not _option("quiet", default=False):
        print_line(text)


def print_success(text: str, warnings: Iterable[Issue] = ()) -> None:
    """Print the result of a command without faults: a text, then the warnings.

    As JSON it is the array of the warnings alone. With --quiet it is nothing.
    """
    if _option("quiet", default=False):
        return
    form = _option("format", "text")
    if form != "json":
        print_line(text)
    if form == "text":
        _print_warnings(sorted(set(warnings)))
    else:
        print_issues(warnings)


def print_issues(issues: Iterable[Issue]) -> None:
    """Print the faults and then the warnings, each sorted, as the options ask for.

    At most as many of each as the option allows; then one more that says how many
    there are.
    """
    found = sorted(set(issues))
    warnings = [issue for issue in found if _is_warning(issue)]
    faults = [issue for issue in found if not _is_warning(issue)]
    shown = _limit_issues(faults) + _limit_issues(warnings)
    language = _option("lang", "en")
    match _option("format", "text"):
        case "json":
            print_json([as_record(issue, language) for issue in shown], indent=1)
        case "github":
            for issue in shown:
                print_line(as_annotation(issue, language))
        case _:
            _print_lines(faults, "count")
            _print_warnings(warnings)


def _print_warnings(warnings: list[Issue]) -> None:
    """Print the warnings under a heading of their own, if there are any."""
    if warnings:
        heading = _wording("warnings")["heading"]
        print_line(click.style(heading, bold=True), err=True)
        _print_lines(warnings, "warnings")


def _print_lines(issues: list[Issue], section: str) -> None:
    """Print issues, a line each, and their number in the words of a section."""
    for issue in _limit_issues(issues):
        print_line(as_line(issue, _option("lang", "en")), err=True)
    count = len(issues)
    text = _wording(section)["one" if count == 1 else "many"]
    print_line(text.format(count=count), err=True)


def _limit_issues(issues: list[Issue]) -> list[Issue]:
    """Return the first issues; where there are more, one that says so comes last."""
    from pipeline.issues.model import WHOLE_FILE, Issue  # noqa: PLC0415 - only where needed

    most = _option("max_faults", MAX_FAULTS)
    if len(issues) <= most:
        return issues
    code = "more-warnings" if _is_warning(issues[0]) else "more-faults"
    total = Issue(WHOLE_FILE, 1, WHOLE_FILE, code, str(len(issues)), str(most))
    return [*issues[:most], total]


def _is_warning(issue: Issue) -> bool:
    """Whether an issue stops nothing; with the option `strict`, none is so."""
    from pipeline.issues.catalogue import is_warning  # noqa: PLC0415 - only where needed

    return is_warning(issue.code) and not _option("strict", default=False)


def _wording(section: str) -> dict[str, str]:
    """Return the texts of a section in the language of the options."""
    from pipeline.issues.catalogue import wording  # noqa: PLC0415 - only where needed

    return wording("pipeline.issues", section, _option("lang", "en"))


def _option(name: str, default: Any) -> Any:
    """Return an option of the command that runs, as given or by default."""
    return click.get_current_context().find_root().meta.get(f"pipeline.{name}", default)


def as_line(issue: Issue, language: str) -> str:
    """Return the issue as compilers print theirs: FILE:LINE:COLUMN  code  message."""
    from pipeline.issues.messages import escape_controls, message_of, show  # noqa: PLC0415 - only where needed

    place = f"{escape_controls(issue.file)}:{issue.line}:{show(issue.column)}"
    code = click.style(issue.code, fg="yellow" if _is_warning(issue) else "red")
    return f"{click.style(place, bold=True)}  {code}  {message_of(issue, language)}"


def as_record(issue: Issue, language: str) -> dict[str, object]:
    """Return the issue for programs: a JSON object."""
    from pipeline.issues.messages import message_of  # noqa: PLC0415 - only where needed

    return {
        "file": issue.file,
        "line": issue.line,
        "column": issue.column,
        "code": issue.code,
        "severity": "warning" if _is_warning(issue) else "fault",
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
    level = "warning" if _is_warning(issue) else "error"
    return f"::{level} {place},title={title}::{escape(message_of(issue, language))}"
