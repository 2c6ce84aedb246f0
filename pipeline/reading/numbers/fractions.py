"""Fractions and x of y: 1/4, hai phần ba, 23 1/5, 20/34 địa phương."""

import re

from pipeline.reading.calendar import DAY, PartialDate, is_possible
from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import ENDING
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount, count_zeros
from pipeline.reading.numbers.literals import DECIMAL, GROUPED, PLAIN, is_likely_year
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.nouns import noun_follows

# A share of more parts than this is said of things counted (20/34 địa phương).
_MAX_PARTS = 10
_MONTHS = 12
# 24/24 is "round the clock".
_HOURS = 24


def read_fraction(context: Context, amount: Amount) -> Match | None:
    """Turn a numerator into the fraction that goes on after it, if one does.

    Returns None where none does or where it was taken into `amount`, and a refusal
    where it may as well be a date.
    """
    tokens = context.tokens
    at = amount.stop
    roles = tokens.entries[at].roles
    if roles & _OF_WHOLE:
        if roles & role.OF_ALL:
            _pass_whole(context, amount)
            return None
        return _refuse_odds(context, amount)
    if amount.kind in _WRITTEN_OUT and tokens.words[at] == "/" and tokens.is_glued(at):
        return _read_score(context, amount)
    if amount.kind == PLAIN and not amount.scale:
        if tokens.words[at] == "/" and tokens.is_joined(at):
            return _read_stroke(context, amount)
        _read_mixed(tokens, amount)
        return None
    if tokens.entries[at].roles & role.OF or _is_spoken_over(context, amount):
        return _read_spoken(context, amount)
    return None


_OF_WHOLE = role.OF_ALL | role.IN


def _refuse_odds(context: Context, amount: Amount) -> Match | None:
    """Refuse one in five people: a share, and no count of five."""
    tokens = context.tokens
    if amount.scale or amount.kind not in (None, PLAIN):
        return None
    whole = read_amount(tokens, amount.stop + 1)
    if whole is None or whole.fault or whole.scale or whole.value <= amount.value:
        return None
    if is_likely_year(tokens.words[whole.start]) or not tokens.names[whole.stop]:
        return None
    return context.refuse("rate-per-many", amount.start, whole.stop + 1)


def _pass_whole(context: Context, amount: Amount) -> None:
    """Pass over the whole that a count is of: 10 out of 13 targets."""
    tokens = context.tokens
    first = amount.stop + 1
    if tokens.entries[first].roles & role.DEFINITE:
        first += 1
    whole = read_amount(tokens, first)
    if whole is None or whole.fault or whole.value < amount.value:
        return
    is_count = not (whole.ratio or amount.ratio)
    if is_count and not is_likely_year(tokens.words[whole.start]):
        amount.stop = whole.stop
        amount.step = min(amount.step, whole.step)


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


def _read_mixed(tokens: Tokens, amount: Amount) -> None:
    """Take 1/5 into 23 1/5."""
    at = amount.stop
    if not tokens.numbers[at] or tokens.words[at + 1] != "/":
        return
    top, bottom = tokens.words[at], tokens.words[at + 2]
    if not (top.isdigit() and bottom.isdigit() and tokens.is_glued(at + 2)):
        return
    if len(bottom) > 2 or not 0 < int(top[:9]) < int(bottom):
        return
    amount.ratio = amount.mantissa * int(bottom) + int(top), int(bottom)
    amount.stop = at + 3


def _read_stroke(context: Context, amount: Amount) -> Match | None:
    tokens = context.tokens
    at = amount.stop
    digits = tokens.words[at + 1]
    if not tokens.numbers[at + 1]:
        return None
    stop = at + 2
    if not digits.isdigit():
        return _read_marked_total(context, amount, stop)
    if len(digits) > 6 or (tokens.words[stop] == "/" and tokens.is_glued(stop)):
        return context.refuse("malformed-number", amount.start, stop)
    bottom = int(digits)
    if not bottom:
        return context.refuse("zero-denominator", amount.start, stop)
    if amount.mantissa == bottom == _HOURS:
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
    else:  # 20 of 34 is told as finely as the whole
        amount.step = min(amount.step, count_zeros(bottom))
    amount.stop = stop
    return None


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
    tokens = context.tokens
    entry = tokens.entries[stop]
    before = (
        tokens.entries[amount.start - 1].roles if amount.start > context.consumed else 0
    )
    is_month = is_likely_year(tokens.words[amount.start]) and bottom <= _MONTHS
    is_date = (
        is_month
        or is_possible(PartialDate(DAY, month=bottom, day=amount.mantissa))
        or (
            tokens.language.month_first
            and is_possible(PartialDate(DAY, month=amount.mantissa, day=bottom))
        )
    )
    if entry.unit and not entry.roles & role.YEAR:
        return _SHARE
    counts = noun_follows(tokens, stop)
    if before & role.SHARE:
        return _SHARE if bottom <= _MAX_PARTS else _COUNT
    if entry.roles & role.WHOLE and amount.mantissa < bottom:
        return _SHARE
    if counts and amount.mantissa == bottom:
        return _COUNT
    if counts and not is_date:
        return _COUNT if bottom > _MAX_PARTS else _SHARE
    if is_minus(tokens, amount.start):
        return _SHARE
    if before & role.LINK and counts:
        return _COUNT
    return _DATE if is_date or bottom > _MAX_PARTS else _SHARE


def is_minus(tokens: Tokens, at: int) -> bool:
    """Whether a minus sign stands before a number: a hyphen that joins nothing."""
    before = at - 1
    if before < 0 or tokens.words[before] != "-" or not tokens.is_glued(at):
        return False
    return not tokens.is_glued(before) or tokens.words[before - 1] in "(["


def _is_spoken_over(context: Context, amount: Amount) -> bool:
    """Find một trên hai, which is a fraction only where nothing else stands around."""
    is_over = context.tokens.entries[amount.stop].roles & role.OVER
    if amount.kind is not None or not is_over:
        return False
    below = read_amount(context.tokens, amount.stop + 1)
    return (
        below is not None and below.kind is None and below.stop == context.tokens.size
    )


def _read_spoken(context: Context, amount: Amount) -> Match | None:
    at = amount.stop + 1
    ending = context.tokens.entries[at]
    if ending.part == ENDING:
        amount.ratio = amount.mantissa, ending.digit
        amount.stop = at + 1
        return None
    below = read_amount(context.tokens, at)
    if below is None or below.fault or below.exponent or amount.exponent:
        return None
    if not below.mantissa:
        return context.refuse("zero-denominator", amount.start, below.stop)
    amount.ratio = amount.mantissa, below.mantissa
    amount.stop = below.stop
    return None
