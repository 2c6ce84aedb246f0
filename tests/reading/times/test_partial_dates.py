"""Points of time in digits and words."""

import pytest

from pipeline.reading.calendar import DAY, MONTH, QUARTER, YEAR, PartialDate
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.times.partial_dates import partial_date_of_fields


@pytest.mark.parametrize(
    ("numbers", "grain", "point"),
    [
        (("21", "8", "2025"), DAY, PartialDate(DAY, 2025, 8, 21)),
        (("2025", "08", "21"), DAY, PartialDate(DAY, 2025, 8, 21)),
        (("3", "2025"), MONTH, PartialDate(MONTH, 2025, 3)),
        (("2", "2025"), QUARTER, PartialDate(QUARTER, 2025, quarter=2)),
        (("2045",), YEAR, PartialDate(YEAR, 2045)),
        (("1", "2", "69"), DAY, PartialDate(DAY, 1969, 2, 1)),
        (("1", "2", "68"), DAY, PartialDate(DAY, 2068, 2, 1)),
        (("123", "4"), DAY, None),
    ],
)
def test_joined_numbers_name_a_point(
    numbers: tuple[str, ...], grain: str, point: PartialDate | None
) -> None:
    assert partial_date_of_fields(numbers, grain) == point


@pytest.mark.parametrize(("digits", "likely"), [("1900", True), ("1899", False)])
def test_only_near_years_stand_alone(digits: str, likely: bool) -> None:  # noqa: FBT001
    assert is_likely_year(digits) is likely
