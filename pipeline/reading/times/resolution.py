"""Moments: points and runs of time found in a text, settled against the reference."""

from dataclasses import dataclass
from datetime import date

from pipeline.reading.calendar import (
    DAY,
    QUARTER,
    YEAR,
    Period,
    Point,
    complete,
    is_possible,
    period_between,
    period_of,
)
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.times.points import (
    Found,
    grain_of,
    join_hyphens,
    read_fields,
    read_point,
)


@dataclass(slots=True)
class Moment:
    """A time found: its tokens, its period, or the refusal code of what is none."""

    start: int
    stop: int
    period: Period | None
    modifier: str | None = None
    fault: str = ""


def settle(
    tokens: Tokens, start: int, found: Found, reference: date | None
) -> Moment | None:
    """Resolve a point against the reference, or refuse it where no calendar has it."""
    point = found.point
    if point.grain == DAY and point.month is None:
        if _counts_something(tokens, start, found.stop):
            return None
        stop = _end_of_days(tokens, found.stop)
        return Moment(start, stop, None, fault="incomplete-date")
    if not is_possible(point):
        return Moment(start, found.stop, None, fault="impossible-date")
    if point.doubtful:
        return Moment(start, found.stop, None, fault="ambiguous-day-month")
    stop, known = _read_relative_year(tokens, found, reference)
    if point.year is None and tokens.entries[stop].roles & role.ALSO:
        known = _year_beside(tokens, stop + 1, point) or known
    if known is None and stop > found.stop:
        return Moment(start, stop, None, fault="vague-time")
    return Moment(start, stop, period_of(complete(point, known)))


def _year_beside(tokens: Tokens, at: int, point: Point) -> int | None:
    """Give the year that the next time states for both: quý 3, quý 4 năm 2024."""
    grain = grain_of(tokens.entries[at].roles)
    if grain:
        at += 1
    if point.grain == DAY and not tokens.numbers[at]:
        return None
    other = read_point(tokens, at, grain or point.grain)
    if other is None or other.point.grain != point.grain or other.point.year is None:
        return None
    year = other.point.year
    return year if complete(point, year) < other.point else None


def _end_of_days(tokens: Tokens, at: int) -> int:
    """Give the token after the days that share a month with one: 15, 16 và 17/7."""
    while tokens.entries[at].roles & role.ALSO:
        fields = read_fields(tokens, at + 1)
        fields = None if fields is None else join_hyphens(tokens, fields)
        if fields is None or is_figure(tokens, fields.stop):
            break
        at = fields.stop
    return at


def is_figure(tokens: Tokens, at: int) -> bool:
    """Tell whether a number before a token counts or measures what stands there."""
    entry = tokens.entries[at]
    is_noun = tokens.names[at] and not entry.roles & role.STOP
    return bool(is_noun or entry.unit or entry.scale)


def _read_relative_year(
    tokens: Tokens, found: Found, reference: date | None
) -> tuple[int, int | None]:
    """Read năm nay or năm ngoái after a month or quarter; năm trước is unknown."""
    at = found.stop
    known = None if reference is None else reference.year
    if found.point.year is not None or not tokens.entries[at].roles & role.YEAR:
        return at, known
    roles = tokens.entries[at + 1].roles
    if roles & role.THIS:
        return at + 2, known
    if roles & role.LAST:
        return at + 2, None if known is None else known - 1
    return (at + 2, None) if roles & role.BEFORE else (at, known)


def _counts_something(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether the number after "ngày" is an amount: mỗi ngày 500 tấn."""
    following = tokens.entries[stop]
    if following.unit or following.scale:
        return True
    is_noun = tokens.names[stop] and not following.roles & role.STOP
    return is_noun and bool(tokens.entries[start - 1].roles & role.EVERY)


def read_range(
    tokens: Tokens, start: int, found: Found, reference: date | None
) -> Moment | None:
    """Read the range that a point begins: ngày 15 đến 18/7, tháng 8 đến tháng 9."""
    point = found.point
    if not tokens.entries[found.stop].roles & role.TO or point.grain == QUARTER:
        return None
    at = found.stop + 1
    grain = grain_of(tokens.entries[at].roles)
    if grain:
        at += 1
    other = read_point(tokens, at, grain or point.grain)
    if other is None or other.point.grain != point.grain:
        return None
    if not grain and not _is_end_of_range(tokens, at, other):
        return None
    return join_points(start, point, other, reference)


def _is_end_of_range(tokens: Tokens, at: int, other: Found) -> bool:
    """Tell whether a bare number ends a range, and does not count what follows."""
    if other.stop > at + 1 or "." in tokens.words[at]:
        return True
    following = tokens.entries[other.stop]
    counts = tokens.names[other.stop] and not following.roles & role.STOP
    return not counts and not following.unit


def _complete_both(
    point: Point, last: Point, reference: date | None
) -> tuple[Point, Point]:
    """Give both ends of a run their years; one that falls ends a year later.

    Where neither end has a year, a run over the turn of the year is the one nearer
    the reference: this winter's from July on, before that the last one's.
    """
    if point.grain == YEAR or (point.year is not None and last.year is not None):
        return point, last
    wraps = (point.month or 0, point.day or 0) > (last.month or 0, last.day or 0)
    if last.year is not None:
        return complete(point, last.year - wraps), last
    if point.year is not None:
        return point, complete(last, point.year + wraps)
    if reference is None:
        return point, last
    ends = reference.year + (wraps and reference.month > _HALF_YEAR)
    return complete(point, ends - wraps), complete(last, ends)


_HALF_YEAR = 6


def join_points(
    start: int, point: Point, other: Found, reference: date | None
) -> Moment | None:
    """Make the run from a point to another, each completed by what the other has."""
    last = other.point
    if point.grain == DAY and point.month is None:
        point = point._replace(month=last.month)
    if point.grain == DAY and point.month is None:
        return None
    if point.doubtful or last.doubtful:
        return Moment(start, other.stop, None, fault="ambiguous-day-month")
    point, last = _complete_both(point, last, reference)
    if not is_possible(point) or not is_possible(last):
        return Moment(start, other.stop, None, fault="impossible-date")
    if point.year is not None and point > last:
        return Moment(start, other.stop, None, fault="reversed-range")
    return Moment(start, other.stop, period_between(point, last))
