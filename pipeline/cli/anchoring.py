"""The command that finds where transcribed words stand in a report's text."""

# The command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.command import Command
from pipeline.cli.options import RAW, SOURCE_ID, TEXT, issue_options
from pipeline.cli.output import print_line
from pipeline.cli.places import show_place

if TYPE_CHECKING:
    from pipeline.anchors.text import Text
    from pipeline.transcription.anchoring import Outcome, Place
    from pipeline.transcription.mentions import Mention


@click.command(cls=Command, example="a-report-2025-08-21 --text report.txt --write")
@SOURCE_ID
@RAW
@TEXT
@click.option("--write", is_flag=True, help="Write the changes; else only show them.")
@click.option("--reissued", is_flag=True, help="The text is a new issue of the report.")
@issue_options
def anchor(
    source_id: str,
    raw: Path,
    text: Path,
    write: bool,  # noqa: FBT001 - a flag of the command line
    reissued: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """Fill in where the transcribed words stand in the report's text.

    Words beside a figure that stand in several places take the nearest before it.
    Other words that do are listed; on a terminal you choose among them. Where the
    report was re-issued, words move to where something that stood beside them does.
    What source.toml has of the text is read again, if its language or day was mended.
    """
    from pipeline.transcription.workflow import (
        anchor_source,
        find_source_figures,
        is_other_text,
        load_text,
        renew_source,
        show_changes,
        write_changed,
    )

    report = load_text(text)
    if is_other_text(raw, source_id, report) and not reissued:
        message = (
            f"{text} is not the text that was transcribed (source.toml has another "
            "fingerprint); where the report was re-issued, add --reissued"
        )
        raise click.UsageError(message)
    is_person = sys.stdin.isatty()

    def choose(place: Place, found: list[int]) -> int | None:
        return _prompt_for_place(place, found, report) if is_person else None

    figures = find_source_figures(raw, source_id, report)
    unsettled = 0
    changed = 0
    for path, (before, outcome) in anchor_source(
        raw, source_id, report, choose
    ).items():
        if outcome.set_:
            changes = show_changes(path, before, outcome.sheet)
            print_line(changes.removesuffix("\n"))
        _list_taken(path, outcome, report)
        unsettled += _list_unsettled(path, outcome, report)
        unsettled += _list_cuts(path, outcome, figures, report)
        changed += len(outcome.set_)
        if write and outcome.set_:
            write_changed(path, before, outcome.sheet)
    path, before, after = renew_source(raw, source_id, report)
    if after != before:
        print_line(show_changes(path, before, after).removesuffix("\n"))
        if write:
            write_changed(path, before, after)
    verb = "set" if write else "would be set (--write applies them)"
    print_line(f"{changed} anchors {verb}, {unsettled} not settled")
    if unsettled:
        raise click.exceptions.Exit(1)


def _prompt_for_place(place: Place, found: list[int], report: Text) -> int | None:
    """Return the place that a person chooses among those of the words."""
    print_line(f"line {place.line}, {place.column}:")
    for number, start in enumerate(found, 1):
        print_line(f"  {number}  {show_place(start, start + len(place.words), report)}")
    answer = click.prompt("which one (0: none)", type=click.IntRange(0, len(found)))
    return found[answer - 1] if answer else None


def _list_unsettled(path: Path, outcome: Outcome, report: Text) -> int:
    """Print the words of a sheet without one place; return their number."""
    from pipeline.issues.messages import escape_controls

    for place in outcome.lost:
        words = escape_controls(place.words)
        print_line(f"{path}:{place.line}:{place.column}  lost: “{words}”")
    for place, found in outcome.open_:
        print_line(f"{path}:{place.line}:{place.column}  {len(found)} places:")
        for start in found:
            print_line(f"  {show_place(start, start + len(place.words), report)}")
    return len(outcome.lost) + len(outcome.open_)


def _list_taken(path: Path, outcome: Outcome, report: Text) -> None:
    """Print the words of which one of several places was taken."""
    for place, at, count in outcome.taken:
        shown = show_place(at, at + len(place.words), report)
        print_line(
            f"{path}:{place.line}:{place.column}  {count} places, "
            f"taken is the nearest before the figure:"
        )
        print_line(f"  {shown}")


def _list_cuts(
    path: Path, outcome: Outcome, figures: list[Mention], report: Text
) -> int:
    """Print the words that cut a figure, and those to copy; return their number."""
    from pipeline.issues.messages import escape_controls
    from pipeline.transcription.anchoring import find_cuts

    cuts = find_cuts(outcome, figures, report)
    for place, whole in cuts:
        words, copied = escape_controls(place.words), escape_controls(whole)
        print_line(
            f"{path}:{place.line}:{place.column}  “{words}” cuts a figure; "
            f"copy its words: “{copied}”"
        )
    return len(cuts)
