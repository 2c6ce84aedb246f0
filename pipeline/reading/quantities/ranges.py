"""Ranges: the second end of a figure, and what joins it to the first."""

from decimal import Decimal

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.lookahead import figure_follows
from pipeline.reading.phrases.nouns import read_counted
from pipeline.reading.phrases.qualifiers import find_change, look_back
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.units import Unit, add_rates, read_unit


def take_other_end(context: Context, figure: Figure) -> Match | None:
    """Take the second end of a range: 7,5-8%, từ 5 đến 7%, giữa 1000 và 2000 đồng.

    Returns a refusal where the two ends do not go together.
    """
    tokens, at = context.tokens, figure.stop
    roles = tokens.entries[at].roles
    is_pair = roles & role.AND and _between(context, figure.first)
    is_next = roles & role.OR and figure.unit is None
    if not (roles & role.TO or is_pair or is_next):
        return None
    first = at + 1
    money = tokens.entries[first].unit if tokens.entries[first].money else ""
    if money:
        first += 1
    other = read_amount(tokens, first)
    if other is None or other.fault or (figure.amount.ratio and not figure.unit):
        return None
    unit = (
        Unit(other.stop, money, money=True) if money else read_unit(tokens, other.stop)
    )
    if unit is None and _shares_currency(tokens, figure, other):
        unit = _take_currency_of_both(tokens, figure, other)
    kind = _kind_of_joint(context, figure) if roles & role.CHANGE else _RANGE
    if kind == _CHANGE or not _may_end(tokens, figure, other, unit):
        return None
    is_ambiguous = kind == _DOUBTFUL
    if kind == _UNSETTLED or (
        is_ambiguous and unit is None and _are_alike(tokens, figure, other)
    ):
        return _doubt_change(context, figure, other, unit)
    if figure.unit is not None and unit is not None:
        if unit.code.partition("/")[0] != figure.unit.code:
            return _unlike(context, figure, unit) if tokens.words[at] == "-" else None
        if is_ambiguous:
            return _doubt_change(context, figure, other, None)
    figure.other = other
    figure.unit = unit
    figure.stop = other.stop if unit is None else unit.stop
    _share_scale(figure.amount, other)
    return None


def _doubt_change(
    context: Context, figure: Figure, other: Amount, unit: Unit | None
) -> Match:
    stop = other.stop if unit is None else unit.stop
    return context.refuse("ambiguous-range-or-change", figure.first, stop)


_RANGE, _CHANGE, _DOUBTFUL, _UNSETTLED = range(4)


def _kind_of_joint(context: Context, figure: Figure) -> int:
    """Settle what "to" joins: what was and what is, after a verb of change and "from".

    Without the verb, two ends with units of their own (from 5% to 7%) may be either;
    where it tells neither rise nor fall (went from 354 to 405 million), all may be.
    """
    tokens, before = context.tokens, figure.first - 1
    roles = tokens.entries[before].roles if before >= context.consumed else 0
    if roles & role.BETWEEN:
        return _RANGE
    if tokens.entries[figure.amount.start].amount:
        return _CHANGE  # doubled to 300
    if roles & role.FROM:
        figure.change = find_change(tokens, before, context.consumed)
        if figure.change is not None:
            return _CHANGE
        is_changed = tokens.entries[before - 1].roles & role.CHANGED
        is_near = before > context.consumed
        return _UNSETTLED if is_near and is_changed else _DOUBTFUL
    qualifiers = look_back(tokens, figure.first, context.consumed)
    return _RANGE if qualifiers.direction is None else _DOUBTFUL


def _are_alike(tokens: Tokens, figure: Figure, other: Amount) -> bool:
    """Whether each end stands for itself: 5 million to 7 million, by 5 to 30."""
    is_noun = figure_follows(tokens, other.stop)
    return other.scale == figure.amount.scale and not is_noun


def _may_end(tokens: Tokens, figure: Figure, other: Amount, unit: Unit | None) -> bool:
    """Whether a number ends a range: one with a unit, or one that counts.

    After "or" it follows on the first: two or three.
    """
    is_or = tokens.entries[figure.stop].roles & role.OR
    follows = other.value
    if other.scale and not figure.amount.scale:
        follows = follows.scaleb(-other.scale)  # three or four million
    if is_or and follows != figure.amount.value + 1:
        return False
    if unit is not None:
        return True
    if figure.unit is not None:
        return False
    is_bare_word = other.kind is None and not other.scale
    return not is_bare_word or read_counted(tokens, other.stop) is not None


def _shares_currency(tokens: Tokens, figure: Figure, other: Amount) -> bool:
    """Whether a sign of money is of both ends: $3.5-3.6 billion."""
    if figure.unit is None or figure.first == figure.amount.start:
        return False
    is_range = tokens.words[figure.stop] == "-" or other.scale > figure.amount.scale
    return is_range and not figure_follows(tokens, other.stop)


def _take_currency_of_both(tokens: Tokens, figure: Figure, other: Amount) -> Unit:
    code = "" if figure.unit is None else figure.unit.code
    return Unit(*add_rates(tokens, other.stop, code), money=True)


def _unlike(context: Context, figure: Figure, unit: Unit) -> Match:
    return context.refuse("unlike-range", figure.first, unit.stop)


def _between(context: Context, first: int) -> bool:
    before = first - 1
    return before >= context.consumed and bool(
        context.tokens.entries[before].roles & role.BETWEEN
    )


def _share_scale(amount: Amount, other: Amount) -> None:
    """Return the first end the second's scale, which stands for both: 8-9 triệu."""
    if other.scale and not amount.scale and amount.value < other.value:
        low = Amount(
            amount.start, amount.stop, amount.mantissa, amount.exponent, amount.step
        )
        if low.value * Decimal(10) ** other.scale < other.value:
            amount.exponent += other.scale
            amount.step += other.scale
