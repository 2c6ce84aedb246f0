"""An indicator is offered where the words around a figure name it, and no other."""

import pytest

from pipeline.reading import Quantity, read
from pipeline.transcription.suggest import Indicator, make_suggester


def make(indicator_id: str, label: str, unit: str, kind: str, *more: str) -> Indicator:
    """Return an invented indicator; `more` are other words for it."""
    nouns = ("người",) if unit == "{person}" else ()
    return Indicator(indicator_id, (label, *more), unit, kind, "period", nouns)


SUGGESTER = make_suggester(
    [
        make("area", "Diện tích", "km2", "level", "Area"),
        make("population", "Dân số", "{person}", "level"),
        make("delegates", "Số đại biểu dự", "{person}", "flow"),
        make("pii-rank", "Thứ hạng đổi mới sáng tạo", "1", "rank"),
        make("size-rank", "Thứ hạng quy mô kinh tế", "1", "rank"),
        make("digital-share", "Tỷ trọng kinh tế số", "%", "level"),
        make("grdp-growth", "Tốc độ tăng GRDP", "%", "change", "kinh tế tăng trưởng"),
        make("services-share", "Tỷ trọng dịch vụ", "%", "level"),
        make("services-growth", "Tốc độ tăng dịch vụ", "%", "change"),
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
        ("đứng thứ 3", "quy mô kinh tế đứng thứ 3", "size-rank"),
        ("35%", "kinh tế số chiếm 35% GRDP", "digital-share"),
        ("tăng 8%", "GRDP tăng 8%", "grdp-growth"),
        ("tăng 8%", "kinh tế tăng trưởng, tăng 8%", "grdp-growth"),
        ("tăng 8%", "dịch vụ tăng 8%", "services-growth"),
        ("35%", "dịch vụ chiếm 35%", "services-share"),
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
        ("35%", "dịch vụ là 35%"),
    ],
    ids=["no name", "no name", "no rank", "no unit", "other", "a part", "two"],
)
def test_none_is_offered_where_no_one_is_named(words: str, near: str) -> None:
    assert suggest(words, near) is None


def test_words_before_count_where_those_beside_name_none() -> None:
    assert suggest("tăng 8%", "quý 3 tăng 8%", "GRDP quý 2 tăng 7%") == "grdp-growth"
    assert suggest("tăng 8%", "dịch vụ tăng 8%", "GRDP tăng 7%") == "services-growth"
