"""Days, months, quarters and years as SDMX time periods, with their days.

Forms: SDMX 3.0 Technical Notes, section 6 (ISO 8601 dates, `YYYY-Qn`, and time ranges
`start/duration`). Where no year is known the form begins with `--` (ISO 8601:2000).
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY, MONTH, QUARTER, YEAR = "day", "month", "quarter", "year"


class Point(NamedTuple):
    """A day, month, quarter or year; what the words leave out is None.

    `doubtful` where the day and the month may change places: 5/6/2025.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    doubtful: bool = False


class Period(NamedTuple):
    """A time period's SDMX form and its inclusive days, None without a year."""

    form: str
    first: date | None
    last: date | None


# A leap year: a day without its year is possible if it is in such a year.
_ANY_YEAR = 2000


def is_possible(point: Point) -> bool:
    """Tell whether the calendar has such a day, month, quarter or year."""
    year = _ANY_YEAR if point.year is None else point.year
    if not 1 <= year <= 9999:
        return False
    if point.grain == QUARTER:
        return 1 <= (point.quarter or 0) <= 4
    if point.grain == YEAR:
        return True
    if point.month is None or not 1 <= point.month <= 12:
        return False
    return (
        point.grain == MONTH
        or 1 <= (point.day or 0) <= monthrange(year, point.month)[1]
    )


def complete(point: Point, year: int | None) -> Point:
    """Give a point the year, where it has none and one is known."""
    return point._replace(year=year) if point.year is None else point


def period_of(point: Point) -> Period:
    """Give a possible point as a period."""
    if point.year is None:
        return Period(_yearless(point), None, None)
    first, last = _days(point)
    return Period(_form(point), first, last)


def period_between(one: Point, other: Point) -> Period:
    """Give the run from one point to another of the same grain as a period."""
    if one.year is None or other.year is None:
        return Period(f"{_yearless(one)}/{_yearless(other)}", None, None)
    first, last = _days(one)[0], _days(other)[1]
    if one.grain == YEAR:
        length = f"P{other.year - one.year + 1}Y"
    elif one.grain == DAY:
        length = f"P{(last - first).days + 1}D"
    else:
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        length = f"P{months}M"
    if one == other:
        return period_of(one)
    return Period(f"{first.isoformat()}/{length}", first, last)


def _form(point: Point) -> str:
    if point.grain == QUARTER:
        return f"{point.year:04}-Q{point.quarter}"
    if point.grain == YEAR:
        return f"{point.year:04}"
    month = f"{point.year:04}-{point.month:02}"
    return month if point.grain == MONTH else f"{month}-{point.day:02}"


def _yearless(point: Point) -> str:
    if point.grain == QUARTER:
        return f"--Q{point.quarter}"
    month = f"--{point.month:02}"
    return month if point.grain == MONTH else f"{month}-{point.day:02}"


def _days(point: Point) -> tuple[date, date]:
    year = point.year or _ANY_YEAR
    if point.grain == YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    if point.grain == QUARTER:
        quarter = point.quarter or 1
        return date(year, 3 * quarter - 2, 1), _end_of_month(year, 3 * quarter)
    month = point.month or 1
    if point.grain == MONTH:
        return date(year, month, 1), _end_of_month(year, month)
    day = date(year, month, point.day or 1)
    return day, day


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)
