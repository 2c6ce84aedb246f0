"""Signs that the language does not know, beside a number or within it: 5 ^ km, 5¤7."""

import unicodedata
from functools import cache

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import NOTHING
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.phrases.lookahead import figure_follows

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


_GOING_ON = role.HALF | role.POINT | role.PER | role.HEAD | role.TAIL


def parts_time(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether unknown signs part a time from what belongs to it: July ^ 2024.

    Before it that is a number, the word of a longer time or of a part of it, or what it
    counts from: 3 * July, nửa ^ đầu năm, quý ^ IV năm ngoái, third ^ quarter of 2025.
    """
    after = stop
    for _ in range(_MAX_LINKS):
        is_comma = tokens.words[after] == ","
        after += is_comma or bool(tokens.entries[after].roles & _LINKS)
    number = skip_unknown_signs(tokens, after)
    has_year = is_likely_year(tokens.words[stop - 1])
    if number > after and not has_year and _is_of_time(tokens, number):
        return True
    sign = start - 1
    while sign > max(start - _MAX_WITHIN, 0) and _is_within(tokens, sign):
        sign -= 1
    before = sign
    while before > 0 and is_unknown_sign(tokens, before):
        before -= 1
    is_parted = 0 <= before < sign
    return is_parted and _opens_time(tokens, before, is_next=sign == start - 1)


# Words of a time between a sign and the year: (nine ^) months of (2025).
_MAX_WITHIN = 4


def _is_within(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    return bool(entry.part or entry.ordinal or entry.roles & _WITHIN)


_WITHIN = (
    role.POSSESSIVE | role.QUARTER | role.MONTH | role.HALF_YEAR | role.ROMAN_DIGIT
) | (role.HEAD | role.TAIL | role.LENGTH)


def _opens_time(tokens: Tokens, at: int, *, is_next: bool) -> bool:
    """Whether a time may go on from a token, over the signs after it."""
    entry = tokens.entries[at]
    if tokens.numbers[at] or entry.ordinal or entry.roles & _OPENING:
        return True
    return bool(entry.part) and not is_next


_OPENING = (role.TIMES | role.HALF_YEAR | role.REST | role.SUFFIX | role.ORDINAL) | (
    role.FROM | role.TO | role.UNTIL | role.BEFORE | role.AFTER
)


def parts_rank(tokens: Tokens, at: int) -> bool:
    """Whether unknown signs part a rank from the time that it is of: third ^ quarter.

    So do they a day of the week from its date: thứ hai ^ ngày 25/8.
    """
    after = at
    while is_unknown_sign(tokens, after):
        after += 1
    if after == at:
        return False
    if tokens.words[after] == "(" or tokens.entries[after].roles & role.POSSESSIVE:
        after += 1
    entry = tokens.entries[after]
    is_named = entry.month or entry.year is not None or entry.roles & _AFTER_RANK
    return bool(tokens.numbers[after] or is_named)


_AFTER_RANK = role.TIMES | role.RUN | role.HALF_YEAR | role.LENGTH


_MAX_LINKS = 2
_LINKS = role.YEAR | role.POSSESSIVE


def _is_of_time(tokens: Tokens, at: int) -> bool:
    """Whether a number or month of a time stands at a token, or after a joint there."""
    if tokens.entries[at].roles & role.ALSO:
        at += 1
    words = tokens.words[at]
    entry = tokens.entries[at]
    if entry.roles & role.YEAR:
        following = tokens.entries[at + 1].roles
        return bool(tokens.numbers[at + 1] or following & (role.THIS | role.LAST))
    if not tokens.numbers[at]:
        return bool(entry.month or entry.year is not None)
    return is_likely_year(words) or not figure_follows(tokens, at + 1)
