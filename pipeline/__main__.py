"""The command line as a program: `python -m pipeline`, and `resolution57`."""

import os

from pipeline.cli import main


def run() -> None:
    """Run the command line under the name by which it was started."""
    # Shells complete one word, not `python -m pipeline`: a function of this name.
    main(prog_name="pipeline" if "_PIPELINE_COMPLETE" in os.environ else None)


if __name__ == "__main__":
    run()
