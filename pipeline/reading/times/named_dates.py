"""Dates that the names of months make: July 15-18, 2025; 15 July 2025; July 2025."""

import re

from pipeline.reading.calendar import DAY, MONTH, PartialDate
from pipeline.reading.context import Context, follows_time, reference_at
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.phrases.lookahead import (
    figure_follows,
    plural_follows,
    sign_follows,
)
from pipeline.reading.reference import Reference
from pipeline.reading.times.partial_dates import Found
from pipeline.reading.times.resolution import TimeMatch, join_dates, settle
from pipeline.reading.times.year_of import (
    is_old_year_at,
    is_year_at,
    read_old_year,
    read_year_of,
)

# Words before a month's name that settle that it is one.
_BEFORE_TIME = (
    role.IN
    | role.ON
    | role.FROM
    | role.TO
    | role.UNTIL
    | role.BEFORE
    | role.AFTER
    | role.BETWEEN
    | role.POSSESSIVE
    | role.HEAD
    | role.MIDDLE
    | role.TAIL
)
# Those before which a number after a month's name can only be a day.
_BEFORE_DAY = _BEFORE_TIME & ~(role.IN | role.HEAD | role.MIDDLE | role.TAIL)
# A month has no more days, and no list of its days is longer.
_LAST_DAY = 31


def read_named_month(context: Context, at: int) -> TimeMatch | None:
    """Read the day or month that begins with a month's name: July 15-18, 2025; July."""
    tokens, reference = context.tokens, reference_at(context, at)
    before = tokens.entries[at - 1].roles if at > context.consumed else 0
    found = _read_partial_date(tokens, at, reference)
    if found is not None and at > context.consumed and found.partial.year is None:
        start = _find_start_of_relative(tokens, at)
        if start >= context.consumed:
            return TimeMatch(start, found.stop, None, fault="vague-time")
    if found is None or not _is_month(tokens, at, found, before):
        return None
    run = _read_run(tokens, at, found, reference, before)
    if run is not None:
        return run
    partial, stop = found.partial, found.stop
    if partial.grain == DAY and partial.year is None:
        if tokens.words[stop] == "," and _may_be_year(tokens, stop + 1):
            return TimeMatch(at, stop + 2, None, fault="ambiguous-year")
        is_settled = before & _BEFORE_DAY and not before & role.IN
        if plural_follows(tokens, stop) and not is_settled:
            return TimeMatch(at, stop, None, fault="ambiguous-day")
    return settle(tokens, at, _share_year(tokens, found, reference), reference)


def _may_be_year(tokens: Tokens, at: int) -> bool:
    return is_year_at(tokens, at) or is_old_year_at(tokens, at)


def _find_start_of_relative(tokens: Tokens, at: int) -> int:
    """Return the token that makes a month or day another time, or -1.

    Last July is of one year or the other, the week of July 14 is no day.
    """
    if tokens.entries[at - 1].roles & role.PREVIOUS:
        return at - 1
    is_of = tokens.entries[at - 1].roles & role.POSSESSIVE
    is_week = tokens.entries[at - 2].unit == "wk"
    return at - 2 if is_of and is_week and at > 1 else -1


def read_day_before_month(context: Context, at: int) -> TimeMatch | None:
    """Read the days that stand before a month's name: 15-18 July 2025, 15th of July."""
    tokens, reference = context.tokens, context.reference
    day = _read_day(tokens, at)
    if day is None or _is_name(tokens, at, context.consumed):
        return None
    before = tokens.entries[at - 1].roles if at > context.consumed else 0
    found = _read_partial_date(tokens, at, reference)
    if found is not None:
        return _read_run(tokens, at, found, reference, before) or settle(
            tokens, at, _share_year(tokens, found, reference), reference
        )
    stop, number = day
    joint = tokens.entries[stop].roles
    last = _end_of_list(tokens, stop)
    if not (joint & role.TO or last) or not tokens.numbers[(last or stop) + 1]:
        return None
    other = _read_partial_date(tokens, (last or stop) + 1, reference)
    if other is None:
        return None
    if joint & role.TO or before & role.BETWEEN:
        return join_dates(at, PartialDate(DAY, day=number), other, reference)
    return settle(
        tokens, at, Found(stop, other.partial._replace(day=number)), reference
    )


def _is_name(tokens: Tokens, at: int, consumed: int) -> bool:
    """Whether a number is a name's: Resolution 57 (of) December 2024."""
    return at > consumed and bool(tokens.entries[at - 1].roles & role.DESIGNATOR)


def _end_of_list(tokens: Tokens, at: int) -> int:
    """Return the last "and" of days that share a month (15, 16 and 17 July), or 0."""
    for _ in range(_LAST_DAY):
        if tokens.words[at] != ",":
            break
        day = _read_day(tokens, at + 1)
        if day is None:
            return 0
        at = day[0]
    return at if tokens.entries[at].roles & role.AND else 0


def read_further_day(context: Context, at: int) -> TimeMatch | None:
    """Read the day that goes on with the last in its month: July 15 and 16."""
    tokens, last = context.tokens, context.last.date
    if not follows_time(context, at):
        return None
    if last is None or last.grain != DAY or last.month is None:
        return None
    found = _read_day_of(tokens, at, last.month, None)
    if found is None or figure_follows(tokens, found.stop):
        return None
    if tokens.entries[found.stop].roles & role.TO and tokens.numbers[found.stop + 1]:
        return None  # August 14, 2-3 suspects
    return settle(tokens, at, _with_year(found, last.year), None)


def _with_year(found: Found, year: int | None) -> Found:
    if found.partial.year is not None:
        return found
    return Found(found.stop, found.partial._replace(year=year))


def _read_day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the number of a day, with its ending: 15, 15th; not the 15 of 15 %."""
    digits, stop = tokens.words[at], at + 1
    if not tokens.numbers[at] or not digits.isdecimal() or len(digits) > 2:
        return None
    if not digits.isascii():
        return None
    if tokens.entries[stop].roles & role.SUFFIX and tokens.is_glued(stop):
        stop += 1
    following = tokens.entries[stop]
    if following.scale or following.unit or sign_follows(tokens, stop):
        return None
    is_counting = int(digits) > _LAST_DAY and plural_follows(tokens, stop)
    return None if is_counting else (stop, int(digits))


def _read_partial_date(
    tokens: Tokens, at: int, reference: Reference | None
) -> Found | None:
    """Read a month's name with the day and the year beside it, in either order."""
    if tokens.entries[at].month:
        month = tokens.entries[at].month
        if not tokens.is_capital(at):
            return None
        day = _read_day_of(tokens, at + 1, month, reference)
        return day or _add_year(
            tokens, Found(at + 1, PartialDate(MONTH, None, month)), reference
        )
    first = _read_day(tokens, at)
    if first is None:
        return None
    stop, number = first
    roles = tokens.entries[stop].roles
    if roles & role.POSSESSIVE and not roles & role.IN:
        stop += 1
    month = tokens.entries[stop].month
    if not month or not tokens.is_capital(stop):
        return None
    found = Found(stop + 1, PartialDate(DAY, None, month, number))
    return _add_year(tokens, found, reference)


def _read_day_of(
    tokens: Tokens, at: int, month: int, reference: Reference | None
) -> Found | None:
    """Read a day of a month that is known, with its year: 15, 2025; the 15th."""
    if tokens.entries[at].roles & role.DEFINITE:
        at += 1
    joined = _DAY_AND_YEAR.fullmatch(tokens.words[at])
    if joined and is_likely_year(joined[2]):
        date = PartialDate(DAY, int(joined[2]), month, int(joined[1]))
        return Found(at + 1, date)
    day = _read_day(tokens, at)
    if day is None:
        return None
    return _add_year(
        tokens, Found(day[0], PartialDate(DAY, None, month, day[1])), reference
    )


# July 15,2024: the space after the comma is left out.
_DAY_AND_YEAR = re.compile("([0-9]{1,2}),([0-9]{4})")


def _add_year(tokens: Tokens, found: Found, reference: Reference | None) -> Found:
    stop = found.stop
    is_dated = tokens.words[stop] == "," and found.partial.grain == DAY
    if is_dated and plural_follows(tokens, stop + 2):
        return found
    year = read_year_of(tokens, stop, reference)
    if year is None:
        year = read_old_year(tokens, stop + 1 if is_dated else stop)
        if year is not None and found.partial.grain == MONTH and not year[1] % 100:
            return found  # In July 1500 were built
    return (
        found if year is None else Found(year[0], found.partial._replace(year=year[1]))
    )


def _is_month(tokens: Tokens, at: int, found: Found, before: int) -> bool:
    """Whether a name is a month's: not "May" in other senses, nor April Nguyen."""
    if found.stop > at + 1 or before & _BEFORE_TIME:
        return True
    after = at + 1
    is_run = tokens.entries[after].roles & (role.TO | role.AND)
    if tokens.entries[at].roles & role.CAPITALIZED:
        return bool(is_run and tokens.entries[after + 1].month)
    return not (tokens.names[after] and tokens.is_capital(after))


def _read_run(
    tokens: Tokens, at: int, found: Found, reference: Reference | None, before: int
) -> TimeMatch | None:
    """Read the run that a date begins: July 15-18, July to September 2025."""
    partial, joint = found.partial, tokens.entries[found.stop].roles
    is_pair = joint & role.AND and before & role.BETWEEN
    if not (joint & role.TO or is_pair):
        return None
    first = found.stop + 1
    other = _read_partial_date(tokens, first, reference)
    if other is None and partial.grain == DAY and partial.month is not None:
        other = _read_day_of(tokens, first, partial.month, reference)
        is_glued = tokens.is_joined(found.stop)  # the July 15-18 conference
        if other is not None and figure_follows(tokens, other.stop) and not is_glued:
            return None
    if other is None or other.partial.grain != partial.grain:
        return None
    if _is_anniversary(partial, other.partial):
        return None
    return join_dates(at, partial, other, reference)


def _is_anniversary(partial: PartialDate, other: PartialDate) -> bool:
    """Whether two days are years apart: Aug. 19, 1945 - Aug. 19, 2025."""
    is_same_day = (partial.month, partial.day) == (other.month, other.day)
    return partial.grain == DAY and is_same_day and partial.year != other.year


def _share_year(tokens: Tokens, found: Found, reference: Reference | None) -> Found:
    """Return a date the year that only the last of its list states: May, June 2025."""
    partial, at = found.partial, found.stop
    for _ in range(_MAX_LIST):
        if partial.year is not None or not tokens.entries[at].roles & role.ALSO:
            break
        first = at + 1
        if tokens.entries[first].roles & role.AND:
            first += 1
        other = _read_partial_date(tokens, first, reference)
        if other is None and partial.month is not None and partial.grain == DAY:
            other = _read_day_of(tokens, first, partial.month, reference)
        if other is None or other.partial.grain != partial.grain:
            break
        at, found = other.stop, _with_year(found, other.partial.year)
        partial = found.partial
    return found


_MAX_LIST = 12
