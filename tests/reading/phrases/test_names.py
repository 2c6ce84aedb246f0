"""Digits that are parts of names, and digits beside names that are figures."""

import pytest

from pipeline.reading import Quantity, read


@pytest.mark.parametrize(
    "text",
    [
        "COP 30",
        "đợt 2",
        "Bệnh viện Quân y 7",
        "KCN Nam Đình Vũ 2 thu hút vốn",
        "18 Hoàng Diệu",
        "bến số 7, 8 cảng Lạch Huyện",
        "các khoản 1, 2 và 3 Điều 7",
        "SEA Games 33 năm 2025",
        "Km 12+500",
        "(1) Kết quả",
    ],
)
def test_a_number_that_tells_one_of_a_kind_is_no_figure(text: str) -> None:
    assert not [one for one in read(text).readings if isinstance(one, Quantity)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("bệnh viện 500 giường", "giường"),
        ("cao tốc 6 làn xe", "làn xe"),
        ("mỗi xã 2 cán bộ", "cán bộ"),
        ("trao 3 Huân chương", "Huân chương"),
    ],
)
def test_a_number_that_counts_is_one_beside_a_name_too(text: str, counted: str) -> None:
    (reading,) = read(text).readings

    assert isinstance(reading, Quantity)
    assert reading.counted == counted


@pytest.mark.parametrize("text", ["đạt 15", "còn 15", "hơn 15", "tăng 15"])
def test_a_bare_number_after_a_word_that_states_it_is_a_figure(text: str) -> None:
    (reading,) = read(text).readings

    assert isinstance(reading, Quantity)
    assert reading.value == 15
