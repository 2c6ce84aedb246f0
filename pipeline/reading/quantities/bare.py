"""A text that is nothing but a scale word or a roman numeral."""

from decimal import Decimal

from pipeline.reading.context import Context, Match
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import count_zeros, to_decimal
from pipeline.reading.numbers.ordinals import read_roman
from pipeline.reading.quantities.vague import refuse_bare_scale


def read_whole(context: Context, at: int) -> Match | None:
    """Read a text that is nothing but a scale word or a roman numeral."""
    tokens = context.tokens
    scale = tokens.entries[at].scale
    if not context.is_whole(at, at + 1):
        return refuse_bare_scale(context, at) if scale else None
    if scale:
        return _plain_number(context, at, 10**scale)
    word = tokens.quote(at, at + 1)
    roman = read_roman(word) if tokens.is_acronym(at) else None
    return None if roman is None else _plain_number(context, at, roman)


def _plain_number(context: Context, at: int, value: int) -> Match:
    start, end = context.span(at, at + 1)
    number = Decimal(value)
    quantity = Quantity(
        start=start,
        end=end,
        value=number,
        low=None,
        high=None,
        unit="1",
        counted=None,
        hedge="exact",
        status=None,
        direction=None,
        ordinal=False,
        step=to_decimal(1, count_zeros(value)),
    )
    return Match(at + 1, quantity)
