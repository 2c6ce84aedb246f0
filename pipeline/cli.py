"""The door: commands, exit codes, what is printed where; nothing else.

Exit codes: 0 fine, 1 faults in the data, 2 wrong usage.
"""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline import __version__

if TYPE_CHECKING:
    from pipeline.issues import Issue
    from pipeline.reading import Result

LANGUAGES = ["vi"]
# How the parts of a reading are shown on a terminal.
COLOURS = {"refused": "red", "time": "cyan"}

FOLDER = click.Path(path_type=Path, file_okay=False)
RAW = click.option(
    "--raw", type=FOLDER, default="raw", show_default=True, help="Folder of raw sheets."
)
OUT = click.option(
    "--out",
    type=FOLDER,
    default=".",
    show_default=True,
    help="Folder of datapackage.json and build/.",
)


class _Door(click.Group):
    """Turns the two families of expected errors into messages and exit codes."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; faults in data are printed, wrong usage is click's."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from pipeline.issues import DataError, UsageError

            if isinstance(error, DataError):
                _fail(error.issues)
            if isinstance(error, UsageError):
                raise click.UsageError(str(error), ctx) from error
            raise


@click.group(cls=_Door)
@click.version_option(__version__, prog_name="resolution-57-figures")
def main() -> None:
    """Publish what reports state, each figure tied to the words it was read from."""


@main.command()
@RAW
@OUT
def build(raw: Path, out: Path) -> None:
    """Make the dataset and put it into place.

    Example: python -m pipeline build --raw raw --out .
    """
    _require_raw(raw)
    from pipeline.build import build_dataset

    made = build_dataset(raw, out)
    tables = made.tables
    click.echo(
        f"{len(tables['observations'])} figures of {len(tables['sources'])} sources, "
        f"{len(tables['evidence'])} cells tied to their words: "
        f"{out / 'datapackage.json'}"
    )


@main.command()
@RAW
def validate(raw: Path) -> None:
    """Tell every fault in the raw sheets; write nothing.

    Example: python -m pipeline validate --raw raw
    """
    _require_raw(raw)
    from pipeline.build import assemble

    assemble(raw)
    click.echo("no faults")


@main.command()
@click.option("--texts", type=FOLDER, required=True, help="Folder of SOURCE_ID.txt.")
@OUT
def verify(texts: Path, out: Path) -> None:
    """Re-read every published anchor in the reports at hand.

    Example: python -m pipeline verify --texts ../reports
    """
    from pipeline.build import verify_dataset

    result = verify_dataset(out, texts)
    for source_id in result.absent:
        click.echo(f"{source_id}: its text is not at hand")
    click.echo(
        f"{result.verified} anchors verified, {result.moved} moved, "
        f"{result.lost} lost, {result.untold} not looked up"
    )
    if result.issues:
        _fail(result.issues)


@main.command()
@RAW
@OUT
def check(raw: Path, out: Path) -> None:
    """Tell whether the published dataset is what raw gives, and valid.

    Example: python -m pipeline check
    """
    _require_raw(raw)
    from pipeline.build import check_dataset

    issues = check_dataset(raw, out)
    if issues:
        _fail(issues)
    click.echo("what is published is what raw gives, byte for byte, and valid")


@main.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--reference",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day against which times without a year are resolved.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
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
    from pipeline import reading

    day = reference.date() if reference else None
    for text in texts or _lines_of_input():
        result = reading.read(text, language, day)
        if explain:
            _show_reading(result)
        else:
            # A lone surrogate (a broken argument) cannot be written but escaped.
            record = json.dumps(
                reading.as_record(result), ensure_ascii=not _is_utf8(text)
            )
            click.echo(record)


def _require_raw(raw: Path) -> None:
    """Refuse a folder that is not there: that is usage, not data."""
    if not raw.is_dir():
        message = f"{raw} is no folder"
        raise click.BadParameter(message, param_hint="--raw")


def _fail(issues: Iterable[Issue]) -> None:
    """Print every issue, sorted, then their number; exit 1."""
    from pipeline.issues import explain

    lines = [explain(issue) for issue in sorted(set(issues))]
    for line in lines:
        click.echo(line, err=True)
    click.echo(f"{len(lines)} {'fault' if len(lines) == 1 else 'faults'}", err=True)
    sys.exit(1)


def _lines_of_input() -> Iterator[str]:
    """Lines of standard input, without their ends; each must be UTF-8."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"line {number} of standard input is not UTF-8"
            raise click.ClickException(message) from error


def _is_utf8(text: str) -> bool:
    """Whether the text can be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _show_reading(result: Result) -> None:
    """The text, and below it each part of it that gave something, and what."""
    from pipeline.issues import show
    from pipeline.reading import explain

    click.echo(show(result.text))
    parts = explain(result)
    width = max((len(show(result.text[p.start : p.end])) for p in parts), default=0)
    for part in parts:
        words = show(result.text[part.start : part.end])
        coloured = click.style(words.ljust(width), fg=COLOURS.get(part.role, "green"))
        click.echo(f"  {coloured}  {part.role:<10}  {show(part.meaning)}")
    if not parts:
        click.echo("  nothing is read here")
