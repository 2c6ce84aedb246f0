"""An indicator is offered where the words around a figure name it, and no other."""

import pytest

from pipeline.reading import Quantity, read
from pipeline.transcription.suggest import Indicator, make_suggester


def make(indicator_id: str, unit: str, *forms: str) -> Indicator:
    """Return an invented indicator."""
    nouns = ("người",) if unit == "{person}" else ()
    return Indicator(indicator_id, forms, unit, "period", nouns)


SUGGESTER = make_suggester(
    [
        make("area", "km2", "Diện tích", "Area"),
        make("population", "{person}", "Dân số"),
        make("delegates", "{person}", "Số đại biểu dự"),
        make("pii", "1", "Chỉ số đổi mới sáng tạo"),
        make("economy", "VND", "Quy mô kinh tế"),
        make("digital-economy", "VND", "Tỷ trọng kinh tế số"),
        make("grdp", "VND", "GRDP", "tổng sản phẩm trên địa bàn"),
        make("communes", "{commune}", "Số xã"),
        make("growth-years", "a", "Số năm tăng trưởng"),
        make("services", "VND", "Giá trị tăng thêm dịch vụ"),
    ]
)


def suggest(words: str, near: str, before: str = "") -> str | None:
    """Return what is offered for the one quantity in the words."""
    quantity = read(words).readings[0]
    assert isinstance(quantity, Quantity)
    found = SUGGESTER.suggest(quantity, near, before)
    return found.indicator_id if found else None


@pytest.mark.parametrize(
    ("words", "near", "indicator"),
    [
        ("hơn 3.190 km²", "diện tích hơn 3.190 km²", "area"),
        ("250 người", "số đại biểu dự là 250 người", "delegates"),
        ("250 người", "dân số là 250 người", "population"),
        ("đứng thứ 3", "quy mô kinh tế đứng thứ 3", "economy"),
        ("đứng thứ 3", "đứng thứ 3 về đổi mới sáng tạo", "pii"),
        ("35%", "kinh tế số chiếm 35% GRDP", "digital-economy"),
        ("tăng 8%", "GRDP tăng 8%", "grdp"),
        ("tăng 8%", "tổng sản phẩm trên địa bàn tỉnh tăng 8%", "grdp"),
        ("tăng 8%", "dịch vụ tăng 8%", "services"),
        ("5 tỷ đồng", "dịch vụ đạt 5 tỷ đồng", "services"),
    ],
)
def test_the_words_around_name_it(words: str, near: str, indicator: str) -> None:
    assert suggest(words, near) == indicator


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("hơn 3.190 km²", "rừng hơn 3.190 km²"),
        ("250 người", "có 250 người"),
        ("3", "quy mô kinh tế"),
        ("3 MW", "diện tích 3 MW"),
        ("đứng thứ 3", "đứng thứ 3 về xuất khẩu"),
        ("tăng 8%", "kinh tế - xã hội, tăng 8%"),
        ("tăng 8%", "năm tăng trưởng, tăng 8%"),
    ],
    ids=["no name", "no name", "no unit", "other unit", "other", "a part", "years"],
)
def test_none_is_offered_where_no_one_is_named(words: str, near: str) -> None:
    assert suggest(words, near) is None


def test_the_one_of_which_more_is_named_is_offered() -> None:
    assert suggest("tăng 8%", "diện tích, quy mô kinh tế tăng 8%") == "economy"


def test_words_before_count_where_those_beside_name_none() -> None:
    assert suggest("tăng 8%", "quý 3 tăng 8%", "GRDP quý 2 tăng 7%") == "grdp"
    assert suggest("tăng 8%", "dịch vụ tăng 8%", "GRDP tăng 7%") == "services"
