"""The marks of a document's regions: where each begins and ends, whatever it shows.

Only the standard library is imported: `make` looks at regions before anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.issues.model import UsageError

_OPENING = re.compile(r"<!-- compare (.*) -->")
_CLOSING = "<!-- /compare -->"
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class Region:
    """A region as it stands: its first line, its options, its marks with line ends."""

    line: int
    options: str
    opening: str
    body: str
    closing: str

    @property
    def text(self) -> str:
        """Return the region with its marks."""
        return self.opening + self.body + self.closing

    @property
    def command(self) -> str:
        """Return the command that shows the same."""
        return f"compare {self.options}".rstrip()


def split_regions(text: str) -> list[str | Region]:
    """Return the parts of a text in order: lines outside of regions, and regions.

    A region goes from `<!-- compare OPTIONS -->` to `<!-- /compare -->`; both marks
    stand alone on their lines. Within fences of code they are no marks.

    Raises:
        UsageError: the marks do not pair; the line is named.
    """
    parts: list[str | Region] = []
    opened: tuple[int, str, str] | None = None
    body: list[str] = []
    in_code = False
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        mark = line.strip()
        in_code ^= mark.startswith(_FENCE)
        opening = None if in_code else _OPENING.fullmatch(mark)
        is_closing = mark == _CLOSING and not in_code
        if (opening and opened) or (is_closing and not opened):
            _refuse(opened[0] if opened else number)
        if opening:
            opened, body = (number, opening[1], line), []
        elif opened and is_closing:
            parts.append(Region(*opened, "".join(body), line))
            opened = None
        else:
            (body if opened else parts).append(line)
    if opened:
        _refuse(opened[0])
    return parts


def _refuse(line: int) -> None:
    """Refuse a mark that has no partner: what lies between would be lost."""
    message = f"line {line}: a region goes from <!-- compare OPTIONS --> to {_CLOSING}"
    raise UsageError(message)
