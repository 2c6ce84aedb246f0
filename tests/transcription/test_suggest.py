"""Indicators are suggested by unit, by the noun counted, and by the words around."""

from pipeline.reading import Quantity, read
from pipeline.transcription.suggest import Indicator, make_suggester

SUGGESTER = make_suggester(
    [
        Indicator("area", ("Diện tích",), "km2", ()),
        Indicator("population", ("Dân số",), "{person}", ("người",)),
        Indicator("delegates", ("Số đại biểu dự",), "{person}", ("người",)),
        Indicator("pii-rank", ("Thứ hạng đổi mới sáng tạo",), "1", ()),
        Indicator("size-rank", ("Thứ hạng quy mô kinh tế",), "1", ()),
    ]
)


def suggest(words: str, around: str = "") -> list[str]:
    """Return suggestions for the one quantity in the words."""
    quantity = read(words).readings[0]
    assert isinstance(quantity, Quantity)
    return SUGGESTER.suggest(quantity, around, around)


def test_the_unit_alone_settles_it_where_one_indicator_has_it() -> None:
    assert suggest("hơn 3.190 km²") == ["area"]


def test_the_words_around_rank_indicators_of_the_same_unit() -> None:
    assert suggest("250 người", "có 250 người dự hội nghị") == [
        "delegates",
        "population",
    ]
    assert suggest("250 người", "dân số là 250 người") == ["population", "delegates"]


def test_a_rank_is_suggested_ranks_only_and_a_count_none() -> None:
    assert suggest("đứng thứ 3", "quy mô kinh tế đứng thứ 3") == [
        "size-rank",
        "pii-rank",
    ]
    assert suggest("3", "quy mô kinh tế") == []


def test_what_no_indicator_measures_is_left_open() -> None:
    assert suggest("3 MW") == []
