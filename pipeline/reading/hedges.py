"""The words before a number that govern it: hedge, estimate, rise or fall."""

from dataclasses import dataclass

from pipeline.reading import marks
from pipeline.reading.lexicon import Entry
from pipeline.reading.tokens import Tokens

# How many words may stand between a number and what governs it.
_REACH = 7
# How many other words may stand after "ước": ước thực hiện cả năm đạt.
_FREE_WORDS = 4


@dataclass(slots=True)
class Governors:
    """What the words before a number say of it, and where the first of them stands."""

    start: int
    hedge: str = ""
    status: str | None = None
    direction: str | None = None
    compared: bool = False


def look_back(tokens: Tokens, at: int, floor: int) -> Governors:
    """Gather what governs the number at a token, going back no further than `floor`.

    Of several hedges the one nearest the number counts.
    """
    found = Governors(at)
    free = 0
    k = at - 1
    lowest = max(floor, at - _REACH)
    while k >= lowest and tokens.names[k] and free <= _FREE_WORDS:
        entry = tokens.entries[k]
        if entry.marks & marks.ESTIMATE:
            if not found.status and _is_estimate(tokens, k):
                found.status = "E"
                found.start = k
        elif free or not _take(found, entry, k):
            free += 1
        k -= 1
    return found


def _take(found: Governors, entry: Entry, at: int) -> bool:
    """Take what a word says of the number; False for a word that has no part in it."""
    roles = entry.marks
    if roles & (marks.UP | marks.DOWN):
        if found.direction is None:
            found.direction = "up" if roles & marks.UP else "down"
            found.start = at
        return True
    if entry.hedge:
        if not found.hedge:
            found.hedge = entry.hedge
            found.compared = bool(roles & marks.COMPARED)
        found.start = at
        return True
    return bool(roles & marks.LINK)


def _is_estimate(tokens: Tokens, at: int) -> bool:
    around = tokens.entries[at - 1].marks | tokens.entries[at + 1].marks
    return not around & marks.NOT_ESTIMATE
