"""What a number measures or counts, where that is unclear: 7 tháng, 85 dB."""

import re

from pipeline.reading.context import Context, Last, Match
from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import DURATIONS
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.unknown_signs import skip_rest
from pipeline.reading.phrases.nouns import find_end_of_counted
from pipeline.reading.phrases.qualifiers import Qualifiers
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.units import has_unknown_rate, read_unit

# By the code of a unit, those of its parts: 7 năm 6 tháng is one length of time.
PARTS = {
    "10.a": ("a",),
    "a": ("mo", "d"),
    "{quarter}": (),
    "mo": ("d",),
    "wk": ("d",),
    "d": ("h",),
    "h": ("min",),
    "min": ("s",),
    "s": (),
    "km": ("m",),
    "[ft_i]": ("[in_i]",),
    "{sao}": ("{thuoc}",),
    "m": ("cm",),
    "t": ("dt", "kg"),
    "dt": ("kg",),
    "kg": ("g",),
}


# A bare number after one of these is of its parts: 9 giây 85.
_TIMED = ("min", "s")


def refuse_compound(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse a measure that goes on in a smaller unit: 7 năm 6 tháng.

    An "and" may stand between, but no "or": 7 years and 6 months.
    """
    tokens, code = context.tokens, "" if figure.unit is None else figure.unit.code
    if code not in PARTS:
        return None
    joint = tokens.entries[figure.stop].roles
    is_joined = joint & role.AND and not joint & role.OR
    rest = read_amount(tokens, figure.stop + 1 if is_joined else figure.stop)
    if rest is None or (is_joined and (figure.other is not None or rest.fault)):
        return None
    unit = read_unit(tokens, rest.stop)
    if unit is None:
        is_rest = code in _TIMED and not is_joined and not tokens.names[rest.stop]
        stop = rest.stop if is_rest else 0
    else:
        stop = unit.stop if unit.code in PARTS[code] else 0
        if stop and unit.code in _TIMED and tokens.numbers[stop]:
            stop += 1  # 3 phút 48 giây 06
    return context.refuse("compound-measure", figure.first, stop) if stop else None


def refuse_unit(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse 5m (metres, or millions) and three quarters of a thing."""
    tokens, last = context.tokens, figure.stop - 1
    code = "" if figure.unit is None else figure.unit.code
    is_million = code == "m" and tokens.entries[last].roles & role.MILLION
    is_part = code == "{quarter}" and (
        tokens.entries[figure.stop].roles & role.POSSESSIVE
    )
    if not is_part and not (is_million and tokens.is_glued(last)):
        return None
    return context.refuse("ambiguous-unit", figure.first, figure.stop)


def refuse_duration(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse over 5 years: more than so long, or in the course of so long."""
    tokens, before = context.tokens, figure.first - 1
    if figure.unit is None or figure.unit.code not in DURATIONS:
        return None
    if before < context.consumed or figure.other is not None:
        return None
    if not tokens.entries[before].roles & role.DURING:
        return None
    if before > context.consumed and tokens.entries[before - 1].roles & _SETTLING:
        return None
    if context.last.direction is not None and context.last.stop == before:
        qualifiers.hedge = ""  # a 5% increase over 7 years
        qualifiers.start = figure.first
        return None
    return context.refuse("ambiguous-over", before, figure.stop)


# (for) over 5 years, (in) over 5 years: more than five.
_SETTLING = role.LASTING | role.IN


def refuse_noun(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse a "noun" that is another number, or the sign of an unknown unit.

    Twenty twenty-five is no count; nor are 85 dB, 5.000 mAh, 1,2 tr. Such signs have
    small letters, and no vowel, or a capital behind the first letter.
    """
    at = (figure.other or figure.amount).stop
    if context.tokens.words[at] == "-" and context.tokens.words[figure.stop] == "-":
        return _refuse_part_of_word(context, figure)
    word, entry = context.tokens.words[at], context.tokens.entries[at]
    scale = _find_scale(context, at)
    if scale:
        stop = skip_rest(context.tokens, scale)
        return context.refuse("malformed-number", figure.first, stop)
    if entry.ordinal or entry.part:
        stop = at + 2 if context.tokens.numbers[at + 1] else at + 1
        return context.refuse("adjoining-numbers", figure.first, stop)
    sign = context.tokens.quote(at, at + 1)
    if _ends_with_code(sign):
        return context.refuse("unknown-unit", figure.first, at + 1)
    if not word.isascii() or not word.isalpha():
        return None
    if sign.isupper() or (_VOWEL.search(word) and sign[1:] == word[1:]):
        return None
    return context.refuse("unknown-unit", figure.first, at + 1)


def refuse_parted_price(
    context: Context, figure: Figure, _: Qualifiers
) -> Match | None:
    """Refuse a price that an unknown word parts from its scale: $5 zillion tỷ."""
    scale = 0 if figure.amount.scale else _find_scale(context, figure.stop)
    if not scale:
        return None
    stop = skip_rest(context.tokens, scale)
    return context.refuse("malformed-number", figure.first, stop)


def _find_scale(context: Context, at: int) -> int:
    """Return the scale word in or after a noun, which is none: 5 x triệu; or 0."""
    entries, stop = context.tokens.entries, find_end_of_counted(context.tokens, at)
    return next((k for k in range(at, stop + 1) if entries[k].scale), 0)


def _ends_with_code(sign: str) -> bool:
    """Whether a code of money is glued to a word: 5 tyUSD."""
    code, before = sign[-_CODE:], sign[:-_CODE]
    return bool(before) and before.islower() and code.isascii() and code.isupper()


_CODE = 3


def _refuse_part_of_word(context: Context, figure: Figure) -> Match | None:
    """Refuse a noun that further hyphens go on with: a 25-basis-point cut, 6-in-1."""
    tokens, stop = context.tokens, figure.stop
    while (
        tokens.words[stop] == "-"
        and tokens.is_joined(stop)
        and (tokens.names[stop + 1] or tokens.numbers[stop + 1])
    ):
        stop += 2
    if stop == figure.stop:
        return None
    return context.refuse("unknown-unit", figure.first, stop)


# Letters with marks are vowels, too; a word that has one is no sign.
_VOWEL = re.compile("[aeiouy]")


def refuse_months(
    context: Context, figure: Figure, qualifiers: Qualifiers
) -> Match | None:
    """Refuse 7 tháng where it may be the first seven months of a year."""
    amount, unit, entries = figure.amount, figure.unit, context.tokens.entries
    if unit is None or unit.code != "mo":
        return None
    if entries[figure.stop].roles & role.LUNAR:
        return context.refuse("lunar-date", figure.first, figure.stop + 1)
    if qualifiers.hedge or figure.other:
        return None
    if (
        amount.exponent
        or amount.ratio
        or not 1 < amount.mantissa < 12
        or figure.has_half
    ):
        return None
    around = entries[figure.first - 1].roles | entries[figure.stop].roles
    if entries[amount.stop].roles & role.RUN:
        return None  # three consecutive months
    if around & role.LASTING or entries[figure.first - 1].roles & role.ONE:
        return None
    if qualifiers.status:
        context.last = Last(figure.stop, is_estimated=True)
    return context.refuse("ambiguous-months", figure.first, figure.stop)


def refuse_rate(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse 12 người trên 10.000 dân and 20 triệu đồng/lớp: no unit is for it.

    Behind a bare number, "trên" is of a rate and no "more than": 4 trên 10 hộ.
    """
    tokens, at = context.tokens, figure.stop
    roles = tokens.entries[at].roles
    is_bare = figure.counted is None and figure.unit is None
    is_spoken = roles & role.RATE or (is_bare and roles & role.OVER)
    is_counted = figure.counted is not None or is_spoken
    is_unit = tokens.words[at] == "/" and tokens.entries[at + 1].unit
    below = read_amount(tokens, at + 1) if is_counted and not is_unit else None
    if below is None or below.fault:
        is_unknown = has_unknown_rate(tokens, at)
        return (
            context.refuse("unknown-rate", figure.first, at + 2) if is_unknown else None
        )
    is_many = _is_round(below) and tokens.names[below.stop]
    is_measured = below.scale or tokens.entries[below.stop].unit
    is_rate = is_spoken or (is_many and not is_measured)
    if not (tokens.entries[below.stop].counter or is_rate):
        return None
    return context.refuse("rate-per-many", figure.first, below.stop + 1)


def _is_round(below: Amount) -> bool:
    """Whether rates are stated per such a number: 100, 1.000, 10.000."""
    return not below.ratio and below.value in _ROUND


_ROUND = frozenset(10**power for power in range(2, 10))
