"""What becomes of every error: a message and an exit status, never a traceback.

1 is faults in the data, 2 wrong usage, 130 Ctrl-C, 70 a fault of the program itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from typing import NoReturn

import click

from pipeline.cli.output import exit_with_issues, print_line
from pipeline.files import describe
from pipeline.issues.model import DataError, UsageError

FAULT = 70
INTERRUPTED = 130
# With this variable, a fault of the program shows its traceback.
DEBUG = "RESOLUTION57_DEBUG"
# Characters of an error's own text that are shown.
_MAX_REASON = 200


@contextmanager
def errors_as_messages(ctx: click.Context) -> Iterator[None]:
    """Print what went wrong, and exit with the status for it."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, SystemExit, BrokenPipeError):
        raise  # click's own: it prints them, and ends quietly for a closed pipe
    except (click.Abort, KeyboardInterrupt):
        raise click.exceptions.Exit(INTERRUPTED) from None
    except DataError as error:
        exit_with_issues(error.issues)
    except UsageError as error:
        raise click.UsageError(str(error), ctx) from error
    except OSError as error:
        message = f"{describe(error)}: make room or name another path, then try again"
        raise click.UsageError(message, ctx) from error
    except MemoryError as error:
        message = (
            "the memory is not enough: give a smaller --batch-rows or smaller files"
        )
        raise click.UsageError(message, ctx) from error
    except BaseException as error:  # a panic of polars is no Exception
        if os.environ.get(DEBUG):
            raise
        _exit_with_fault(error)


def _exit_with_fault(error: BaseException) -> NoReturn:
    """Print that the program itself is wrong, where, and how to report it."""
    last = extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    reason = " ".join(str(error).split())[:_MAX_REASON]
    print_line(
        f"This is a fault of the program, not of the data: {type(error).__name__} at "
        f"{place}: {reason}; report it with this line, the command and its input "
        f"({DEBUG}=1 shows more)",
        err=True,
    )
    raise click.exceptions.Exit(FAULT)
