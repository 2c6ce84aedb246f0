"""The reader: one walk over the words of a text, rule by rule."""

from datetime import date

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import LANGUAGES, role
from pipeline.reading.lexing.lexicon import TEN, lexicon_of
from pipeline.reading.lexing.tokens import scan_text
from pipeline.reading.model import Quantity, Refusal, Result, Time
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.names import lacks_whole, skip_name
from pipeline.reading.quantities.bare import read_whole
from pipeline.reading.quantities.quantity import read_quantity
from pipeline.reading.quantities.ranks import read_ordinal_rank, read_rank
from pipeline.reading.quantities.vague import refuse_vague
from pipeline.reading.times.announced import (
    read_announced_time,
    read_counted_time,
    read_weekday_date,
)
from pipeline.reading.times.digit_dates import (
    may_be_time,
    read_bare_time,
    read_dated,
)
from pipeline.reading.times.named_dates import (
    find_end_of_clock,
    read_day_before_month,
    read_further_day,
    read_named_month,
)
from pipeline.reading.times.parts_of_year import (
    read_months_of,
    read_part_of_year,
)
from pipeline.reading.times.resolution import TimeMatch
from pipeline.reading.times.statement import find_further_time, state_part, state_time
from pipeline.reading.times.years import read_lone_year, read_relative_year


def read(text: str, language: str = "vi", reference: date | None = None) -> Result:
    """Find every quantity and time in a text, in time linear in its length.

    `reference` is the date of the report: times without a year are of its year. Words
    that look like a figure and cannot be read for certain are among the refusals. No
    text raises; KeyError for a language without tables.
    """
    tokens = scan_text(text, lexicon_of(language))
    context = Context(tokens, LANGUAGES[language].decimal_mark, reference)
    readings: list[Quantity | Time] = []
    refusals: list[Refusal] = []
    entries, size = tokens.entries, tokens.size
    at = 0
    while at < size:
        if not entries[at].begins and size > 1:
            at += 1
            continue
        match = _read_at(context, at)
        if match is None:
            at += 1
            continue
        at = max(match.stop, at + 1)
        if match.found is None:
            continue
        context.consumed = at
        if isinstance(match.found, Refusal):
            refusals.append(match.found)
        else:
            readings.append(match.found)
    return Result(text, tuple(readings), tuple(refusals))


def _read_at(context: Context, at: int) -> Match | None:
    if context.tokens.numbers[at]:
        return _read_number(context, at)
    return _read_word(context, at)


def _read_number(context: Context, at: int) -> Match | None:
    tokens = context.tokens
    if tokens.language.months:
        match = _read_dated_number(context, at)
        if match is not None:
            return match
    stop = skip_name(context, at)
    if stop:
        return Match(stop, None)
    if not tokens.words[at].isascii():
        return context.refuse("foreign-digits", at, at + 1)
    if tokens.words[at - 1] == context.decimal_mark and lacks_whole(tokens, at):
        return context.refuse("malformed-number", at - 1, at + 1)
    goes_on = at and (at == context.consumed or at == context.timed + 1)
    time = find_further_time(context, at) if goes_on else None
    if time is None and may_be_time(tokens, at):
        time = read_bare_time(tokens, at, context.reference) or read_dated(
            tokens, at, context.reference, context.consumed
        )
    return state_time(context, time) if time else _read_amount(context, at)


def _read_dated_number(context: Context, at: int) -> Match | None:
    """Read the number of a day, a year or an ordinal: 15 July, in 2025, 3rd, 1990s."""
    tokens, after = context.tokens, at + 1
    clock = find_end_of_clock(tokens, after)
    if clock:
        return Match(clock, None)
    if tokens.entries[after].roles & role.DECADE and tokens.is_glued(after):
        if tokens.entries[after + 1].roles & role.POSSESSIVE:
            return context.refuse("vague-amount", at, after + 1)  # 1,000s of people
        is_decade = len(tokens.words[at]) in (2, 4) and tokens.words[at][-1] == "0"
        if is_decade:
            return context.refuse("vague-time", at, after + 1)
        if tokens.words[at].isdigit():
            return Match(after + 1, None)  # the 787s: a plural, and no seconds
    if context.timed == at - 1 and tokens.entries[at - 1].roles & role.ALSO:
        time = read_further_day(tokens, at, context.form)
        if time is not None:
            return state_time(context, time)
    time = read_day_before_month(
        tokens, at, context.reference, context.consumed
    ) or read_lone_year(context, at)
    return state_part(context, time) if time else _read_nth(context, at)


def _read_named(context: Context, at: int) -> Match | None:
    """Read what names of months and ordinals begin: July 15, last year, third place."""
    tokens = context.tokens
    time = read_relative_year(tokens, at, context.reference)
    if tokens.entries[at].month:
        time = read_named_month(tokens, at, context.reference, context.consumed)
    return state_part(context, time) if time else _read_nth(context, at)


def _read_nth(context: Context, at: int) -> Match | None:
    """Read what an ordinal number begins: a part of a year, or a rank."""
    time = read_part_of_year(context.tokens, at, context.reference)
    return state_part(context, time) if time else read_ordinal_rank(context, at)


def _read_word(context: Context, at: int) -> Match | None:
    entry = context.tokens.entries[at]
    roles = entry.roles
    if entry.is_named or (entry.part == TEN and context.tokens.language.ordinals):
        match = _read_named(context, at)
        if match is not None:
            return match
    if roles & (role.VAGUE | role.WEEK):
        match = refuse_vague(context, at)
        if match is not None:
            return match
    if roles & (role.TIMES | role.WEEKDAY):
        time = _find_announced_time(context, at)
        if time is not None:
            return state_time(context, time)
    if entry.rank or roles & (role.ORDINAL | role.ROMAN | role.TOP):
        match = read_rank(context, at)
        if match is not None:
            return match
    return _read_amount(context, at) or read_whole(context, at)


def _find_announced_time(context: Context, at: int) -> TimeMatch | None:
    tokens, roles = context.tokens, context.tokens.entries[at].roles
    time = None
    if roles & role.TIMES:
        time = read_announced_time(tokens, at, context.reference)
    if time is None and roles & role.WEEKDAY:
        return read_weekday_date(tokens, at, context.reference)
    return time


def _read_amount(context: Context, at: int) -> Match | None:
    amount = read_amount(context.tokens, at, context.decimal_mark)
    if amount is None:
        return None
    if amount.fault:
        words = context.tokens.words[at]
        digits = {"digits": str(len(words)), "most": "40"}
        return context.refuse(amount.fault, amount.start, amount.stop, **digits)
    time = read_counted_time(context.tokens, amount, context.reference)
    if time is None and context.tokens.language.months:
        time = read_months_of(context.tokens, amount, context.reference)
    if time is not None:
        return state_time(context, time)
    return read_quantity(context, amount)
