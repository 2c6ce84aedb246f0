"""The command line: commands, exit codes, what is printed where; nothing else.

Exit codes: 0 fine, 1 faults in the data, 2 wrong usage, 130 interrupted, 70 a fault of
the program itself.
"""

from __future__ import annotations

import click

from pipeline import __version__
from pipeline.cli import dataset, distribution, findings, read, transcription
from pipeline.cli.command import CommandGroup

_EPILOG = """
Exit status: 0 all is well, 1 the data have faults, 2 wrong usage, 130 interrupted,
70 a fault of the program.

COMMAND --help shows the options of a command and an example.
"""


@click.group(
    cls=CommandGroup,
    sections={
        "Dataset": (
            *dataset.COMMANDS,
            *distribution.COMMANDS,
            *findings.COMMANDS,
        ),
        "Transcription": transcription.COMMANDS,
        "Reading": read.COMMANDS,
    },
    epilog=_EPILOG,
)
@click.version_option(__version__, prog_name="resolution-57-figures")
def main() -> None:
    """Publish what reports state, each figure tied to the words it was read from."""
