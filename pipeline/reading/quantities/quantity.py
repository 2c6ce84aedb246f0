"""Quantities: a number with all that belongs to it, from its hedge to its noun."""

from decimal import Decimal

from pipeline.reading.context import Context, Last, Match
from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import DURATIONS
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import Amount, to_decimal
from pipeline.reading.numbers.fractions import read_fraction
from pipeline.reading.numbers.literals import MAX_DIGITS
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.qualifiers import Qualifiers, look_back, reach_for_change
from pipeline.reading.quantities.ambiguity import find_ambiguity
from pipeline.reading.quantities.changes import drop_false_change
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.lone_words import begins_after_year
from pipeline.reading.quantities.parts import take_counted, take_parts


def read_quantity(context: Context, at: int) -> Match | None:
    """Read the quantity whose number begins at a token, or refuse it."""
    if begins_after_year(context, at):
        return Match(at + 1, None)
    amount = read_amount(context.tokens, at)
    if amount is None:
        return None
    if amount.fault:
        return _refuse_number(context, amount)
    refusal = read_fraction(context, amount)
    if refusal is not None:
        return refusal
    figure = Figure(amount.start, amount.stop, amount)
    refusal = take_parts(context, figure)
    if refusal is not None:
        return refusal
    qualifiers = _gather_qualifiers(context, figure)
    return find_ambiguity(context, figure, qualifiers) or _state(
        context, figure, qualifiers
    )


def _refuse_number(context: Context, amount: Amount) -> Match:
    """Refuse digits or words that make no number."""
    digits = len(context.tokens.words[amount.start])
    params = {"digits": str(digits), "most": str(MAX_DIGITS)}
    return context.refuse(amount.fault, amount.start, amount.stop, **params)


def _gather_qualifiers(context: Context, figure: Figure) -> Qualifiers:
    """Return what the words around a figure say of it: hedge, status, direction."""
    qualifiers = look_back(context.tokens, figure.first, context.consumed)
    if qualifiers.direction is not None and not _may_change(figure):
        qualifiers = drop_false_change(context, figure, qualifiers)
    if qualifiers.direction is None and _may_change(figure):
        reach_for_change(context.tokens, qualifiers, context.consumed)
    if context.listed is not None:
        _share_direction(context, qualifiers)
    if qualifiers.direction is None:
        qualifiers.direction = _find_shared_direction(context, figure, qualifiers)
    after = context.tokens.entries[figure.stop].roles
    if qualifiers.direction is None and after & (role.UP | role.DOWN):
        _take_change_after(context, figure, qualifiers)
    if figure.change is not None:
        context.listed, qualifiers.change = figure.change, "from"
    if qualifiers.direction is not None and (
        qualifiers.start < figure.first - 1 or after & role.ALSO
    ):
        _note_list(context, figure, qualifiers.start, qualifiers.direction)
    _drop_course(context, figure, qualifiers)
    last = context.last
    if last.is_estimated and last.stop == context.consumed:
        _share_estimate(context, qualifiers)
    return qualifiers


def _take_change_after(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> None:
    """Take the noun of change that a figure stands before: a 5 percent decline."""
    entry, before = context.tokens.entries[figure.stop], qualifiers.start - 1
    has_article = context.tokens.entries[before].roles & role.ONE and before >= 0
    if figure.unit is None:
        return
    if has_article or entry.roles & role.GROWTH:
        qualifiers.direction = "up" if entry.roles & role.UP else "down"
        figure.stop += 1


def _note_list(context: Context, figure: Figure, start: int, direction: str) -> None:
    """Note a rise or fall that "lần lượt" lets govern all the numbers that follow."""
    entries, stop = context.tokens.entries, figure.stop
    between, after = entries[start : figure.first], entries[stop : stop + _LIST]
    if any(entry.roles & role.EACH for entry in between) or any(
        entry.roles & role.EACH_BEFORE for entry in after
    ):
        context.listed = direction


# "respectively" stands so many words after a list's first number at the latest.
_LIST = 12


def _share_direction(context: Context, qualifiers: Qualifiers) -> None:
    """Return a further number of a list its rise or fall: lần lượt 8,2% và 9,1%."""
    at = context.consumed + (context.tokens.words[context.consumed] == ")")
    roles = context.tokens.entries[at].roles
    is_joined = roles & (role.ALSO | role.CHANGE)
    if not is_joined or qualifiers.start > at + 1:
        context.listed = None
        return
    qualifiers.change = "to" if roles & role.CHANGE else None
    if qualifiers.direction is None:
        qualifiers.direction = context.listed


def _drop_course(context: Context, figure: Figure, qualifiers: Qualifiers) -> None:
    """Drop the "over" of the course of a time: over a 24-hour period."""
    tokens, article = context.tokens, figure.first - 1
    if figure.unit is None or figure.unit.code not in DURATIONS:
        return
    if article < 1 or not tokens.entries[article].roles & role.ONE:
        return
    if tokens.entries[article - 1].roles & role.DURING:
        qualifiers.hedge, qualifiers.direction = "", None
        qualifiers.start = figure.first


def _find_shared_direction(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> str | None:
    """Return the rise or fall of the percentage that this one is joined to.

    Words that say what it is compared with may stand between: up 7 points on the year
    and 62 points on the month. A share of something is no change: 5% of firms.
    """
    last, tokens = context.last, context.tokens
    code = "1" if figure.unit is None else figure.unit.code
    if last.direction is None or last.unit != code:
        return None
    is_step = tokens.entries[figure.stop - 1].roles & role.STEPS
    if not (_may_change(figure) or (figure.counted is not None and is_step)):
        return None
    after = tokens.entries[figure.stop]
    if after.roles & role.POSSESSIVE or after.hedge:
        return None
    between = tokens.entries[last.stop : qualifiers.start]
    if not between or not between[-1].roles & role.ALSO:
        return None
    allowed = role.ALSO | role.LINK | role.VERSUS
    is_linked = all(entry.roles & allowed for entry in between)
    return last.direction if is_linked else None


def _may_change(figure: Figure) -> bool:
    """Whether a figure may say by how much something changed: a percentage."""
    return figure.unit is not None and figure.unit.code in _CHANGES


_CHANGES = frozenset({"%", "%{point}", "%/a"})


def _share_estimate(context: Context, qualifiers: Qualifiers) -> None:
    """Take the "ước" that stands before the time just read: ước cả năm 2025 đạt."""
    before = context.tokens.entries[context.consumed : qualifiers.start]
    if all(entry.roles & role.LINK for entry in before):
        qualifiers.status = "E"


def _state(context: Context, figure: Figure, qualifiers: Qualifiers) -> Match:
    """Put the quantity together from its parts."""
    other = figure.other
    if other is not None and figure.unit is None:
        take_counted(context, figure)
    after = _find_hedge_after(context, figure.stop)
    if after:
        figure.stop += 1
        if figure.unit is None and figure.counted is None:
            take_counted(context, figure)
    _widen(context, qualifiers, is_bounded=other is not None or bool(after))
    hedge = qualifiers.hedge or after
    if other is not None and hedge not in _OF_RANGES:
        return context.refuse("hedged-range", qualifiers.start, figure.stop)
    value, step = _value_and_step(figure)
    start, end = context.span(qualifiers.start, figure.stop)
    quantity = Quantity(
        start=start,
        end=end,
        value=value if other is None else None,
        low=None if other is None else value,
        high=None if other is None else other.value,
        unit="1" if figure.unit is None else figure.unit.code,
        counted=figure.counted,
        hedge="between" if other is not None else hedge or "exact",
        status=qualifiers.status,
        direction=qualifiers.direction,
        change=qualifiers.change,
        step=step,
    )
    if qualifiers.direction is not None:
        unit_code = "1" if figure.unit is None else figure.unit.code
        context.last = Last(figure.stop, direction=qualifiers.direction, unit=unit_code)
    return Match(figure.stop, quantity)


# Roughly from one end to the other is a range; more than a range has one end too many.
_OF_RANGES = ("", "about")


def _find_hedge_after(context: Context, at: int) -> str:
    """Find the hedge behind a figure (5% and up), which is no rise of the next one."""
    entry, following = context.tokens.entries[at], context.tokens.entries[at + 1]
    is_rise = entry.roles & (role.UP | role.DOWN)
    is_of_next = following.rules or following.money or following.hedge
    return "" if is_rise and is_of_next else entry.hedge_after


def _widen(context: Context, qualifiers: Qualifiers, *, is_bounded: bool) -> None:
    """Reach over "từ" before a range, and over "gấp", to what governs them."""
    before = qualifiers.start - 1
    if before < context.consumed:
        return
    roles = context.tokens.entries[before].roles
    opens_range = is_bounded and roles & (role.FROM | role.BETWEEN)
    if not (opens_range or roles & role.MULTIPLE):
        return
    wider = look_back(context.tokens, before, context.consumed)
    qualifiers.start = wider.start
    if not wider.compared:  # cao hơn từ 30-50% is a difference
        qualifiers.hedge = qualifiers.hedge or wider.hedge
    qualifiers.status = qualifiers.status or wider.status
    qualifiers.direction = qualifiers.direction or wider.direction


def _value_and_step(figure: Figure) -> tuple[Decimal, Decimal]:
    value, step = figure.amount.value, figure.amount.stated_step
    if figure.other is not None:
        step = min(step, figure.other.stated_step)
    if figure.has_half:
        amount = figure.other or figure.amount
        half = to_decimal(5, (amount.shared or amount.scale) - 1)
        value, step = value + half, half
    return (-value if figure.is_negative else value), step
