"""Commands for the transcriber: a source is made, drafted, anchored, measured."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import (
    FILE,
    LANGUAGES,
    RAW,
    TEXT,
    require_raw,
    telling_faults,
)
from pipeline.cli.output import say

if TYPE_CHECKING:
    from pipeline.anchors.text import Text
    from pipeline.transcription.anchoring import Outcome, Place
    from pipeline.transcription.workflow import Coverage

SOURCE_ID = click.argument("source_id")
# How many characters around a place are shown.
AROUND = 30


@click.command()
@SOURCE_ID
@RAW
@TEXT
@click.option("--publisher", help="Who published it.")
@click.option("--title", help="Its title.")
@click.option("--url", help="Where it was published.")
@click.option("--date", help="When: 2025-08-21, 2025-08 or 2025.")
@click.option(
    "--language",
    type=LANGUAGES,
    default="vi",
    show_default=True,
    help="Language of the report.",
)
@telling_faults
def new(  # noqa: PLR0913, PLR0917 - the options of the command
    source_id: str,
    raw: Path,
    text: Path,
    publisher: str | None,
    title: str | None,
    url: str | None,
    date: str | None,
    language: str,
) -> None:
    """Make the folder of a new source, with its fingerprint and empty sheets.

    Example: python -m pipeline new a-report-2025-08-21 --text report.txt
    """
    require_raw(raw)
    from pipeline.transcription.scaffold import About
    from pipeline.transcription.workflow import load_text, new_source

    report = load_text(text)
    about = About(publisher, title, url, date, language)
    folder = new_source(raw, source_id, report, about)
    _tell_changed(report)
    size = f"{len(report.content)} characters, {len(report.paragraphs)} paragraphs"
    say(f"{folder}: {size}")
    say("Next:")
    say(f"  fill in what stands as a comment in {folder / 'source.toml'}")
    say(f"  python -m pipeline draft {source_id} --text {text} --out draft.csv")
    say("  transcribe into the sheets, with the words and without their places")
    say(f"  python -m pipeline anchor {source_id} --text {text} --write")
    say(f"  python -m pipeline coverage {source_id} --text {text}")


@click.command()
@SOURCE_ID
@RAW
@TEXT
@click.option("--out", type=FILE, help="File to write; else standard output.")
@telling_faults
def draft(source_id: str, raw: Path, text: Path, out: Path | None) -> None:
    """Read a report and list every figure, time and known name as draft rows.

    Example: python -m pipeline draft a-report-2025-08-21 --text report.txt
    """
    require_raw(raw)
    from pipeline.transcription.workflow import draft_source, load_text

    if out and not out.parent.is_dir():
        message = f"{out.parent} is no folder"
        raise click.BadParameter(message, param_hint="--out")
    if out and (out.exists() or raw.resolve() in out.resolve().parents):
        message = f"{out} is there already, or in {raw}: drafts go elsewhere"
        raise click.BadParameter(message, param_hint="--out")
    report = load_text(text)
    rows = draft_source(raw, source_id, report)
    _tell_changed(report)
    table = rows.write_csv(line_terminator="\n")
    if out is None:
        say(table.removesuffix("\n"))
        return
    out.write_text(table, encoding="utf-8", newline="\n")
    kinds = dict(rows.group_by("kind").len().iter_rows())
    say(
        f"{out}: {kinds.get('quantity', 0)} quantities, {kinds.get('time', 0)} times, "
        f"{kinds.get('refused', 0)} refused, {kinds.get('name', 0)} known names"
    )


@click.command()
@SOURCE_ID
@RAW
@TEXT
@click.option("--write", is_flag=True, help="Apply; else only show what would change.")
@click.option("--reissued", is_flag=True, help="The text is a new issue of the report.")
@telling_faults
def anchor(
    source_id: str,
    raw: Path,
    text: Path,
    write: bool,  # noqa: FBT001 - a flag of the command line
    reissued: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """Fill in where the words stand, and move anchors that a new text has moved.

    Words that stand in several places are asked for on a terminal, else listed.

    Example: python -m pipeline anchor a-report-2025-08-21 --text report.txt --write
    """
    require_raw(raw)
    from pipeline.transcription.workflow import (
        anchor_source,
        describe_text,
        is_transcribed_text,
        load_text,
        show_changes,
    )

    report = load_text(text)
    is_new = not is_transcribed_text(raw, source_id, report)
    if is_new and not reissued:
        message = (
            f"{text} is not the text that was transcribed (source.toml has another "
            "fingerprint); where the report was re-issued, add --reissued"
        )
        raise click.UsageError(message)
    is_person = sys.stdin.isatty()

    def choose(place: Place, found: list[int]) -> int | None:
        return _ask(place, found, report) if is_person else None

    unsettled = 0
    changed = 0
    for path, (before, outcome) in anchor_source(
        raw, source_id, report, choose
    ).items():
        say(
            show_changes(path, before, outcome.sheet).removesuffix("\n")
        ) if outcome.set_ else None
        unsettled += _tell_unsettled(path, outcome, report)
        changed += len(outcome.set_)
        if write and outcome.set_:
            path.write_bytes(outcome.sheet.encode("utf-8"))
    if is_new:
        say(f"put into {raw / 'sources' / source_id / 'source.toml'}:")
        say(describe_text(raw, source_id, report))
    verb = "set" if write else "would be set (--write applies them)"
    say(f"{changed} anchors {verb}, {unsettled} not settled")
    if unsettled:
        raise click.exceptions.Exit(1)


@click.command()
@SOURCE_ID
@RAW
@TEXT
@telling_faults
def coverage(source_id: str, raw: Path, text: Path) -> None:
    """Tell what of a report is anchored, and list what is not.

    Example: python -m pipeline coverage a-report-2025-08-21 --text report.txt
    """
    require_raw(raw)
    from pipeline.transcription.workflow import load_text, measure_coverage

    report = load_text(text)
    _show_coverage(measure_coverage(raw, source_id, report))


def _show_coverage(found: Coverage) -> None:
    """What is not anchored, place by place, then the shares."""
    from pipeline.issues.messages import escape_controls

    for start, end, covered in found.figures.select(
        "start", "end", "covered"
    ).iter_rows():
        if not covered:
            say(f"not anchored  {_show_place(start, end, found.text)}")
    for name in found.unused:
        ids = escape_controls(" ".join(name.entity_ids))
        say(f"not used      {_show_place(name.start, name.end, found.text)}  {ids}")
    used = found.named - len(found.unused)
    say(f"figures and times anchored: {_share(found.covered, len(found.figures))}")
    say(f"known names used: {_share(used, found.named)}")


def _share(part: int, whole: int) -> str:
    """The part of the whole, and in per cent where there is a whole."""
    return f"{part} of {whole}" + (f", {part / whole:.1%}" if whole else "")


def _ask(place: Place, found: list[int], report: Text) -> int | None:
    """Let a person choose among the places at which the words stand."""
    say(f"line {place.line}, {place.column}:")
    for number, start in enumerate(found, 1):
        say(f"  {number}  {_show_place(start, start + len(place.words), report)}")
    answer = click.prompt("which (0: none)", type=click.IntRange(0, len(found)))
    return found[answer - 1] if answer else None


def _tell_unsettled(path: Path, outcome: Outcome, report: Text) -> int:
    """List the words of a sheet that stand nowhere, or in several places."""
    from pipeline.issues.messages import escape_controls

    for place in outcome.lost:
        words = escape_controls(place.words)
        say(f"{path}:{place.line}:{place.column}  lost: “{words}”")
    for place, found in outcome.open_:
        say(f"{path}:{place.line}:{place.column}  {len(found)} places:")
        for start in found:
            say(f"  {_show_place(start, start + len(place.words), report)}")
    return len(outcome.lost) + len(outcome.open_)


def _show_place(start: int, end: int, report: Text) -> str:
    """A place with its paragraph and a few words around it, for the terminal only."""
    from pipeline.issues.messages import escape_controls

    content = report.content
    before = escape_controls(
        content[max(0, start - AROUND) : start].rpartition("\n")[2]
    )
    after = escape_controls(content[end : end + AROUND].partition("\n")[0])
    words = click.style(escape_controls(content[start:end]), bold=True)
    return f"§{report.paragraph_at(start)} {start}  …{before}{words}{after}…"


def _tell_changed(report: Text) -> None:
    """Say how the file differs from the text that anchors count in."""
    if report.changed:
        steps = ", ".join(report.changed)
        say(
            f"the file is not in the form that anchors count in; read as: {steps}",
            err=True,
        )


COMMANDS = (new, draft, anchor, coverage)
