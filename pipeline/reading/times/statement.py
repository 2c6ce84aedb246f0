"""Times as they are stated: with the words around them, or as refusals."""

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.model import Time
from pipeline.reading.phrases.qualifiers import is_estimated
from pipeline.reading.times.announced import add_modifier, read_day_after_days
from pipeline.reading.times.digit_dates import read_further
from pipeline.reading.times.parts_of_year import take_part
from pipeline.reading.times.resolution import TimeMatch


def state_time(context: Context, time: TimeMatch) -> Match:
    """Return a time found as a reading, with its modifier, or as a refusal."""
    tokens = context.tokens
    before = time.start - 1
    is_compared = context.rose == before and tokens.entries[before].roles & role.VERSUS
    if not is_compared:  # up 14 percent from 2023
        add_modifier(tokens, time, context.consumed)
    if context.tokens.entries[time.start - 1].roles & (role.ESTIMATE | role.LINK) and (
        is_estimated(context, time.start)
    ):
        context.estimated = time.stop
    if time.period is not None:
        context.timed, context.form = time.stop, time.period.form
    if _is_lunar(context, time):
        return context.refuse("lunar-date", time.start, time.stop)
    if time.period is None:
        return context.refuse(time.fault, time.start, time.stop)
    start, end = context.span(time.start, time.stop)
    period = time.period
    found = Time(start, end, period.form, period.first, period.last, time.modifier)
    return Match(time.stop, found)


def state_part(context: Context, time: TimeMatch) -> Match:
    """Return a time as `state_time` does, with the part of it that is told before."""
    take_part(context.tokens, time, context.consumed)
    return state_time(context, time)


def _is_lunar(context: Context, time: TimeMatch) -> bool:
    """Tell whether a time is of the lunar calendar: ngày 10/3 âm lịch, rằm tháng 7."""
    before, after = time.start - 1, context.tokens.entries[time.stop]
    is_full_moon = (
        before >= context.consumed and context.tokens.entries[before].roles & role.LUNAR
    )
    return bool(is_full_moon or after.roles & role.LUNAR)


def find_further_time(context: Context, at: int) -> TimeMatch | None:
    """Find the time that goes on with what was read just before a token."""
    tokens, reference = context.tokens, context.reference
    if context.timed == at - 1 and tokens.entries[at - 1].roles & role.ALSO:
        time = read_further(tokens, at, context.form, reference)
        if time is not None:
            return time
    if context.consumed == at and tokens.entries[at - 1].roles & role.DAY:
        return read_day_after_days(tokens, at, reference)
    return None
