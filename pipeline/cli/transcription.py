"""Commands for transcribing a report: create, draft, anchor, measure."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.command import Command
from pipeline.cli.options import (
    FILE,
    LANGUAGES,
    RAW,
    TEXT,
    issue_options,
)
from pipeline.cli.output import is_printable, print_line

if TYPE_CHECKING:
    from pipeline.anchors.text import Text
    from pipeline.transcription.anchoring import Outcome, Place
    from pipeline.transcription.mentions import Mention
    from pipeline.transcription.workflow import Coverage

SOURCE_ID = click.argument("source_id")
_EXAMPLE = "a-report-2025-08-21 --text report.txt"
# How many characters around a place are shown.
_CONTEXT = 30


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
        _warn_of_changes(report)
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
    _warn_of_changes(report)
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


@click.command(cls=Command, example=f"{_EXAMPLE} --write")
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
            print_line(f"not anchored  {_show_place(start, end, found.text)}")
    for name in found.unused:
        ids = escape_controls(" ".join(name.entity_ids))
        print_line(
            f"not used      {_show_place(name.start, name.end, found.text)}  {ids}"
        )
    used = found.named - len(found.unused)
    print_line(
        f"figures and times anchored: {_share(found.covered, len(found.figures))}"
    )
    print_line(f"known names used: {_share(used, found.named)}")


def _share(part: int, whole: int) -> str:
    """Return the part of the whole, in per cent too where there is a whole."""
    return f"{part} of {whole}" + (f", {part / whole:.1%}" if whole else "")


def _prompt_for_place(place: Place, found: list[int], report: Text) -> int | None:
    """Return the place that a person chooses among those of the words."""
    print_line(f"line {place.line}, {place.column}:")
    for number, start in enumerate(found, 1):
        print_line(
            f"  {number}  {_show_place(start, start + len(place.words), report)}"
        )
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
            print_line(f"  {_show_place(start, start + len(place.words), report)}")
    return len(outcome.lost) + len(outcome.open_)


def _list_taken(path: Path, outcome: Outcome, report: Text) -> None:
    """Print the words of which one of several places was taken."""
    for place, at, count in outcome.taken:
        shown = _show_place(at, at + len(place.words), report)
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


def _show_place(start: int, end: int, report: Text) -> str:
    """Return a place with its paragraph and a few words around it, for the terminal."""
    from pipeline.issues.messages import escape_controls

    content = report.content
    before = escape_controls(
        content[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    )
    after = escape_controls(content[end : end + _CONTEXT].partition("\n")[0])
    words = click.style(escape_controls(content[start:end]), bold=True)
    return f"§{report.paragraph_at(start)} {start}  …{before}{words}{after}…"


def _warn_of_changes(report: Text) -> None:
    """Warn where the file is not in the form in which anchors count."""
    if report.changed:
        steps = ", ".join(report.changed)
        print_line(
            f"the file is not in the form that anchors count in; read as: {steps}",
            err=True,
        )


COMMANDS = (new, draft, anchor, coverage)
