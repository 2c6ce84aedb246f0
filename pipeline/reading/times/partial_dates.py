"""The days, months, quarters and years that words name: 21.8, tháng 12/2023, quý II."""

import re
from typing import NamedTuple

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    PartialDate,
    is_possible,
)
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import DIGIT, ENDING, TEN
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.numbers.spelled import read_below_thousand, read_year
from pipeline.reading.phrases.nouns import noun_follows

_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# Two-digit years as POSIX strptime reads them: 69 to 99 are of the 20th century.
_PIVOT = 69
_FIELD = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,2}")


class Found(NamedTuple):
    """A date and the index of the token after it."""

    stop: int
    partial: PartialDate


class Fields(NamedTuple):
    """Numbers joined by strokes or dots (28/02/2000), and the index after them."""

    stop: int
    numbers: tuple[str, ...]


def grain_of(roles: int) -> str:
    """Return the grain that a time word announces, or "" for another word."""
    if roles & role.DAY:
        return DAY
    if roles & role.MONTH:
        return MONTH
    if roles & role.QUARTER:
        return QUARTER
    return YEAR if roles & role.YEAR else ""


def read_fields(tokens: Tokens, at: int) -> Fields | None:
    """Read up to three numbers joined by strokes or dots, without spaces.

    Where months come first, one dot begins decimals and joins no date.
    """
    if not tokens.numbers[at] or not _FIELD.fullmatch(tokens.words[at]):
        return None
    numbers = tokens.words[at].split(".")
    if len(numbers) == 2 and tokens.language.month_first:
        return None
    stop = at + 1
    while (
        len(numbers) < 3
        and tokens.words[stop] == "/"
        and tokens.numbers[stop + 1]
        and tokens.is_joined(stop)
        and tokens.words[stop + 1].isdigit()
        and len(tokens.words[stop + 1]) <= 4
    ):
        numbers.append(tokens.words[stop + 1])
        stop += 2
    return Fields(stop, tuple(numbers))


def join_hyphens(tokens: Tokens, fields: Fields) -> Fields:
    """Join numbers by glued hyphens to a date: 22-10, 27-02-2001, 2025-08-21."""
    numbers, stop = fields.numbers, fields.stop
    while len(numbers) < 3 and is_glued_hyphen(tokens, stop):
        following = tokens.words[stop + 1]
        if not following.isdigit() or len(following) > 4:
            break
        numbers = (*numbers, following)
        stop += 2
    return Fields(stop, numbers)


def is_glued_hyphen(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen stands between two numbers without spaces."""
    return tokens.words[at] == "-" and tokens.numbers[at + 1] and tokens.is_joined(at)


def partial_date_of_fields(
    numbers: tuple[str, ...], grain: str, *, month_first: bool = False
) -> PartialDate | None:
    """Return the date that joined numbers name, with `grain` for a single one.

    The date need not be possible; None where the numbers have not the shape of one.
    With `month_first` the month may stand before the day.
    """
    if len(numbers) == 3:
        return _point_of_three(numbers, month_first=month_first)
    if len(numbers) == 2:
        return _point_of_two(numbers, grain)
    number = numbers[0]
    if grain == YEAR:
        return PartialDate(YEAR, int(number)) if len(number) == 4 else None
    if len(number) > 2:
        return None
    if grain == DAY:
        return PartialDate(DAY, day=int(number))
    if grain == MONTH:
        return PartialDate(MONTH, month=int(number))
    return PartialDate(QUARTER, quarter=int(number))


def _point_of_three(
    numbers: tuple[str, ...], *, month_first: bool
) -> PartialDate | None:
    one, two, three = numbers
    if len(one) == 4 and len(two) <= 2 and len(three) <= 2:
        return PartialDate(DAY, int(one), int(two), int(three))
    if len(one) <= 2 and len(two) <= 2 and len(three) in (2, 4):
        partial = PartialDate(DAY, _year_of(three), int(two), int(one))
        return _settle_order(partial) if month_first else partial
    return None


def _settle_order(partial: PartialDate) -> PartialDate:
    """Put the month of a date in its place, where only one order is possible."""
    other = partial._replace(month=partial.day, day=partial.month)
    if partial == other or not is_possible(other):
        return partial
    return partial._replace(ambiguous=True) if is_possible(partial) else other


def _point_of_two(numbers: tuple[str, ...], grain: str) -> PartialDate | None:
    one, two = numbers
    if len(one) > 2:
        return None
    if len(two) == 4:
        if grain == QUARTER:
            return PartialDate(QUARTER, int(two), quarter=int(one))
        return PartialDate(MONTH, int(two), int(one)) if grain != YEAR else None
    if len(two) <= 2 and grain == DAY:
        return PartialDate(DAY, month=int(two), day=int(one))
    return None


def _year_of(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def read_partial_date(tokens: Tokens, at: int, grain: str) -> Found | None:
    """Read the date that begins at a token, after the word that gave its grain."""
    fields = read_fields(tokens, at)
    if fields is not None:
        return _read_point_in_digits(tokens, fields, grain)
    if grain == YEAR:
        year = read_year_number(tokens, at)
        return None if year is None else Found(year[0], PartialDate(YEAR, year[1]))
    number = _read_small_number(tokens, at, grain)
    if number is None:
        return None
    stop, value = number
    partial = partial_date_of_fields((str(value),), grain)
    return None if partial is None else _go_on(tokens, stop, partial)


def _read_point_in_digits(tokens: Tokens, fields: Fields, grain: str) -> Found | None:
    numbers = fields.numbers
    if len(numbers) == 1 and is_glued_hyphen(tokens, fields.stop):
        joined = join_hyphens(tokens, fields)
        if grain == DAY or (len(joined.numbers) == 2 and len(joined.numbers[1]) == 4):
            partial = partial_date_in(tokens, joined.numbers, grain)
            if partial is not None and _stands_alone(tokens, joined.stop):
                return Found(joined.stop, partial)
    if grain == YEAR and len(numbers) == 1:
        year = read_year_number(tokens, fields.stop - 1)
        return None if year is None else Found(year[0], PartialDate(YEAR, year[1]))
    partial = partial_date_in(tokens, numbers, grain)
    if partial is None:
        return None
    if len(numbers) == 3 or partial.year is not None:
        return Found(fields.stop, partial)
    return _go_on(tokens, fields.stop, partial)


def partial_date_in(
    tokens: Tokens, numbers: tuple[str, ...], grain: str
) -> PartialDate | None:
    """Return the date that joined numbers name in the language of the tokens."""
    return partial_date_of_fields(
        numbers, grain, month_first=tokens.language.month_first
    )


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether joined hyphens end here: not 8-10/12, not 8-10 tháng 12."""
    return tokens.words[at] != "/" and not tokens.entries[at].roles & role.MONTH


def _go_on(tokens: Tokens, at: int, partial: PartialDate) -> Found:
    """Add the month and the year that follow a day, the year that follows a month."""
    if partial.grain == DAY and partial.month is None:
        month = _read_month_after(tokens, at)
        if month is None:
            return Found(at, partial)
        at, later = month
        partial = partial._replace(month=later.month, year=later.year)
        if partial.year is not None:
            return Found(at, partial)
    year = read_year_after(tokens, at)
    if year is None:
        return Found(at, partial)
    return Found(year[0], partial._replace(year=year[1]))


def _read_month_after(tokens: Tokens, at: int) -> tuple[int, PartialDate] | None:
    if not tokens.entries[at].roles & role.MONTH:
        return None
    if tokens.entries[at + 1].roles & role.YEAR and tokens.numbers[at + 2]:
        return None  # 7 tháng năm 2025: seven months of the year
    fields = read_fields(tokens, at + 1)
    if fields is None:
        number = _read_small_number(tokens, at + 1, MONTH)
        return (
            None if number is None else (number[0], PartialDate(MONTH, month=number[1]))
        )
    fields = join_hyphens(tokens, fields) if len(fields.numbers) == 1 else fields
    partial = partial_date_of_fields(fields.numbers, MONTH)
    return None if partial is None else (fields.stop, partial)


def _read_small_number(tokens: Tokens, at: int, grain: str) -> tuple[int, int] | None:
    entry = tokens.entries[at]
    if grain == QUARTER and tokens.words[at] in _ROMANS:
        return at + 1, _ROMANS[tokens.words[at]]
    if entry.part == ENDING:
        return at + 1, entry.digit
    if entry.part not in (DIGIT, TEN) or not entry.digit:
        return None
    if entry.part == DIGIT and grain != DAY:
        return at + 1, entry.digit
    number = read_below_thousand(tokens, at)
    return None if number is None else (number.stop, number.value)


def read_year_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the year after a month or quarter: năm 2025, của năm 2025, /2025."""
    entries = tokens.entries
    if entries[at].roles & role.POSSESSIVE and entries[at + 1].roles & role.YEAR:
        at += 1
    if entries[at].roles & role.YEAR:
        return read_year_number(tokens, at + 1)
    joint = tokens.words[at]
    if joint in ("/", ".") and not (tokens.is_joined(at)):
        return None
    if joint in ("/", ".", "-", ","):
        at += 1
    if not tokens.numbers[at] or not is_likely_year(tokens.words[at]):
        return None
    counts = noun_follows(tokens, at + 1)
    if joint == "," and counts:
        return None
    return at + 1, int(tokens.words[at])


def read_year_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Read the year that follows the word năm, in digits or in words."""
    if tokens.numbers[at]:
        digits = tokens.words[at]
        following = tokens.entries[at + 1]
        if len(digits) != 4 or not digits.isdigit() or not 1000 <= int(digits) < 3000:
            return None
        if following.scale or (following.unit and tokens.is_glued(at + 1)):
            return None
        return at + 1, int(digits)
    if not tokens.names[at]:
        return None
    year = read_year(tokens, at)
    if year is not None:
        return year
    amount = read_amount(tokens, at)
    if amount is None or amount.fault or amount.ratio or amount.exponent:
        return None
    if not 100 <= amount.mantissa < 3000:
        return None
    return amount.stop, amount.mantissa
