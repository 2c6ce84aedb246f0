"""Variables of the environment that change what libraries do."""

from __future__ import annotations

import os

# Settings of libraries change what is checked, in which order rows come, or whether
# the library starts at all: those of the user's shell are meant for other programs.
_SETTINGS = ("PANDERA_", "POLARS_")
# How many threads polars has changes nothing but the time.
_THREADS = "POLARS_MAX_THREADS"


def list_settings() -> list[str]:
    """Return the names of variables that would set polars and pandera otherwise."""
    names = [name for name in os.environ if name.startswith(_SETTINGS)]
    return [n for n in names if n != _THREADS or not _is_number(os.environ[n])]


def _is_number(text: str) -> bool:
    """Whether a text is a number of threads."""
    return text.strip("0").isdecimal()
