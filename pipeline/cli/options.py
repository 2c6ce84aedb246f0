"""Options that several commands have."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.budgets import BATCH_ROWS
from pipeline.cli.output import MAX_FAULTS
from pipeline.issues import catalogue

if TYPE_CHECKING:
    from pipeline.engine import Engine, Launch


class _Place(click.Path):
    """A path that the system can follow to its end, whether or not a file is there."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Refuse a name that is too long, and a loop of links."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            path.resolve()
        except (OSError, RuntimeError):  # the latter is a loop, before Python 3.13
            self.fail("no such name can be followed: name another path", param, ctx)
        return path


FOLDER = _Place(path_type=Path, file_okay=False)
FILE = _Place(path_type=Path, dir_okay=False)
FILE_OR_FOLDER = _Place(path_type=Path)


def _count_processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _require_folder(_: click.Context, option: click.Parameter, folder: Path) -> Path:
    """Refuse a folder that does not exist: that is usage, not data."""
    if not folder.is_dir():
        message = (
            f"there is no folder {folder}; start this in the project's folder, "
            f"or name the folder with {option.opts[0]}"
        )
        raise click.BadParameter(message)
    return folder


RAW = click.option(
    "--raw",
    type=FOLDER,
    default="raw",
    show_default=True,
    callback=_require_folder,
    help="Folder of the raw sheets.",
)
OUT = click.option(
    "--out",
    type=FOLDER,
    default=".",
    show_default=True,
    help="Folder with datapackage.json and build/.",
)
SOURCE_ID = click.argument("source_id")
TEXT = click.option(
    "--text", type=FILE, required=True, help="The report's text, as a file."
)
LANGUAGES = click.Choice(catalogue.LANGUAGES)


def _remember(ctx: click.Context, option: click.Parameter, value: Any) -> Any:
    """Keep how issues are to be printed, for when there are some."""
    ctx.find_root().meta[f"pipeline.{option.name}"] = value
    return value


LANG = click.option(
    "--lang",
    type=LANGUAGES,
    default="en",
    show_default=True,
    expose_value=False,
    callback=_remember,
    help="Language of the messages about faults.",
)
FORMAT = click.option(
    "--format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    expose_value=False,
    callback=_remember,
    help="Format of the faults: lines, one JSON array, or pull request annotations.",
)
STRICT = click.option(
    "--strict", is_flag=True, callback=_remember, help="Take warnings for faults."
)
IF_CHANGED = click.option(
    "--if-changed", is_flag=True, help="Only if something would change."
)
QUIET = click.option(
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Print nothing but faults.",
)
NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Read all words anew, not from .cache."
)
_MAX_FAULTS = click.option(
    "--max-faults",
    type=click.IntRange(min=1),
    metavar="N",
    default=MAX_FAULTS,
    show_default=True,
    expose_value=False,
    callback=_remember,
    help="List at most so many faults, and as many warnings.",
)


def _require_dask(
    ctx: click.Context, _: click.Parameter, address: str | None
) -> str | None:
    """Refuse a scheduler for an engine that has none."""
    if address is not None and ctx.params.get("engine") != "dask":
        message = "only dask has a scheduler: give --engine dask as well"
        raise click.BadParameter(message)
    return address


_BATCH_ROWS = click.option(
    "--batch-rows",
    type=click.IntRange(min=1),
    metavar="N",
    default=BATCH_ROWS,
    show_default=True,
    help="Work on so many rows at a time: fewer need less memory.",
)
_WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    default=_count_processors,
    show_default="as many as there are processors",
    help="Work in so many processes, if there is more than one batch.",
)
_ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    is_eager=True,  # whether there may be a scheduler depends on it
    help="Start processes, or workers of dask.distributed.",
)
_SCHEDULER = click.option(
    "--scheduler",
    metavar="ADDRESS",
    callback=_require_dask,
    help="With dask: have a cluster's workers do it, not new ones.",
)


PART_ROWS = click.option(
    "--part-rows",
    type=click.IntRange(min=1),
    metavar="N",
    help=(
        "Publish at most so many rows in a file: longer tables get several. "
        "`check` takes the number from what is published."
    ),
)


_PROFILE = click.option(
    "--profile",
    type=click.Choice(["text", "json"]),
    expose_value=False,
    callback=_remember,
    help="Print the rows, seconds, CPU seconds and memory of each stage at the end.",
)


def engine_options(command: Any) -> Any:
    """Return the command with the options of how large datasets are made."""
    return _BATCH_ROWS(_WORKERS(_ENGINE(_SCHEDULER(_PROFILE(command)))))


def make_engine(
    *,
    batch_rows: int,
    workers: int,
    engine: str,
    scheduler: str | None,
    part_rows: int | None = None,
) -> Engine:
    """Return what these options ask for; what it has used is printed at the end."""
    from pipeline.cli.progress import make_meter  # noqa: PLC0415 - as for commands
    from pipeline.engine import Engine  # noqa: PLC0415 - as above

    launch = _choose_launch(engine, workers, scheduler)
    return Engine(batch_rows, part_rows, launch, meter=make_meter())


def _choose_launch(engine: str, workers: int, scheduler: str | None) -> Launch:
    """Return what starts the processes that these options ask for."""
    from pipeline.engine import local  # noqa: PLC0415 - as above

    if engine == "local":
        return local(workers)
    try:
        from pipeline.cluster import in_cluster  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        message = (
            f"--engine dask needs {error.name}, which is not installed: "
            "pip install '.[cluster]'"
        )
        raise click.UsageError(message) from error
    return partial(in_cluster, scheduler=scheduler, workers=workers)


def issue_options(command: Any) -> Any:
    """Return the command with the options of how its issues are printed."""
    return LANG(FORMAT(_MAX_FAULTS(command)))
