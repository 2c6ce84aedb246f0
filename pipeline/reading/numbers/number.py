"""Numbers with their scale words: 15,6 tỉ; hai mươi ba nghìn; 5 tỷ 508 triệu."""

from decimal import Decimal

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import DIGIT, HUNDRED, TEEN, TEN
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount, count_zeros
from pipeline.reading.numbers.compound import CompoundNumber
from pipeline.reading.numbers.literals import (
    GROUPED,
    MAX_DIGITS,
    PLAIN,
    Literal,
    parse_literal,
)
from pipeline.reading.numbers.spelled import read_below_thousand


def read_amount(tokens: Tokens, at: int) -> Amount | None:
    """Read the number that begins at a token, with all its scale words.

    Returns None where none begins, and an Amount with a `fault` where digits stand that
    make no number.
    """
    is_literal = tokens.numbers[at]
    amount = _read_digits(tokens, at) if is_literal else _read_words(tokens, at)
    if amount is None or amount.fault or amount.ratio:
        return amount
    if tokens.words[amount.stop] == "-" and _is_hyphen_before_scale(
        tokens, amount.stop
    ):
        amount.stop += 1
    following = tokens.entries[amount.stop]
    if following.scale or following.multiplier or following.roles & _GOING_ON:
        CompoundNumber(tokens, amount).extend()
    return amount


def _is_hyphen_before_scale(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins a number to its scale word: a 5-million project."""
    is_glued = tokens.is_joined(at)
    return is_glued and bool(tokens.entries[at + 1].scale)


_GOING_ON = role.POINT | role.HALF


def _read_digits(tokens: Tokens, at: int) -> Amount:
    digits = tokens.words[at]
    if len(digits) > MAX_DIGITS:
        return Amount(at, at + 1, 0, 0, 0, fault="number-too-long")
    literal = parse_literal(digits, tokens.language.decimal_mark)
    if literal is None:
        return Amount(at, at + 1, 0, 0, 0, fault="malformed-number")
    kind, mantissa, exponent = literal
    stop = at + 1
    if kind == PLAIN and tokens.numbers[stop] and len(digits) < 4 and mantissa:
        stop, literal = _join_groups(tokens, at)
        kind, mantissa, exponent = literal
    following = tokens.entries[stop]
    if "/" in following.amount and kind == PLAIN and tokens.is_glued(stop):
        top, _, bottom = following.amount.partition("/")
        ratio = mantissa * int(bottom) + int(top), int(bottom)
        return Amount(at, stop + 1, 0, 0, 0, kind, ratio=ratio)
    step = exponent or count_zeros(mantissa)
    return Amount(at, stop, mantissa, exponent, step, kind)


def _join_groups(tokens: Tokens, at: int) -> tuple[int, Literal]:
    """Join groups of three digits that stand one space apart: 9 000 000."""
    stop = at + 1
    while (
        tokens.numbers[stop]
        and len(tokens.words[stop]) == 3
        and tokens.start(stop) == tokens.end(stop - 1) + 1
    ):
        stop += 1
    digits = "".join(tokens.words[at:stop])
    if not digits.isdigit() or len(digits) > MAX_DIGITS:
        return at + 1, Literal(PLAIN, int(tokens.words[at]), 0)
    kind = PLAIN if stop == at + 1 else GROUPED
    return stop, Literal(kind, int(digits), 0)


def _read_words(tokens: Tokens, at: int) -> Amount | None:
    entry = tokens.entries[at]
    if entry.amount:
        return _read_fixed(entry.amount, at)
    fraction = _read_parts(tokens, at) if tokens.language.parts else None
    if fraction is not None:
        return fraction
    following = tokens.entries[at + 1]
    if entry.roles & role.HALF_OF and following.scale:
        return Amount(at, at + 1, 5, -1, -1)
    is_one = entry.roles & role.ONE
    if is_one and following.part != HUNDRED:
        is_scaled = following.scale or following.multiplier
        return Amount(at, at + 1, 1, 0, 0) if is_scaled else None
    if entry.part not in (DIGIT, TEN, TEEN) and not is_one:
        return None
    number = read_below_thousand(tokens, at)
    if number is None:
        return None
    step = count_zeros(number.value)
    return Amount(at, number.stop, number.value, 0, step, spelling=number.spelling)


def _read_parts(tokens: Tokens, at: int) -> Amount | None:
    """Read a fraction of a cardinal and an ordinal: two-thirds, one third, a third of.

    A following "of" belongs to it: what it is a part of is not counted.
    """
    entry, last = tokens.entries[at], at + 1
    if tokens.words[last] == "-" and tokens.is_joined(last):
        last += 1
    part = tokens.entries[last]
    has_of = tokens.entries[last + 1].roles & role.OF_ALL
    is_one = (entry.part == DIGIT and entry.digit == 1) or entry.roles & role.ONE
    if is_one:
        is_settled = has_of or not entry.roles & role.ONE
        top, bottom = 1, part.ordinal if is_settled else 0
    elif entry.part in (DIGIT, TEEN):
        top, bottom = entry.digit, part.part_of
    else:
        return None
    if bottom <= max(top, _MIN_PARTS):
        return None
    stop = last + 2 if has_of else last + 1
    return Amount(at, stop, 0, 0, 0, ratio=(top, bottom))


# The second is no half.
_MIN_PARTS = 2


def _read_fixed(written: str, at: int) -> Amount:
    top, slash, bottom = written.partition("/")
    if slash:
        return Amount(at, at + 1, 0, 0, 0, ratio=(int(top), int(bottom)))
    value = Decimal(written)
    exponent = int(value.as_tuple().exponent)
    return Amount(at, at + 1, int(value.scaleb(-exponent)), exponent, exponent)
