"""Digits before am, pm and a plural -s: times of day, decades."""

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens


def skip_time_of_day(context: Context, at: int) -> Match | None:
    """Pass over the numbers of times of day: 9 am, 5 and 7 p.m."""
    stop = _find_end_of_clock(context.tokens, at + 1)
    return Match(stop, None) if stop else None


def refuse_decade(context: Context, at: int) -> Match | None:
    """Refuse the 1990s and 1,000s of people; pass over the 787s, a plural."""
    tokens, after = context.tokens, at + 1
    if not (tokens.entries[after].roles & role.DECADE and tokens.is_glued(after)):
        return None
    if tokens.entries[after + 1].roles & role.POSSESSIVE:
        return context.refuse("vague-amount", at, after + 1)
    digits = tokens.words[at]
    if len(digits) in _DECADE_DIGITS and digits[-1] == "0":
        return context.refuse("vague-time", at, after + 1)
    return Match(after + 1, None) if digits.isdigit() else None


# The 1990s, the 90s
_DECADE_DIGITS = (2, 4)


def _find_end_of_clock(tokens: Tokens, at: int) -> int:
    """Return the token after times of day with one "am" or "pm" for all: 5 and 7 p.m.

    0 where the number before a token is none.
    """
    for _ in range(_MAX_CLOCKS):
        roles = tokens.entries[at].roles
        if roles & role.MERIDIEM:
            return at + 1
        if not roles & (role.TO | role.SHARING) or not tokens.numbers[at + 1]:
            return 0
        if len(tokens.words[at - 1]) > _MAX_HOUR:
            return 0
        at += 2
        if tokens.words[at] == ":" and tokens.numbers[at + 1]:
            at += 2
    return 0


_MAX_CLOCKS = 4


_MAX_HOUR = 2
