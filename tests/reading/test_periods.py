"""Points and runs of time as SDMX periods."""

from datetime import date

import pytest

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    Point,
    is_possible,
    period_between,
    period_of,
)


@pytest.mark.parametrize(
    ("point", "form", "first", "last"),
    [
        (Point(YEAR, 2025), "2025", date(2025, 1, 1), date(2025, 12, 31)),
        (Point(YEAR, 938), "0938", date(938, 1, 1), date(938, 12, 31)),
        (
            Point(QUARTER, 2025, quarter=2),
            "2025-Q2",
            date(2025, 4, 1),
            date(2025, 6, 30),
        ),
        (Point(MONTH, 2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Point(DAY, 2025, 8, 21), "2025-08-21", date(2025, 8, 21), date(2025, 8, 21)),
        (Point(DAY, None, 8, 21), "--08-21", None, None),
        (Point(QUARTER, quarter=3), "--Q3", None, None),
    ],
)
def test_a_point_is_a_period_with_its_days(
    point: Point, form: str, first: date | None, last: date | None
) -> None:
    assert period_of(point) == (form, first, last)


@pytest.mark.parametrize(
    ("one", "other", "form"),
    [
        (Point(YEAR, 2021), Point(YEAR, 2025), "2021-01-01/P5Y"),
        (Point(MONTH, 2024, 11), Point(MONTH, 2025, 2), "2024-11-01/P4M"),
        (Point(DAY, 2024, 12, 30), Point(DAY, 2025, 1, 2), "2024-12-30/P4D"),
        (Point(DAY, None, 12, 8), Point(DAY, None, 12, 10), "--12-08/--12-10"),
    ],
)
def test_a_run_begins_with_its_first_day(one: Point, other: Point, form: str) -> None:
    assert period_between(one, other).form == form


@pytest.mark.parametrize(
    ("point", "possible"),
    [
        (Point(DAY, None, 2, 29), True),
        (Point(DAY, 2025, 2, 29), False),
        (Point(DAY, 2025, 4, 31), False),
        (Point(MONTH, 2025, 13), False),
        (Point(QUARTER, 2025, quarter=5), False),
        (Point(YEAR, 0), False),
        (Point(DAY, 2025, 8, None), False),
    ],
)
def test_the_calendar_decides_what_is_possible(point: Point, possible: bool) -> None:  # noqa: FBT001
    assert is_possible(point) is possible
