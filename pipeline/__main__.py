"""The command line as a program: `python -m pipeline`, and `resolution57`."""

import os
import sys

from pipeline.settings import list_settings

_INTERRUPTED = 130


def run() -> None:
    """Run the command line under the name by which it was started."""
    _drop_settings()
    # Shells complete one word, not `python -m pipeline`: a function of this name.
    name = "pipeline" if "_PIPELINE_COMPLETE" in os.environ else None
    try:
        from pipeline.cli import main  # noqa: PLC0415 - Ctrl-C may come this early

        main(prog_name=name)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    finally:
        _flush_output()


def _drop_settings() -> None:
    """Forget the variables that would set polars and pandera otherwise."""
    for name in list_settings():
        del os.environ[name]


def _flush_output() -> None:
    """Write out what is left; where that fails, it was said already."""
    try:
        sys.stdout.flush()
    except OSError:
        # Python would try again as it ends, and show the error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    run()
