"""Times that words announce: ngày 21.8, quý II, cuối năm 2024, 6 tháng đầu năm."""

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    PartialDate,
    is_possible,
)
from pipeline.reading.context import Context, reference_at
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.lookahead import figure_follows
from pipeline.reading.reference import Reference
from pipeline.reading.times.digit_dates import read_year_range
from pipeline.reading.times.partial_dates import (
    Found,
    grain_of,
    read_partial_date,
    read_year_number,
)
from pipeline.reading.times.resolution import (
    TimeMatch,
    months_of_year,
    read_range,
    settle,
)


def read_announced_time(context: Context, at: int) -> TimeMatch | None:
    """Read the time that a time word announces: ngày 21.8, quý II, cuối năm 2024."""
    return _read_announced(context.tokens, at, reference_at(context, at))


def _read_announced(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    roles = tokens.entries[at].roles
    if roles & role.FISCAL:
        return _refuse_fiscal(tokens, at)
    if roles & role.HALF_OF:
        return _read_half(tokens, at, reference)
    if roles & (role.HEAD | role.MIDDLE | role.TAIL):
        return _read_part(tokens, at, reference)
    if roles & role.YEARS:
        years = _read_years(tokens, at)
        if years is not None or not roles & role.YEAR:
            return years
    return _read_point_or_range(tokens, at, reference)


def _refuse_fiscal(tokens: Tokens, at: int) -> TimeMatch | None:
    """Refuse a fiscal year: when it begins, the words do not say."""
    stop = at + 1
    while tokens.numbers[stop] or (
        tokens.words[stop] in "-/" and tokens.numbers[stop + 1]
    ):
        stop += 1
    if stop == at + 1:
        return None
    return TimeMatch(at, stop, None, fault="vague-time")


def read_weekday_date(context: Context, at: int) -> TimeMatch | None:
    """Read the date beside a day of the week: thứ Hai (25/8), thứ sáu 22-8."""
    tokens = context.tokens
    entry = tokens.entries[at + 1]
    is_day = entry.digit in _WEEKDAYS or tokens.words[at + 1] in _WEEKDAYS_IN_DIGITS
    return _read_day_beside(tokens, at + 2, context.reference) if is_day else None


_WEEKDAYS = range(2, 8)
_WEEKDAYS_IN_DIGITS = frozenset(map(str, _WEEKDAYS))


def read_day_after_days(context: Context, at: int) -> TimeMatch | None:
    """Read the days that "ngày" both counts and announces: 2 ngày 21-22/8."""
    tokens, before = context.tokens, at - 1
    if not at or context.consumed != at or not tokens.entries[before].roles & role.DAY:
        return None
    time = _read_announced(tokens, before, context.reference)
    if time is None or figure_follows(tokens, time.stop):
        return None
    time.start = at
    return time


def _read_day_beside(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    """Read the day and month after a day's name: hôm nay (21/8), Chủ nhật, 24/8."""
    if tokens.words[at] in (",", "("):
        at += 1
    found = read_partial_date(tokens, at, DAY) if tokens.numbers[at] else None
    if (
        found is None
        or not is_possible(found.partial)
        or figure_follows(tokens, found.stop)
    ):
        return None
    return settle(tokens, at, found, reference)


def _read_part(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    """Read đầu, giữa or cuối with the month, quarter or year that it is a part of."""
    roles = tokens.entries[at].roles
    grain = grain_of(tokens.entries[at + 1].roles)
    if grain not in (MONTH, QUARTER, YEAR):
        return None
    time = _read_point_or_range(tokens, at + 1, reference)
    if time is None or time.fault:
        return time
    time.start = at
    is_head = roles & role.HEAD
    time.modifier = "start" if is_head else "mid" if roles & role.MIDDLE else "end"
    return time


def _read_half(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    """Read nửa đầu năm and nửa cuối năm, with or without the year."""
    return read_side_of_year(tokens, at, at + 1, 6, reference)


def read_side_of_year(
    tokens: Tokens, start: int, at: int, months: int, reference: Reference | None
) -> TimeMatch | None:
    """Read đầu năm or cuối năm after a number of months, with or without the year."""
    roles = tokens.entries[at].roles
    if not roles & (role.HEAD | role.TAIL) or not 1 <= months <= 12:
        return None
    at += 1
    if tokens.entries[at].roles & role.POSSESSIVE:
        at += 1
    if not tokens.entries[at].roles & role.YEAR:
        return None
    stop, year = _read_year_or_none(tokens, at, reference)
    first = 1 if roles & role.HEAD else 13 - months
    return months_of_year(start, stop, year, first, first + months - 1, reference)


def _read_year_or_none(
    tokens: Tokens, at: int, reference: Reference | None
) -> tuple[int, int | None]:
    """Read the year after the word năm; năm nay and năm ngoái need the reference."""
    year = read_year_number(tokens, at + 1)
    if year is not None:
        return year
    roles = tokens.entries[at + 1].roles
    if reference is not None and roles & (role.THIS | role.LAST):
        return at + 2, reference.day.year - (1 if roles & role.LAST else 0)
    return at + 1, None


def read_counted_time(context: Context, at: int) -> TimeMatch | None:
    """Read a time that begins with a number: 6 tháng đầu năm, 21 tháng 8.

    Returns None where the number with its month or quarter is a mere length of time.
    """
    tokens, reference = context.tokens, context.reference
    if not _is_counting(tokens, at):
        return None
    amount = read_amount(tokens, at)
    if amount is None or amount.fault or amount.exponent or amount.ratio:
        return None
    stop, number = amount.stop, amount.mantissa
    roles = tokens.entries[stop].roles
    if not roles & _COUNTED:
        return None
    months = 3 * number if roles & role.QUARTER else number
    if tokens.entries[stop + 1].roles & (role.HEAD | role.TAIL):
        return read_side_of_year(tokens, at, stop + 1, months, reference)
    if roles & role.MONTH and 1 <= months <= 12:
        year = _read_year_of_months(tokens, stop + 1)
        if year is not None:
            return months_of_year(at, year[0], year[1], 1, months, reference)
    if roles & role.MONTH and 1 <= number <= 31:
        return _read_day_of_month(tokens, at, reference)
    return None


_COUNTED = role.MONTH | role.QUARTER
# hai mươi mốt (tháng)
_MAX_WORDS = 3


def _is_counting(tokens: Tokens, at: int) -> bool:
    """Whether months or quarters may be counted by the number at a token."""
    if tokens.numbers[at]:
        return bool(tokens.entries[at + 1].roles & _COUNTED)
    last = at + _MAX_WORDS
    return any(entry.roles & _COUNTED for entry in tokens.entries[at + 1 : last + 1])


def _read_year_of_months(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the year in 7 tháng (của) năm 2025, 7 tháng/2025 and 7 tháng 2025."""
    if tokens.entries[at].roles & role.POSSESSIVE:
        at += 1
    if tokens.entries[at].roles & role.YEAR and tokens.numbers[at + 1]:
        return read_year_number(tokens, at + 1)
    if tokens.words[at] == "/":
        at += 1
    if tokens.numbers[at] and is_likely_year(tokens.words[at]):
        return at + 1, int(tokens.words[at])
    return None


def _read_day_of_month(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    found = read_partial_date(tokens, at, DAY)
    if found is None or found.partial.month is None:
        return None
    return settle(tokens, at, found, reference)


def _read_years(tokens: Tokens, at: int) -> TimeMatch | None:
    """Read a range of years after giai đoạn, nhiệm kỳ or năm: 2021-2025."""
    first = at + 1
    if tokens.entries[first].roles & role.YEAR:
        first += 1
    found = read_year_range(tokens, first)
    if found is None:
        return None
    found.start = at
    return found


def _read_point_or_range(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    grain = grain_of(tokens.entries[at].roles)
    if not grain:
        return None
    if grain == YEAR:
        stop, year = _read_year_or_none(tokens, at, reference)
        if year is None:
            return None
        found: Found | None = Found(stop, PartialDate(YEAR, year))
    else:
        found = read_partial_date(tokens, at + 1, grain)
    if found is None:
        return _read_day_beside(tokens, at + 1, reference) if grain == DAY else None
    return read_range(tokens, at, found, reference) or settle(
        tokens, at, found, reference
    )


def add_modifier(tokens: Tokens, time: TimeMatch, consumed: int) -> None:
    """Extend a time to the word before it that says from, until, before or after."""
    at = time.start - 1
    if at > consumed and tokens.entries[at].roles & role.DEFINITE:
        at -= 1
    entry = tokens.entries[at]
    if at > consumed and entry.hedge and not entry.roles & _MOVING:
        at -= 1  # until about August 27
    if at < consumed or time.fault:
        return
    roles = tokens.entries[at].roles
    is_end = time.modifier == "end" and roles & role.UNTIL
    if not tokens.names[at] or not (time.modifier is None or is_end):
        return
    for mark, modifier in _MODIFIERS:
        if roles & mark:
            if time.period is not None and time.date is not None:
                time.modifier = modifier
            time.start = at
            return


# up to (July): a hedge of numbers, and a preposition of times
_MOVING = role.FROM | role.TO | role.UNTIL | role.BEFORE | role.AFTER
_MODIFIERS = (
    (role.FROM, "from"),
    (role.TO | role.UNTIL, "until"),
    (role.BEFORE, "before"),
    (role.AFTER, "after"),
)
