"""Issues in the data as values, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The column of an issue of a whole line or file.
WHOLE_FILE = "-"


@dataclass(frozen=True, order=True, slots=True)
class Issue:
    """One thing that is wrong in the data.

    `line` counts from 1 as editors do; `column` is the column's name, `-` where the
    whole line or file is meant. `found`, `expected` and `params` (further named
    values) are values, not sentences: the sentence around them is the catalogue's.
    """

    file: str
    line: int
    column: str
    code: str
    found: str = ""
    expected: str = ""
    params: tuple[tuple[str, str], ...] = ()


class DataError(Exception):
    """The data are wrong; carries every issue that was found."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        """Keep the issues, sorted and without duplicates."""
        self.issues = sorted(set(issues))
        super().__init__(f"{len(self.issues)} issues")


class UsageError(Exception):
    """A request that cannot be carried out, whatever the data."""
