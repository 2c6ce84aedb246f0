"""Times that a sign the language does not know parts: quý ^ IV, third ^ quarter."""

from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.numbers.unknown_signs import is_unknown_sign, skip_unknown_signs
from pipeline.reading.phrases.lookahead import figure_follows


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
    if _is_cut_off(tokens, start):
        return True
    sign = start - 1
    while sign > max(start - _MAX_WITHIN, 0) and _is_within(tokens, sign):
        sign -= 1
    before = sign
    while before > 0 and is_unknown_sign(tokens, before):
        before -= 1
    is_parted = 0 <= before < sign
    before -= tokens.words[before] == ","
    return is_parted and _opens_time(tokens, before, is_next=sign == start - 1)


def _is_cut_off(tokens: Tokens, start: int) -> bool:
    """Whether a time is the rest of months that are refused: 7*6 tháng đầu năm."""
    if not tokens.entries[start].roles & (role.HEAD | role.TAIL) or start < _MIN_MONTHS:
        return False
    is_counted = tokens.numbers[start - 2] or tokens.entries[start - 2].part
    is_part = tokens.entries[start - 1].roles & (role.MONTH | role.QUARTER)
    return bool(is_counted and is_part)


# 6 tháng
_MIN_MONTHS = 2
# Words of a time between a sign and the year: (nine ^) months of (2025).
_MAX_WITHIN = 4


def _is_within(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    is_joint = tokens.words[at] in ("-", ",")
    return bool(is_joint or entry.part or entry.ordinal or entry.roles & _WITHIN)


_WITHIN = (
    role.POSSESSIVE | role.QUARTER | role.MONTH | role.HALF_YEAR | role.ROMAN_DIGIT
) | (role.HEAD | role.TAIL | role.LENGTH)


def _opens_time(tokens: Tokens, at: int, *, is_next: bool) -> bool:
    """Whether a time may go on from a token, over the signs after it."""
    entry = tokens.entries[at]
    if tokens.numbers[at] or entry.ordinal or entry.roles & _OPENING:
        return True
    return bool(entry.part or entry.roles & role.ROMAN_DIGIT) and not is_next


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


_LEADING = role.ALSO | role.POSSESSIVE | role.DEFINITE
_WHICH = role.THIS | role.LAST


def _is_of_time(tokens: Tokens, at: int) -> bool:
    """Whether a number or month of a time stands at a token, or after a joint there."""
    if tokens.entries[at].roles & _LEADING:
        at += 1
    words = tokens.words[at]
    entry = tokens.entries[at]
    if entry.roles & role.YEAR:
        return bool(tokens.numbers[at + 1] or tokens.entries[at + 1].roles & _WHICH)
    if not tokens.numbers[at]:
        return bool(entry.month or entry.year is not None or entry.roles & _WHICH)
    if tokens.entries[at + 1].roles & role.SUFFIX:
        return True
    return is_likely_year(words) or not figure_follows(tokens, at + 1)
