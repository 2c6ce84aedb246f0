"""Settings that must stand before the tests' own imports."""

import os

# The tables of the tests are small: polars' threads cost more than they save.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
