"""Digits and words that are no quantity by themselves: ٣, .5, a scale word, XIV."""

from decimal import Decimal

from pipeline.reading.context import Context, Match
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import count_zeros, to_decimal
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.ordinals import read_roman
from pipeline.reading.numbers.unknown_signs import is_unknown_sign, skip_rest
from pipeline.reading.quantities.vague import refuse_bare_scale


def refuse_digits(context: Context, at: int) -> Match | None:
    """Refuse digits of another script, decimals without a whole part, and 3*4."""
    tokens, digits = context.tokens, context.tokens.words[at]
    if not digits.isascii() and not digits.replace("’", "").isascii():
        return context.refuse("foreign-digits", at, at + 1)
    if tokens.words[at - 1] in _MARKS and _lacks_whole(tokens, at):
        return context.refuse("malformed-number", at - 1, at + 1)
    if tokens.gaps[at]:
        return None
    if tokens.names[at + 1] and _has_unknown_letters(tokens, at):
        return context.refuse("unknown-unit", at, at + 2)
    if tokens.words[at + 1] not in _JOINING:
        return None
    stop = _find_end_of_joined(tokens, at)
    return context.refuse("malformed-number", at, stop) if stop else None


def _lacks_whole(tokens: Tokens, at: int) -> bool:
    """Whether decimals stand without a whole part: tăng .5%, $.5 million."""
    before = at - 1
    if not at or not tokens.is_glued(at):
        return False
    is_after_sign = not (tokens.names[before - 1] or tokens.numbers[before - 1])
    return not tokens.is_glued(before) or (before > 0 and is_after_sign)


_MARKS = (".", ",")


def _has_unknown_letters(tokens: Tokens, at: int) -> bool:
    """Whether letters are glued to a number with marks: 1,5e6, 4.100mAh."""
    after = at + 1
    entry = tokens.entries[after]
    if tokens.words[at].isdigit():
        return False
    is_known = entry.unit or entry.scale or entry.scale_sign
    return not is_known or bool(tokens.numbers[after + 1] and not tokens.gaps[after])


def _find_end_of_joined(tokens: Tokens, at: int) -> int:
    """Return the token after numbers that unknown signs join: 3*4, 5=5; or 0."""
    stop = at + 1
    while (
        _is_joining(tokens, stop)
        and tokens.is_joined(stop)
        and (tokens.numbers[stop + 1] or _is_joining(tokens, stop + 1))
    ):
        stop += 2 if tokens.numbers[stop + 1] else 1
    is_power = read_amount(tokens, at)
    if is_power is not None and is_power.stop >= stop:
        return 0
    return skip_rest(tokens, stop) if stop > at + 1 else 0


def _is_joining(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in _JOINING or is_unknown_sign(tokens, at)


# Signs that stand between digits and make no number, though they have other uses.
_JOINING = frozenset("·⋅∙<>")


def read_scale_word(context: Context, at: int) -> Match | None:
    """Read a scale word that is the whole text; refuse it before a unit: nghìn tỷ đồng.

    No number stands before it.
    """
    if not context.is_whole(at, at + 1):
        return refuse_bare_scale(context, at)
    return _plain_number(context, at, 10 ** context.tokens.entries[at].scale)


def read_lone_roman(context: Context, at: int) -> Match | None:
    """Read a roman numeral that is the whole text."""
    if not context.tokens.is_acronym(at):
        return None
    value = read_roman(context.tokens.quote(at, at + 1))
    return None if value is None else _plain_number(context, at, value)


def _plain_number(context: Context, at: int, value: int) -> Match:
    start, end = context.span(at, at + 1)
    step = to_decimal(1, count_zeros(value))
    return Match(at + 1, Quantity(start, end, Decimal(value), step))
