"""A whole is doubted where no values of all its parts add up to it, and only there."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.issues.model import Issue
from pipeline.warnings.parts import find_contradicted
from tests.warnings.rows import list_lines, make_rows

INDICATORS = pl.DataFrame(
    {
        "indicator_id": ["whole", "one", "other", "apart"],
        "part_of_id": [None, "whole", "whole", None],
    }
)


def find(whole: Any, one: Any, other: Any, **shared: Any) -> list[Issue]:
    """The warnings of a whole, stated with its two parts; numbers, or cells."""
    rows = [
        {"indicator_id": name}
        | shared
        | (cells if isinstance(cells, dict) else {"figure": cells})
        for name, cells in (("whole", whole), ("one", one), ("other", other))
        if cells is not None
    ]
    return find_contradicted(make_rows(rows), INDICATORS)


def test_a_whole_that_its_parts_add_up_to_is_not_doubted() -> None:
    assert not find(114, 70, 44)


def test_a_whole_that_its_parts_contradict_is_shown_with_their_sum() -> None:
    (warning,) = find(114, 70, 45)

    assert (warning.line, warning.code) == (0, "parts-differ")
    assert (warning.found, warning.expected) == ("114", "115")
    assert dict(warning.params) == {"parts": "70 + 45"}


def test_a_whole_without_all_of_its_parts_is_not_held_against_them() -> None:
    assert not find(114, 115, None)


def test_parts_of_which_one_is_stated_twice_are_not_added_up() -> None:
    rows = [("whole", 9), ("one", 1), ("one", 2), ("other", 3)]
    cells = [{"indicator_id": name, "figure": figure} for name, figure in rows]

    assert not find_contradicted(make_rows(cells), INDICATORS)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("source_id", "b"),
        ("subject_root", "area:y"),
        ("nature", "target"),
        ("fact_time", "2025"),
        ("price_basis", "current"),
        ("set_by_id", "org:y"),
        ("figure_unit", "VND"),
    ],
)
def test_a_part_of_another_matter_is_no_part(cell: str, value: str) -> None:
    assert not find(114, 70, {"figure": 45, cell: value})
    assert find(114, 70, 45, **{cell: value})


def test_things_counted_by_different_nouns_add_up() -> None:
    units = {"figure": 114, "figure_unit": "{unit}"}
    wards = {"figure": 70, "figure_unit": "{ward}"}

    assert not find(units, wards, {"figure": 44, "figure_unit": "{commune}"})
    assert find(units, wards, {"figure": 45, "figure_unit": "{commune}"})


def test_contributions_in_points_add_up_to_growth_in_per_cent() -> None:
    def contribute(points: str) -> dict[str, Any]:
        return {
            "measure": "contribution",
            "figure_unit": "%{point}",
            "figure": Decimal(points),
        }

    growth = {"measure": "growth", "figure_unit": "%", "figure": Decimal("11.2")}
    assert not find(growth, contribute("7"), contribute("4.2"))
    assert find(growth, contribute("7"), contribute("4.3"))
    # Rates of growth of parts do not add up.
    assert not find(growth, growth, growth)


def test_open_ends_that_only_touch_do_not_meet() -> None:
    more_than = {"figure": 100, "low": 100, "high": 110, "low_open": True}

    assert find({"figure": 100}, more_than, 0)
    assert not find({"figure": 101}, more_than, 0)


def test_a_bound_without_a_limit_leaves_the_sum_without_one() -> None:
    at_least = {"figure": 100, "low": 100, "high": None}

    assert not find(500, at_least, 1)
    (warning,) = find(50, at_least, 1)
    assert warning.expected == "101 … "


def test_figures_too_great_to_add_up_are_left_out() -> None:
    great = Decimal(10) ** 27 - 1

    assert not find(great, great, great)


EXACT = st.decimals("-100000", "100000", places=4)


@given(parts=st.tuples(EXACT, EXACT), places=st.tuples(*[st.integers(-3, 4)] * 3))
def test_rounding_raises_no_doubt(
    parts: tuple[Decimal, Decimal], places: tuple[int, ...]
) -> None:
    figures = [
        {
            "figure": exact,
            "low": exact.quantize(step) - step / 2,
            "high": exact.quantize(step) + step / 2,
        }
        for exact, step in zip(
            (sum(parts, Decimal()), *parts),
            (Decimal(10) ** -n for n in places),
            strict=True,
        )
    ]

    assert not list_lines(find(*figures))
