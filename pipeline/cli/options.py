"""Options that several commands have, and folders that must be there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline.issues import catalogue

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)

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
TEXT = click.option(
    "--text", type=FILE, required=True, help="The report's text, as a file."
)
LANGUAGES = click.Choice(catalogue.LANGUAGES)


def _remember(ctx: click.Context, option: click.Parameter, value: str) -> None:
    """Keep how faults are to be told, for when there are some."""
    ctx.find_root().meta[f"pipeline.{option.name}"] = value


LANG = click.option(
    "--lang",
    type=LANGUAGES,
    default="en",
    show_default=True,
    expose_value=False,
    callback=_remember,
    help="Language in which faults are told.",
)
FORMAT = click.option(
    "--format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    expose_value=False,
    callback=_remember,
    help="Form of the faults: lines, one JSON array, or annotations of a pull request.",
)


def telling_faults(command: Any) -> Any:
    """A command with the options of how its faults are told."""
    return LANG(FORMAT(command))


def require_raw(raw: Path) -> None:
    """Refuse a folder that is not there: that is usage, not data."""
    if not raw.is_dir():
        message = f"{raw} is no folder"
        raise click.BadParameter(message, param_hint="--raw")
