"""The command that gives what is published the forms that other programs open."""

# Each command imports what it needs: `--help` must not wait for polars and pandera.
# ruff: noqa: PLC0415

from __future__ import annotations

from itertools import groupby
from pathlib import Path, PurePosixPath

import click

from pipeline.cli.command import Command
from pipeline.cli.options import FOLDER, IF_CHANGED, OUT, QUIET
from pipeline.cli.output import print_result

_MEGABYTE = 10**6


@click.command(cls=Command, example="--out . --dist dist")
@OUT
@click.option(
    "--dist",
    type=FOLDER,
    default="dist",
    show_default=True,
    help="Folder to write the files in.",
)
@IF_CHANGED
@QUIET
def distribute(
    out: Path,
    dist: Path,
    if_changed: bool,  # noqa: FBT001 - a flag of the command line
) -> None:
    """Write what is published as Parquet, SQLite, XLSX and one zip.

    The same build gives the same bytes. Nothing else in the folder is touched.
    """
    from pipeline.distribution.state import describe_made, is_up_to_date
    from pipeline.uptodate import hash_code

    made_from = describe_made(out, hash_code())
    if if_changed and is_up_to_date(made_from, dist):
        print_result(f"{dist} is up to date")
        return
    from pipeline.distribution import distribute as distribution

    print_result(describe_files(distribution.distribute(out, dist, made_from), dist))


def describe_files(sizes: dict[str, int], dist: Path) -> str:
    """Return what was written, and where, a line for each folder and file."""
    lines = []
    for folder, paths in groupby(sizes, lambda path: PurePosixPath(path).parent):
        own = list(paths)
        if folder == PurePosixPath():
            lines += [_describe(dist / path, sizes[path]) for path in own]
        else:
            size = sum(sizes[path] for path in own)
            lines.append(f"{_describe(dist / folder, size)} in {len(own)} files")
    return "\n".join(lines)


def _describe(path: Path, size: int) -> str:
    return f"{path}: {size / _MEGABYTE:.1f} MB"


COMMANDS = (distribute,)
