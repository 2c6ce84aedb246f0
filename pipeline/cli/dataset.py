"""Commands that make the dataset and look back at it."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import FOLDER, OUT, RAW, require_raw, telling_faults
from pipeline.cli.output import fail, say, say_fine, show_faults


@click.command()
@RAW
@OUT
@telling_faults
def build(raw: Path, out: Path) -> None:
    """Make the dataset and put it into place.

    Example: python -m pipeline build --raw raw --out .
    """
    require_raw(raw)
    from pipeline.build import build_dataset
    from pipeline.rendering.query import list_standings

    made = build_dataset(raw, out)
    tables = made.tables
    say(
        f"{len(tables['observations'])} figures of {len(tables['sources'])} sources, "
        f"{len(tables['evidence'])} cells tied to their words: "
        f"{out / 'datapackage.json'}"
    )
    found, anchored = (
        tables["sources"][f"figures_{which}"].sum() for which in ("found", "anchored")
    )
    say(f"{anchored} of {found} quantities and times in the texts held are anchored")
    standings = list_standings(tables)
    told = (f"{standings.count(s)} {s}" for s in ("corroborated", "disputed"))
    say(f"{len(standings)} facts: {', '.join(told)}")


@click.command()
@RAW
@telling_faults
def validate(raw: Path) -> None:
    """Tell every fault in the raw sheets; write nothing.

    Example: python -m pipeline validate --raw raw --lang vi
    """
    require_raw(raw)
    from pipeline.build import assemble

    assemble(raw)
    say_fine("no faults")


@click.command()
@click.option("--texts", type=FOLDER, required=True, help="Folder of SOURCE_ID.txt.")
@OUT
@telling_faults
def verify(texts: Path, out: Path) -> None:
    """Re-read every published anchor in the reports at hand.

    Example: python -m pipeline verify --texts ../reports
    """
    from pipeline.dataset import verify_dataset

    result = verify_dataset(out, texts)
    for source_id in result.absent:
        say(f"{source_id}: its text is not at hand", err=True)
    if result.issues:
        fail(result.issues)
    say_fine(
        f"{result.verified} anchors verified, {result.moved} moved, "
        f"{result.lost} lost, {result.unchecked} not looked up"
    )


@click.command()
@RAW
@OUT
@telling_faults
def check(raw: Path, out: Path) -> None:
    """Tell whether the published dataset is what raw gives, and valid.

    Example: python -m pipeline check
    """
    require_raw(raw)
    from pipeline.build import check_dataset

    issues = check_dataset(raw, out)
    if issues:
        fail(issues)
    say_fine("what is published is what raw gives, byte for byte, and valid")


@click.command()
@RAW
@telling_faults
def watch(raw: Path) -> None:
    """Validate again whenever a raw sheet changes, until stopped with Ctrl-C.

    Example: python -m pipeline watch --lang vi
    """
    require_raw(raw)
    import watchfiles

    from pipeline.build import find_issues

    show_faults(find_issues(raw))
    # Editors write a file in several steps: 20 ms without a change end them.
    for _ in watchfiles.watch(raw, debounce=1000, step=20, raise_interrupt=False):
        say()
        show_faults(find_issues(raw))


COMMANDS = (build, validate, verify, check, watch)
