"""The reader: one walk over the words of a text, rule by rule."""

from datetime import date
from decimal import Decimal

from pipeline.reading.context import Match, Scene
from pipeline.reading.languages import LANGUAGES, role
from pipeline.reading.lexing.lexicon import TEN, lexicon_of
from pipeline.reading.lexing.tokens import scan_text
from pipeline.reading.model import Quantity, Refusal, Result, Time
from pipeline.reading.numbers.amount import count_zeros, to_decimal
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.names import lacks_whole, skip_name
from pipeline.reading.phrases.qualifiers import is_estimated
from pipeline.reading.quantities.quantity import read_quantity
from pipeline.reading.quantities.ranks import read_nth_rank, read_ordinal, read_roman
from pipeline.reading.quantities.vague import refuse_bare_scale, refuse_vague
from pipeline.reading.times.announced import (
    add_modifier,
    read_announced_time,
    read_counted_time,
    read_day_after_days,
    read_weekday_date,
)
from pipeline.reading.times.digit_dates import (
    may_be_time,
    read_bare_time,
    read_dated,
    read_further,
)
from pipeline.reading.times.named_dates import (
    find_end_of_clock,
    read_day_before_month,
    read_further_day,
    read_named_month,
)
from pipeline.reading.times.parts_of_year import (
    read_months_of,
    read_nth_time,
    take_part,
)
from pipeline.reading.times.resolution import Moment
from pipeline.reading.times.years import read_lone_year, read_relative_year


def read(text: str, language: str = "vi", reference: date | None = None) -> Result:
    """Find every quantity and time in a text, in time linear in its length.

    `reference` is the date of the report: times without a year are of its year. Words
    that look like a figure and cannot be read for certain are among the refusals. No
    text raises; KeyError for a language without tables.
    """
    tokens = scan_text(text, lexicon_of(language))
    scene = Scene(tokens, LANGUAGES[language].decimal_mark, reference)
    readings: list[Quantity | Time] = []
    refusals: list[Refusal] = []
    entries, size = tokens.entries, tokens.size
    at = 0
    while at < size:
        if not entries[at].begins and size > 1:
            at += 1
            continue
        match = _read_at(scene, at)
        if match is None:
            at += 1
            continue
        at = max(match.stop, at + 1)
        if match.found is None:
            continue
        scene.floor = at
        if isinstance(match.found, Refusal):
            refusals.append(match.found)
        else:
            readings.append(match.found)
    return Result(text, tuple(readings), tuple(refusals))


def _read_at(scene: Scene, at: int) -> Match | None:
    if scene.tokens.numbers[at]:
        return _read_number(scene, at)
    return _read_word(scene, at)


def _read_number(scene: Scene, at: int) -> Match | None:
    tokens = scene.tokens
    if tokens.language.months:
        match = _read_dated_number(scene, at)
        if match is not None:
            return match
    stop = skip_name(scene, at)
    if stop:
        return Match(stop, None)
    if not tokens.words[at].isascii():
        return scene.refuse("foreign-digits", at, at + 1)
    if tokens.words[at - 1] == scene.decimal_mark and lacks_whole(tokens, at):
        return scene.refuse("malformed-number", at - 1, at + 1)
    goes_on = at and (at == scene.floor or at == scene.timed + 1)
    moment = _find_further_time(scene, at) if goes_on else None
    if moment is None and may_be_time(tokens, at):
        moment = read_bare_time(tokens, at, scene.reference) or read_dated(
            tokens, at, scene.reference, scene.floor
        )
    return _state_time(scene, moment) if moment else _read_amount(scene, at)


def _find_further_time(scene: Scene, at: int) -> Moment | None:
    """Find the time that goes on with what was read just before a token."""
    tokens, reference = scene.tokens, scene.reference
    if scene.timed == at - 1 and tokens.entries[at - 1].roles & role.ALSO:
        moment = read_further(tokens, at, scene.form, reference)
        if moment is not None:
            return moment
    if scene.floor == at and tokens.entries[at - 1].roles & role.DAY:
        return read_day_after_days(tokens, at, reference)
    return None


def _read_dated_number(scene: Scene, at: int) -> Match | None:
    """Read the number of a day, a year or an ordinal: 15 July, in 2025, 3rd, 1990s."""
    tokens, after = scene.tokens, at + 1
    clock = find_end_of_clock(tokens, after)
    if clock:
        return Match(clock, None)
    if tokens.entries[after].roles & role.DECADE and tokens.is_glued(after):
        if tokens.entries[after + 1].roles & role.POSSESSIVE:
            return scene.refuse("vague-amount", at, after + 1)  # 1,000s of people
        is_decade = len(tokens.words[at]) in (2, 4) and tokens.words[at][-1] == "0"
        if is_decade:
            return scene.refuse("vague-time", at, after + 1)
        if tokens.words[at].isdigit():
            return Match(after + 1, None)  # the 787s: a plural, and no seconds
    if scene.timed == at - 1 and tokens.entries[at - 1].roles & role.ALSO:
        moment = read_further_day(tokens, at, scene.form)
        if moment is not None:
            return _state_time(scene, moment)
    moment = read_day_before_month(
        tokens, at, scene.reference, scene.floor
    ) or read_lone_year(scene, at)
    return _state_part(scene, moment) if moment else _read_nth(scene, at)


def _read_named(scene: Scene, at: int) -> Match | None:
    """Read what names of months and ordinals begin: July 15, last year, third place."""
    tokens = scene.tokens
    moment = read_relative_year(tokens, at, scene.reference)
    if tokens.entries[at].month:
        moment = read_named_month(tokens, at, scene.reference, scene.floor)
    return _state_part(scene, moment) if moment else _read_nth(scene, at)


def _read_nth(scene: Scene, at: int) -> Match | None:
    """Read what an ordinal number begins: a part of a year, or a rank."""
    moment = read_nth_time(scene.tokens, at, scene.reference)
    return _state_part(scene, moment) if moment else read_nth_rank(scene, at)


def _state_part(scene: Scene, moment: Moment) -> Match:
    take_part(scene.tokens, moment, scene.floor)
    return _state_time(scene, moment)


def _read_word(scene: Scene, at: int) -> Match | None:
    entry = scene.tokens.entries[at]
    roles = entry.roles
    if entry.is_named or (entry.part == TEN and scene.tokens.language.ordinals):
        match = _read_named(scene, at)
        if match is not None:
            return match
    if roles & (role.VAGUE | role.WEEK):
        match = refuse_vague(scene, at)
        if match is not None:
            return match
    if roles & (role.TIMES | role.WEEKDAY):
        moment = _find_announced_time(scene, at)
        if moment is not None:
            return _state_time(scene, moment)
    if entry.rank or roles & (role.ORDINAL | role.ROMAN | role.TOP):
        match = read_ordinal(scene, at)
        if match is not None:
            return match
    return _read_amount(scene, at) or _read_whole(scene, at)


def _find_announced_time(scene: Scene, at: int) -> Moment | None:
    tokens, roles = scene.tokens, scene.tokens.entries[at].roles
    moment = None
    if roles & role.TIMES:
        moment = read_announced_time(tokens, at, scene.reference)
    if moment is None and roles & role.WEEKDAY:
        return read_weekday_date(tokens, at, scene.reference)
    return moment


def _read_amount(scene: Scene, at: int) -> Match | None:
    amount = read_amount(scene.tokens, at, scene.decimal_mark)
    if amount is None:
        return None
    if amount.fault:
        words = scene.tokens.words[at]
        digits = {"digits": str(len(words)), "most": "40"}
        return scene.refuse(amount.fault, amount.start, amount.stop, **digits)
    moment = read_counted_time(scene.tokens, amount, scene.reference)
    if moment is None and scene.tokens.language.months:
        moment = read_months_of(scene.tokens, amount, scene.reference)
    if moment is not None:
        return _state_time(scene, moment)
    return read_quantity(scene, amount)


def _read_whole(scene: Scene, at: int) -> Match | None:
    """Read a text that is nothing but a scale word or a roman numeral."""
    tokens = scene.tokens
    scale = tokens.entries[at].scale
    if not scene.is_whole(at, at + 1):
        return refuse_bare_scale(scene, at) if scale else None
    if scale:
        return _plain_number(scene, at, 10**scale)
    word = tokens.quote(at, at + 1)
    roman = read_roman(word) if tokens.is_acronym(at) else None
    return None if roman is None else _plain_number(scene, at, roman)


def _plain_number(scene: Scene, at: int, value: int) -> Match:
    start, end = scene.span(at, at + 1)
    number = Decimal(value)
    quantity = Quantity(
        start=start,
        end=end,
        value=number,
        low=None,
        high=None,
        unit="1",
        counted=None,
        hedge="exact",
        status=None,
        direction=None,
        ordinal=False,
        step=to_decimal(1, count_zeros(value)),
    )
    return Match(at + 1, quantity)


def _is_lunar(scene: Scene, moment: Moment) -> bool:
    """Tell whether a time is of the lunar calendar: ngày 10/3 âm lịch, rằm tháng 7."""
    before, after = moment.start - 1, scene.tokens.entries[moment.stop]
    is_full_moon = (
        before >= scene.floor and scene.tokens.entries[before].roles & role.LUNAR
    )
    return bool(is_full_moon or after.roles & role.LUNAR)


def _state_time(scene: Scene, moment: Moment) -> Match:
    tokens = scene.tokens
    before = moment.start - 1
    is_compared = scene.rose == before and tokens.entries[before].roles & role.VERSUS
    if not is_compared:  # up 14 percent from 2023
        add_modifier(tokens, moment, scene.floor)
    if scene.tokens.entries[moment.start - 1].roles & (role.ESTIMATE | role.LINK) and (
        is_estimated(scene, moment.start)
    ):
        scene.estimated = moment.stop
    if moment.period is not None:
        scene.timed, scene.form = moment.stop, moment.period.form
    if _is_lunar(scene, moment):
        return scene.refuse("lunar-date", moment.start, moment.stop)
    if moment.period is None:
        return scene.refuse(moment.fault, moment.start, moment.stop)
    start, end = scene.span(moment.start, moment.stop)
    period = moment.period
    found = Time(start, end, period.form, period.first, period.last, moment.modifier)
    return Match(moment.stop, found)
