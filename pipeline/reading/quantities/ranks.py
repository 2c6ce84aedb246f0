"""Ranks: thứ ba, hạng 6, thứ 24/63, thế kỷ XXI, top 10."""

from decimal import Decimal

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import ENDING
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.literals import PLAIN
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.ordinals import Ordinal, read_ordinal_number, read_roman
from pipeline.reading.phrases.lookahead import figure_follows
from pipeline.reading.phrases.nouns import find_end_of_counted
from pipeline.reading.phrases.qualifiers import look_back
from pipeline.reading.quantities.runs import Run, find_run

# Monday is thứ hai, the second day; Sunday has a name of its own.
_WEEKDAYS = range(2, 8)


def read_rank(context: Context, at: int) -> Match | None:
    """Read the rank that begins at a token: thứ nhất, hạng 6, khóa XV, top 10."""
    tokens = context.tokens
    entry = tokens.entries[at]
    if entry.rank:
        return _rank(context, at, at + 1, entry.rank)
    if entry.roles & role.TOP:
        return _read_top(context, at)
    if entry.roles & role.ROMAN and tokens.names[at + 1]:
        value = read_roman(tokens.words[at + 1])
        if value is not None:
            return _rank(context, at, at + 2, value)
    if not entry.roles & role.ORDINAL:
        return None
    ordinal = read_ordinal_number(tokens, at + 1)
    if ordinal is not None:
        return _rank(context, at, _skip_total(context, ordinal.stop), ordinal.value)
    ending = tokens.entries[at + 1]
    if ending.part == ENDING:
        return _weekday_or_rank(context, at, at + 2, ending.digit)
    amount = read_amount(tokens, at + 1)
    if amount is None or not _is_rank(amount):
        return None
    if tokens.language.ordinals and figure_follows(tokens, amount.stop):
        return None  # the index ranks 63 provinces
    return _weekday_or_rank(context, at, amount.stop, amount.mantissa)


def read_ordinal_rank(context: Context, at: int) -> Match | None:
    """Read the rank of an ordinal number: third place, 14th, second highest.

    "first" and "second" in letters have other uses, and need a word that ranks.
    """
    tokens = context.tokens
    ordinal = read_ordinal_number(tokens, at)
    if ordinal is None:
        return None
    after = ordinal.stop
    if _is_lone_day(tokens, at, ordinal):
        return context.refuse("incomplete-date", at, after)
    if tokens.words[after] == "-" and tokens.is_glued(after):
        after += 1
    run = find_run(context, at, after)
    if run is not None:
        return _rank_in_run(context, run._replace(first=at), ordinal.value)
    is_placed = tokens.entries[after].roles & role.PLACE
    if not is_placed and at and tokens.entries[at - 1].roles & role.ONE:
        return None  # a third, which may be a fraction
    if not (is_placed or tokens.numbers[at] or ordinal.value >= _MIN_PLAIN_ORDINAL):
        return None
    stop = after + 1 if is_placed else ordinal.stop
    return _rank(context, at, _skip_total(context, stop), ordinal.value)


_MIN_PLAIN_ORDINAL = 3


def _is_lone_day(tokens: Tokens, at: int, ordinal: Ordinal) -> bool:
    """Whether an ordinal is a day without its month: on the 15th."""
    before = at - 2
    is_day = tokens.numbers[at] and ordinal.value <= _LAST_DAY
    if not is_day or before < 0 or not tokens.entries[at - 1].roles & role.DEFINITE:
        return False
    is_dated = tokens.entries[before].roles & (role.ON | role.UNTIL)
    return bool(is_dated) and not figure_follows(tokens, ordinal.stop)


_LAST_DAY = 31


def _is_rank(amount: Amount) -> bool:
    return not (amount.fault or amount.ratio or amount.exponent) and (
        amount.kind in (None, PLAIN)
    )


def _read_top(context: Context, at: int) -> Match | None:
    first = at + 2 if context.tokens.words[at + 1] == "-" else at + 1
    amount = read_amount(context.tokens, first)
    if amount is None or not _is_rank(amount):
        return None
    if context.tokens.entries[amount.stop].unit == "%":
        return None
    return _rank(context, at, amount.stop, amount.mantissa, hedge="at_most")


def _weekday_or_rank(context: Context, at: int, stop: int, value: int) -> Match:
    tokens = context.tokens
    run = find_run(context, at, stop)
    if run is not None:
        return _rank_in_run(context, run, value)
    stop = _skip_total(context, stop)
    is_day = tokens.entries[at].roles & role.WEEKDAY and value in _WEEKDAYS
    if not is_day:
        return _rank(context, at, stop, value)
    before, after = tokens.entries[at - 1].roles, stop
    if tokens.words[after] == ",":
        after += 1
    following = tokens.entries[after].roles
    is_dated = following & (role.DAY | role.WEEK) or (
        tokens.numbers[after]
        and (
            tokens.words[after + 1] == "/"
            or tokens.entries[after + 1].roles & role.MONTH
        )
    )
    if is_dated or before & role.DAY:
        return Match(after, None)
    if tokens.names[at + 1] and tokens.is_capital(at + 1):
        return context.refuse("ambiguous-weekday", at, stop)
    return _rank(context, at, stop, value)


def _skip_total(context: Context, at: int) -> int:
    """Pass over the number of those ranked: /63 tỉnh, trong 63 tỉnh thành."""
    if not context.tokens.entries[at].roles & role.OUT_OF:
        return at
    total = read_amount(context.tokens, at + 1)
    if total is None or not _is_rank(total):
        return at
    stop = find_end_of_counted(context.tokens, total.stop)
    if stop > total.stop:
        return stop
    is_whole = context.tokens.words[at] == "/" or (
        context.tokens.entries[at].roles & role.OF_ALL
    )
    return total.stop if is_whole else at


def _rank_in_run(context: Context, run: Run, value: int) -> Match:
    return _rank(context, run.first, run.stop, value, counted=run.counted)


def _rank(  # noqa: PLR0913  a rank's parts
    context: Context,
    at: int,
    stop: int,
    value: int,
    *,
    hedge: str = "exact",
    counted: str | None = None,
) -> Match:
    qualifiers = look_back(context.tokens, at, context.consumed)
    first = qualifiers.start if qualifiers.status else at
    start, end = context.span(first, stop)
    return Match(
        stop,
        Quantity(
            start=start,
            end=end,
            value=Decimal(value),
            hedge=hedge,
            counted=counted,
            status=qualifiers.status,
            ordinal=True,
            step=Decimal(1),
        ),
    )
