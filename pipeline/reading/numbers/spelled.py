"""Numbers spelled out in words, up to a thousand, and decimals after phẩy."""

from typing import NamedTuple

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import (
    AND,
    DIGIT,
    ENDING,
    HUNDRED,
    TEEN,
    TEN,
    TIMES_TEN,
)
from pipeline.reading.lexing.tokens import Tokens

# How a spelled number was said: in full, with the last place left out (một trăm hai),
# or as two digits side by side (bốn ba), which may also mean "four or three".
FULL, SHORT, SIDE_BY_SIDE = range(3)


class Spelled(NamedTuple):
    """A spelled-out number and the index of the token after it."""

    stop: int
    value: int
    spelling: int


def read_below_thousand(tokens: Tokens, at: int) -> Spelled | None:
    """Read a number of up to three places: ba trăm linh tư, hai mươi mốt, mười, bốn."""
    entry = tokens.entries[at]
    if tokens.entries[at + 1].part == HUNDRED:
        digit = 1 if entry.roles & role.ONE else entry.digit
        if entry.part == DIGIT or entry.roles & role.ONE:
            return _read_after_hundred(tokens, at + 2, digit * 100, begun=at)
    tens = _read_tens(tokens, at)
    if tens is not None:
        return tens
    if entry.part == DIGIT:
        return Spelled(at + 1, entry.digit, FULL)
    return None


def _read_after_hundred(
    tokens: Tokens, at: int, hundreds: int, *, begun: int
) -> Spelled:
    entry = tokens.entries[at]
    if entry.part == AND:
        if joins_numbers(tokens, at, begun):
            return Spelled(at, hundreds, FULL)
        following = tokens.entries[at + 1]
        if following.part in (DIGIT, ENDING):
            return Spelled(at + 2, hundreds + following.digit, FULL)
        rest = _read_tens(tokens, at + 1) if following.part in (TEN, TEEN) else None
        if rest is not None:
            return Spelled(rest.stop, hundreds + rest.value, FULL)
        return Spelled(at, hundreds, FULL)
    tens = _read_tens(tokens, at)
    if tens is not None:
        return Spelled(tens.stop, hundreds + tens.value, FULL)
    if entry.roles & role.HALF:
        return Spelled(at + 1, hundreds + 50, SHORT)
    if entry.part == DIGIT and entry.roles & role.NUMERAL:
        is_next = tokens.entries[at + 1].part == HUNDRED
        return Spelled(at + (not is_next), hundreds + entry.digit * (not is_next), FULL)
    if is_short_end(tokens, at) and hundreds:
        return Spelled(at + 1, hundreds + 10 * entry.digit, SHORT)
    return Spelled(at, hundreds, FULL)


def joins_numbers(tokens: Tokens, at: int, begun: int) -> bool:
    """Whether an "and" parts two numbers: between one hundred and two hundred."""
    if not tokens.entries[at].roles & role.AND:
        return False
    is_end = tokens.entries[begun - 1].roles & role.BETWEEN
    return bool(is_end) or tokens.entries[at + 2].part == HUNDRED


def _read_tens(tokens: Tokens, at: int) -> Spelled | None:
    entry, following = tokens.entries[at], tokens.entries[at + 1]
    if entry.part == TEEN:
        return Spelled(at + 1, entry.digit, FULL)
    if entry.part == TEN:
        return _add_unit(tokens, at + 1, entry.digit, FULL)
    if entry.part != DIGIT:
        return None
    if following.part == TIMES_TEN:
        return _add_unit(tokens, at + 2, 10 * entry.digit, FULL)
    if entry.roles & role.NUMERAL:
        return None
    if entry.digit and tokens.entries[at + 2].part not in (TIMES_TEN, HUNDRED):
        spelling = FULL if following.part == ENDING else SIDE_BY_SIDE
        pair = _add_unit(tokens, at + 1, 10 * entry.digit, spelling)
        return pair if pair.stop > at + 1 else None
    return None


def _add_unit(tokens: Tokens, at: int, tens: int, spelling: int) -> Spelled:
    if _is_inner_hyphen(tokens, at):
        at += 1
    entry = tokens.entries[at]
    is_unit = entry.part == ENDING or (
        entry.part == DIGIT and not is_year_word(tokens, at)
    )
    if is_unit and entry.digit:
        return Spelled(at + 1, tens + entry.digit, spelling)
    return Spelled(at, tens, FULL)


def _is_inner_hyphen(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins a unit to its ten: twenty-one."""
    return (
        tokens.words[at] == "-"
        and tokens.entries[at + 1].part == DIGIT
        and bool(tokens.entries[at + 1].roles & role.NUMERAL)
        and tokens.is_joined(at)
    )


def is_short_end(tokens: Tokens, at: int) -> bool:
    """Whether a lone digit stands for the place below: một trăm hai."""
    entry = tokens.entries[at]
    if entry.part == ENDING:
        return True
    if entry.roles & role.NUMERAL:
        return False
    return entry.part == DIGIT and entry.digit > 0 and not is_year_word(tokens, at)


def is_year_word(tokens: Tokens, at: int) -> bool:
    """Whether the word is năm, which after a number is years and not five."""
    return bool(tokens.entries[at].roles & role.YEAR)


def read_decimals(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Read the decimals spelled after phẩy: không năm, hai mươi mốt, or digits."""
    if tokens.numbers[at]:
        digits = tokens.words[at]
        return (at + 1, digits) if digits.isdigit() else None
    if tokens.entries[at].part == TEN or tokens.entries[at + 1].part == TIMES_TEN:
        tens = _read_tens(tokens, at)
        return None if tens is None else (tens.stop, str(tens.value))
    stop = at
    while tokens.entries[stop].part in (DIGIT, ENDING):
        stop += 1
    if stop == at:
        return None
    return stop, "".join(str(tokens.entries[k].digit) for k in range(at, stop))


def read_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read a year's four digits one by one: hai không hai ba, hai không mười ba."""
    first, second = tokens.entries[at], tokens.entries[at + 1]
    if first.part != DIGIT or second.part != DIGIT or not first.digit:
        return None
    century = 1000 * first.digit + 100 * second.digit
    third, fourth = tokens.entries[at + 2], tokens.entries[at + 3]
    if third.part in (DIGIT, ENDING) and fourth.part in (DIGIT, ENDING):
        return at + 4, century + 10 * third.digit + fourth.digit
    if third.part == AND and fourth.part in (DIGIT, ENDING):
        return at + 4, century + fourth.digit
    if third.part == TEN:
        tens = _read_tens(tokens, at + 2)
        return None if tens is None else (tens.stop, century + tens.value)
    return None
