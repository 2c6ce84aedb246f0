"""Whole texts: every figure with its place, and nothing else."""

from datetime import date

import pytest

from pipeline.reading import Quantity, Time, read

_REFERENCE = date(2025, 8, 21)


def _words(text: str) -> list[str]:
    found = read(text, reference=_REFERENCE)
    return [text[one.start : one.end] for one in found.readings]


def test_every_figure_of_a_paragraph_is_found_with_its_span() -> None:
    text = "Quý 2 tăng 11,2%; quý 3 ước đạt 13,92%.\nVốn hơn 15,6 tỉ USD."

    assert _words(text) == [
        "Quý 2",
        "tăng 11,2%",
        "quý 3",
        "ước đạt 13,92%",
        "hơn 15,6 tỉ USD",
    ]


def test_a_hedge_belongs_to_one_figure_only() -> None:
    first, second = read("hơn 5 dự án, 7 dự án").readings

    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    assert (first.hedge, second.hedge) == ("more_than", "exact")


@pytest.mark.parametrize(
    "text",
    ["4G", "5G", "Nghị quyết 57", "Nghị quyết 57 - NQ/TW", "Quyết định 759/QĐ-TTg"],
)
def test_names_give_neither_reading_nor_refusal(text: str) -> None:
    result = read(f"thực hiện {text} trong cả nước")

    assert not result.readings
    assert not result.refusals


def test_spans_count_code_points_of_the_text_as_given() -> None:
    text = "𝔄\u200b tỉ lệ 5% (dân số 4,7 triệu người)"

    assert _words(text) == ["5%", "4,7 triệu người"]


def test_a_time_without_year_needs_the_reference() -> None:
    (unresolved,) = read("ngày 21.8").readings
    (resolved,) = read("ngày 21.8", reference=_REFERENCE).readings

    assert isinstance(unresolved, Time)
    assert isinstance(resolved, Time)
    assert (unresolved.period, unresolved.first) == ("--08-21", None)
    assert resolved.first == _REFERENCE


def test_the_style_of_the_other_numbers_makes_a_mark_ambiguous() -> None:
    (refusal,) = read("1.234 người, 11,085,306 VND").refusals

    assert refusal.code == "ambiguous-separator"


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        read("5%", "xx")
