"""Ranks and roman numerals."""

import pytest

from pipeline.reading import Quantity, read
from pipeline.reading.numbers.ordinals import read_roman


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("xiv", 14),
        ("IX", 9),
        ("XXI", 21),
        ("mcmxc", 1990),
        ("iiii", None),
        ("vx", None),
    ],
)
def test_only_well_formed_numerals_are_read(word: str, value: int | None) -> None:
    assert read_roman(word) == value


@pytest.mark.parametrize(
    ("text", "rank"),
    [("thứ 24/63 tỉnh", 24), ("lần thứ XIV", 14), ("hạng nhì", 2), ("thứ tư", 4)],
)
def test_a_rank_is_an_ordinal_without_its_total(text: str, rank: int) -> None:
    (reading,) = read(text).readings

    assert isinstance(reading, Quantity)
    assert reading.ordinal
    assert reading.value == rank


def test_a_day_of_the_week_beside_a_date_is_no_rank() -> None:
    readings = read("thứ hai ngày 25/8/2025").readings

    assert len(readings) == 1
