"""The command that reads words."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import LANGUAGES
from pipeline.cli.output import say

if TYPE_CHECKING:
    from pipeline.reading import Result

# How the parts of a reading are shown on a terminal.
COLOURS = {"refused": "red", "time": "cyan"}


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--reference",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day against which times without a year are resolved.",
)
@click.option(
    "--language",
    type=LANGUAGES,
    default="vi",
    show_default=True,
    help="Language of the text.",
)
@click.option("--explain", is_flag=True, help="Show a person which words gave what.")
def read(
    texts: tuple[str, ...],
    reference: dt.datetime | None,
    language: str,
    explain: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """Read the quantities and times in texts, or in lines of standard input.

    Prints one JSON object a line.

    Example: python -m pipeline read "ước đạt hơn 15,6 tỉ USD"
    """
    from pipeline import reading  # noqa: PLC0415 - `--help` need not wait for it

    day = reference.date() if reference else None
    for text in texts or _lines_of_input():
        result = reading.read(text, language, day)
        if explain:
            _show_reading(result, language)
        else:
            # A lone surrogate (a broken argument) can only be written escaped.
            is_broken = any("\ud800" <= c <= "\udfff" for c in text)
            say(json.dumps(reading.as_record(result), ensure_ascii=is_broken))


def _lines_of_input() -> Iterator[str]:
    """Lines of standard input, without their ends; each must be UTF-8."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"line {number} of standard input is not UTF-8"
            raise click.ClickException(message) from error


def _show_reading(result: Result, language: str) -> None:
    """The text, and below it each part of it that gave something, and what."""
    from pipeline.issues.explain import show  # noqa: PLC0415 - `--help` need not wait for it
    from pipeline.reading import explain  # noqa: PLC0415

    say(show(result.text))
    parts = explain(result, language)
    width = max((len(show(result.text[p.start : p.end])) for p in parts), default=0)
    for part in parts:
        words = show(result.text[part.start : part.end])
        coloured = click.style(words.ljust(width), fg=COLOURS.get(part.role, "green"))
        say(f"  {coloured}  {part.role:<10}  {show(part.meaning)}")
    if not parts:
        say("  nothing is read here")


COMMANDS = (read,)
