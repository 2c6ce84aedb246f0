"""The year that stands after a part of it: (July) 2025, (Q3) of last year."""

import re

from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.phrases.lookahead import figure_follows, sign_follows
from pipeline.reading.reference import Reference


def is_year_at(tokens: Tokens, at: int) -> bool:
    """Whether four digits at a token are likely a year, and measure nothing."""
    if not tokens.numbers[at] or not is_likely_year(tokens.words[at]):
        return False
    following = tokens.entries[at + 1]
    is_joined = sign_follows(tokens, at + 1) and tokens.is_glued(at + 1)
    return not (following.scale or following.unit or is_joined)


_BEFORE_YEAR = (",", "/")


def read_year_of(
    tokens: Tokens, at: int, reference: Reference | None
) -> tuple[int, int | None] | None:
    """Read the year after a part of it: (July) 2025, of 2025, of last year, /2025."""
    if tokens.words[at] in _BEFORE_YEAR or tokens.entries[at].roles & role.POSSESSIVE:
        at += 1
    if is_year_at(tokens, at):
        return at + 1, int(tokens.words[at])
    entry = tokens.entries[at]
    if entry.year is None or tokens.entries[at + 1].roles & (role.AGO | role.BEFORE):
        return None  # of the year before
    if entry.roles & role.YEAR and is_year_at(tokens, at + 1):
        return at + 2, int(tokens.words[at + 1])
    if reference is None:
        return None if entry.year else (at + 1, None)
    return at + 1, reference.day.year + entry.year


def read_sign_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the year after a sign, of two digits where it is glued: /2025, 2025, '25."""
    is_short = tokens.is_glued(at) and tokens.words[at] != "-"
    if tokens.words[at] in _BEFORE_SIGN_YEAR and tokens.is_joined(at):
        at += 1
    digits = tokens.words[at]
    if not tokens.numbers[at]:
        return None
    if is_likely_year(digits):
        return at + 1, int(digits)
    if not is_short or len(digits) != _SHORT:
        return None
    is_year = digits.isdecimal() and digits.isascii()
    return (at + 1, 2000 + int(digits)) if is_year else None


_BEFORE_SIGN_YEAR = ("/", "-", "'", "’")
_SHORT = 2


def read_old_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read a year before 1900, which only a day or month before it makes certain."""
    digits, after = tokens.words[at], at + 1
    if not is_old_year_at(tokens, at) or sign_follows(tokens, after):
        return None
    is_noun = figure_follows(tokens, after) and not tokens.is_capital(after)
    return None if is_noun else (after, int(digits))


def is_old_year_at(tokens: Tokens, at: int) -> bool:
    """Whether four digits at a token may be a year before 1900."""
    return bool(tokens.numbers[at] and _OLD_YEAR.fullmatch(tokens.words[at]))


_OLD_YEAR = re.compile("1[5-8][0-9]{2}")
