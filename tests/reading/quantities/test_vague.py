"""Vague amounts and times, refused by name."""

import pytest

from pipeline.reading import read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hàng chục nghìn tỷ đồng", "vague-amount"),
        ("nghìn tỷ đồng", "vague-amount"),
        ("những năm 1990", "vague-time"),
        ("tuần 3 tháng 8", "vague-time"),
        ("tuần thứ 3 của tháng 8", "vague-time"),
    ],
)
def test_what_states_no_figure_is_refused(text: str, code: str) -> None:
    result = read(text)

    assert not result.readings
    assert [one.code for one in result.refusals] == [code]


def test_a_vague_word_without_a_number_is_passed_over() -> None:
    result = read("nhiều dự án")

    assert not result.readings
    assert not result.refusals
