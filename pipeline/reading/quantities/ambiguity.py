"""Doubts: what has two readings, or none, for the words that stand around it."""

from pipeline.reading.calendar import DAY, PartialDate, is_possible
from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.literals import (
    FOREIGN_DECIMAL,
    GROUPED,
    PLAIN,
    THREE_DECIMALS,
    is_likely_year,
)
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.spelled import SIDE_BY_SIDE
from pipeline.reading.phrases.qualifiers import Qualifiers
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.shared_units import doubt_shared
from pipeline.reading.quantities.unit_ambiguity import (
    PARTS,
    doubt_noun,
    doubt_rate,
    doubt_unit,
)
from pipeline.reading.times.partial_dates import partial_date_of_fields


def find_ambiguity(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse a figure for the first doubt there is, or None where it is certain."""
    amount = figure.amount
    refusal = None
    if context.tokens.numbers[figure.stop]:
        refusal = _doubt_neighbour(context, figure)
    if figure.other is not None or amount.kind in _DOUBTFUL:
        refusal = refusal or _doubt_numbers(context, figure, qualifiers)
    if qualifiers.compared:
        refusal = refusal or _doubt_comparison(context, figure, qualifiers)
    if context.tokens.entries[figure.stop].roles & role.PER:
        refusal = refusal or doubt_rate(context, figure)
    if figure.unit is not None and figure.unit.code in PARTS:
        refusal = refusal or doubt_unit(context, figure, figure.unit.code, qualifiers)
    if figure.counted is not None:
        refusal = refusal or doubt_noun(context, figure)
    if amount.spelling == SIDE_BY_SIDE:
        refusal = refusal or _doubt_spelling(context, figure)
    if context.last.is_price or context.tokens.entries[amount.stop].roles & _UNFINISHED:
        refusal = refusal or _doubt_unfinished(context, figure)
    if figure.is_negative:
        refusal = refusal or _doubt_minus(context, figure)
    return refusal


def _doubt_neighbour(context: Context, figure: Figure) -> Match | None:
    """Refuse numbers side by side that no noun or unit parts: 1900 1234."""
    numbers, stop = context.tokens.numbers, figure.stop
    if figure.unit is not None or figure.counted is not None:
        return None
    while numbers[stop] or (context.tokens.words[stop] == "-" and numbers[stop + 1]):
        stop += 1
    return context.refuse("adjoining-numbers", figure.first, stop)


_UNFINISHED = role.DIGITS | role.CHANGE | role.SHARING


def _doubt_unfinished(context: Context, figure: Figure) -> Match | None:
    """Refuse the 5,6 of từ 5,6 lên 7,2 triệu: the scale may stand for both.

    Neither is a number of digits (hai con số) an amount.
    """
    tokens, amount = context.tokens, figure.amount
    if tokens.entries[amount.stop].roles & role.DIGITS:
        return context.refuse("vague-amount", figure.first, figure.stop)
    if not tokens.entries[amount.stop].roles & role.CHANGE:
        return doubt_shared(context, figure)
    if figure.unit is not None or figure.counted is not None or amount.scale:
        return None
    other = read_amount(tokens, amount.stop + 1)
    if other is None or not (other.scale or tokens.entries[other.stop].unit):
        return None
    return context.refuse("unfinished-number", figure.first, figure.stop)


def _doubt_numbers(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    if figure.other is None:
        return _doubt_literal(context, figure, figure.amount) or _doubt_year(
            context, figure, qualifiers
        )
    return (
        _doubt_range(context, figure, figure.other, qualifiers)
        or _doubt_literal(context, figure, figure.amount)
        or _doubt_literal(context, figure, figure.other)
    )


def _doubt_year(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse 2025 targets, in a language whose years need no word: so many, or of 2025.

    A hedge, a rise or a fall can only be of a number.
    """
    amount, tokens = figure.amount, context.tokens
    if figure.counted is None or amount.kind != PLAIN or not tokens.language.months:
        return None
    is_governed = qualifiers.hedge or qualifiers.direction or qualifiers.status
    if is_governed or amount.scale or not is_likely_year(tokens.words[amount.start]):
        return None
    return context.refuse("ambiguous-year", amount.start, figure.stop)


def _doubt_comparison(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse cao hơn 2%: by so much, or more than so much; a price alone is certain.

    Points, and what is told of two things (so với), can only be a difference.
    """
    unit, after = figure.unit, context.tokens.entries[figure.stop].roles
    if (unit is not None and unit.code == "%{point}") or after & role.VERSUS:
        qualifiers.hedge = ""
        return None
    is_price = figure.counted is None if unit is None else unit.money
    if qualifiers.start == 0 and is_price:
        return None
    return context.refuse("ambiguous-comparison", qualifiers.start, figure.stop)


# 123.456: with one group, its mark may be a decimal one.
_ONE_GROUP = 7
_DOUBTFUL = (PLAIN, GROUPED, THREE_DECIMALS, FOREIGN_DECIMAL)


def _doubt_range(
    context: Context, figure: Figure, other: Amount, qualifiers: Qualifiers
) -> Match | None:
    """Refuse 2-9, which may be a date, ranges that fall, and 4-3-3, which is none."""
    amount, tokens = figure.amount, context.tokens
    stop = figure.stop
    while tokens.words[stop] == "-" and tokens.numbers[stop + 1]:
        stop += 2
    if stop > figure.stop:
        return context.refuse("malformed-number", amount.start, stop)
    is_bare = figure.unit is None and not qualifiers.hedge and not other.scale
    if is_bare and figure.counted is None and _is_day(context, amount, other):
        return context.refuse(
            "ambiguous-date-or-range",
            amount.start,
            figure.stop,
            date=f"{amount.mantissa}.{other.mantissa}.",
            number=f"{amount.mantissa} - {other.mantissa}",
        )
    if amount.value >= other.value:
        return context.refuse("reversed-range", figure.first, figure.stop)
    return None


def _is_day(context: Context, amount: Amount, other: Amount) -> bool:
    return (
        amount.kind == other.kind == PLAIN
        and context.tokens.words[amount.stop] == "-"
        and is_possible(PartialDate(DAY, month=other.mantissa, day=amount.mantissa))
    )


def _doubt_literal(context: Context, figure: Figure, amount: Amount) -> Match | None:
    """Refuse digits whose marks, or the lack of them, can be understood in two ways."""
    kind, unit = amount.kind, figure.unit
    if kind not in _DOUBTFUL:
        return None
    words = context.tokens.words[amount.start]
    if kind == GROUPED:
        is_ambiguous = len(words) <= _ONE_GROUP and context.is_foreign_style()
        return _refuse_mark(context, amount, words) if is_ambiguous else None
    if amount.scale:
        return None
    if kind == THREE_DECIMALS:
        is_many = figure.counted is not None or (
            unit is not None and unit.code[0] != "%" and not context.is_native_style()
        )
        return _refuse_mark(context, amount, words) if is_many else None
    if unit is not None:
        return None
    if kind == FOREIGN_DECIMAL:
        return _refuse_date(context, amount, words)
    is_year = kind == PLAIN and is_likely_year(words) and figure.counted is None
    if is_year and not (amount.ratio or context.is_whole(figure.first, figure.stop)):
        return context.refuse("ambiguous-year", amount.start, amount.stop)
    return None


def _refuse_date(context: Context, amount: Amount, words: str) -> Match | None:
    partial = partial_date_of_fields(tuple(words.split(".")), DAY)
    if partial is None or not is_possible(partial):
        return None
    return context.refuse(
        "ambiguous-date-or-decimal",
        amount.start,
        amount.stop,
        date=f"{partial.day}.{partial.month}.",
        number=words.replace(".", context.tokens.language.decimal_mark),
    )


def _refuse_mark(context: Context, amount: Amount, words: str) -> Match:
    return context.refuse(
        "ambiguous-separator",
        amount.start,
        amount.stop,
        first=words.replace(",", "").replace(".", ""),
        second=words.replace(".", ","),
    )


def _doubt_spelling(context: Context, figure: Figure) -> Match | None:
    """Refuse hai ba nghìn: 23 thousand, or two to three thousand."""
    amount = figure.amount
    if amount.ratio:
        return None
    if context.is_whole(figure.first, figure.stop) and not amount.scale:
        return None
    tens, ones = divmod(amount.mantissa // 10 ** max(amount.scale, 0), 10)
    if (figure.unit is not None or amount.scale) and ones != tens + 1:
        return None
    return context.refuse(
        "ambiguous-number-words", amount.start, figure.stop, number=str(amount.value)
    )


def _doubt_minus(context: Context, figure: Figure) -> Match | None:
    """Refuse a hyphen before a text's first number that may begin an item of a list."""
    tokens = context.tokens
    if figure.first or tokens.words[0] != "-":
        return None
    has_more = figure.stop < tokens.size and not tokens.is_glued(1)
    if has_more or (figure.counted is not None and figure.amount.ratio is None):
        return context.refuse("ambiguous-bullet", 0, figure.stop)
    return None
