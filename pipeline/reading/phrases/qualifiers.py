"""The words before a number that govern it: hedge, estimate, rise or fall."""

from dataclasses import dataclass

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import Entry
from pipeline.reading.lexing.tokens import Tokens

# How many words may stand between a number and what governs it.
_REACH = 7
# How many other words may stand after "ước": ước thực hiện cả năm đạt.
_FREE_WORDS = 4
# What a hedge says where "không" stands before its verb: không tăng quá 5%.
_NEGATED = {"more_than": "at_most", "less_than": "at_least", "nearly": "less_than"}


@dataclass(slots=True)
class Qualifiers:
    """What the words before a number say of it, and where the first of them stands."""

    start: int
    hedge: str = ""
    status: str | None = None
    direction: str | None = None
    change: str | None = None
    compared: bool = False


def look_back(tokens: Tokens, at: int, consumed: int) -> Qualifiers:
    """Gather what governs the number at a token, going back no further than `consumed`.

    Of several hedges the one nearest the number counts.
    """
    found = Qualifiers(at)
    free, is_parted = 0, False
    k = at - 1
    lowest = max(consumed, at - _REACH)
    entries, names = tokens.entries, tokens.names
    while k >= lowest and free <= _FREE_WORDS and (names[k] or entries[k].hedge):
        entry = entries[k]
        is_parted = is_parted or bool(entry.roles & role.AND)
        if entry.roles & role.ESTIMATE:
            if not (found.status or is_parted) and _is_estimate(tokens, k):
                found.status = "E"
                found.start = k
        elif free or not _take(found, tokens, entry, k):
            free += 1
        k -= 1
    if found.hedge and found.direction and found.start > consumed:
        _negate(found, entries[found.start - 1])
    return found


def reach_for_change(tokens: Tokens, found: Qualifiers, consumed: int) -> None:
    """Take the rise or fall whose object stands between: giảm thuế 2%.

    Over a verb only a noun is taken (tăng trưởng kinh tế đạt 8%): what thuế tăng, đạt
    states is no rise.
    """
    free, over_verb = 0, False
    for k in range(found.start - 1, max(consumed, found.start - 1 - _REACH) - 1, -1):
        roles = tokens.entries[k].roles
        if not tokens.names[k] or free > _FREE_WORDS:
            return
        if roles & (role.UP | role.DOWN):
            if roles & role.GROWTH and _is_object(tokens, k):
                return
            if roles & role.GROWTH or not over_verb:
                found.direction = "up" if roles & role.UP else "down"
                found.start = k
            return
        if roles & role.LINK:
            is_verb = roles & role.STOP and not roles & _NO_VERBS
            over_verb = over_verb or bool(is_verb)
        elif roles & role.STOP and not roles & role.POSSESSIVE:
            return
        else:
            free += 1


# cut the (taxes) by (2%), growth (in exports) of (5%)
_NO_VERBS = role.UNTIL | role.POSSESSIVE | role.DEFINITE | role.ONE


def _is_object(tokens: Tokens, at: int) -> bool:
    """Whether growth is what something else is done to: contribute to growth."""
    one, two = tokens.entries[at - 1].roles, tokens.entries[at - 2].roles
    return bool(one & role.TOWARD or (two & role.TOWARD and not one & role.LINK))


def find_change(tokens: Tokens, at: int, consumed: int) -> str | None:
    """Find the rise or fall that "from" at a token belongs to: raised its share."""
    for k in range(at - 1, max(consumed, at - _REACH) - 1, -1):
        roles = tokens.entries[k].roles
        if not tokens.names[k]:
            return None
        if roles & (role.UP | role.DOWN) and not (
            roles & role.GROWTH and _is_object(tokens, k)
        ):
            return "up" if roles & role.UP else "down"
    return None


def _negate(found: Qualifiers, before: Entry) -> None:
    """Turn a hedge whose verb không denies: không tăng quá 5%."""
    if before.roles & role.NOT:
        found.hedge = _NEGATED.get(found.hedge, found.hedge)
        found.start -= 1


def _take(found: Qualifiers, tokens: Tokens, entry: Entry, at: int) -> bool:
    """Take what a word says of the number; False for a word that has no part in it."""
    roles = entry.roles
    if roles & (role.UP | role.DOWN):
        if roles & role.GROWTH and _is_object(tokens, at):
            return False
        if found.direction is None:
            found.direction = "up" if roles & role.UP else "down"
            found.start = at
        return True
    if entry.hedge and tokens.entries[at - 1].unit == "1":
        return True  # three times as many as 300
    if entry.hedge:
        if not found.hedge:
            found.hedge = entry.hedge
            before = tokens.entries[at - 1].roles
            is_difference = roles & role.EXCEEDING and before & role.ADJECTIVE
            found.compared = bool(roles & role.COMPARED or is_difference)
        found.start = at
        return True
    return bool(roles & role.LINK)


def _is_estimate(tokens: Tokens, at: int) -> bool:
    """Whether a word of estimate states one: not công ước, nor of the estimate."""
    before = 0 if tokens.is_capital(at - 1) else tokens.entries[at - 1].roles
    if (before | tokens.entries[at + 1].roles) & role.NOT_ESTIMATE:
        return False  # hiệp ước, but not (xã Tân) Hiệp ước
    return not (tokens.entries[at].roles & role.PLAN and _is_plan(tokens, at))


def _is_plan(tokens: Tokens, at: int) -> bool:
    """Whether an estimate is the plan that a figure is held to: of the year's estimate.

    A preposition, a hedge or a comparison stands before its determiner, and no "of"
    after it (the estimate of 5%).
    """
    if tokens.entries[at + 1].roles & role.POSSESSIVE:
        return False
    for k in range(at - 1, max(at - 1 - _MAX_ADJECTIVES, 0), -1):
        entry = tokens.entries[k]
        if entry.roles & role.DEFINITE or entry.year is not None:
            before = tokens.entries[k - 1]
            return bool(before.hedge or before.roles & _HOLDING)
        if entry.roles & role.STOP:
            return False
    return False


# (80 percent) of, against, from (the estimate)
_HOLDING = role.POSSESSIVE | role.VERSUS | role.FROM
# the full-year budget (estimate), the year's state budget (estimate)
_MAX_ADJECTIVES = 6
