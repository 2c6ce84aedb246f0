"""What stood around a place of a text, found again in a new issue of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.anchors.occurrences import find_occurrences
from pipeline.anchors.text import Text


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The anchors of the text before, as far as their words stand in the new one.

    `starts` and `ends` are in rising order, each with the words that begin or end
    there; `found` is where those stand now.
    """

    starts: list[tuple[int, str]]
    ends: list[tuple[int, str]]
    found: dict[str, list[int]]

    def keep_like(self, at: int, words: str, candidates: list[int]) -> list[int]:
        """Return the candidates beside which stands what stood beside the words.

        That is the nearest anchor before or behind them, at the distance it had.
        """
        beside = self._list_beside(at, at + len(words))
        return [
            candidate
            for candidate in candidates
            if any(
                start + candidate - at in self.found[other] for start, other in beside
            )
        ]

    def _list_beside(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return the nearest anchors before and behind a span, as start and words."""
        before = bisect_right(self.ends, start, key=lambda anchor: anchor[0])
        behind = bisect_left(self.starts, end, key=lambda anchor: anchor[0])
        last = [(at - len(words), words) for at, words in self.ends[:before][-1:]]
        return last + self.starts[behind : behind + 1]


def find_surroundings(anchors: Iterable[tuple[int, str]], text: Text) -> Surroundings:
    """Return the anchors (start and words) whose words stand in a new text."""
    known = set(anchors)
    words = {words for _, words in known}
    found = {one: find_occurrences(one, text.content) for one in words}
    starts = sorted(anchor for anchor in known if found[anchor[1]])
    ends = sorted((start + len(words), words) for start, words in starts)
    return Surroundings(starts, ends, found)
