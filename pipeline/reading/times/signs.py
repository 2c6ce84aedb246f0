"""Signs of parts of a year: Q3/2025, 6T/2025, 9M25."""

from pipeline.reading.calendar import QUARTER, PartialDate
from pipeline.reading.context import Context
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.times.partial_dates import Found
from pipeline.reading.times.resolution import TimeMatch, months_of_year, settle


def read_quarter_sign(context: Context, at: int) -> TimeMatch | None:
    """Read the sign of a quarter with its year: Q3/2025, Q3 2025."""
    tokens, reference = context.tokens, context.reference
    if not tokens.is_capital(at):
        return None
    year = _read_year(tokens, at + 1)
    partial = PartialDate(QUARTER, quarter=tokens.entries[at].quarter_sign)
    stop = at + 1
    if year is not None:
        stop, partial = year[0], partial._replace(year=year[1])
    return settle(tokens, at, Found(stop, partial), reference)


def read_month_sign(context: Context, at: int) -> TimeMatch | None:
    """Read the first months of a year by their sign: 6T/2025, 9T2025, 9M25."""
    tokens, sign = context.tokens, at + 1
    digits = tokens.words[at]
    if not tokens.is_glued(sign) or not tokens.is_capital(sign):
        return None
    if tokens.words[sign] != tokens.language.month_sign or not digits.isdecimal():
        return None
    year = _read_year(tokens, sign + 1)
    if year is None or not digits.isascii() or not 1 < int(digits[:3]) <= _MONTHS:
        return None
    return months_of_year(at, year[0], year[1], 1, int(digits), context.reference)


_MONTHS = 12


def _read_year(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the year after a sign, of two digits where it is glued: /2025, 2025, 25."""
    is_glued = tokens.is_glued(at)
    if tokens.words[at] == "/" and is_glued:
        at += 1
    digits = tokens.words[at]
    if not tokens.numbers[at]:
        return None
    if is_likely_year(digits):
        return at + 1, int(digits)
    is_short = is_glued and len(digits) == _SHORT and digits.isdecimal()
    return (at + 1, 2000 + int(digits)) if is_short else None


_SHORT = 2
