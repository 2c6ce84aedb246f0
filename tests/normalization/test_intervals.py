"""The interval that words allow, as published beside each figure."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparison.reports import WORDS, Said, make_tables


def interval(words: str, **about: Any) -> str:
    """The published interval, open ends as brackets turned outward."""
    (row,) = make_tables([Said("a", words, **about)])["observations"].to_dicts()
    low, high = (
        "" if end is None else f"{end.normalize():f}"
        for end in (row["printed_low"], row["printed_high"])
    )
    left, right = "]" if row["low_open"] else "[", "[" if row["high_open"] else "]"
    return f"{left}{low}; {high}{right}"


AREA, PEOPLE, MONEY, AGE, AIM = (
    {"indicator": "area"},
    {"indicator": "people"},
    {"indicator": "revenue"},
    {"indicator": "age"},
    {"nature": "target"},
)


@pytest.mark.parametrize(
    ("words", "about", "shown"),
    [
        # A round figure is held to a tenth of itself.
        ("gần 1.000 người", PEOPLE, "]900; 1000["),
        ("hơn 1.000 người", PEOPLE, "]1000; 1100["),
        ("gần 9.000 người", PEOPLE, "]8100; 9000["),
        ("trên 100.000 tỷ đồng", MONEY, "]100000000000000; 110000000000000["),
        ("gần 40 năm", AGE, "]36; 40["),
        ("hơn 30%", {}, "]30; 33["),
        ("9.000 ha", AREA, "[8550; 9450["),
        ("khoảng 3.200 km2", AREA, "[3150; 3250["),
        ("từ 10 đến 20%", {}, "[9.5; 21["),
        ("giảm gần 40%", {}, "]-40; -36["),
        # What ends in no zero is held to its own digits, however few.
        ("5%", {}, "[4.5; 5.5["),
        ("hơn 3%", {}, "]3; 4["),
        ("0,4%", {}, "[0.35; 0.45["),
        ("0%", {}, "[-0.5; 0.5["),
        # A small number is said to the one, and a small count is that count.
        ("10%", {}, "[9.5; 10.5["),
        ("90 km2", AREA, "[89.5; 90.5["),
        ("10 người", PEOPLE, "[10; 10]"),
        ("10 năm liên tục", AGE, "[10; 10]"),
        ("1,5 năm", AGE, "[1.45; 1.55["),
        ("hơn 10 người", PEOPLE, "[11; ]"),
        ("gần 10 người", PEOPLE, "[; 9]"),
        ("khoảng 10 người", PEOPLE, "[10; 10]"),
        ("hơn 20 người", PEOPLE, "]20; 22["),
        ("100 người", PEOPLE, "[95; 105["),
        # An aim is held to its stated ends.
        ("2%", AIM, "[2; 2]"),
        ("từ 40 đến 50%", AIM, "[40; 50]"),
        ("giảm 2%", AIM, "[-2; -2]"),
        ("khoảng 2%", AIM, "[1.5; 2.5["),
        ("hơn 55%", AIM, "]55; ]"),
        ("ít nhất 30%", AIM, "[30; ]"),
    ],
)
def test_words_allow_an_interval(words: str, about: Any, shown: str) -> None:
    assert interval(words, **about) == shown


@given(words=WORDS, nature=st.sampled_from(["result", "target"]))
@settings(max_examples=60)
def test_no_interval_is_empty_and_the_figure_bounds_it_or_lies_in_it(
    words: str, nature: str
) -> None:
    (row,) = make_tables([Said("a", words, nature=nature)])["observations"].to_dicts()
    low, high, value = row["printed_low"], row["printed_high"], row["obs_value"]

    if low is not None and high is not None:
        closed = not (row["low_open"] or row["high_open"])
        assert low < high or (low == high and closed)
        assert high - low <= max(abs(value) / 10, Decimal(1))
    assert low is None or low <= value
    assert high is None or value <= high
