"""The command that reads quantities and times in words."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from pipeline.cli.command import Command
from pipeline.cli.options import LANGUAGES
from pipeline.cli.output import print_json, print_line

if TYPE_CHECKING:
    from pipeline.reading import Refusal, Result

# How the parts of a reading are shown on a terminal.
COLOURS = {"refused": "red", "time": "cyan"}


@click.command(cls=Command, any_text=True, example='"ước đạt hơn 15,6 tỉ USD"')
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
@click.option("--explain", is_flag=True, help="Show which rule and words gave what.")
@click.option(
    "--lang",
    type=LANGUAGES,
    default="en",
    show_default=True,
    help="Language in which refusals are explained.",
)
def read(
    texts: tuple[str, ...],
    reference: dt.datetime | None,
    language: str,
    explain: bool,  # noqa: FBT001 - a flag of the command line
    lang: str,
) -> None:
    """Read the quantities and times in texts, or in lines of standard input.

    Each text gives one line of output: a JSON object.
    """
    from pipeline import reading  # noqa: PLC0415 - `--help` does not wait for it

    day = reference.date() if reference else None
    for text in texts or _lines_of_input():
        result = reading.read(text, language, day)
        if explain:
            _show_reading(result, language, lang)
        else:
            print_json(_as_record(result, language, lang))


def _as_record(result: Result, language: str, lang: str) -> dict[str, object]:
    """Return the result for programs, with the message of its refusal."""
    from pipeline.reading import as_record  # noqa: PLC0415 - `--help` need not wait

    record = as_record(result)
    if result.refusals:
        refusal = result.refusals[0]
        message = _message_of(refusal, language, lang)
        record["refused"] = {"code": refusal.code, "message": message}
    return record


def _message_of(refusal: Refusal, language: str, lang: str) -> str:
    """Return why words in one language are refused, in another (`lang`)."""
    from pipeline.issues.messages import refusal_message  # noqa: PLC0415 - as above

    return refusal_message(refusal.code, refusal.params, language, lang)


def _lines_of_input() -> Iterator[str]:
    """Yield the lines of standard input, without their ends; each must be UTF-8."""
    if sys.stdin.isatty():
        print_line("Reading lines of text; Ctrl-D ends.", err=True)
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError as error:
            message = (
                f"line {number} of standard input is not UTF-8: convert it to UTF-8"
            )
            raise click.ClickException(message) from error


def _show_reading(result: Result, language: str, lang: str) -> None:
    """Print the text, and below it each part that gave something, and what."""
    from pipeline.issues.messages import escape_controls  # noqa: PLC0415 - see above
    from pipeline.reading import explain  # noqa: PLC0415

    print_line(escape_controls(result.text))
    refusals = {refusal.start: refusal for refusal in result.refusals}
    rows = [
        (
            escape_controls(result.text[part.start : part.end]),
            part.role,
            _message_of(refusals[part.start], language, lang)
            if part.role == "refused"
            else escape_controls(part.meaning),
        )
        for part in explain(result, language)
    ]
    width = max((len(words) for words, _, _ in rows), default=0)
    for words, role, meaning in rows:
        coloured = click.style(words.ljust(width), fg=COLOURS.get(role, "green"))
        print_line(f"  {coloured}  {role:<10}  {meaning}")
    if not rows:
        print_line("  no quantity and no time")


COMMANDS = (read,)
