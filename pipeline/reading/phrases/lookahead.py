"""What follows a number: a noun that it counts, a unit, a scale, a sign."""

from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.nouns import find_end_of_counted, is_plural, noun_follows


def figure_follows(tokens: Tokens, at: int) -> bool:
    """Whether a number before a token counts or measures what stands there."""
    entry = tokens.entries[at]
    return bool(noun_follows(tokens, at) or entry.unit or entry.scale)


def measure_follows(tokens: Tokens, at: int) -> bool:
    """Whether a scale word or a unit stands at a token."""
    entry = tokens.entries[at]
    return bool(entry.scale or (entry.unit and not entry.roles & role.TIMES))


def plural_follows(tokens: Tokens, at: int) -> bool:
    """Whether a number before a token may count what stands there: no name.

    Of more than one the noun is a plural: not in (the) 2024 (state budget).
    """
    if not figure_follows(tokens, at) or tokens.is_capital(at):
        return False
    stop = find_end_of_counted(tokens, at)
    return stop == at or is_plural(tokens, stop - 1)


# 15/7 and 9:30 are no days of a month that has a name.
_GOING_ON = frozenset("/:+%")


def sign_follows(tokens: Tokens, at: int) -> bool:
    """Whether a sign goes on with the number before it; a spaced colon does not.

    July 2024: $5 million.
    """
    if tokens.words[at] == ":" and not tokens.is_glued(at + 1):
        return False
    return tokens.words[at] in _GOING_ON


def is_scale_sign(tokens: Tokens, first: int, at: int) -> bool:
    """Whether letters after a number stand for its scale: $5m, 500k đồng, 8tr.

    A single letter does so after a sign of money or before money or people; elsewhere
    it is of a name (4K) or of a unit (5m).
    """
    entry, after = tokens.entries[at], tokens.entries[at + 1]
    is_price = first > 0 and tokens.entries[first - 1].money
    if not entry.scale_sign or (entry.unit and not (is_price or after.money)):
        return False
    if tokens.is_glued(at + 1) and tokens.names[at + 1]:
        return False
    if is_price or after.money or tokens.words[at + 1] == "/":
        return True
    return bool(after.counter) and tokens.is_glued(at)
