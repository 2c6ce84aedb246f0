"""Telephone numbers written in groups: gọi 1900 6789, call 1800-555-0199."""

import re

from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.lookahead import figure_follows

# 1900.6789, which is no number in groups of three.
_DOTTED = re.compile(r"[0-9.]+\.[0-9]{4,}")
# The groups of a number have so many digits together, or more.
_MIN_DIGITS = 8
# 1-800-555-0199: so many groups and hyphens at the most.
_MAX_TOKENS = 8
# tổng đài miễn phí 1800 1091: so far before it may stand what it is a number of.
_REACH = 4
# Hotline: 1900 6789
_MARKS = frozenset(":.(-+")


def find_end_of_phone(tokens: Tokens, at: int) -> int:
    """Return the token after a telephone number that begins at a token, or 0."""
    is_joined = tokens.numbers[at + 1] or tokens.words[at + 1] == "-"
    if not is_joined and len(tokens.numbers[at]) <= _MIN_DIGITS:
        return 0  # as most numbers are
    stop = _skip_groups(tokens, at)
    is_grouped = stop > at + 1 or _DOTTED.fullmatch(tokens.numbers[at])
    if not is_grouped or figure_follows(tokens, stop):
        return 0
    digits = sum(map(str.isdigit, "".join(tokens.numbers[at:stop])))
    return stop if digits >= _MIN_DIGITS and _is_announced(tokens, at) else 0


def _skip_groups(tokens: Tokens, at: int) -> int:
    """Return the token after numbers side by side, or joined by hyphens."""
    stop = at
    while tokens.numbers[stop] and stop < at + _MAX_TOKENS:
        stop += 1
        if tokens.words[stop] == "-" and tokens.is_joined(stop):
            stop += bool(tokens.numbers[stop + 1])
    return stop


def _is_announced(tokens: Tokens, at: int) -> bool:
    """Whether a word for a telephone or for numbers stands before a number."""
    if tokens.entries[at - 1].roles & role.DESIGNATOR:
        return not tokens.entries[at - 2].roles & role.NO_DESIGNATOR
    for before in range(at - 1, max(at - 1 - _REACH, -1), -1):
        if tokens.entries[before].roles & role.PHONE:
            return True
        if not (tokens.names[before] or tokens.words[before] in _MARKS):
            return False
    return False
