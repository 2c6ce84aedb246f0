"""Doubts about single rows: their growth, their names, their repetition."""

from typing import Any

import polars as pl
import pytest

from pipeline.warnings.growth import find_great_growth
from pipeline.warnings.names import find_misnamed
from pipeline.warnings.repetitions import find_repeated
from tests.warnings.rows import list_lines, make_rows

INDICATORS = pl.DataFrame(
    {
        "indicator_id": [
            "revenue",
            "grdp",
            "exports",
            "farming",
            "unnamed",
            "ports",
            "project-area",
            "area",
        ],
        "part_of_id": [None, None, None, "grdp", None, None, None, None],
        "subject_type": [*["area"] * 6, "project", "area"],
        "written": [
            "thu ngân sách|budget revenue",
            "GRDP",
            "xuất khẩu",
            "nông nghiệp",
            None,
            "cảng",
            "diện tích dự án",
            "diện tích",
        ],
    }
)


def find_named(words: str, indicator: str, **cells: Any) -> list[tuple[str, str]]:
    """The indicators that words name in place of the row's, with the form found."""
    row = {"named_in": words, "indicator_id": indicator} | cells
    warnings = find_misnamed(make_rows([row]), INDICATORS)
    return [(w.expected, dict(w.params)["form"]) for w in warnings]


@pytest.mark.parametrize(
    ("words", "indicator", "named"),
    [
        ("thu ngân sách trên 100.000 tỷ", "grdp", [("revenue", "thu ngân sách")]),
        ("THU NGÂN SÁCH trên 100.000 tỷ", "grdp", [("revenue", "thu ngân sách")]),
        ("thu ngân sách trên 100.000 tỷ", "revenue", []),
        # Whoever names both may mean either.
        ("GRDP tăng 11,2%, thu ngân sách", "grdp", []),
        ("đạt 11,2%", "grdp", []),
        # Only whole words are a name.
        ("thu ngân sáchx", "grdp", []),
        ("hàng không", "ports", []),
        # What is a part may be told with the name of its whole.
        ("đóng góp vào GRDP", "farming", []),
        ("đóng góp vào xuất khẩu", "farming", [("exports", "xuất khẩu")]),
        # A whole is not told with the name of a part.
        ("nông nghiệp tăng", "grdp", [("farming", "nông nghiệp")]),
        # A project is no area, whatever is said of both.
        ("diện tích hơn 86 ha", "project-area", []),
        ("diện tích hơn 86 ha", "grdp", [("area", "diện tích")]),
        # What has no listed name cannot be named.
        ("thu ngân sách", "unnamed", []),
    ],
)
def test_words_that_name_only_another_indicator_are_doubted(
    words: str, indicator: str, named: list[tuple[str, str]]
) -> None:
    assert find_named(words, indicator) == named


def test_a_share_may_be_told_with_the_name_of_what_it_is_of() -> None:
    assert find_named("chiếm 30% GRDP", "exports")
    assert not find_named("chiếm 30% GRDP", "exports", of_id="grdp")


def test_one_warning_is_given_for_a_row_that_names_several_others() -> None:
    assert len(find_named("thu ngân sách, xuất khẩu", "grdp")) == 1


def test_indicators_without_any_name_are_no_fault() -> None:
    nameless = INDICATORS.with_columns(written=pl.lit(None, dtype=pl.String))

    assert not find_misnamed(make_rows([{}]), nameless)


@pytest.mark.parametrize(
    ("measure", "figure", "warned"),
    [
        ("growth", 100, 0),
        ("growth", 101, 1),
        ("growth", -101, 1),
        ("level", 101, 0),
        ("share_of_plan", 120, 0),
        ("growth", None, 0),
    ],
)
def test_growth_by_more_than_all_there_was_is_doubted(
    measure: str, figure: int | None, warned: int
) -> None:
    rows = make_rows([{"measure": measure, "figure": figure}])

    assert len(find_great_growth(rows)) == warned


@pytest.mark.parametrize("figure", [76, 77])
def test_the_second_row_of_one_fact_is_doubted_whatever_its_figure(figure: int) -> None:
    rows = make_rows([{"figure": 76}, {"figure": figure}])
    (warning,) = find_repeated(rows)

    assert (warning.line, warning.found, warning.expected) == (1, str(figure), "o00")
    assert dict(warning.params) == {"words": "76"}


@pytest.mark.parametrize(
    "cell",
    [
        "source_id",
        "indicator_id",
        "measure",
        "subject_root",
        "nature",
        "fact_time",
        "figure_unit",
        "base_period",
        "of_id",
        "within_id",
        "set_by_id",
        "price_basis",
    ],
)
def test_rows_that_differ_in_what_they_are_of_are_two_facts(cell: str) -> None:
    rows = make_rows([{}, {cell: "other"}])

    assert not list_lines(find_repeated(rows))
