"""Digits and words that are no quantity by themselves: ٣, .5, a scale word, XIV."""

from decimal import Decimal

from pipeline.reading.context import Context, Match
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import count_zeros, to_decimal
from pipeline.reading.numbers.ordinals import read_roman
from pipeline.reading.quantities.vague import refuse_bare_scale


def refuse_digits(context: Context, at: int) -> Match | None:
    """Refuse digits of another script, and decimals without a whole part: .5."""
    tokens, before = context.tokens, at - 1
    if not tokens.words[at].isascii():
        return context.refuse("foreign-digits", at, at + 1)
    if tokens.words[before] != tokens.language.decimal_mark:
        return None
    if not tokens.is_glued(at) or tokens.is_glued(before):
        return None
    return context.refuse("malformed-number", before, at + 1)


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
