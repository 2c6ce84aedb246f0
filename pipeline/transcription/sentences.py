"""Where the sentences of a report begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# A point after these ends no sentence: TP. Hải Phòng, No. 57.
_SHORT = "".join(rf"(?<!\b{short})" for short in ("TP", "Tp", "Mr", "Ms", "Dr", "No"))
_END = re.compile(rf"(?:{_SHORT}\.|[!?…;])(?=[\s”\"])|\n")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text, by where they begin."""

    starts: list[int]
    length: int

    def at(self, place: int) -> tuple[int, int]:
        """Return where the sentence of a place begins and ends."""
        index = bisect_right(self.starts, place)
        last = self.starts[index] if index < len(self.starts) else self.length
        return self.starts[index - 1], last


def find_sentences(content: str) -> Sentences:
    """Return the sentences of a text; a semicolon ends one too."""
    return Sentences([0, *(end.end() for end in _END.finditer(content))], len(content))
