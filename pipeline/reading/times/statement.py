"""Times as they are stated: with the words around them, or as refusals."""

from pipeline.reading.context import Context, Last, Match
from pipeline.reading.languages import role
from pipeline.reading.model import Time
from pipeline.reading.phrases.qualifiers import look_back
from pipeline.reading.times.announced import add_modifier
from pipeline.reading.times.parts_of_year import take_part
from pipeline.reading.times.resolution import TimeMatch


def state_time(context: Context, time: TimeMatch) -> Match:
    """Return a time found as a reading, with its modifier, or as a refusal."""
    tokens = context.tokens
    before = time.start - 1
    last = context.last
    is_compared = (
        last.direction is not None
        and last.stop == before
        and tokens.entries[before].roles & role.VERSUS
    )
    if not is_compared:  # up 14 percent from 2023
        add_modifier(tokens, time, context.consumed)
    context.last = Last(
        time.stop,
        is_time=time.period is not None,
        date=time.date,
        is_estimated=_is_estimated(context, time.start),
    )
    if _is_lunar(context, time):
        return context.refuse("lunar-date", time.start, time.stop)
    if _is_fiscal(context, time):
        return context.refuse("vague-time", time.start, time.stop)
    if time.period is None:
        return context.refuse(time.fault, time.start, time.stop)
    start, end = context.span(time.start, time.stop)
    period = time.period
    found = Time(start, end, period.form, period.first, period.last, time.modifier)
    return Match(time.stop, found)


def state_part(context: Context, time: TimeMatch) -> Match:
    """Return a time as `state_time` does, with the part of it that is named before."""
    take_part(context.tokens, time, context.consumed)
    return state_time(context, time)


def _is_estimated(context: Context, at: int) -> bool:
    """Whether ước stands before a time: ước cả năm 2025 đạt."""
    roles = context.tokens.entries[at - 1].roles
    if not roles & (role.ESTIMATE | role.LINK):
        return False
    return look_back(context.tokens, at, context.consumed).status is not None


def _is_fiscal(context: Context, time: TimeMatch) -> bool:
    """Whether a time is of a fiscal year, in it or behind it: Q1 FY2025."""
    entries = context.tokens.entries[time.start : time.stop + 1]
    return any(entry.roles & role.FISCAL for entry in entries)


def _is_lunar(context: Context, time: TimeMatch) -> bool:
    """Whether a time is of the lunar calendar: ngày 10/3 âm lịch, rằm tháng 7."""
    before, after = time.start - 1, context.tokens.entries[time.stop]
    is_full_moon = (
        before >= context.consumed and context.tokens.entries[before].roles & role.LUNAR
    )
    return bool(is_full_moon or after.roles & role.LUNAR)
