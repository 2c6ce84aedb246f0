"""Signs that the language does not know, beside a number or within it: 5 ^ km, 5¤7."""

import unicodedata
from functools import cache

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import NOTHING
from pipeline.reading.lexing.tokens import Tokens

# Signs that are no punctuation of a sentence, though Unicode counts them as such.
_NO_PUNCTUATION = frozenset("*@&#\\§_†‡¶")
# Symbols that have a part of their own in numbers and names.
_KNOWN = frozenset("+%°`´")


def is_unknown_sign(tokens: Tokens, at: int) -> bool:
    """Whether a sign stands at a token that is no punctuation and of no table."""
    word = tokens.words[at]
    return len(word) == 1 and tokens.entries[at] is NOTHING and _is_symbol(word)


@cache
def _is_symbol(sign: str) -> bool:
    if sign in _KNOWN:
        return False
    return sign in _NO_PUNCTUATION or unicodedata.category(sign)[0] == "S"


def skip_unknown_signs(tokens: Tokens, at: int) -> int:
    """Return the token after the unknown signs at a token; the same one if none.

    A sign of a hedge, or a quote, that stands before a unit or scale is one of them.
    """
    is_link = tokens.words[at] in _LINKING or tokens.entries[at].roles & _LINK_ROLES
    stop = at + bool(is_link)
    if tokens.words[stop] in _MISPLACED and parts_figure(tokens, stop + 1):
        return stop + 1
    if not is_unknown_sign(tokens, stop):
        return at
    while is_unknown_sign(tokens, stop):
        stop += 1
    return stop


_LINKING = ("-", "/")
_LINK_ROLES = role.TO | role.AND | role.CHANGE
_MISPLACED = frozenset("+<>~≈≤≥'’‘\"“”")


def skip_rest(tokens: Tokens, at: int) -> int:
    """Return the token after what goes on with a number that is none: ×2 triệu tấn.

    Numbers, their scales and units, months, and what joins them.
    """
    while at < tokens.size and (_is_part(tokens, at) or _joins_parts(tokens, at)):
        at += 1
    return at


def _is_part(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    is_word = entry.scale or entry.unit or entry.month or entry.amount
    is_word = is_word or entry.year is not None
    is_part = is_word or tokens.numbers[at] or entry.roles & _PARTS
    return bool(is_part or is_unknown_sign(tokens, at))


def _joins_parts(tokens: Tokens, at: int) -> bool:
    is_joint = tokens.words[at] in ("-", "/") or tokens.entries[at].roles & _JOINTS
    return bool(is_joint and at + 1 < tokens.size and _is_part(tokens, at + 1))


_PARTS = role.NUMBER_WORD | role.HALF
_JOINTS = role.TO | role.AND | role.POSSESSIVE | role.PER | role.OF


def parts_figure(tokens: Tokens, at: int) -> bool:
    """Whether signs up to a token part a number from its unit, scale or half."""
    entry = tokens.entries[at]
    if tokens.numbers[at]:
        return is_unknown_sign(tokens, at - 1) and tokens.is_glued(at)
    is_time = entry.roles & role.TIMES
    return bool(entry.scale or entry.roles & _GOING_ON or (entry.unit and not is_time))


_GOING_ON = role.HALF | role.POINT | role.PER
