"""Fractions and x of y: 1/4, hai phần ba, 23 1/5, 20/34 địa phương."""

from pipeline.reading.context import Context, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import ENDING
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.literals import PLAIN, is_likely_year
from pipeline.reading.numbers.number import read_amount, read_parts
from pipeline.reading.numbers.strokes import read_stroke


def read_fraction(context: Context, amount: Amount) -> Match | None:
    """Turn a numerator into the fraction that goes on after it, if one does.

    Returns None where none does or where it was taken into `amount`, and a refusal
    where it may as well be a date.
    """
    refusal = _read_fraction(context, amount)
    if refusal is None and amount.ratio is not None:
        _take_scale(context.tokens, amount)
    return refusal


def _take_scale(tokens: Tokens, amount: Amount) -> None:
    """Take the scale word after a fraction: 1½ triệu, a quarter of a million."""
    at = amount.stop
    if (
        tokens.entries[at - 1].roles & role.OF_ALL
        and tokens.entries[at].roles & role.ONE
    ):
        at += 1
    scale = 0
    while tokens.entries[at].scale:
        scale += tokens.entries[at].scale
        at += 1
    if scale and amount.ratio is not None and scale <= _MAX_SCALE:
        amount.ratio = amount.ratio[0] * 10**scale, amount.ratio[1]
        amount.scale, amount.stop = scale, at


_MAX_SCALE = 36


def _read_fraction(context: Context, amount: Amount) -> Match | None:
    """Turn a numerator into the fraction that goes on after it."""
    tokens = context.tokens
    at = amount.stop
    roles = tokens.entries[at].roles
    if roles & _OF_WHOLE:
        if roles & role.OF_ALL:
            return _pass_whole(context, amount)
        return _refuse_odds(context, amount)
    if tokens.words[at] == "/" and tokens.is_glued(at):
        return read_stroke(context, amount)
    if amount.kind == PLAIN and not amount.scale:
        _read_mixed(tokens, amount)
        return None
    if tokens.entries[at].roles & role.OF or _is_spoken_over(context, amount):
        return _read_spoken(context, amount)
    _add_parts(tokens, amount)
    return None


def _add_parts(tokens: Tokens, amount: Amount) -> None:
    """Add the fraction that "and" joins to a whole number: two and two thirds."""
    roles = tokens.entries[amount.stop].roles
    if not roles & role.AND or roles & role.OR or amount.kind is not None:
        return
    part = read_parts(tokens, amount.stop + 1) if tokens.language.parts else None
    if part is not None and part.ratio is not None and not amount.scale:
        top, bottom = part.ratio
        amount.ratio = amount.mantissa * bottom + top, bottom
        amount.stop = part.stop


_OF_WHOLE = role.OF_ALL | role.IN


def _refuse_odds(context: Context, amount: Amount) -> Match | None:
    """Refuse one in five people, 3 in every 10: a share, and no count of five."""
    tokens, first = context.tokens, amount.stop + 1
    if amount.scale or amount.kind not in (None, PLAIN):
        return None
    if tokens.entries[first].roles & role.RATE:
        first += 1
    whole = read_amount(tokens, first)
    if whole is None or whole.fault or whole.scale or whole.value <= amount.value:
        return None
    is_noun = bool(tokens.names[whole.stop])
    is_spelled = amount.kind is None and whole.kind is None
    if is_likely_year(tokens.words[whole.start]) or not (is_noun or is_spelled):
        return None
    return context.refuse("rate-per-many", amount.start, whole.stop + is_noun)


def _pass_whole(context: Context, amount: Amount) -> Match | None:
    """Pass over the whole that a count is of: 10 out of 13 targets.

    Refuses 9 out of 10 people, which is a share of all; of the 10 people nine are nine.
    """
    tokens = context.tokens
    first = amount.stop + 1
    is_definite = tokens.entries[first].roles & role.DEFINITE
    if is_definite:
        first += 1
    whole = read_amount(tokens, first)
    if whole is None or whole.fault or whole.value < amount.value:
        return None
    if whole.ratio or amount.ratio or is_likely_year(tokens.words[whole.start]):
        return None
    is_share = whole.value in _ROUND and amount.value < whole.value
    if is_share and not (is_definite or whole.scale or amount.exponent):
        return context.refuse("rate-per-many", amount.start, whole.stop)
    amount.stop = whole.stop
    amount.step = min(amount.step, whole.step)
    return None


# Shares are stated of so many.
_ROUND = (10, 100, 1000)


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
