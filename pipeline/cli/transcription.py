"""Commands for transcribing a report: create, draft, anchor, measure."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.anchoring import anchor
from pipeline.cli.command import Command
from pipeline.cli.options import (
    FILE,
    LANGUAGES,
    RAW,
    SOURCE_ID,
    TEXT,
    issue_options,
)
from pipeline.cli.output import is_printable, print_line
from pipeline.cli.places import show_place, warn_of_changes

if TYPE_CHECKING:
    from pipeline.transcription.workflow import Coverage

_EXAMPLE = "a-report-2025-08-21 --text report.txt"


@click.command(cls=Command, example=f"{_EXAMPLE} --language vi")
@SOURCE_ID
@RAW
@click.option("--text", type=FILE, help="The report's text; without it, only quotes.")
@click.option("--publisher", help="Who published it.")
@click.option("--title", help="Its title.")
@click.option("--url", help="Where it was published.")
@click.option("--date", help="When: 2025-08-21, 2025-08 or 2025.")
@click.option(
    "--language",
    type=LANGUAGES,
    help="Language that the report's text is in; asked for on a terminal.",
)
@issue_options
def new(  # noqa: PLR0913, PLR0917 - the options of the command
    source_id: str,
    raw: Path,
    text: Path | None,
    publisher: str | None,
    title: str | None,
    url: str | None,
    date: str | None,
    language: str | None,
) -> None:
    """Create a source's folder: its description and empty sheets."""
    from pipeline.transcription.scaffold import About
    from pipeline.transcription.workflow import load_text, new_source

    report = load_text(text) if text else None
    about = About(publisher, title, url, date)
    spoken = language or _ask_for_language()
    folder = new_source(raw, source_id, report, spoken, about)
    size = "no text, so the sheets hold quotes"
    if report:
        warn_of_changes(report)
        size = f"{len(report.content)} characters, {len(report.paragraphs)} paragraphs"
    print_line(f"{folder}: {size}")
    _show_next_steps(source_id, folder, text)


def _ask_for_language() -> str:
    """Return the language that a person names."""
    if not sys.stdin.isatty():
        message = "name the language that the text is in: --language vi, --language en"
        raise click.UsageError(message)
    return str(click.prompt("language that the text is in", type=LANGUAGES))


def _show_next_steps(source_id: str, folder: Path, text: Path | None) -> None:
    """Print what to do with a new source."""
    program = click.get_current_context().find_root().command_path
    print_line("Next:")
    print_line(f"  fill in what stands as a comment in {folder / 'source.toml'}")
    if text is None:
        print_line("  transcribe into the sheets, with the words and no places")
        print_line(f"  {program} validate")
        return
    file = shlex.quote(str(text))
    print_line(f"  {program} draft {source_id} --text {file} --out draft.csv")
    print_line("  transcribe into the sheets, with the words and without their places")
    print_line(f"  {program} anchor {source_id} --text {file} --write")
    print_line(f"  {program} coverage {source_id} --text {file}")


@click.command(cls=Command, example=f"{_EXAMPLE} --out draft.csv")
@SOURCE_ID
@RAW
@TEXT
@click.option("--out", type=FILE, help="New file for the rows; else standard output.")
@issue_options
def draft(source_id: str, raw: Path, text: Path, out: Path | None) -> None:
    """List a report's figures, times and known names as draft rows."""
    from pipeline.transcription.workflow import draft_source, load_text, write_draft

    if out and not out.parent.is_dir():
        message = f"there is no folder {out.parent}: create it, or name another file"
        raise click.BadParameter(message, param_hint="--out")
    if out and (out.exists() or raw.resolve() in out.resolve().parents):
        message = f"{out} exists already, or lies in {raw}: name another file"
        raise click.BadParameter(message, param_hint="--out")
    report = load_text(text)
    rows = draft_source(raw, source_id, report)
    warn_of_changes(report)
    if out is None:
        table = rows.write_csv(line_terminator="\n")
        if not is_printable(table):
            message = "the output's encoding lacks letters of the rows: name a file"
            raise click.BadParameter(message, param_hint="--out")
        print_line(table.removesuffix("\n"))
        return
    write_draft(rows, out)
    kinds = dict(rows.group_by("kind").len().iter_rows())
    print_line(
        f"{out}: {kinds.get('quantity', 0)} quantities, {kinds.get('time', 0)} times, "
        f"{kinds.get('refused', 0)} refused, {kinds.get('name', 0)} known names"
    )


@click.command(cls=Command, example=_EXAMPLE)
@SOURCE_ID
@RAW
@TEXT
@issue_options
def coverage(source_id: str, raw: Path, text: Path) -> None:
    """Show how much of a report is transcribed, and list what is not."""
    from pipeline.transcription.workflow import load_text, measure_coverage

    report = load_text(text)
    _show_coverage(measure_coverage(raw, source_id, report))


def _show_coverage(found: Coverage) -> None:
    """Print what is not anchored, place by place, then the shares."""
    from pipeline.issues.messages import escape_controls

    for start, end, covered in found.figures.select(
        "start", "end", "covered"
    ).iter_rows():
        if not covered:
            print_line(f"not anchored  {show_place(start, end, found.text)}")
    for name in found.unused:
        ids = escape_controls(" ".join(name.entity_ids))
        print_line(
            f"not used      {show_place(name.start, name.end, found.text)}  {ids}"
        )
    used = found.named - len(found.unused)
    print_line(
        f"figures and times anchored: {_share(found.covered, len(found.figures))}"
    )
    print_line(f"known names used: {_share(used, found.named)}")


def _share(part: int, whole: int) -> str:
    """Return the part of the whole, in per cent too where there is a whole."""
    return f"{part} of {whole}" + (f", {part / whole:.1%}" if whole else "")


COMMANDS = (new, draft, anchor, coverage)
