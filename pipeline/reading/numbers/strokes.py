"""Numbers joined by a stroke: the share 1/4, 20/34 địa phương, or a date."""

import re

from pipeline.reading.calendar import DAY, PartialDate, is_possible
from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount, count_zeros
from pipeline.reading.numbers.literals import DECIMAL, GROUPED, PLAIN, is_likely_year
from pipeline.reading.phrases.nouns import noun_follows

# A share of more parts than this is said of things counted (20/34 địa phương).
_MAX_PARTS = 10
_MONTHS = 12
# 24/24 is "round the clock".
_HOURS = 24


def _read_score(context: Context, amount: Amount) -> Match | None:
    """Pass over what a number is out of: 89,2/100 điểm, 1.015/1.200 hộ."""
    tokens, below = context.tokens, amount.stop + 1
    if not tokens.numbers[below] or not tokens.is_glued(below):
        return None
    entry = tokens.entries[below + 1]
    if entry.scale or entry.unit:
        return context.refuse("unfinished-number", amount.start, below + 1)
    amount.stop = below + 1
    return None


_WRITTEN_OUT = (DECIMAL, GROUPED)


def read_stroke(context: Context, amount: Amount) -> Match | None:
    """Take what a stroke joins to a number, or refuse it where it may be a date."""
    tokens = context.tokens
    at = amount.stop
    if amount.kind in _WRITTEN_OUT:
        return _read_score(context, amount)
    digits = tokens.words[at + 1]
    is_plain = amount.kind == PLAIN and not amount.scale
    if not is_plain or not tokens.numbers[at + 1] or not tokens.is_joined(at):
        return None
    stop = at + 2
    if not digits.isdigit():
        return _read_marked_total(context, amount, stop)
    if len(digits) > 6 or (tokens.words[stop] == "/" and tokens.is_glued(stop)):
        return context.refuse("malformed-number", amount.start, stop)
    bottom = int(digits)
    if not bottom:
        return context.refuse("zero-denominator", amount.start, stop)
    if amount.mantissa == bottom == _HOURS and not _is_count(tokens, stop):
        return Match(stop, None)
    if tokens.entries[stop].scale or _has_shared_unit(tokens, amount, bottom, stop):
        return context.refuse("unfinished-number", amount.start, stop)
    meaning = _meaning_of_stroke(context, amount, bottom, stop)
    if meaning == _DATE:
        return context.refuse(
            "ambiguous-date-or-fraction",
            amount.start,
            stop,
            date=f"{amount.mantissa}.{bottom}.",
            number=f"{amount.mantissa}/{bottom}",
        )
    if meaning == _SHARE:
        amount.ratio = amount.mantissa, bottom
    else:  # 20 of 34 is stated as finely as the whole
        amount.step = min(amount.step, count_zeros(bottom))
    amount.stop = stop
    return None


def _is_count(tokens: Tokens, at: int) -> bool:
    """Whether things are counted at a token, and no hours: 24/24 xã."""
    return noun_follows(tokens, at) and not tokens.entries[at].unit


def _has_shared_unit(tokens: Tokens, amount: Amount, bottom: int, stop: int) -> bool:
    """Whether a unit may be of both numbers: 110/220 kV; half a hectare is 1/2."""
    unit = tokens.entries[stop]
    is_measured = unit.unit and not unit.roles & role.YEAR
    return bool(is_measured) and amount.mantissa > 1 and bottom > _MAX_PARTS


def _read_marked_total(context: Context, amount: Amount, stop: int) -> Match | None:
    """Pass over a total with marks (850/1.200 hộ); a decimal is none (1/8,5)."""
    tokens = context.tokens
    total = _GROUPED_TOTAL[tokens.language.decimal_mark]
    if not total.fullmatch(tokens.words[stop - 1]):
        return context.refuse("malformed-number", amount.start, stop)
    if tokens.entries[stop].scale or tokens.entries[stop].unit:
        return context.refuse("unfinished-number", amount.start, stop)
    amount.stop = stop
    return None


# By the decimal mark: 1.200 and 1,200.
_GROUPED_TOTAL = {
    ",": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+"),
    ".": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+"),
}


_DATE, _SHARE, _COUNT = range(3)


def _meaning_of_stroke(context: Context, amount: Amount, bottom: int, stop: int) -> int:
    """Settle what a stroke means: a share, x of y things, or perhaps a date."""
    tokens, entry = context.tokens, context.tokens.entries[stop]
    has_before = amount.start > context.consumed
    before = tokens.entries[amount.start - 1].roles if has_before else 0
    is_many, counts = bottom > _MAX_PARTS, noun_follows(tokens, stop)
    is_word = bool(tokens.names[amount.start - 1])
    if is_word and before & DATING and _may_be_date(tokens, amount, bottom):
        is_share = _is_led(context, amount.start) and not is_many
        return _SHARE if is_share and amount.mantissa < bottom else _DATE
    if entry.unit and not entry.roles & role.YEAR:
        return _SHARE
    if before & role.SHARE:
        return _COUNT if is_many else _SHARE
    if entry.roles & role.WHOLE and amount.mantissa < bottom:
        return _SHARE
    if counts and amount.mantissa == bottom:
        return _COUNT
    is_date = _may_be_date(tokens, amount, bottom)
    if counts and not is_date:
        return _COUNT if is_many else _SHARE
    if is_minus(tokens, amount.start):
        return _SHARE
    if before & role.LINK and counts and amount.mantissa <= bottom:
        return _COUNT
    return _DATE if is_date or is_many else _SHARE


# Words before a day and month: from, until, before, after.
DATING = role.FROM | role.TO | role.UNTIL | role.BEFORE | role.AFTER
# "Up to" so much, as well as up to a day.
_UP_TO = role.TO | role.UNTIL


def _is_led(context: Context, at: int) -> bool:
    """Whether a verb makes a share of what stands after "up to": chiếm đến 1/3."""
    entries, lead = context.tokens.entries, at - 2
    if lead < context.consumed or not entries[at - 1].roles & _UP_TO:
        return False
    return bool(entries[lead].roles & (role.SHARE | role.LINK))


def may_state_share(context: Context, at: int, stop: int) -> bool:
    """Whether a day and month may be a share of what stands at `stop`: đến 3/4 số vốn.

    It is a usual share, of a whole or in a unit, or up to so much of a noun.
    """
    tokens, before = context.tokens, context.tokens.entries[at - 1].roles
    top, bottom = int(tokens.words[at]), int(tokens.words[at + 2])
    is_up_to = before & _UP_TO
    is_changed = tokens.entries[at - 2].roles & (role.UP | role.DOWN)
    if top > bottom:
        return False
    if is_up_to and (is_changed or _is_led(context, at)):
        return True
    is_common = top == bottom or bottom in _COMMON_PARTS
    if is_up_to and is_common and noun_follows(tokens, stop):
        return not tokens.is_capital(stop)
    return is_share_of(tokens, at, stop)


def is_share_of(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a proper fraction stands before a unit, or a usual one before a whole."""
    top, bottom = int(tokens.words[at]), int(tokens.words[at + 2])
    entry = tokens.entries[stop]
    if top >= bottom:
        return False
    if entry.unit:
        return not entry.roles & role.YEAR
    return bool(entry.roles & role.WHOLE or entry.scale) and bottom in _USUAL_PARTS


# Nobody states ninths or twelfths of a whole, nor tenths of a noun.
_COMMON_PARTS = frozenset({2, 3, 4, 5})
_USUAL_PARTS = _COMMON_PARTS | {10}


def _may_be_date(tokens: Tokens, amount: Amount, bottom: int) -> bool:
    """Whether two numbers may be a day and a month, or a year and a month."""
    top = amount.mantissa
    if is_likely_year(tokens.words[amount.start]) and bottom <= _MONTHS:
        return True
    if is_possible(PartialDate(DAY, month=bottom, day=top)):
        return True
    is_possible_reversed = is_possible(PartialDate(DAY, month=top, day=bottom))
    return tokens.language.month_first and is_possible_reversed


def is_minus(tokens: Tokens, at: int) -> bool:
    """Whether a minus sign stands before a number: a hyphen that joins nothing."""
    before = at - 1
    if before < 0 or tokens.words[before] != "-" or not tokens.is_glued(at):
        return False
    return not tokens.is_glued(before) or tokens.words[before - 1] in "(["
