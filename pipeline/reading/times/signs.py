"""Signs of parts of a year: Q3/2025, H1 2025, 6T/2025, 9M25, 2Q25."""

from pipeline.reading.calendar import QUARTER, PartialDate
from pipeline.reading.context import Context
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.reference import Reference
from pipeline.reading.times.announced import read_side_of_year
from pipeline.reading.times.partial_dates import Found
from pipeline.reading.times.resolution import (
    TimeMatch,
    join_dates,
    months_of_year,
    settle,
)
from pipeline.reading.times.year_of import read_sign_year


def read_part_sign(context: Context, at: int) -> TimeMatch | None:
    """Read the sign of a quarter or, with its year, of a half: Q3/2025, Q3, H1 2025."""
    tokens = context.tokens
    part = tokens.entries[at].part_sign
    if part is None or not tokens.is_capital(at):
        return None
    year = read_sign_year(tokens, at + 1)
    stop, known = year or (at + 1, _year_of_last(tokens, at + 1))
    if part[1] == _QUARTER and year is None:
        run = _read_run(context, at, part[0])
        if run is not None:
            return run
    elif part[1] != _QUARTER and known is None:
        return None
    return _place_part(tokens, (at, stop), part, known, context.reference)


_QUARTER = 3


def _read_run(context: Context, at: int, first: int) -> TimeMatch | None:
    """Read the quarters from one to another: Q1-Q3/2025."""
    tokens, last = context.tokens, at + 2
    part = tokens.entries[last].part_sign
    if not tokens.entries[at + 1].roles & role.TO or part is None:
        return None
    stop, year = read_sign_year(tokens, last + 1) or (last + 1, None)
    one = PartialDate(QUARTER, year, quarter=first)
    other = Found(stop, PartialDate(QUARTER, year, quarter=part[0]))
    return (
        join_dates(at, one, other, context.reference) if part[1] == _QUARTER else None
    )


def _year_of_last(tokens: Tokens, at: int) -> int | None:
    """Return the year that the last of some signs states: Q1, Q2 và Q3/2024."""
    while tokens.entries[at].roles & _JOINTS and tokens.entries[at + 1].part_sign:
        year = read_sign_year(tokens, at + 2)
        if year is not None:
            return year[1]
        at += 2
    return None


_JOINTS = role.ALSO | role.TO


def read_lettered_part(context: Context, at: int) -> TimeMatch | None:
    """Read a part of a year by its number and letter: 6T/2025, 9M25, 2Q25, 1H 2025."""
    tokens, sign = context.tokens, at + 1
    length = tokens.language.part_letters.get(tokens.words[sign], 0)
    if not length or not tokens.is_glued(sign) or not tokens.is_capital(sign):
        return None
    digits = tokens.words[at]
    if not digits.isdecimal() or not digits.isascii() or tokens.entries[at - 1].money:
        return None
    number = int(digits[:3])
    if length == 1 and 1 < number <= _MONTHS:
        side = read_side_of_year(tokens, at, sign + 1, number, context.reference)
        if side is not None:
            return side
    year = read_sign_year(tokens, sign + 1)
    if year is None:
        return None
    if length > 1 and 1 <= number <= _MONTHS // length:
        part = number, length
        return _place_part(tokens, (at, year[0]), part, year[1], context.reference)
    if not 1 < number <= _MONTHS:
        return None
    return months_of_year(at, year[0], year[1], 1, number, context.reference)


_MONTHS = 12


def _place_part(
    tokens: Tokens,
    span: tuple[int, int],
    part: tuple[int, int],
    year: int | None,
    reference: Reference | None,
) -> TimeMatch | None:
    """Make the quarter or half of a year that a sign names."""
    (start, stop), (number, length) = span, part
    if length == _QUARTER:
        partial = PartialDate(QUARTER, year, quarter=number)
        return settle(tokens, start, Found(stop, partial), reference)
    last = number * length
    return months_of_year(start, stop, year, last - length + 1, last, reference)
