"""Times in digits alone: 21/8/2025, 8/2025, 27-28/2/2000, 2021-2025, từ 1.7."""

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    PartialDate,
    complete,
    is_possible,
    period_between,
)
from pipeline.reading.context import Context, follows_time
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.phrases.lookahead import figure_follows
from pipeline.reading.reference import Reference
from pipeline.reading.times.dated_strokes import counts, is_run_of_shares, read_dated
from pipeline.reading.times.partial_dates import (
    Fields,
    Found,
    join_hyphens,
    partial_date_in,
    read_fields,
    read_partial_date,
)
from pipeline.reading.times.resolution import (
    TimeMatch,
    join_dates,
    month_of_list,
    read_range,
    settle,
)


def read_digit_date(context: Context, at: int) -> TimeMatch | None:
    """Read digits that make a time: by their shape, or by a word before them."""
    if not _may_be_time(context.tokens, at):
        return None
    time = _read_bare(context.tokens, at, context.reference) or read_dated(context, at)
    if time is not None and is_run_of_shares(context, at, time):
        return None
    return time


def _may_be_time(tokens: Tokens, at: int) -> bool:
    """Whether digits may be a time: a dot in them, a joint after them.

    Three digits after the last dot are a group of a number: no date has as many.
    """
    digits = tokens.words[at]
    if "," in digits or digits[-4:-3] == ".":
        return False
    return bool(
        "." in digits
        or tokens.words[at + 1] == "/"
        or tokens.entries[at + 1].roles & role.TO
    )


def _read_bare(
    tokens: Tokens, at: int, reference: Reference | None
) -> TimeMatch | None:
    """Read digits whose shape alone makes a time: 21/8/2025, 8/2025, 27-28/2/2000.

    What may as well be another number (21/8, 2-9, 1.7) is left to the number's reader.
    """
    fields = read_fields(tokens, at)
    if fields is None:
        return read_year_range(tokens, at)
    if len(fields.numbers) == 1:
        return _read_hyphenated(tokens, at, fields, reference)
    partial = partial_date_in(tokens, fields.numbers, DAY)
    if partial is None or partial.year is None:
        return _read_day_range(tokens, at, fields, partial, reference)
    if not _has_time_shape(tokens, fields):
        return None
    found = Found(fields.stop, partial)
    return read_range(tokens, at, found, reference) or settle(
        tokens, at, found, reference
    )


def _has_time_shape(tokens: Tokens, fields: Fields) -> bool:
    """Whether a full date or month stands alone, not before a unit or a stroke."""
    following = tokens.entries[fields.stop]
    if tokens.words[fields.stop] == "/" and tokens.is_glued(fields.stop):
        return False
    return not following.scale and not (following.unit and tokens.is_glued(fields.stop))


def _read_day_range(
    tokens: Tokens,
    at: int,
    fields: Fields,
    partial: PartialDate | None,
    reference: Reference | None,
) -> TimeMatch | None:
    """Read 15/7 - 18/7/2025: the year of the second day settles the first."""
    if partial is None or not tokens.entries[fields.stop].roles & role.TO:
        return None
    other = read_fields(tokens, fields.stop + 1)
    if other is None or len(other.numbers) < 2:
        return None
    last = partial_date_in(tokens, other.numbers, DAY)
    if last is None or last.grain != DAY:
        return None
    if last.year is None and tokens.language.month_first:
        return None
    return join_dates(at, partial, Found(other.stop, last), reference)


def _read_hyphenated(
    tokens: Tokens, at: int, fields: Fields, reference: Reference | None
) -> TimeMatch | None:
    years = read_year_range(tokens, at)
    if years is not None:
        return None if _is_measured(tokens, years.stop) else years
    joined = join_hyphens(tokens, fields)
    partial = (
        partial_date_in(tokens, joined.numbers, DAY)
        if len(joined.numbers) > 1
        else None
    )
    if partial is not None and partial.year is not None:
        if partial.grain == MONTH and (
            _is_measured(tokens, joined.stop) or not is_likely_year(joined.numbers[1])
        ):
            return None
        return settle(tokens, at, Found(joined.stop, partial), reference)
    return _read_shared_month(tokens, at, fields, reference)


def _is_measured(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    return bool(entry.scale or (entry.unit and not entry.roles & role.DAY))


def _read_shared_month(
    tokens: Tokens, at: int, fields: Fields, reference: Reference | None
) -> TimeMatch | None:
    """Read 27-28/02/2000, 1-2/12 and 02-03/2000: the second end completes the first."""
    joint = tokens.entries[fields.stop].roles & role.TO
    if not joint or len(fields.numbers[0]) > 2:
        return None
    other = read_fields(tokens, fields.stop + 1)
    if other is None or len(other.numbers) < 2 or not _has_time_shape(tokens, other):
        return None
    last = partial_date_in(tokens, other.numbers, DAY)
    if last is None or (last.year is None and not _is_dated(tokens, at, fields)):
        return None
    if last.year is None and counts(tokens, other.stop):
        return TimeMatch(at, other.stop, None, fault="adjoining-numbers")
    partial = partial_date_in(tokens, fields.numbers, last.grain)
    return (
        None
        if partial is None
        else join_dates(at, partial, Found(other.stop, last), reference)
    )


def _is_dated(tokens: Tokens, at: int, fields: Fields) -> bool:
    """Whether 1-2/12 and từ 1 đến 2.12, which state no year, are days."""
    if tokens.language.month_first:
        return False
    if tokens.entries[at - 1].roles & role.FROM:
        return True
    joint, digits = tokens.words[fields.stop], tokens.words[fields.stop + 1]
    return joint == "-" and "." not in digits


def read_further_time(context: Context, at: int) -> TimeMatch | None:
    """Read the time that goes on with the last: ngày 1/7 và 2/7, tháng 7 và 8."""
    tokens, last = context.tokens, context.last.date
    if last is None or not follows_time(context, at):
        return None
    if last.grain in (MONTH, QUARTER):
        return _read_further_part(context, at, last)
    fields = read_fields(tokens, at)
    if fields is None or figure_follows(tokens, fields.stop):
        return None
    if last.grain == DAY and len(fields.numbers) == 1:
        return _read_further_day(context, at, fields)
    is_year = len(fields.numbers) == 1 and is_likely_year(fields.numbers[0])
    if is_year != (last.grain == YEAR) or is_year == (len(fields.numbers) > 1):
        return None
    partial = partial_date_in(tokens, fields.numbers, last.grain)
    if partial is None or not is_possible(partial):
        return None
    partial = complete(partial, last.year)
    return settle(tokens, at, Found(fields.stop, partial), context.reference)


def _read_further_day(context: Context, at: int, fields: Fields) -> TimeMatch | None:
    """Read a day within a list of days of one month: 16 of 15, 16 và 17/7."""
    month = month_of_list(context.tokens, fields.stop)
    if month is None or not fields.numbers[0].isdecimal():
        return None
    partial = month._replace(day=int(fields.numbers[0][:2]))
    return settle(context.tokens, at, Found(fields.stop, partial), context.reference)


def _read_further_part(
    context: Context, at: int, last: PartialDate
) -> TimeMatch | None:
    """Read the month or quarter that goes on with another: tháng 8, 9 năm 2025."""
    tokens = context.tokens
    found = read_partial_date(tokens, at, last.grain)
    if found is None or found.partial.grain != last.grain:
        return None
    if not is_possible(found.partial) or is_likely_year(tokens.words[at]):
        return None
    if found.partial.year is None and figure_follows(tokens, found.stop):
        return None
    partial = complete(found.partial, last.year)
    return settle(tokens, at, Found(found.stop, partial), context.reference)


def read_year_range(tokens: Tokens, at: int) -> TimeMatch | None:
    """Read two years joined: 2021-2025, 2024/25, 2024-25, 2021 đến năm 2025."""
    if not tokens.numbers[at] or not is_likely_year(tokens.words[at]):
        return None
    if not tokens.entries[at + 1].roles & role.TO and tokens.words[at + 1] != "/":
        return None
    last = at + 2
    if tokens.entries[last].roles & role.YEAR:
        last += 1
    second = _second_year(tokens, at, last)
    if second is None:
        return None
    one = PartialDate(YEAR, int(tokens.words[at]))
    other = PartialDate(YEAR, second)
    if (one.year or 0) > (other.year or 0):
        return TimeMatch(at, last + 1, None, fault="reversed-range")
    return TimeMatch(at, last + 1, period_between(one, other))


def _second_year(tokens: Tokens, at: int, last: int) -> int | None:
    """Return the second of two years; its century may be left out: 2024/25."""
    if not tokens.numbers[last]:
        return None
    if is_likely_year(tokens.words[last]):
        return int(tokens.words[last])
    following = int(tokens.words[at]) + 1
    is_next = following % 100 > _MONTHS and tokens.words[last] == str(following)[2:]
    is_joined = tokens.is_glued(last - 1) and tokens.is_glued(last)
    return (
        following if is_next and (is_joined or tokens.words[last - 1] == "/") else None
    )


# 2009/10 and 2000-01 may be months.
_MONTHS = 12
