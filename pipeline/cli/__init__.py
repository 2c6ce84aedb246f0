"""The door: commands, exit codes, what is printed where; nothing else.

Exit codes: 0 fine, 1 faults in the data, 2 wrong usage.
"""

from __future__ import annotations

import click

from pipeline import __version__
from pipeline.cli import dataset, findings, read, transcription
from pipeline.cli.output import fail


class _Door(click.Group):
    """Turns the two families of expected errors into messages and exit codes."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; faults in data are printed, wrong usage is click's."""
        from pipeline.issues.model import DataError, UsageError  # noqa: PLC0415 - see below

        try:
            return super().invoke(ctx)
        except DataError as error:
            fail(error.issues)
        except (
            UsageError,
            PermissionError,
            IsADirectoryError,
            NotADirectoryError,
        ) as error:
            raise click.UsageError(str(error), ctx) from error


# Each command imports what it needs: `--help` must not wait for polars and pandera.
@click.group(cls=_Door)
@click.version_option(__version__, prog_name="resolution-57-figures")
def main() -> None:
    r"""Publish what reports state, each figure tied to the words it was read from.

    \b
    Shell completion (bash; zsh and fish alike):
      pipeline() { .venv/bin/python -m pipeline "$@"; }
      eval "$(_PIPELINE_COMPLETE=bash_source pipeline)"
    """


for command in (
    *dataset.COMMANDS,
    *findings.COMMANDS,
    *transcription.COMMANDS,
    *read.COMMANDS,
):
    main.add_command(command)
