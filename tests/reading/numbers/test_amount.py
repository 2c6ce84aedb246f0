"""Numbers with their scale words."""

from decimal import Decimal

import pytest

from pipeline.reading.lexing.lexicon import lexicon_of
from pipeline.reading.lexing.tokens import scan_text
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.number import read_amount


def _amount(text: str) -> Amount:
    amount = read_amount(scan_text(text, lexicon_of("vi")), 0)
    assert amount is not None
    return amount


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("4,7 triệu", "4700000", "100000"),
        ("9.000", "9000", "1000"),
        ("250", "250", "10"),
        ("0", "0", "1"),
        ("2,50 tỷ", "2500000000", "10000000"),
        ("5 tỷ 508 triệu", "5508000000", "1000000"),
        ("một nghìn hai trăm tỷ", "1200000000000", "100000000000"),
        ("một tỷ tỷ", "1000000000000000000", "1000000000000000000"),
        ("không phẩy hai triệu", "200000", "100000"),
        ("1 000 000", "1000000", "1000000"),
        ("½", "0.5", "0.5"),
    ],
)
def test_an_amount_has_its_exact_value_and_its_stated_step(
    text: str, value: str, step: str
) -> None:
    amount = _amount(text)

    assert amount.value == Decimal(value)
    assert amount.stated_step == Decimal(step)


def test_the_longest_number_with_the_largest_scale_is_exact() -> None:
    digits = "9" * 40

    assert _amount(f"{digits} tỷ tỷ tỷ").value == int(digits) * 10**27


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1.234,5,6", "malformed-number"),
        ("1" * 41, "number-too-long"),
        ("2 tỷ tỷ tỷ tỷ tỷ", "malformed-number"),
        ("hai tỷ ba trăm tỷ", "malformed-number"),
    ],
)
def test_what_is_no_number_has_a_fault(text: str, fault: str) -> None:
    assert _amount(text).fault == fault
