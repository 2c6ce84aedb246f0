"""The words before a number that govern it: hedge, estimate, rise or fall."""

from dataclasses import dataclass

from pipeline.reading import marks
from pipeline.reading.tokens import Tokens

# How many words may stand between a number and what governs it.
_REACH = 6
# How many words that are no linking words may stand after "ước": ước giải ngân đạt.
_FREE_WORDS = 2


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
    entries = tokens.entries
    free = 0
    lowest = max(floor, at - _REACH)
    k = at - 1
    while k >= lowest:
        if not tokens.names[k]:
            break
        entry = entries[k]
        roles = entry.marks
        if roles & marks.ESTIMATE:
            if not found.status and _is_estimate(tokens, k):
                found.status = "E"
                found.start = k
        elif free:
            free += 1
        elif roles & (marks.UP | marks.DOWN):
            if found.direction is None:
                found.direction = "up" if roles & marks.UP else "down"
                found.start = k
        elif entry.hedge:
            if not found.hedge:
                found.hedge = entry.hedge
                found.compared = bool(roles & marks.COMPARED)
            found.start = k
        elif not roles & marks.LINK:
            free = 1
        if free > _FREE_WORDS:
            break
        k -= 1
    return found


def _is_estimate(tokens: Tokens, at: int) -> bool:
    around = tokens.entries[at - 1].marks | tokens.entries[at + 1].marks
    return not around & marks.NOT_ESTIMATE
