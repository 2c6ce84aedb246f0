"""Dates and runs of time found in a text, resolved against the reference."""

from dataclasses import dataclass

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    YEAR,
    PartialDate,
    Period,
    complete,
    is_possible,
    period_between,
    period_of,
)
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.lookahead import figure_follows
from pipeline.reading.phrases.nouns import noun_follows
from pipeline.reading.reference import Reference
from pipeline.reading.times.partial_dates import (
    Found,
    grain_of,
    join_hyphens,
    partial_date_in,
    read_fields,
    read_partial_date,
)


@dataclass(slots=True)
class TimeMatch:
    """A time found: its tokens, its period, or the refusal code of what is none.

    `date` is set where the time is one day, month, quarter or year.
    """

    start: int
    stop: int
    period: Period | None
    date: PartialDate | None = None
    modifier: str | None = None
    fault: str = ""


def settle(
    tokens: Tokens, start: int, found: Found, reference: Reference | None
) -> TimeMatch | None:
    """Resolve a date against the reference, or refuse it where no calendar has it."""
    partial = found.partial
    if partial.grain == DAY and partial.month is None:
        if _counts_something(tokens, start, found.stop):
            return None
        month = month_of_list(tokens, found.stop)
        if month is not None:
            partial = partial._replace(month=month.month, year=month.year)
            return settle(tokens, start, Found(found.stop, partial), reference)
        stop = _end_of_days(tokens, found.stop)
        return TimeMatch(start, stop, None, fault="incomplete-date")
    if not is_possible(partial):
        return TimeMatch(start, found.stop, None, fault="impossible-date")
    if partial.ambiguous:
        return TimeMatch(start, found.stop, None, fault="ambiguous-day-month")
    stop, known, is_vague = _read_relative_year(tokens, found, reference)
    if partial.year is None and tokens.entries[stop].roles & role.ALSO:
        known = _year_beside(tokens, stop + 1, partial) or known
    if is_vague:
        return TimeMatch(start, stop, None, fault="vague-time")
    partial = complete(partial, known)
    if not is_possible(partial):  # 29 February of the reference's year
        return TimeMatch(start, stop, None, fault="impossible-date")
    return time_of(start, stop, partial)


def _year_beside(tokens: Tokens, at: int, partial: PartialDate) -> int | None:
    """Return the year that the next time states for both: quý 3, quý 4 năm 2024."""
    grain = grain_of(tokens.entries[at].roles)
    if grain:
        at += 1
    if partial.grain == DAY and not tokens.numbers[at]:
        return None
    other = read_partial_date(tokens, at, grain or partial.grain)
    if (
        other is None
        or other.partial.grain != partial.grain
        or other.partial.year is None
    ):
        return None
    year = other.partial.year
    return year if complete(partial, year) < other.partial else None


def month_of_list(tokens: Tokens, at: int) -> PartialDate | None:
    """Return the date that ends a list of days of one month: (15,) 16 và 17/7."""
    for _ in range(_MAX_DAYS):
        if not tokens.entries[at].roles & role.ALSO:
            return None
        fields = read_fields(tokens, at + 1)
        fields = None if fields is None else join_hyphens(tokens, fields)
        if fields is None or figure_follows(tokens, fields.stop):
            return None
        if len(fields.numbers) > 1:
            partial = partial_date_in(tokens, fields.numbers, DAY)
            if partial is None or partial.grain != DAY or not is_possible(partial):
                return None
            return partial
        if not fields.numbers[0].isdecimal() or len(fields.numbers[0]) > 2:
            return None
        at = fields.stop
    return None


# A list of days is looked through so far.
_MAX_DAYS = 12


def _end_of_days(tokens: Tokens, at: int) -> int:
    """Return the token after the days that share a month with one: 15, 16 và 17/7."""
    while tokens.entries[at].roles & role.ALSO:
        fields = read_fields(tokens, at + 1)
        fields = None if fields is None else join_hyphens(tokens, fields)
        if fields is None or figure_follows(tokens, fields.stop):
            break
        at = fields.stop
    return at


def _read_relative_year(
    tokens: Tokens, found: Found, reference: Reference | None
) -> tuple[int, int | None, bool]:
    """Read the words after a month or quarter that say which year it is of.

    Returns the token after them, the year, and whether only the reader of the whole
    text knows it: năm sau, of the year before.
    """
    at, partial = found.stop, found.partial
    if partial.year is not None:
        return at, partial.year, False
    if tokens.entries[at].roles & role.PAST:
        return at + 1, _year_around(partial, reference, is_past=True), False
    following = tokens.entries[at + 1].roles
    if tokens.entries[at].roles & role.NEXT and not _goes_on(tokens, at + 1):
        return at + 1, _year_around(partial, reference, is_past=False), False
    known = None if reference is None else reference.day.year
    if tokens.words[at] == "sang" and following & role.YEAR:
        return at + 2, None if known is None else known + 1, False
    if tokens.entries[at].roles & role.YEAR:
        return _read_named_year(at, following, known)
    end = _find_end_of_previous(tokens, at)
    return (end, None, True) if end else (at, known, False)


def _read_named_year(
    at: int, roles: int, known: int | None
) -> tuple[int, int | None, bool]:
    """Read năm nay, năm ngoái, năm tới; năm sau and năm trước are told by others."""
    for which, years in ((role.THIS, 0), (role.LAST, -1), (role.NEXT, 1)):
        if roles & which:
            year = None if known is None else known + years
            return at + 2, year, known is None and years != 0
    is_vague = bool(roles & (role.BEFORE | role.AFTER))
    return (at + 2, None, True) if is_vague else (at, known, False)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a time or number follows, with which "tới" makes a run: tới tháng 5."""
    return bool(tokens.numbers[at] or tokens.entries[at].roles & role.TIMES)


def _year_around(
    partial: PartialDate, reference: Reference | None, *, is_past: bool
) -> int | None:
    """Return the year of the last such time up to the reference, or the next after."""
    if reference is None:
        return None
    one = complete(partial, reference.day.year)
    if not is_possible(one):
        return reference.day.year
    first, last = period_of(one).first, period_of(one).last
    if is_past:
        return reference.day.year - bool(first and first > reference.day)
    return reference.day.year + bool(last and last < reference.day)


def _find_end_of_previous(tokens: Tokens, at: int) -> int:
    """Return the token after "of the year before", "of the previous year"; or 0."""
    if not tokens.entries[at].roles & role.POSSESSIVE:
        return 0
    entry = tokens.entries[at + 1]
    if entry.year == 0 and tokens.entries[at + 2].roles & (role.AGO | role.BEFORE):
        return at + 3
    is_named = entry.roles & role.DEFINITE and (
        tokens.entries[at + 2].roles & role.PREVIOUS
    )
    return at + 4 if is_named and tokens.entries[at + 3].unit == "a" else 0


def _counts_something(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the number after "ngày" is an amount: mỗi ngày 500 tấn."""
    following = tokens.entries[stop]
    if following.unit or following.scale:
        return True
    return noun_follows(tokens, stop) and bool(
        tokens.entries[start - 1].roles & role.EVERY
    )


def read_range(
    tokens: Tokens, start: int, found: Found, reference: Reference | None
) -> TimeMatch | None:
    """Read the range that a date begins: ngày 15 đến 18/7, tháng 8 đến tháng 9."""
    partial = found.partial
    if not tokens.entries[found.stop].roles & role.TO:
        return None
    at = found.stop + 1
    grain = grain_of(tokens.entries[at].roles)
    if grain:
        at += 1
    other = read_partial_date(tokens, at, grain or partial.grain)
    if other is None or other.partial.grain != partial.grain:
        return None
    if not grain and not _is_end_of_range(tokens, at, other):
        return None
    return join_dates(start, partial, other, reference)


def _is_end_of_range(tokens: Tokens, at: int, other: Found) -> bool:
    """Whether a bare number ends a range, and does not count what follows."""
    if other.stop > at + 1 or "." in tokens.words[at]:
        return True
    return not (noun_follows(tokens, other.stop) or tokens.entries[other.stop].unit)


def _complete_both(
    partial: PartialDate, last: PartialDate, reference: Reference | None
) -> tuple[PartialDate, PartialDate]:
    """Return both ends of a run their years; one that falls ends a year later.

    Where neither end has a year, a run over the turn of the year is the one nearer
    the reference: this winter's from July on, before that the last one's.
    """
    if partial.grain == YEAR or (partial.year is not None and last.year is not None):
        return partial, last
    wraps = _place_in_year(partial) > _place_in_year(last)
    if last.year is not None:
        return complete(partial, last.year - wraps), last
    if partial.year is not None:
        return partial, complete(last, partial.year + wraps)
    if reference is None:
        return partial, last
    ends = reference.day.year + (wraps and reference.day.month > _HALF_YEAR)
    return complete(partial, ends - wraps), complete(last, ends)


_HALF_YEAR = 6


def _place_in_year(partial: PartialDate) -> tuple[int, int]:
    return partial.month or partial.quarter or 0, partial.day or 0


def join_dates(
    start: int, partial: PartialDate, other: Found, reference: Reference | None
) -> TimeMatch | None:
    """Make the run from a date to another, each completed by what the other has."""
    last = other.partial
    if partial.grain == DAY and partial.month is None:
        partial = partial._replace(month=last.month)
    if partial.grain == DAY and partial.month is None:
        return None
    if partial.ambiguous or last.ambiguous:
        return TimeMatch(start, other.stop, None, fault="ambiguous-day-month")
    partial, last = _complete_both(partial, last, reference)
    if not is_possible(partial) or not is_possible(last):
        return TimeMatch(start, other.stop, None, fault="impossible-date")
    if partial.year is not None and partial > last:
        return TimeMatch(start, other.stop, None, fault="reversed-range")
    return TimeMatch(start, other.stop, period_between(partial, last))


def months_of_year(  # noqa: PLR0913, PLR0917  one period's parts
    start: int,
    stop: int,
    year: int | None,
    first: int,
    last: int,
    reference: Reference | None,
) -> TimeMatch:
    """Make the run of some months of a year, by default the reference's."""
    known = year if year is not None or reference is None else reference.day.year
    one, other = PartialDate(MONTH, known, first), PartialDate(MONTH, known, last)
    return TimeMatch(start, stop, period_between(one, other))


def time_of(start: int, stop: int, partial: PartialDate) -> TimeMatch:
    """Return the match of one day, month, quarter or year, refused if it cannot be.

    The year of the reference may have no 29/2.
    """
    if not is_possible(partial):
        return TimeMatch(start, stop, None, fault="impossible-date")
    return TimeMatch(start, stop, period_of(partial), partial)
