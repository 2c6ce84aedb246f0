"""Numbers in words, up to a thousand."""

import pytest

from pipeline.reading.lexing.lexicon import lexicon_of
from pipeline.reading.lexing.tokens import Tokens, scan_text
from pipeline.reading.numbers.spelled import (
    FULL,
    SHORT,
    SIDE_BY_SIDE,
    read_below_thousand,
    read_decimals,
    read_year,
)


def _scan(text: str) -> Tokens:
    return scan_text(text, lexicon_of("vi"))


@pytest.mark.parametrize(
    ("text", "value", "spelling"),
    [
        ("ba trăm linh tư", 304, FULL),
        ("hai mươi mốt", 21, FULL),
        ("mười lăm", 15, FULL),
        ("một trăm hai", 120, SHORT),
        ("tám trăm rưỡi", 850, SHORT),
        ("bốn lăm", 45, FULL),
        ("bốn ba", 43, SIDE_BY_SIDE),
    ],
)
def test_three_places_are_read_as_they_are_said(
    text: str, value: int, spelling: int
) -> None:
    number = read_below_thousand(_scan(text), 0)

    assert number is not None
    assert (number.value, number.spelling) == (value, spelling)


@pytest.mark.parametrize("text", ["hai mươi năm", "mười năm", "một trăm năm"])
def test_nam_after_tens_is_years_and_not_five(text: str) -> None:
    tokens = _scan(text)
    number = read_below_thousand(tokens, 0)

    assert number is not None
    assert number.stop == tokens.size - 1


@pytest.mark.parametrize(
    ("text", "digits"), [("không năm", "05"), ("mười một", "11"), ("23", "23")]
)
def test_decimals_are_digits_or_a_number_of_two(text: str, digits: str) -> None:
    found = read_decimals(_scan(text), 0)

    assert found is not None
    assert found[1] == digits


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("hai không hai ba", 2023),
        ("hai không mười ba", 2013),
        ("hai không linh chín", 2009),
        ("một chín bảy lăm", 1975),
    ],
)
def test_a_year_is_read_digit_by_digit(text: str, year: int) -> None:
    found = read_year(_scan(text), 0)

    assert found is not None
    assert found[1] == year
