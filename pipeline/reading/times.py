"""Times in a text: which words make one, where it begins, and what modifies it."""

from dataclasses import dataclass
from datetime import date

from pipeline.reading import marks
from pipeline.reading.amounts import Amount
from pipeline.reading.periods import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    Period,
    Point,
    complete,
    is_possible,
    period_between,
    period_of,
)
from pipeline.reading.points import (
    Fields,
    Found,
    grain_of,
    is_likely_year,
    join_hyphens,
    point_of_fields,
    read_fields,
    read_point,
    read_year_number,
)
from pipeline.reading.tokens import Tokens


@dataclass(slots=True)
class Moment:
    """A time found: its tokens, its period, or the refusal code of what is none."""

    start: int
    stop: int
    period: Period | None
    modifier: str | None = None
    fault: str = ""


def read_announced_time(
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    """Read the time that a time word announces: ngày 21.8, quý II, cuối năm 2024."""
    roles = tokens.entries[at].marks
    if roles & marks.HALF_OF:
        return _read_half(tokens, at, reference)
    if roles & (marks.HEAD | marks.MIDDLE | marks.TAIL):
        return _read_part(tokens, at, reference)
    if roles & marks.YEARS:
        years = _read_years(tokens, at)
        if years is not None or not roles & marks.YEAR:
            return years
    return _read_point_or_range(tokens, at, reference)


def _read_part(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read đầu, giữa or cuối with the month, quarter or year that it is a part of."""
    roles = tokens.entries[at].marks
    grain = grain_of(tokens.entries[at + 1].marks)
    if grain not in (MONTH, QUARTER, YEAR):
        return None
    moment = _read_point_or_range(tokens, at + 1, reference)
    if moment is None or moment.fault:
        return moment
    moment.start = at
    is_head = roles & marks.HEAD
    moment.modifier = "start" if is_head else "mid" if roles & marks.MIDDLE else "end"
    return moment


def _read_half(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read nửa đầu năm and nửa cuối năm, with or without the year."""
    return _read_months_of_year(tokens, at, at + 1, 6, reference)


def _read_months_of_year(
    tokens: Tokens, start: int, at: int, months: int, reference: date | None
) -> Moment | None:
    """Read đầu năm or cuối năm after a number of months, with or without the year."""
    roles = tokens.entries[at].marks
    if not roles & (marks.HEAD | marks.TAIL) or not 1 <= months <= 12:
        return None
    at += 1
    if tokens.entries[at].marks & marks.POSSESSIVE:
        at += 1
    if not tokens.entries[at].marks & marks.YEAR:
        return None
    stop, year = _read_year_or_none(tokens, at, reference)
    first = 1 if roles & marks.HEAD else 13 - months
    return _months(start, stop, year, first, first + months - 1, reference)


def _months(  # noqa: PLR0913  one period's parts
    start: int,
    stop: int,
    year: int | None,
    first: int,
    last: int,
    reference: date | None,
) -> Moment:
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
    roles = tokens.entries[at + 1].marks
    if reference is not None and roles & (marks.THIS | marks.LAST):
        return at + 2, reference.year - (1 if roles & marks.LAST else 0)
    return at + 1, None


def read_counted_time(
    tokens: Tokens, amount: Amount, reference: date | None
) -> Moment | None:
    """Read a time that begins with a number: 6 tháng đầu năm, 21 tháng 8, hai quý đầu năm.

    Returns None where the number with its month or quarter is a mere length of time.
    """
    at = amount.stop
    roles = tokens.entries[at].marks
    if not roles & (marks.MONTH | marks.QUARTER) or amount.exponent or amount.ratio:
        return None
    number = amount.mantissa
    months = 3 * number if roles & marks.QUARTER else number
    if tokens.entries[at + 1].marks & (marks.HEAD | marks.TAIL):
        return _read_months_of_year(tokens, amount.start, at + 1, months, reference)
    if roles & marks.MONTH and 1 <= months <= 12:
        year = _read_year_of_months(tokens, at + 1)
        if year is not None:
            return _months(amount.start, year[0], year[1], 1, months, reference)
    if roles & marks.MONTH and 1 <= number <= 31:
        return _read_day_of_month(tokens, amount, reference)
    return None


def _read_year_of_months(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the year in 7 tháng năm 2025, 7 tháng/2025 and 7 tháng 2025."""
    if tokens.entries[at].marks & marks.YEAR and tokens.numbers[at + 1]:
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
    return _settle(tokens, amount.start, found, reference)


def _read_years(tokens: Tokens, at: int) -> Moment | None:
    """Read a range of years after giai đoạn, nhiệm kỳ or năm: 2021-2025."""
    first = at + 1
    if tokens.entries[first].marks & marks.YEAR:
        first += 1
    found = read_year_range(tokens, first)
    if found is None:
        return None
    found.start = at
    return found


def read_year_range(tokens: Tokens, at: int) -> Moment | None:
    """Read two years joined by a hyphen or by đến: 2021-2025, 2021 đến năm 2025."""
    if not tokens.numbers[at] or not is_likely_year(tokens.words[at]):
        return None
    if not tokens.entries[at + 1].marks & marks.TO:
        return None
    last = at + 2
    if tokens.entries[last].marks & marks.YEAR:
        last += 1
    if not tokens.numbers[last] or not is_likely_year(tokens.words[last]):
        return None
    one = Point(YEAR, int(tokens.words[at]))
    other = Point(YEAR, int(tokens.words[last]))
    if (one.year or 0) > (other.year or 0):
        return Moment(at, last + 1, None, fault="reversed-range")
    return Moment(at, last + 1, period_between(one, other))


def _read_point_or_range(
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    grain = grain_of(tokens.entries[at].marks)
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
        return None
    return _read_range(tokens, at, found, reference) or _settle(
        tokens, at, found, reference
    )


def _read_range(
    tokens: Tokens, start: int, found: Found, reference: date | None
) -> Moment | None:
    """Read the range that a point begins: ngày 15 đến 18/7/2025, tháng 8 đến tháng 9."""
    point = found.point
    if not tokens.entries[found.stop].marks & marks.TO or point.grain == QUARTER:
        return None
    at = found.stop + 1
    grain = grain_of(tokens.entries[at].marks)
    if grain:
        at += 1
    other = read_point(tokens, at, grain or point.grain)
    if other is None or other.point.grain != point.grain:
        return None
    if not grain and not _is_end_of_range(tokens, at, other):
        return None
    return _join(start, point, other, reference)


def _is_end_of_range(tokens: Tokens, at: int, other: Found) -> bool:
    """Tell whether a bare number ends a range, and does not count what follows."""
    if other.stop > at + 1 or "." in tokens.words[at]:
        return True
    following = tokens.entries[other.stop]
    counts = tokens.names[other.stop] and not following.marks & marks.STOP
    return not counts and not following.unit


def _join(
    start: int, point: Point, other: Found, reference: date | None
) -> Moment | None:
    last = other.point
    if point.grain == DAY and point.month is None:
        point = point._replace(month=last.month)
    known = last.year
    if known is None and reference is not None:
        known = point.year or reference.year
    last = complete(last, known)
    if point.year is None and known is not None:
        wraps = (
            (point.month, point.day) > (last.month, last.day)
            if (point.month and last.month)
            else False
        )
        point = point._replace(year=known - 1 if wraps else known)
    if point.grain == DAY and point.month is None:
        return None
    if not is_possible(point) or not is_possible(last):
        return Moment(start, other.stop, None, fault="impossible-date")
    if point.year is not None and point > last:
        return Moment(start, other.stop, None, fault="reversed-range")
    return Moment(start, other.stop, period_between(point, last))


def _settle(
    tokens: Tokens, start: int, found: Found, reference: date | None
) -> Moment | None:
    point = found.point
    if point.grain == DAY and point.month is None:
        if _counts_something(tokens, start, found.stop):
            return None
        return Moment(start, found.stop, None, fault="incomplete-date")
    if not is_possible(point):
        return Moment(start, found.stop, None, fault="impossible-date")
    known = None if reference is None else reference.year
    return Moment(start, found.stop, period_of(complete(point, known)))


def _counts_something(tokens: Tokens, start: int, stop: int) -> bool:
    """Tell whether the number after "ngày" is an amount: mỗi ngày 500 tấn."""
    following = tokens.entries[stop]
    if following.unit or following.scale:
        return True
    is_noun = tokens.names[stop] and not following.marks & marks.STOP
    return is_noun and bool(tokens.entries[start - 1].marks & marks.EVERY)


def may_be_time(tokens: Tokens, at: int) -> bool:
    """Tell quickly whether digits may be a time: a dot in them, a joint after them."""
    digits = tokens.words[at]
    if "," in digits:
        return False
    return bool(
        "." in digits
        or tokens.words[at + 1] == "/"
        or tokens.entries[at + 1].marks & marks.TO
    )


def read_bare_time(tokens: Tokens, at: int, reference: date | None) -> Moment | None:
    """Read digits whose shape alone makes a time: 21/8/2025, 8/2025, 27-28/2/2000.

    What may as well be another number (21/8, 2-9, 1.7) is left to the number's reader.
    """
    fields = read_fields(tokens, at)
    if fields is None:
        return read_year_range(tokens, at)
    if len(fields.numbers) == 1:
        return _read_hyphenated(tokens, at, fields, reference)
    point = point_of_fields(fields.numbers, DAY)
    if point is None or point.year is None:
        return _read_day_range(tokens, at, fields, point, reference)
    if not _has_time_shape(tokens, fields):
        return None
    found = Found(fields.stop, point)
    return _read_range(tokens, at, found, reference) or _settle(
        tokens, at, found, reference
    )


def _has_time_shape(tokens: Tokens, fields: Fields) -> bool:
    """Tell whether a full date or month stands alone, not before a unit or a stroke."""
    following = tokens.entries[fields.stop]
    if tokens.words[fields.stop] == "/" and tokens.is_glued(fields.stop):
        return False
    return not following.scale and not (following.unit and tokens.is_glued(fields.stop))


def _read_day_range(
    tokens: Tokens,
    at: int,
    fields: Fields,
    point: Point | None,
    reference: date | None,
) -> Moment | None:
    """Read 15/7 - 18/7/2025: the year of the second day settles the first."""
    if point is None or not tokens.entries[fields.stop].marks & marks.TO:
        return None
    other = read_fields(tokens, fields.stop + 1)
    if other is None or len(other.numbers) < 2:
        return None
    last = point_of_fields(other.numbers, DAY)
    if last is None or last.grain != DAY:
        return None
    return _join(at, point, Found(other.stop, last), reference)


def _read_hyphenated(
    tokens: Tokens, at: int, fields: Fields, reference: date | None
) -> Moment | None:
    years = read_year_range(tokens, at)
    if years is not None:
        return None if _is_measured(tokens, years.stop) else years
    joined = join_hyphens(tokens, fields)
    point = point_of_fields(joined.numbers, DAY) if len(joined.numbers) > 1 else None
    if point is not None and point.year is not None:
        if point.grain == MONTH and (
            _is_measured(tokens, joined.stop) or not is_likely_year(joined.numbers[1])
        ):
            return None
        return _settle(tokens, at, Found(joined.stop, point), reference)
    return _read_shared_month(tokens, at, fields, reference)


def _is_measured(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    return bool(entry.scale or (entry.unit and not entry.marks & marks.DAY))


def _read_shared_month(
    tokens: Tokens, at: int, fields: Fields, reference: date | None
) -> Moment | None:
    """Read 27-28/02/2000, 1-2/12 and 02-03/2000: the second end completes the first."""
    if tokens.words[fields.stop] != "-" or len(fields.numbers[0]) > 2:
        return None
    other = read_fields(tokens, fields.stop + 1)
    if other is None or len(other.numbers) < 2 or not _has_time_shape(tokens, other):
        return None
    last = point_of_fields(other.numbers, DAY)
    if last is None or (last.year is None and "." in tokens.words[fields.stop + 1]):
        return None
    point = point_of_fields(fields.numbers, last.grain)
    return (
        None if point is None else _join(at, point, Found(other.stop, last), reference)
    )


def add_modifier(tokens: Tokens, moment: Moment, floor: int) -> None:
    """Extend a time to the word before it that says from, until, before or after."""
    at = moment.start - 1
    if at < floor or moment.fault:
        return
    roles = tokens.entries[at].marks
    if not tokens.names[at] or moment.modifier is not None:
        return
    for mark, modifier in _MODIFIERS:
        if roles & mark:
            if moment.period is not None and "/" not in moment.period.form:
                moment.modifier = modifier
            moment.start = at
            return


_MODIFIERS = (
    (marks.FROM, "from"),
    (marks.TO, "until"),
    (marks.BEFORE, "before"),
    (marks.AFTER, "after"),
)


def read_dated(
    tokens: Tokens, at: int, reference: date | None, floor: int
) -> Moment | None:
    """Read a day and month that a word before them settles as a date: từ 1.7."""
    before = at - 1
    if before < floor or not tokens.names[before]:
        return None
    roles = tokens.entries[before].marks
    if not roles & (marks.FROM | marks.TO | marks.BEFORE | marks.AFTER):
        return None
    fields = read_fields(tokens, at)
    if fields is None or len(fields.numbers) != 2:
        return None
    point = point_of_fields(fields.numbers, DAY)
    if point is None or not is_possible(point):
        return None
    following = tokens.entries[fields.stop]
    if following.unit or following.scale:
        return None
    is_noun = tokens.names[fields.stop] and not following.marks & marks.STOP
    if is_noun and not tokens.is_capital(fields.stop):
        return None
    found = Found(fields.stop, point)
    return _read_range(tokens, at, found, reference) or _settle(
        tokens, at, found, reference
    )
