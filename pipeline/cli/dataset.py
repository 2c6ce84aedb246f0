"""Commands that build the dataset and check it."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.command import Command
from pipeline.cli.options import FOLDER, OUT, RAW, STRICT, issue_options
from pipeline.cli.output import (
    exit_with_issues,
    print_issues,
    print_line,
    print_success,
)

if TYPE_CHECKING:
    from pipeline.schemas.published import Tables


@click.command(cls=Command, example="--raw raw --out .")
@RAW
@OUT
@click.option("--if-changed", is_flag=True, help="Only if something would change.")
@STRICT
@issue_options
def build(
    raw: Path,
    out: Path,
    if_changed: bool,  # noqa: FBT001 - a flag of the command line
    strict: bool,  # noqa: FBT001 - as above
) -> None:
    """Build the dataset from the raw sheets and publish it.

    The regions of README.md and README.vi.md in the same folder are updated too.
    Where the sheets have faults, these are listed and the last build stays; warnings
    are listed and published.
    """
    from pipeline.ingestion.snapshot import take_snapshot
    from pipeline.uptodate import hash_code, is_up_to_date, remember

    code, sheets = hash_code(), take_snapshot(raw)
    if if_changed and not strict and is_up_to_date(sheets, code, out):
        print_line(f"{out / 'datapackage.json'} is up to date")
        return
    from pipeline.build import build_dataset
    from pipeline.dataset import fill_documents, list_documents

    built = build_dataset(sheets, out, strict=strict)
    fill_documents(list_documents(out), out)
    if if_changed:
        remember(sheets, code, built.checksums, out)
    print_success(_describe_build(built.tables, out), built.warnings)


def _describe_build(tables: Tables, out: Path) -> str:
    """Return what was published, and where, in lines."""
    from pipeline.rendering.query import list_standings

    tied = dict(tables["evidence"].group_by("basis").len().iter_rows())
    found, anchored = (
        tables["sources"][f"figures_{which}"].sum() for which in ("found", "anchored")
    )
    standings = list_standings(tables)
    counts = (f"{standings.count(s)} {s}" for s in ("corroborated", "disputed"))
    return (
        f"{len(tables['observations'])} figures of {len(tables['sources'])} sources: "
        f"{out / 'datapackage.json'}\n"
        f"{tied.get('located', 0)} cells located in a text that is held, "
        f"{tied.get('quoted', 0)} quoted, {tied.get('context', 0)} from the context\n"
        f"{anchored} of {found} quantities and times in the texts held are anchored\n"
        f"{len(standings)} facts: {', '.join(counts)}"
    )


@click.command(cls=Command, example="--raw raw --lang vi")
@RAW
@STRICT
@issue_options
def validate(
    raw: Path,
    strict: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """List every fault and warning in the raw sheets; write nothing."""
    from pipeline.build import validate_raw

    print_success("no faults", validate_raw(raw, strict=strict))


@click.command(cls=Command, example="--texts ../reports")
@click.option(
    "--texts",
    type=FOLDER,
    required=True,
    help="Folder of the reports' texts, each as SOURCE_ID.txt.",
)
@OUT
@issue_options
def verify(texts: Path, out: Path) -> None:
    """Check the published anchors against the reports' texts.

    Only anchors with a place in the text can be checked, and only in the reports
    whose text is in the folder; the others are counted as not looked up.
    """
    from pipeline.dataset import verify_dataset

    result = verify_dataset(out, texts)
    for source_id in result.absent:
        print_line(f"{source_id}: no text in {texts}", err=True)
    if result.issues:
        exit_with_issues(result.issues)
    print_success(
        f"{result.verified} anchors verified, {result.moved} moved, "
        f"{result.lost} lost, {result.unchecked} not looked up"
    )


@click.command(cls=Command, example="--raw raw --out .")
@RAW
@OUT
@STRICT
@issue_options
def check(
    raw: Path,
    out: Path,
    strict: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """Check that the published files are what the raw sheets give.

    The files are compared byte for byte, then validated as a Data Package; then the
    regions of README.md and README.vi.md in the same folder are compared.
    """
    from pipeline.build import check_dataset
    from pipeline.dataset import check_documents

    warnings = check_dataset(raw, out, strict=strict)
    issues = check_documents(out)
    if issues:
        exit_with_issues(issues + warnings)
    print_success(
        "what is published is what raw gives, byte for byte, and valid", warnings
    )


@click.command(cls=Command, example="--lang vi")
@RAW
@STRICT
@issue_options
def watch(
    raw: Path,
    strict: bool,  # noqa: ARG001, FBT001 - a flag, by which issues are printed
) -> None:
    """Validate again whenever a raw sheet changes; Ctrl-C stops."""
    import watchfiles

    from pipeline.build import find_issues

    print_issues(find_issues(raw))
    # Editors write a file in several steps: 20 ms without a change end them.
    for _ in watchfiles.watch(raw, debounce=1000, step=20):
        print_line()
        print_issues(find_issues(raw))


COMMANDS = (build, validate, check, verify, watch)
