"""How far a build is, and what its stages have used, on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

from pipeline.meter import Meter, Stage

# Whatever takes no longer needs no line.
_QUIET_SECONDS = 1
_ERASE = "\r\x1b[K"
_MEGABYTE = 10**6


class Progress:
    """A line about the stage that is under way, which the next one replaces."""

    def __init__(self) -> None:
        """Begin with no line."""
        self._is_shown = False

    def show(self, stage: Stage) -> None:
        """Show how far a stage is, once it takes its time; nothing when it ends."""
        is_over = stage.rows >= stage.total
        if is_over and self._is_shown:
            click.echo(_ERASE, nl=False, err=True)
            self._is_shown = False
        elif not is_over and stage.seconds > _QUIET_SECONDS:
            click.echo(_ERASE + describe_progress(stage), nl=False, err=True)
            self._is_shown = True


def describe_progress(stage: Stage) -> str:
    """Return how far a stage is: rows, rows a second, the time that is left."""
    rate = stage.rows / stage.seconds
    left = round((stage.total - stage.rows) / rate) if rate else 0
    return (
        f"{stage.name}: {stage.rows:,} of {stage.total:,} rows, {rate:,.0f} a second, "
        f"{left // 60}:{left % 60:02} left"
    )


def make_meter() -> Meter:
    """Return a meter that shows progress, where a person looks.

    With --profile, what the stages have used is printed when the command ends.
    """
    context = click.get_current_context()
    meta = context.find_root().meta
    is_watched = sys.stderr.isatty() and not meta.get("pipeline.quiet")
    meter = Meter(Progress().show) if is_watched else Meter()
    form = meta.get("pipeline.profile")
    if form is not None:
        context.call_on_close(
            lambda: click.echo(describe_profile(meter.stages, form), err=True)
        )
    return meter


def describe_profile(stages: Sequence[Stage], form: str) -> str:
    """Return what stages have used: as a table, or as JSON of seconds and bytes."""
    if form == "json":
        return json.dumps([asdict(stage) for stage in stages], indent=1)
    lines = [f"{'stage':10}{'rows':>14}{'seconds':>10}{'CPU s':>10}{'peak MB':>10}"]
    lines += [
        f"{s.name:10}{s.rows or '':>14}{s.seconds:>10.2f}{s.cpu:>10.2f}"
        f"{s.peak / _MEGABYTE:>10.0f}"
        for s in stages
    ]
    return "\n".join(lines)
