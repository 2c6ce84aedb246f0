"""The words before a number that govern it."""

import pytest

from pipeline.reading import Quantity, read


def _quantity(text: str) -> Quantity:
    (reading,) = read(text).readings
    assert isinstance(reading, Quantity)
    return reading


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("hơn", "more_than"),
        ("gần", "nearly"),
        ("dưới", "less_than"),
        ("ít nhất", "at_least"),
        ("không quá", "at_most"),
        ("xấp xỉ", "about"),
        ("khoảng hơn", "more_than"),
        ("hơn khoảng", "about"),
        ("đạt", "exact"),
    ],
)
def test_the_hedge_nearest_the_number_counts(words: str, hedge: str) -> None:
    assert _quantity(f"{words} 500 ha").hedge == hedge


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ước đạt 5%", "E"),
        ("ước giải ngân đạt 5%", "E"),
        ("GRDP ước tính tăng 5%", "E"),
        ("quy ước 5%", None),
        ("mơ ước 5%", None),
        ("ước đạt kết quả tốt, 5%", None),
    ],
)
def test_an_estimate_is_a_status_and_no_hedge(text: str, status: str | None) -> None:
    quantity = _quantity(text)

    assert quantity.status == status
    assert quantity.hedge == "exact"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("tăng bình quân trên 7%", "up"),
        ("giảm còn 18%", "down"),
        ("giảm nghèo đạt 5%", None),
        ("tăng, 5%", None),
    ],
)
def test_a_rise_or_fall_must_govern_the_number(
    text: str, direction: str | None
) -> None:
    assert _quantity(text).direction == direction
