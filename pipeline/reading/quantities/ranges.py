"""Ranges: the second end of a figure, and what joins it to the first."""

from decimal import Decimal

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.lookahead import figure_follows
from pipeline.reading.phrases.nouns import find_end_of_counted
from pipeline.reading.phrases.qualifiers import find_change, look_back
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.units import Unit, add_rates, read_unit


def take_other_end(context: Context, figure: Figure) -> Match | None:
    """Take the second end of a range: 7,5-8%, từ 5 đến 7%, giữa 1000 và 2000 đồng.

    Returns a refusal where the two ends do not go together.
    """
    if not _is_joined(context, figure):
        return None
    other = _read_other(context.tokens, figure)
    if other is None:
        return _refuse_hedged_end(context, figure)
    if figure.amount.ratio and not figure.unit:
        return None
    unit = _read_unit_of_other(context.tokens, figure, other)
    roles = context.tokens.entries[figure.stop].roles
    kind = _kind_of_joint(context, figure) if roles & role.CHANGE else _RANGE
    if kind == _CHANGE or not _may_end(context.tokens, figure, other, unit):
        return None
    if kind != _RANGE and _may_be_change(context.tokens, figure, other, unit, kind):
        stop = other.stop if unit is None else unit.stop
        return context.refuse("ambiguous-range-or-change", figure.first, stop)
    if _are_unlike(figure, unit):
        is_range = context.tokens.words[figure.stop] == "-"
        return _refuse_unlike(context, figure, unit) if is_range else None
    figure.other = other
    figure.unit = unit
    figure.stop = other.stop if unit is None else unit.stop
    _share_scale(figure.amount, other)
    return None


def note_change(context: Context, figure: Figure) -> None:
    """Note the rise or fall that goes on to the next figure: từ 18 xuống còn 16 năm.

    When it was so much may stand between: from 5% in 2020 to 7%.
    """
    tokens, before = context.tokens, figure.first - 1
    if before < context.consumed or not tokens.entries[before].roles & role.FROM:
        return
    at = figure.stop
    while at < figure.stop + _MAX_TIME and _is_of_time(tokens, at):
        at += 1
    if tokens.entries[at].roles & role.CHANGE and _leads_to_number(tokens, at + 1):
        figure.change = find_change(tokens, before, context.consumed)


# (in the first quarter of 2020)
_MAX_TIME = 7
# (to) more than ($5)
_MAX_LEAD = 3


def _is_of_time(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    is_word = entry.month or entry.ordinal or entry.year is not None
    return bool(is_word or tokens.numbers[at] or entry.roles & _TIME) or (
        tokens.words[at] in _BRACKETS
    )


_TIME = role.TIMES | role.IN | role.POSSESSIVE | role.DEFINITE | role.LAST
_BRACKETS = ("(", ")", ",", "/")


def _leads_to_number(tokens: Tokens, at: int) -> bool:
    return any(
        tokens.numbers[k] or tokens.entries[k].part for k in range(at, at + _MAX_LEAD)
    )


def _is_joined(context: Context, figure: Figure) -> bool:
    """Whether what stands after a figure may join it to another: to, -, and, or."""
    roles = context.tokens.entries[figure.stop].roles
    if roles & role.TO or (roles & role.OR and figure.unit is None):
        return True
    return bool(roles & role.AND) and _is_between(context, figure.first)


def _read_other(tokens: Tokens, figure: Figure) -> Amount | None:
    """Read the number after a joint, over a sign of money."""
    first = figure.stop + 1
    other = read_amount(tokens, first + bool(tokens.entries[first].money))
    return None if other is None or other.fault else other


def _refuse_hedged_end(context: Context, figure: Figure) -> Match | None:
    """Refuse a number whose unit may be that of a hedged end: từ 5 đến gần 6 triệu.

    Of a change (rose from 5 to over 7 percent) the end stands for itself.
    """
    tokens, hedge = context.tokens, figure.stop + 1
    if figure.unit is not None or not tokens.entries[hedge].hedge:
        return None
    other = read_amount(tokens, hedge + 1 + bool(tokens.entries[hedge + 1].money))
    if other is None or other.fault:
        return None
    is_change = tokens.entries[figure.stop].roles & role.CHANGE
    if is_change and _kind_of_joint(context, figure) == _CHANGE:
        return None
    unit = read_unit(tokens, other.stop)
    stop = other.stop if unit is None else unit.stop
    return context.refuse("hedged-range", figure.first, stop)


def _read_unit_of_other(tokens: Tokens, figure: Figure, other: Amount) -> Unit | None:
    """Read the unit of a second end: before it, after it, or before both."""
    first = tokens.entries[figure.stop + 1]
    if first.money:
        return Unit(other.stop, first.unit, money=True)
    unit = read_unit(tokens, other.stop)
    if unit is None and _shares_currency(tokens, figure, other):
        return _take_currency_of_both(tokens, figure, other)
    return unit


def _may_be_change(
    tokens: Tokens, figure: Figure, other: Amount, unit: Unit | None, kind: int
) -> bool:
    """Whether two ends may be what was and what is: from 5% to 7%."""
    if kind == _UNSETTLED:
        return True
    if unit is None:
        return _are_alike(tokens, figure, other)
    return figure.unit is not None and not _are_unlike(figure, unit)


def _are_unlike(figure: Figure, unit: Unit | None) -> bool:
    """Whether two ends have units of their own, which differ."""
    if figure.unit is None or unit is None:
        return False
    return unit.code.partition("/")[0] != figure.unit.code


_RANGE, _CHANGE, _AMBIGUOUS, _UNSETTLED = range(4)


def _kind_of_joint(context: Context, figure: Figure) -> int:
    """Settle what "to" joins: what was and what is, after a verb of change and "from".

    Without the verb, two ends with units of their own (from 5% to 7%) may be either;
    where it states neither rise nor fall (went from 354 to 405 million), all may be.
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
        return _UNSETTLED if is_near and is_changed else _AMBIGUOUS
    qualifiers = look_back(tokens, figure.first, context.consumed)
    return _RANGE if qualifiers.direction is None else _AMBIGUOUS


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
    return not is_bare_word or find_end_of_counted(tokens, other.stop) > other.stop


def _shares_currency(tokens: Tokens, figure: Figure, other: Amount) -> bool:
    """Whether a sign of money is of both ends: $3.5-3.6 billion."""
    if figure.unit is None or figure.first == figure.amount.start:
        return False
    if tokens.is_joined(figure.stop):
        return True  # a $3.5-3.6 billion investment
    is_range = tokens.words[figure.stop] == "-" or other.scale > figure.amount.scale
    return is_range and not figure_follows(tokens, other.stop)


def _take_currency_of_both(tokens: Tokens, figure: Figure, other: Amount) -> Unit:
    code = "" if figure.unit is None else figure.unit.code
    return Unit(*add_rates(tokens, other.stop, code), money=True)


def _refuse_unlike(context: Context, figure: Figure, unit: Unit | None) -> Match:
    stop = figure.stop if unit is None else unit.stop
    return context.refuse("unlike-range", figure.first, stop)


def _is_between(context: Context, first: int) -> bool:
    """Whether "between" stands before a number, or before its hedge."""
    before = first - 1
    if context.tokens.entries[before].hedge:
        before -= 1
    return before >= context.consumed and bool(
        context.tokens.entries[before].roles & role.BETWEEN
    )


def _share_scale(amount: Amount, other: Amount) -> None:
    """Return the first end the second's scale, which stands for both: 8-9 triệu."""
    shared = other.shared or other.scale
    if shared and not amount.scale and amount.value < other.value:
        low = Amount(
            amount.start, amount.stop, amount.mantissa, amount.exponent, amount.step
        )
        if low.value * Decimal(10) ** shared < other.value:
            amount.exponent += shared
            amount.step += shared
