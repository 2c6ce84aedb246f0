"""`python -m pipeline`."""

import os

from pipeline.cli import main

COMPLETE = "_PIPELINE_COMPLETE"

# Shells complete one word, not `python -m pipeline`: an alias or function of this name.
name = "pipeline" if COMPLETE in os.environ else "python -m pipeline"
main(prog_name=name, complete_var=COMPLETE)
