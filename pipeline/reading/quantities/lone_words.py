"""One word that may be a number: ba, hai; not Ba Vì, một (a) or năm (year)."""

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import DURATIONS
from pipeline.reading.lexing.lexicon import DIGIT, NOTHING, TEEN, TEN, Entry
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.spelled import is_year_word
from pipeline.reading.phrases.qualifiers import Qualifiers
from pipeline.reading.quantities.figure import Figure


def pass_over_word(context: Context, figure: Figure) -> Match | None:
    """Pass over a word that is no number here; refuse năm where it may be one."""
    if _is_number(context, figure):
        return None
    amount = figure.amount
    if is_year_word(context.tokens, amount.start):
        return _settle_five(context, figure)
    return Match(amount.stop, None)


_LONE = (DIGIT, TEN, TEEN)


def _is_number(context: Context, figure: Figure) -> bool:
    """Whether words are a number by themselves or by what they measure or count."""
    amount, tokens = figure.amount, context.tokens
    entry = tokens.entries[amount.start]
    if amount.stop > amount.start + 1 or amount.ratio or entry.part not in _LONE:
        return True
    if context.is_whole(figure.first, figure.stop) and figure.counted is None:
        return True
    roles = tokens.entries[amount.start].roles
    if roles & role.NUMERAL:
        parts = figure.unit, figure.other, figure.counted
        return any(part is not None for part in parts)
    if not entry.digit:
        return False
    if tokens.is_capital(amount.start) and tokens.is_capital(amount.stop):
        return False
    if roles & (role.ARTICLE | role.YEAR):
        return figure.unit is not None and figure.unit.code not in _VAGUE_UNITS
    if figure.unit is not None or figure.other is not None:
        return True
    return figure.counted is not None and not tokens.is_capital(amount.stop)


# After "một" these are no measure but an article's noun: một năm, một lần.
_VAGUE_UNITS = DURATIONS | {"1"}


def begins_after_year(context: Context, at: int) -> bool:
    """Whether năm is the year before a number of digit words: mỗi năm hai lần."""
    tokens = context.tokens
    if not is_year_word(tokens, at) or is_year_word(tokens, at + 1):
        return False
    if tokens.entries[at + 1].part != DIGIT:
        return False
    return at > context.consumed and _is_before_year(tokens.entries[at - 1])


def _is_before_year(before: Entry) -> bool:
    """Whether a word stands before a year and before no number: mỗi, đầu, lớp."""
    return bool(before.roles & _BEFORE_YEARS) and not before.roles & _BEFORE_FIVE


def _settle_five(context: Context, figure: Figure) -> Match | None:
    """Settle whether năm is five, a year, or either: năm xã, mỗi năm, trong năm xã."""
    tokens, at = context.tokens, figure.amount.start
    before = tokens.entries[at - 1] if at > context.consumed else NOTHING
    is_yearly = before.roles & role.YEARLY
    is_hedged = before.hedge and not is_yearly
    is_figure = is_hedged or _is_countable(context, figure)
    is_length = figure.unit is not None and figure.unit.code in _LENGTHS
    if figure.unit is not None and figure.unit.code == "a":
        is_year = _is_year_of_name(context, figure, before)
    else:
        is_year = _is_before_year(before)
    if is_year or not is_figure:
        return Match(figure.amount.stop, None)
    is_open = is_yearly and not is_length and figure.other is None
    if is_open or _ends_list(context, at):
        return context.refuse("ambiguous-five", at, at + 2)
    return None


def _is_year_of_name(context: Context, figure: Figure, before: Entry) -> bool:
    """Whether năm năm is no five years: mỗi năm năm, lớp năm năm nay.

    A term or a plan is of five years: kế hoạch năm năm.
    """
    if before.roles & (role.YEARS | role.DESIGNATOR):
        return bool(context.tokens.entries[figure.stop].roles & _SAYING_WHICH)
    return _is_before_year(before)


_SAYING_WHICH = role.THIS | role.LAST | role.NEXT | role.PAST | role.BEFORE | role.AFTER


def _ends_list(context: Context, at: int) -> bool:
    """Whether a comma joins năm to the number before it: bốn, năm người."""
    number = context.tokens.entries[at - 2]
    is_near = at - 2 >= context.consumed and context.tokens.words[at - 1] == ","
    return is_near and number.part == DIGIT


# Each year, the end of a year, some years, (lớp) năm.
_BEFORE_YEARS = (
    role.EVERY | role.HEAD | role.MIDDLE | role.TAIL | role.HALF_OF | role.VAGUE
) | (role.ORDINAL | role.DESIGNATOR | role.MONTH | role.QUARTER | role.DAY)
_BEFORE_FIVE = role.YEARLY | role.HOLDER
# A year has quarters and months of its own, and no years.
_LENGTHS = DURATIONS - {"mo", "{quarter}"}


def _is_countable(context: Context, figure: Figure) -> bool:
    """Whether what follows năm is counted or measured, and names no year or time."""
    tokens, after = context.tokens, (figure.other or figure.amount).stop
    if tokens.is_capital(after):
        return False
    if figure.unit is None:
        return is_countable(tokens, after)
    return not (tokens.numbers[figure.stop] or _is_part_named(tokens, figure.stop))


def is_countable(tokens: Tokens, at: int) -> bool:
    """Whether a noun at a token is surely counted, and no year is named after it."""
    entry = tokens.entries[at]
    return bool(entry.counter or entry.roles & role.COUNTABLE)


def _is_part_named(tokens: Tokens, at: int) -> bool:
    """Whether a word gives a month or quarter its number: (năm) quý III, tháng tám."""
    entry = tokens.entries[at]
    is_part = tokens.entries[at - 1].roles & (role.MONTH | role.QUARTER)
    return bool(is_part and (entry.roles & role.ROMAN_DIGIT or entry.part))


def refuse_spelled_years(
    context: Context, figure: Figure, _: Qualifiers
) -> Match | None:
    """Refuse bốn năm người, hai mươi năm hộ: years, or a number that ends with five."""
    tokens, amount, last = context.tokens, figure.amount, figure.stop - 1
    if amount.kind is not None or amount.scale or amount.stop != last:
        return None
    is_open = amount.mantissa == _FOUR or amount.mantissa in _TENS
    if not (is_open and tokens.entries[last].part and is_countable(tokens, last + 1)):
        return None
    return context.refuse("ambiguous-five", figure.first, figure.stop + 1)


_FOUR = 4
# Fifteen is mười lăm, never mười năm.
_TENS = range(20, 100, 10)
