"""A quantity's parts, taken from the words around its number."""

from pipeline.reading.context import Context, Last, Match
from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import DURATIONS
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.literals import PLAIN, is_likely_year
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.strokes import is_minus
from pipeline.reading.phrases.nouns import noun_follows, read_counted, read_member
from pipeline.reading.phrases.proper_names import is_among_names, is_named
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.lone_words import pass_over_word
from pipeline.reading.quantities.ranges import note_change, take_other_end
from pipeline.reading.quantities.units import (
    Unit,
    add_rates,
    has_unknown_rate,
    read_unit,
)


def take_parts(context: Context, figure: Figure) -> Match | None:
    """Take what stands around a number into its figure.

    Returns a match without a reading where the number turns out to be none, and a
    refusal where its two ends do not go together.
    """
    _take_prefix(context, figure)
    _take_unit(context, figure)
    refusal = take_other_end(context, figure)
    if refusal is not None:
        return refusal
    if figure.unit is not None and context.tokens.words[figure.stop] in _BRACKETS:
        refusal = _take_rate_over_brackets(context, figure)
        if refusal is not None:
            return refusal
    if figure.unit is None:
        take_counted(context, figure)
        if context.tokens.entries[figure.stop].roles & role.PER:
            _take_rate_per_many(context, figure)
            _take_rate_of_counted(context, figure)
            _take_rate_of_scaled(context, figure)
    if figure.change is None and figure.other is None:
        note_change(context, figure)
    if figure.is_negative:
        _drop_exception(context, figure)
    return _refuse_no_figure(context, figure)


def _refuse_no_figure(context: Context, figure: Figure) -> Match | None:
    """Pass over a number that is none: a word, a degree on the map, a name, a clock."""
    if figure.amount.kind is None:
        match = pass_over_word(context, figure)
        if match is not None:
            return match
    if figure.unit is None and _is_place(context, figure):
        return Match(figure.stop, None)
    if figure.unit is None and _is_name(context, figure):
        stop = (figure.other or figure.amount).stop
        context.last = Last(stop, is_name=True)
        return Match(stop, None)
    unit = figure.unit
    if unit is not None and unit.code == "h" and _is_clock(context, figure, unit):
        return Match(_end_of_clock(context, figure.stop), None)
    return None


def _is_place(context: Context, figure: Figure) -> bool:
    """Whether a number is a degree on the map: 18,9 độ vĩ Bắc."""
    noun = context.tokens.entries[(figure.other or figure.amount).stop]
    return bool(noun.roles & role.UNCOUNTABLE)


def _is_name(context: Context, figure: Figure) -> bool:
    """Whether a plain number is part of a name, and no figure."""
    amount = figure.amount
    is_plain = amount.kind == PLAIN and not (amount.scale or amount.ratio)
    if not is_plain or figure.is_negative:
        return False
    if figure.other is not None:
        return _is_match(context, figure, figure.other)
    if figure.counted is not None:
        return is_among_names(context, amount.start, figure.stop)
    is_year = is_likely_year(context.tokens.words[amount.start])
    return not is_year and is_named(context, amount.start, amount.stop)


def _is_match(context: Context, figure: Figure, other: Amount) -> bool:
    """Find the goals between two teams: Arsenal 0-2 Liverpool."""
    tokens, first = context.tokens, figure.amount.start
    return (
        first > context.consumed
        and tokens.is_glued(figure.amount.stop)
        and tokens.is_capital(first - 1)
        and bool(tokens.names[other.stop])
        and tokens.is_capital(other.stop)
    )


def _take_prefix(context: Context, figure: Figure) -> None:
    """Take the currency and the minus that stand before the number."""
    tokens = context.tokens
    before = figure.first - 1
    if before >= context.consumed and _is_currency(tokens, before):
        _take_currency(tokens, figure, before)
        before -= 1
    if before < context.consumed:
        return
    roles = tokens.entries[before].roles
    if (
        roles & role.NEGATIVE
        or is_minus(tokens, figure.first)
        or (before == 0 and (roles & role.SUBTRACT or tokens.words[0] == "-"))
    ):
        figure.is_negative = True
        figure.first = before


def _take_currency(tokens: Tokens, figure: Figure, at: int) -> None:
    """Take a sign of money with what follows the number for it: $5m, $36 per person."""
    amount = figure.amount
    is_short = tokens.entries[figure.stop].roles & role.MILLION
    if is_short and not amount.scale and tokens.is_glued(figure.stop):
        amount.exponent += _MILLION
        amount.step += _MILLION
        amount.scale = _MILLION
        amount.stop = figure.stop = figure.stop + 1
    stop, code = add_rates(tokens, figure.stop, tokens.entries[at].unit)
    figure.unit = Unit(stop, code, money=True)
    figure.first, figure.stop = at, stop


_MILLION = 6


def _drop_exception(context: Context, figure: Figure) -> None:
    """Take no minus from "trừ" before what is counted: trừ 4 điểm, trừ 5 dự án."""
    roles = context.tokens.entries[figure.first].roles
    if figure.counted is not None and roles & role.SUBTRACT:
        figure.is_negative = False
        figure.first += 1


def _is_currency(tokens: Tokens, at: int) -> bool:
    """Whether a sign or code of money stands before its number: $5, USD 25."""
    entry = tokens.entries[at]
    if not entry.money or tokens.entries[at + 2].money:
        return False
    word = tokens.words[at]
    is_code = len(word) == _CODE and tokens.is_acronym(at)
    return is_code or word == entry.unit.lower() or not tokens.names[at]


# Letters in a code of money: USD, VNĐ.
_CODE = 3


def _take_unit(context: Context, figure: Figure) -> None:
    if figure.unit is not None:
        return
    unit = read_unit(context.tokens, figure.stop)
    if unit is None or _is_share_of_year(context, figure.amount, unit):
        return
    figure.unit = unit
    figure.stop = unit.stop
    if context.tokens.entries[unit.stop].roles & role.HALF and not figure.amount.ratio:
        figure.has_half = True
        figure.stop += 1


def _is_share_of_year(context: Context, amount: Amount, unit: Unit) -> bool:
    """Whether a share is of what some year gave: (bằng) một nửa năm ngoái."""
    after = context.tokens.entries[unit.stop].roles
    return unit.code == "a" and bool(
        amount.ratio and after & (role.BEFORE | role.THIS | role.LAST)
    )


def take_counted(context: Context, figure: Figure) -> None:
    """Take the noun that is counted, if one follows."""
    tokens, at = context.tokens, figure.stop
    if figure.amount.ratio and tokens.entries[at - 1].roles & role.OF_ALL:
        return  # a third of the firms: no count of firms
    if tokens.words[at] in _QUOTES and noun_follows(tokens, at + 1):
        at += 1  # three “heroin bricks”
    is_joined = tokens.words[at] == "-"
    counted = (read_member if is_joined else read_counted)(tokens, at)
    if counted is not None:
        figure.counted = counted.words
        figure.stop = counted.stop


_QUOTES = frozenset('"“‘«')


def _take_rate_per_many(context: Context, figure: Figure) -> None:
    """Take what a number counts things per: 12 người/10.000 dân, 12 per 10,000 people.

    Only powers of ten, from a thousand on, and of what is surely counted.
    """
    tokens, at = context.tokens, figure.stop
    roles = tokens.entries[at].roles
    if figure.counted is None and not roles & role.RATE:
        return
    many = read_amount(tokens, at + 1)
    if many is None or many.fault or many.ratio or many.value < _MIN_MANY:
        return
    power = many.value.adjusted()
    if many.value != 10**power or not tokens.entries[many.stop].counter:
        return
    figure.stop = many.stop + 1
    figure.unit = Unit(figure.stop, f"/10*{power}", money=False)


_MIN_MANY = 1000


def _take_rate_of_counted(context: Context, figure: Figure) -> None:
    """Take the time that things are counted per: 171,446 cases/day, 2 ly mỗi tuần."""
    tokens, at = context.tokens, figure.stop
    if figure.unit is not None or figure.counted is None:
        return
    is_stroke = tokens.words[at] == "/" and tokens.is_joined(at)
    is_spoken = tokens.entries[at].roles & role.RATE
    if (is_stroke or is_spoken) and tokens.entries[at + 1].unit in DURATIONS:
        _take_rates(tokens, figure)


def _take_rate_of_scaled(context: Context, figure: Figure) -> None:
    """Take what the sign of a scale is per: lương 8tr/tháng, 500k/người.

    One letter before a time may be a unit's: 60k/h, 10k/ngày.
    """
    tokens, at = context.tokens, figure.stop
    sign = at - 1
    if figure.unit is not None or figure.counted is not None:
        return
    is_sign = tokens.entries[sign].scale_sign and tokens.is_glued(sign)
    if not is_sign or tokens.words[at] != "/":
        return
    if len(tokens.words[sign]) > 1 or tokens.entries[at + 1].unit not in DURATIONS:
        _take_rates(tokens, figure)


def _take_rates(tokens: Tokens, figure: Figure) -> None:
    stop, code = add_rates(tokens, figure.stop, "")
    if code:
        figure.stop, figure.unit = stop, Unit(stop, code, money=False)


def _take_rate_over_brackets(context: Context, figure: Figure) -> Match | None:
    """Take the rate behind the same in another unit: VND2 million ($92) a month.

    It is of what stands in the brackets, too.
    """
    tokens, at = context.tokens, _end_of_brackets(context, figure)
    if not at or figure.unit is None or not tokens.entries[at].roles & role.RATE:
        return None
    stop, code = add_rates(tokens, at, figure.unit.code)
    if has_unknown_rate(tokens, stop):
        return context.refuse("unknown-rate", figure.first, figure.stop)
    figure.unit = figure.unit._replace(code=code)
    return None


def _end_of_brackets(context: Context, figure: Figure) -> int:
    """Return the token after the brackets that a figure stands before or in, or 0."""
    tokens, stop = context.tokens, figure.stop
    if tokens.words[stop] == ")":
        is_other = (
            tokens.words[context.consumed] == "(" and context.consumed < figure.first
        )
        return stop + 1 if context.consumed and is_other else 0
    for at in range(stop + 1, stop + _MAX_BRACKETS):
        if tokens.words[at] == ")":
            return at + 1
    return 0


_BRACKETS = ("(", ")")
# A sign of money, a number and its scale, with a hedge and the closing bracket.
_MAX_BRACKETS = 7


def _is_clock(context: Context, figure: Figure, unit: Unit) -> bool:
    """Find a time of day: lúc 15 giờ, 8 giờ 30, 8h ngày 21.8, 12h; not 8 hours."""
    tokens, last = context.tokens, unit.stop - 1
    is_sign = tokens.words[last] == unit.code or tokens.entries[last].roles & role.CLOCK
    if not is_sign:
        return False
    if tokens.is_glued(figure.amount.stop) and figure.amount.mantissa <= _HOURS:
        return True
    before, after = tokens.entries[figure.first - 1], tokens.entries[figure.stop]
    return bool(
        before.roles & role.CLOCK
        or after.roles & role.DAY
        or tokens.numbers[figure.stop]
    )


def _end_of_clock(context: Context, at: int) -> int:
    """Return the token after the minutes that follow an hour: 30, 30 phút 5 giây."""
    tokens = context.tokens
    if not tokens.numbers[at]:
        return at
    if tokens.entries[at + 1].unit != "min":
        return at + 1
    has_seconds = tokens.numbers[at + 2] and tokens.entries[at + 3].unit == "s"
    return at + 4 if has_seconds else at + 2


# "12h" is an hour of the day; a length of time is written "12 giờ".
_HOURS = 24
