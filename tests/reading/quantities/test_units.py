"""Units, rates and counted nouns after a number."""

import pytest

from pipeline.reading import Quantity, read


def _quantity(text: str) -> Quantity:
    (reading,) = read(text).readings
    assert isinstance(reading, Quantity)
    return reading


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("8 m", "m"),
        ("12,5%/năm", "%/a"),
        ("150 tấn rác/ngày", "t/d"),
        ("từ 8% - 10%/năm", "%/a"),
        ("5 triệu hành khách/năm", "{passenger}/a"),
        ("3.345 USD/ounce", "USD/[oz_tr]"),
    ],
)
def test_a_unit_is_read_with_what_it_is_per(text: str, unit: str) -> None:
    assert _quantity(text).unit == unit


def test_a_unit_of_one_letter_is_read_in_its_own_case_only() -> None:
    assert not read("5M").readings


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("9 mặt hàng trên thị trường", "mặt hàng"),
        ("50 suất quà trị giá 1 tỷ", "suất quà"),
        ("hơn 1.000\u00a0hộ\u00a0dân", "hộ dân"),
        ("hai bến container số 3", "bến container"),
    ],
)
def test_a_counted_noun_ends_at_a_stop_word_or_a_name(text: str, counted: str) -> None:
    assert read(text).readings[0].counted == counted  # type: ignore[union-attr]
