"""The command line as a program: `python -m pipeline`, and `resolution57`."""

import os
import sys

# Settings of libraries change what is checked, in which order rows come, or whether
# the library starts at all: those of the user's shell are meant for other programs.
_SETTINGS = ("PANDERA_", "POLARS_")
# How many threads polars has changes nothing but the time.
_THREADS = "POLARS_MAX_THREADS"
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
    for name in [n for n in os.environ if n.startswith(_SETTINGS)]:
        if name != _THREADS or not os.environ[name].strip("0").isdecimal():
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
