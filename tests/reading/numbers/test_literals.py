"""What digits with marks can mean."""

import pytest

from pipeline.reading.numbers import literals
from pipeline.reading.numbers.literals import parse_literal


@pytest.mark.parametrize(
    ("digits", "kind", "mantissa", "exponent"),
    [
        ("3190", literals.PLAIN, 3190, 0),
        ("3.190", literals.GROUPED, 3190, 0),
        ("1.234.567,89", literals.GROUPED, 123456789, -2),
        ("11,2", literals.DECIMAL, 112, -1),
        ("0,751", literals.DECIMAL, 751, -3),
        ("9,513", literals.THREE_DECIMALS, 9513, -3),
        ("95.6", literals.FOREIGN_DECIMAL, 956, -1),
        ("0.751", literals.FOREIGN_DECIMAL, 751, -3),
        ("11,085,306", literals.FOREIGN_GROUPED, 11085306, 0),
        ("1,234.5", literals.FOREIGN_GROUPED, 12345, -1),
        ("0225", literals.CODE, 0, 0),
    ],
)
def test_digits_with_marks_have_one_shape(
    digits: str, kind: int, mantissa: int, exponent: int
) -> None:
    assert parse_literal(digits, ",") == (kind, mantissa, exponent)


@pytest.mark.parametrize("digits", ["1.234,5,6", "12.34.56,7", "1.23.4", "٣"])
def test_digits_that_fit_no_style_are_no_number(digits: str) -> None:
    assert parse_literal(digits, ",") is None


def test_a_language_with_a_decimal_point_reads_the_marks_the_other_way() -> None:
    assert parse_literal("3,194.7", ".") == (literals.GROUPED, 31947, -1)
    assert parse_literal("15.6", ".") == (literals.DECIMAL, 156, -1)
