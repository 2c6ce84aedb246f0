"""A conversion is doubted where most others of the dataset are far from it."""

from decimal import Decimal
from typing import Any

import pytest

from pipeline.warnings.conversions import find_far_rates
from tests.warnings.rows import list_lines, make_rows


def convert(
    source: str, dong: str, dollars: str, **shared: Any
) -> list[dict[str, Any]]:
    """Two rows of a source that state one matter in two currencies."""
    money = {"source_id": source, "system": "iso4217", "indicator_unit": "VND"}
    return [
        money | shared | {"figure": Decimal(figure), "figure_unit": unit}
        for figure, unit in ((dong, "VND"), (dollars, "USD"))
    ]


USUAL = convert("a", "118.3e12", "4.7e9") + convert("b", "734.4e12", "29.3e9")


def find(*rows: dict[str, Any]) -> list[int]:
    """The numbers of the rows that are warned of."""
    return list_lines(find_far_rates(make_rows(rows)))


@pytest.mark.parametrize(
    ("rows", "warned"),
    [
        ([], []),
        (USUAL[:2], []),
        (USUAL, []),
        # Another year's rate, and figures that are rounded.
        (USUAL + convert("c", "160e9", "10e6"), []),
        (USUAL + convert("c", "118.3e12", "4.7e6"), [5]),
        (USUAL + convert("c", "118.3e9", "4.7e9"), [5]),
        (USUAL + convert("c", "118.3e12", "47e9"), [5]),
        # Of two either may be wrong; of two and two no one is the odd one.
        (USUAL[:2] + convert("c", "118.3e9", "4.7e9"), [1, 3]),
        (USUAL + convert("c", "25", "10") + convert("d", "26", "10"), [1, 3, 5, 7]),
    ],
)
def test_a_conversion_is_shown_if_most_others_are_far_from_it(
    rows: list[dict[str, Any]], warned: list[int]
) -> None:
    assert find(*rows) == warned


def test_the_warning_tells_both_figures_the_rate_and_a_usual_one() -> None:
    rows = USUAL + convert("c", "118.3e12", "4.7e6")
    (warning,) = find_far_rates(make_rows(rows))

    assert warning.found == "4.7E+6"
    assert warning.expected == "25170.2 VND/USD"
    assert dict(warning.params) == {
        "words": "1.183E+14",
        "rate": "25170200 VND/USD",
    }


@pytest.mark.parametrize(
    "cells",
    [{"indicator_unit": "USD"}, {"indicator_unit": None}],
)
def test_it_is_of_the_row_that_is_not_in_the_unit_of_the_indicator(
    cells: dict[str, Any],
) -> None:
    far = convert("c", "118.3e12", "4.7e6", **cells)

    assert find(*USUAL, *far) == [4 if cells["indicator_unit"] else 5]


@pytest.mark.parametrize("cell", ["nature", "fact_time", "measure", "subject_root"])
def test_two_amounts_of_two_matters_are_no_conversion(cell: str) -> None:
    dong, dollars = convert("c", "118.3e12", "4.7e6")

    assert not find(*USUAL, dong, dollars | {cell: "other"})


def test_nothing_is_no_amount_that_has_a_rate() -> None:
    assert not find(*USUAL, *convert("c", "118.3e12", "0"))


def test_what_is_no_money_has_no_rate() -> None:
    far = convert("c", "118.3e12", "4.7e6", system="ucum")

    assert not find(*USUAL, *far)
