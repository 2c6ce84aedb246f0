"""Days, months, quarters and years as SDMX time periods, with their days.

Forms: SDMX 3.0 Technical Notes, section 6 (ISO 8601 dates, `YYYY-Qn`, `YYYY-Sn`, and
time ranges `start/duration`). One run of days has one form, whatever words state it.
Where no year is known the form begins with `--` (ISO 8601:2000).
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY, MONTH, QUARTER, YEAR = "day", "month", "quarter", "year"


class PartialDate(NamedTuple):
    """A day, month, quarter or year; what the words leave out is None.

    `ambiguous` where the day and the month may change places: 5/6/2025.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    ambiguous: bool = False


class Period(NamedTuple):
    """A time period's SDMX form and its inclusive days, None without a year."""

    form: str
    first: date | None
    last: date | None


# A leap year: a day without its year is possible if it is in such a year.
_ANY_YEAR = 2000


def is_possible(partial: PartialDate) -> bool:
    """Whether the calendar has such a day, month, quarter or year."""
    year = _ANY_YEAR if partial.year is None else partial.year
    if not 1 <= year <= 9999:
        return False
    if partial.grain == QUARTER:
        return 1 <= (partial.quarter or 0) <= 4
    if partial.grain == YEAR:
        return True
    if partial.month is None or not 1 <= partial.month <= 12:
        return False
    return (
        partial.grain == MONTH
        or 1 <= (partial.day or 0) <= monthrange(year, partial.month)[1]
    )


def complete(partial: PartialDate, year: int | None) -> PartialDate:
    """Return a date the year, where it has none and one is known."""
    return partial._replace(year=year) if partial.year is None else partial


def period_of(partial: PartialDate) -> Period:
    """Return a possible date as a period."""
    if partial.year is None:
        return Period(_yearless(partial), None, None)
    first, last = _days(partial)
    return Period(_form(partial), first, last)


def period_between(one: PartialDate, other: PartialDate) -> Period:
    """Return the run from one date to another of the same grain as a period."""
    if one.year is None or other.year is None:
        return Period(f"{_yearless(one)}/{_yearless(other)}", None, None)
    first, last = _days(one)[0], _days(other)[1]
    # A run from day to day lasts for all of them; within a month, something may be.
    is_days = one.grain == DAY and first < last
    form = _name_days(first, last) if is_days else name_run(first, last)
    return Period(form, first, last)


def name_run(first: date, last: date) -> str:
    """Return the one form of a run of days: its calendar name, or start/duration.

    Whole months are named so, however they are stated; a duration is in the largest
    unit that it is a multiple of.
    """
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if first == last:
        return first.isoformat()
    if first.day != 1 or last != _end_of_month(last.year, last.month) or months < 1:
        return _name_days(first, last)
    sign = _PARTS_OF_YEAR.get(months)
    if sign is not None and (first.month - 1) % months == 0:
        return f"{first.year:04}{sign.format((first.month - 1) // months + 1)}"
    if months == 1:
        return f"{first.year:04}-{first.month:02}"
    length = f"{months // 12}Y" if months % 12 == 0 else f"{months}M"
    return f"{first.isoformat()}/P{length}"


def _name_days(first: date, last: date) -> str:
    """Return a run of days as start/duration in days."""
    return f"{first.isoformat()}/P{(last - first).days + 1}D"


# What names a quarter, a half-year and a year behind its year, by its months.
_PARTS_OF_YEAR = {3: "-Q{}", 6: "-S{}", 12: ""}


def _form(partial: PartialDate) -> str:
    if partial.grain == QUARTER:
        return f"{partial.year:04}-Q{partial.quarter}"
    if partial.grain == YEAR:
        return f"{partial.year:04}"
    month = f"{partial.year:04}-{partial.month:02}"
    return month if partial.grain == MONTH else f"{month}-{partial.day:02}"


def _yearless(partial: PartialDate) -> str:
    if partial.grain == QUARTER:
        return f"--Q{partial.quarter}"
    month = f"--{partial.month:02}"
    return month if partial.grain == MONTH else f"{month}-{partial.day:02}"


def _days(partial: PartialDate) -> tuple[date, date]:
    year = partial.year or _ANY_YEAR
    if partial.grain == YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    if partial.grain == QUARTER:
        quarter = partial.quarter or 1
        return date(year, 3 * quarter - 2, 1), _end_of_month(year, 3 * quarter)
    month = partial.month or 1
    if partial.grain == MONTH:
        return date(year, month, 1), _end_of_month(year, month)
    day = date(year, month, partial.day or 1)
    return day, day


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)
