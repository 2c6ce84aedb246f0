"""Times made of ordinals: third quarter of 2025, the first nine months."""

from pipeline.reading.calendar import MONTH, QUARTER, PartialDate
from pipeline.reading.context import Context, reference_at
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.ordinals import Ordinal, read_ordinal_number
from pipeline.reading.numbers.spelled import read_below_thousand
from pipeline.reading.reference import Reference
from pipeline.reading.times.partial_dates import Found
from pipeline.reading.times.resolution import (
    TimeMatch,
    join_dates,
    months_of_year,
    settle,
)
from pipeline.reading.times.year_of import is_year_at, read_sign_year, read_year_of


def read_part_of_year(context: Context, at: int) -> TimeMatch | None:
    """Read a quarter, a half or months of a year: Q3 2025, first nine months."""
    tokens, reference = context.tokens, reference_at(context, at)
    entry = tokens.entries[at]
    if entry.ordinal and entry.roles & (role.QUARTER | role.HALF_YEAR):
        return _read_part_of_year(tokens, at, Ordinal(at, entry.ordinal), reference)
    if entry.roles & role.REST:
        return _read_rest(tokens, at, reference)
    ordinal = read_ordinal_number(tokens, at)
    if ordinal is None:
        return None
    stop = _after_hyphen(tokens, ordinal.stop)
    if _is_day_or_week_of(tokens, stop):
        return TimeMatch(at, stop + 3, None, fault="vague-time")
    if tokens.entries[stop].unit == "mo":
        return _read_month_of(tokens, at, Ordinal(stop, ordinal.value), reference)
    lunar = _find_lunar(tokens, stop)
    if lunar:
        return TimeMatch(at, lunar + 1, None, fault="lunar-date")
    if tokens.entries[stop].roles & (role.QUARTER | role.HALF_YEAR):
        return _read_part_of_year(tokens, at, Ordinal(stop, ordinal.value), reference)
    if tokens.entries[stop].roles & role.AND:
        return _read_first_of_two(tokens, at, ordinal, reference)
    return _read_months(tokens, at, stop, reference) if ordinal.value == 1 else None


def _read_month_of(
    tokens: Tokens, start: int, ordinal: Ordinal, reference: Reference | None
) -> TimeMatch | None:
    """Read the month of a year that an ordinal counts: the second month of 2021."""
    year = read_year_of(tokens, ordinal.stop + 1, reference)
    if year is None or tokens.words[ordinal.stop].endswith("s"):
        return None
    partial = PartialDate(MONTH, year[1], ordinal.value)
    return settle(tokens, start, Found(year[0], partial), reference)


def _find_lunar(tokens: Tokens, at: int) -> int:
    """Return the index of "lunar" in the third lunar month, 10th day of the third ….

    0 where it does not follow.
    """
    joints = role.POSSESSIVE | role.DEFINITE
    for place in range(at, at + _MAX_LUNAR):
        entry = tokens.entries[place]
        if entry.roles & role.LUNAR:
            return place
        if not (entry.ordinal or entry.roles & joints or entry.unit == "d"):
            break
    return 0


# day of the third lunar
_MAX_LUNAR = 5


def _read_rest(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    """Read the last months or the last quarter of a year: last five months of 2025."""
    after = at + 2
    if _is_day_or_week_of(tokens, at + 1):
        return TimeMatch(at, after + 2, None, fault="vague-time")
    if not tokens.entries[at + 1].roles & role.QUARTER:
        return _read_months(tokens, at, at + 1, reference)
    year = read_year_of(tokens, after, reference)
    if year is None:
        return None
    partial = PartialDate(QUARTER, year[1], quarter=4)
    return settle(tokens, at, Found(year[0], partial), reference)


def _is_day_or_week_of(tokens: Tokens, at: int) -> bool:
    """Whether a part of a month follows that no calendar settles: week of May."""
    is_part = tokens.entries[at].unit in {"wk", "d"}
    is_of = tokens.entries[at + 1].roles & role.POSSESSIVE
    return is_part and bool(is_of and tokens.entries[at + 2].month)


def _after_hyphen(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.words[at] == "-" and tokens.is_glued(at) else at


def _read_part_of_year(
    tokens: Tokens, start: int, ordinal: Ordinal, reference: Reference | None
) -> TimeMatch | None:
    """Read the quarter or half at `ordinal.stop`, and its year."""
    after = ordinal.stop + 1
    if tokens.entries[after].roles & role.RUN:
        return None  # the second quarter in a row
    year = read_year_of(tokens, after, reference)
    if year is None and tokens.entries[start].roles & _SIGNS:
        year = read_sign_year(tokens, after)
    if year is None and tokens.words[after] == "-":
        run = _read_run_of_signs(tokens, start, ordinal.value, reference)
        if run is not None:
            return run
    if year is None and tokens.entries[after].roles & (role.ALSO | role.TO):
        year = _read_year_beside(tokens, after, reference)
    if year is None and not _stands_alone(tokens, after):
        is_month = tokens.entries[after + 1].month
        return (
            TimeMatch(start, after + 2, None, fault="vague-time") if is_month else None
        )
    stop, known = year or (after, None)
    if tokens.entries[ordinal.stop].roles & role.QUARTER:
        partial = PartialDate(QUARTER, known, quarter=ordinal.value)
        return settle(tokens, start, Found(stop, partial), reference)
    if ordinal.value > 2:
        return None
    first = 6 * ordinal.value - 5
    return months_of_year(start, stop, known, first, first + 5, reference)


def _read_run_of_signs(
    tokens: Tokens, start: int, first: int, reference: Reference | None
) -> TimeMatch | None:
    """Read the quarters from one sign to another: Q1-Q3 2025."""
    last = start + 2
    entry, is_sign = tokens.entries[last], tokens.entries[start].roles & role.QUARTER
    if not (is_sign and entry.ordinal and entry.roles & role.QUARTER):
        return None
    stop, year = read_year_of(tokens, last + 1, reference) or (last + 1, None)
    one = PartialDate(QUARTER, year, quarter=first)
    other = PartialDate(QUARTER, year, quarter=entry.ordinal)
    return join_dates(start, one, Found(stop, other), reference)


_SIGNS = role.QUARTER | role.HALF_YEAR


def _read_first_of_two(
    tokens: Tokens, at: int, ordinal: Ordinal, reference: Reference | None
) -> TimeMatch | None:
    """Read the first of two quarters with one noun: the first and second quarters."""
    other = read_ordinal_number(tokens, ordinal.stop + 1)
    if other is None or not tokens.entries[other.stop].roles & role.QUARTER:
        return None
    year = read_year_of(tokens, other.stop + 1, reference)
    known = None if year is None else year[1]
    partial = PartialDate(QUARTER, known, quarter=ordinal.value)
    return settle(tokens, at, Found(ordinal.stop, partial), reference)


def _read_year_beside(
    tokens: Tokens, after: int, reference: Reference | None
) -> tuple[int, int | None] | None:
    """Return the year that the last of some quarters states: Q1, Q2 and Q3 2024."""
    at = after
    for _ in range(_MAX_PARTS):
        while tokens.entries[at].roles & (role.ALSO | role.TO | role.DEFINITE):
            at += 1
        ordinal = read_ordinal_number(tokens, at)
        if ordinal is None:
            return None
        is_sign = tokens.entries[at].roles & (role.QUARTER | role.HALF_YEAR)
        noun = at if is_sign else _after_hyphen(tokens, ordinal.stop)
        if not tokens.entries[noun].roles & (role.QUARTER | role.HALF_YEAR):
            return None
        at = noun + 1
        year = read_year_of(tokens, at, reference)
        if year is not None:
            return after, year[1]
    return None


# A year has four quarters.
_MAX_PARTS = 3


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether a part of a year is of the year under way: no "of" or "after"."""
    roles = tokens.entries[at].roles
    return not roles & (role.POSSESSIVE | role.AFTER) or bool(roles & role.IN)


def _read_months(
    tokens: Tokens, start: int, at: int, reference: Reference | None
) -> TimeMatch | None:
    """Read how many months of a year, and which year: nine months of 2025."""
    number = _read_count(tokens, at)
    if number is None:
        return None
    after, count = number
    after = _after_hyphen(tokens, after)
    unit, month = tokens.entries[after].unit, tokens.entries[after + 2].month
    is_of = tokens.entries[after + 1].roles & role.POSSESSIVE
    if unit == "d" and is_of and month:
        return TimeMatch(start, after + 3, None, fault="vague-time")
    months = _MONTHS_IN.get(unit, 0) * count
    return _place_months(tokens, start, after + 1, months, reference)


_MONTHS_IN = {"mo": 1, "{quarter}": 3}


def _read_count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if tokens.numbers[at]:
        digits = tokens.words[at]
        is_small = digits.isdecimal() and digits.isascii() and len(digits) < 3
        return (at + 1, int(digits)) if is_small else None
    number = read_below_thousand(tokens, at)
    return None if number is None else (number.stop, number.value)


def _place_months(
    tokens: Tokens, start: int, at: int, months: int, reference: Reference | None
) -> TimeMatch | None:
    """Place months at the begin or, after "last", the end of the year stated."""
    if not 1 <= months <= 12:
        return None
    roles = tokens.entries[start].roles
    year = read_year_of(tokens, at, reference)
    may_lack_year = not roles & role.REST or roles & role.REMAINING
    if year is None and not (may_lack_year and _stands_alone(tokens, at)):
        return None
    stop, known = year or (at, None)
    first = 13 - months if roles & role.REST else 1
    return months_of_year(start, stop, known, first, first + months - 1, reference)


def read_months_of_year(context: Context, at: int) -> TimeMatch | None:
    """Read the first months of a year that is named: nine months of 2025."""
    tokens = context.tokens
    if not _is_counting(tokens, at):
        return None
    amount = read_amount(tokens, at)
    if amount is None or amount.fault or amount.exponent or amount.ratio:
        return None
    stop = amount.stop
    length = _MONTHS_IN.get(tokens.entries[stop].unit, 0)
    if not length or not tokens.entries[stop + 1].roles & role.POSSESSIVE:
        return None
    if not is_year_at(tokens, stop + 2) and tokens.entries[stop + 2].year is None:
        return None
    months = length * amount.mantissa
    return _place_months(tokens, at, stop + 1, months, context.reference)


# Words of a number such as twenty-four.
_MAX_WORDS = 3


def _is_counting(tokens: Tokens, at: int) -> bool:
    """Whether months or quarters may be counted by the number at a token."""
    if tokens.numbers[at]:
        return tokens.entries[at + 1].unit in _MONTHS_IN
    last = at + _MAX_WORDS
    return any(entry.unit in _MONTHS_IN for entry in tokens.entries[at + 1 : last + 1])


def take_part(tokens: Tokens, time: TimeMatch, consumed: int) -> None:
    """Extend a time to what is said of it before: early July, the end of 2025."""
    at = time.start - 1
    if at >= consumed and tokens.entries[at].roles & role.DEFINITE:
        at -= 1
    if at < consumed or time.period is None:
        return
    for mark, modifier in _MODIFIERS:
        if tokens.entries[at].roles & mark:
            time.modifier, time.start = modifier, at
            return


_MODIFIERS = (
    (role.HEAD, "start"),
    (role.MIDDLE, "mid"),
    (role.TAIL, "end"),
)
