"""Numbers that have two readings, or none: marks, years, dates, ranges, signs."""

import re

from pipeline.reading.calendar import DAY, PartialDate, is_possible
from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.literals import (
    FOREIGN_DECIMAL,
    GROUPED,
    PLAIN,
    THREE_DECIMALS,
    is_likely_year,
)
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.spelled import is_year_word
from pipeline.reading.numbers.unknown_signs import (
    is_unknown_sign,
    parts_figure,
    skip_rest,
    skip_unknown_signs,
)
from pipeline.reading.phrases.qualifiers import Qualifiers
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.times.partial_dates import partial_date_of_fields


def refuse_adjoining(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse numbers side by side that no noun or unit parts: 1900 1234."""
    numbers, stop = context.tokens.numbers, figure.stop
    if figure.unit is not None or figure.counted is not None:
        return None
    while numbers[stop] or (context.tokens.words[stop] == "-" and numbers[stop + 1]):
        stop += 1
    return context.refuse("adjoining-numbers", figure.first, stop)


def refuse_digits(context: Context, figure: Figure, _: Qualifiers) -> Match:
    """Refuse a number of digits, which is no amount: tăng trưởng hai con số."""
    return context.refuse("vague-amount", figure.first, figure.stop)


def refuse_start_of_change(
    context: Context, figure: Figure, _: Qualifiers
) -> Match | None:
    """Refuse the 5,6 of từ 5,6 lên 7,2 triệu: the scale may stand for both."""
    tokens, amount = context.tokens, figure.amount
    if figure.unit is not None or figure.counted is not None or amount.scale:
        return None
    first = amount.stop + 1
    other = read_amount(tokens, first + bool(tokens.entries[first].hedge))
    if other is None or not (other.scale or tokens.entries[other.stop].unit):
        return None
    return context.refuse("unfinished-number", figure.first, figure.stop)


def refuse_counted_year(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse 2025 targets, in a language whose years need no word: so many, or of 2025.

    A hedge, a rise or a fall can only be of a number.
    """
    amount, tokens = figure.amount, context.tokens
    if figure.other is not None or amount.kind != PLAIN:
        return None
    is_governed = qualifiers.hedge or qualifiers.direction or qualifiers.status
    if is_governed or amount.scale or not is_likely_year(tokens.words[amount.start]):
        return None
    return context.refuse("ambiguous-year", amount.start, figure.stop)


def refuse_comparison(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse cao hơn 2%: by so much, or more than so much; a price alone is certain.

    Points, and what is stated of two things (so với), can only be a difference.
    """
    unit = figure.unit
    near = context.tokens.entries[figure.stop : figure.stop + _MAX_BETWEEN]
    is_versus = any(entry.roles & role.VERSUS for entry in near)
    if (unit is not None and unit.code == "%{point}") or is_versus:
        qualifiers.hedge = ""
        return None
    is_price = figure.counted is None if unit is None else unit.money
    if qualifiers.start == 0 and is_price:
        return None
    return context.refuse("ambiguous-comparison", qualifiers.start, figure.stop)


# (so với) stands so many words after what it compares at the latest.
_MAX_BETWEEN = 12
# 123.456: with one group, its mark may be a decimal one.
_ONE_GROUP = 7
AMBIGUOUS_KINDS = (PLAIN, GROUPED, THREE_DECIMALS, FOREIGN_DECIMAL)


def refuse_range(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse 2-9, which may be a date, ranges that fall, and 4-3-3, which is none."""
    amount, other, tokens = figure.amount, figure.other, context.tokens
    if other is None:
        return None
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
    if _is_elliptic(context, figure, other):
        return context.refuse("unfinished-number", figure.first, figure.stop)
    low = -amount.value if figure.is_negative else amount.value
    if low >= other.value:
        return context.refuse("reversed-range", figure.first, figure.stop)
    return None


def _is_elliptic(context: Context, figure: Figure, other: Amount) -> bool:
    """Whether the thousands may stand for both ends of a range: 10-15.000 người."""
    amount = figure.amount
    if amount.kind != PLAIN or other.kind != GROUPED or figure.is_negative:
        return False
    leading = _LEADING.match(context.tokens.words[other.start])
    is_less = leading is not None and 0 < amount.value < int(leading[0])
    return is_less and not amount.scale and not other.scale


_LEADING = re.compile("[0-9]+")


def _is_day(context: Context, amount: Amount, other: Amount) -> bool:
    return (
        amount.kind == other.kind == PLAIN
        and context.tokens.words[amount.stop] == "-"
        and is_possible(PartialDate(DAY, month=other.mantissa, day=amount.mantissa))
    )


def refuse_literal(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse digits whose marks, or the lack of them, can be understood in two ways."""
    refusal = _refuse_literal(context, figure, figure.amount)
    if refusal is None and figure.other is not None:
        return _refuse_literal(context, figure, figure.other)
    return refusal


def _refuse_literal(context: Context, figure: Figure, amount: Amount) -> Match | None:
    kind, unit = amount.kind, figure.unit
    if kind not in AMBIGUOUS_KINDS:
        return None
    words = context.tokens.words[amount.start]
    if kind == GROUPED:
        is_ambiguous = len(words) <= _ONE_GROUP and context.is_foreign_style()
        return _refuse_mark(context, amount, words) if is_ambiguous else None
    if kind == THREE_DECIMALS and _may_group(context, figure, words):
        return _refuse_mark(context, amount, words)
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


def _may_group(context: Context, figure: Figure, words: str) -> bool:
    """Whether a mark may group thousands: nobody states a third decimal that is 0."""
    if words[-1] != "0" or context.is_native_style():
        return False
    is_bare = figure.unit is None and not figure.amount.scale
    return not (is_bare and context.is_whole(figure.first, figure.stop))


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
        second=words.replace(
            context.tokens.language.group_mark, context.tokens.language.decimal_mark
        ),
    )


def refuse_spelled_pair(
    context: Context, figure: Figure, _: Qualifiers
) -> Match | None:
    """Refuse hai ba nghìn: 23 thousand, or two to three thousand.

    So is what may stand after a year: cả năm hai lần.
    """
    amount, tokens = figure.amount, context.tokens
    if amount.ratio:
        return None
    is_whole = context.is_whole(figure.first, figure.stop)
    if is_whole and not amount.scale and figure.counted is None:
        return None
    tens, ones = divmod(amount.mantissa // 10 ** max(amount.scale, 0), 10)
    is_after_year = (
        is_year_word(tokens, amount.start)
        and tokens.entries[amount.start - 1].roles & role.YEARLY
    )
    is_measured = figure.unit is not None or amount.scale
    if is_measured and ones != tens + 1 and not is_after_year:
        return None
    return context.refuse(
        "ambiguous-number-words", amount.start, figure.stop, number=str(amount.value)
    )


def refuse_parted(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse a number that an unknown sign may part from what belongs to it: 5 ^ km.

    A figure that is complete may stand beside one: 15% | 20%.
    """
    tokens = context.tokens
    is_bare = figure.unit is None and figure.counted is None
    after = skip_unknown_signs(tokens, figure.stop)
    if after > figure.stop and (is_bare or parts_figure(tokens, after)):
        stop = skip_rest(tokens, after)
        return context.refuse("malformed-number", figure.first, stop)
    sign = qualifiers.start - 1
    is_near = qualifiers.start == figure.first and tokens.is_glued(figure.first)
    if sign > 0 and tokens.words[sign] in ("-", "/") and tokens.is_glued(sign + 1):
        sign -= 1  # \-3,2
    if sign < 0 or not is_unknown_sign(tokens, sign):
        return None
    before = sign - 1
    while before >= 0 and tokens.words[before] == tokens.words[sign] == "*":
        before -= 1  # **15%** in Markdown: what matters is the word before
    is_near = is_near and tokens.words[sign] != "*"
    if not (is_bare or is_near or (before >= 0 and _leads_to_number(tokens, before))):
        return None
    return context.refuse("malformed-number", sign, skip_rest(tokens, figure.stop))


def _leads_to_number(tokens: Tokens, at: int) -> bool:
    """Whether a word at a token belongs to a number that follows: hơn, tăng, mười."""
    entry = tokens.entries[at]
    return bool(tokens.numbers[at] or entry.hedge or entry.roles & _LEADING_ROLES)


_LEADING_ROLES = (
    role.UP | role.DOWN | role.NUMBER_WORD | role.SCALE_WORD | role.TO | role.ONE
) | (role.BETWEEN | role.NEGATIVE | role.ORDINAL)


def refuse_bullet(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse a hyphen before a text's first number that may begin an item of a list."""
    tokens = context.tokens
    if figure.first or tokens.words[0] != "-":
        return None
    has_more = figure.stop < tokens.size and not tokens.is_glued(1)
    if has_more or (figure.counted is not None and figure.amount.ratio is None):
        return context.refuse("ambiguous-bullet", 0, figure.stop)
    return None
