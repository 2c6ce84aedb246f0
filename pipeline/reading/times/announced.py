"""Times that words announce: ngày 21.8, quý II, cuối năm 2024, 6 tháng đầu năm."""

from datetime import date

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    Point,
    is_possible,
    period_between,
)
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.times.digit_dates import read_year_range
from pipeline.reading.times.points import (
    Found,
    grain_of,
    is_likely_year,
    read_point,
    read_year_number,
)
from pipeline.reading.times.resolution import Moment, is_figure, read_range, settle


def read_announced_time(
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    """Read the time that a time word announces: ngày 21.8, quý II, cuối năm 2024."""
    roles = tokens.entries[at].roles
    if roles & role.HALF_OF:
        return _read_half(tokens, at, reference)
    if roles & (role.HEAD | role.MIDDLE | role.TAIL):
        return _read_part(tokens, at, reference)
    if roles & role.YEARS:
        years = _read_years(tokens, at)
        if years is not None or not roles & role.YEAR:
            return years
    return _read_point_or_range(tokens, at, reference)


def read_weekday_date(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read the date beside a day of the week: thứ Hai (25/8), thứ sáu 22-8."""
    entry = tokens.entries[at + 1]
    is_day = entry.digit in _WEEKDAYS or tokens.words[at + 1] in _WEEKDAYS_IN_DIGITS
    return _read_day_beside(tokens, at + 2, reference) if is_day else None


_WEEKDAYS = range(2, 8)
_WEEKDAYS_IN_DIGITS = frozenset(map(str, _WEEKDAYS))


def read_day_after_days(
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    """Read the days that "ngày" both counts and announces: 2 ngày 21-22/8."""
    moment = read_announced_time(tokens, at - 1, reference)
    if moment is None or is_figure(tokens, moment.stop):
        return None
    moment.start = at
    return moment


def _read_day_beside(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read the day and month after a day's name: hôm nay (21/8), Chủ nhật, 24/8."""
    if tokens.words[at] in (",", "("):
        at += 1
    found = read_point(tokens, at, DAY) if tokens.numbers[at] else None
    if found is None or not is_possible(found.point) or is_figure(tokens, found.stop):
        return None
    return settle(tokens, at, found, reference)


def _read_part(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read đầu, giữa or cuối with the month, quarter or year that it is a part of."""
    roles = tokens.entries[at].roles
    grain = grain_of(tokens.entries[at + 1].roles)
    if grain not in (MONTH, QUARTER, YEAR):
        return None
    moment = _read_point_or_range(tokens, at + 1, reference)
    if moment is None or moment.fault:
        return moment
    moment.start = at
    is_head = roles & role.HEAD
    moment.modifier = "start" if is_head else "mid" if roles & role.MIDDLE else "end"
    return moment


def _read_half(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read nửa đầu năm and nửa cuối năm, with or without the year."""
    return _read_months_of_year(tokens, at, at + 1, 6, reference)


def _read_months_of_year(
    tokens: Tokens, start: int, at: int, months: int, reference: date | None
) -> Moment | None:
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


def months_of_year(  # noqa: PLR0913, PLR0917  one period's parts
    start: int,
    stop: int,
    year: int | None,
    first: int,
    last: int,
    reference: date | None,
) -> Moment:
    """Make the run of some months of a year, by default the reference's."""
    known = year if year is not None or reference is None else reference.year
    one, other = Point(MONTH, known, first), Point(MONTH, known, last)
    return Moment(start, stop, period_between(one, other))


def _read_year_or_none(
    tokens: Tokens, at: int, reference: date | None
) -> tuple[int, int | None]:
    """Read the year after the word năm; năm nay and năm ngoái need the reference."""
    year = read_year_number(tokens, at + 1)
    if year is not None:
        return year
    roles = tokens.entries[at + 1].roles
    if reference is not None and roles & (role.THIS | role.LAST):
        return at + 2, reference.year - (1 if roles & role.LAST else 0)
    return at + 1, None


def read_counted_time(
    tokens: Tokens, amount: Amount, reference: date | None
) -> Moment | None:
    """Read a time that begins with a number: 6 tháng đầu năm, 21 tháng 8.

    Returns None where the number with its month or quarter is a mere length of time.
    """
    at = amount.stop
    roles = tokens.entries[at].roles
    if not roles & (role.MONTH | role.QUARTER) or amount.exponent or amount.ratio:
        return None
    number = amount.mantissa
    months = 3 * number if roles & role.QUARTER else number
    if tokens.entries[at + 1].roles & (role.HEAD | role.TAIL):
        return _read_months_of_year(tokens, amount.start, at + 1, months, reference)
    if roles & role.MONTH and 1 <= months <= 12:
        year = _read_year_of_months(tokens, at + 1)
        if year is not None:
            return months_of_year(amount.start, year[0], year[1], 1, months, reference)
    if roles & role.MONTH and 1 <= number <= 31:
        return _read_day_of_month(tokens, amount, reference)
    return None


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
    tokens: Tokens, amount: Amount, reference: date | None
) -> Moment | None:
    found = read_point(tokens, amount.start, DAY)
    if found is None or found.point.month is None:
        return None
    return settle(tokens, amount.start, found, reference)


def _read_years(tokens: Tokens, at: int) -> Moment | None:
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
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    grain = grain_of(tokens.entries[at].roles)
    if not grain:
        return None
    if grain == YEAR:
        stop, year = _read_year_or_none(tokens, at, reference)
        if year is None:
            return None
        found: Found | None = Found(stop, Point(YEAR, year))
    else:
        found = read_point(tokens, at + 1, grain)
    if found is None:
        return _read_day_beside(tokens, at + 1, reference) if grain == DAY else None
    return read_range(tokens, at, found, reference) or settle(
        tokens, at, found, reference
    )


def add_modifier(tokens: Tokens, moment: Moment, floor: int) -> None:
    """Extend a time to the word before it that says from, until, before or after."""
    at = moment.start - 1
    if at > floor and tokens.entries[at].roles & role.DEFINITE:
        at -= 1
    if at > floor and tokens.entries[at].hedge == "about":
        at -= 1  # until about August 27
    if at < floor or moment.fault:
        return
    roles = tokens.entries[at].roles
    is_end = moment.modifier == "end" and roles & role.UNTIL
    if not tokens.names[at] or not (moment.modifier is None or is_end):
        return
    for mark, modifier in _MODIFIERS:
        if roles & mark:
            if moment.period is not None and "/" not in moment.period.form:
                moment.modifier = modifier
            moment.start = at
            return


_MODIFIERS = (
    (role.FROM, "from"),
    (role.TO | role.UNTIL, "until"),
    (role.BEFORE, "before"),
    (role.AFTER, "after"),
)
