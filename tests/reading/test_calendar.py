"""Points and runs of time as SDMX periods."""

from datetime import date

import pytest

from pipeline.reading.calendar import (
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    PartialDate,
    is_possible,
    period_between,
    period_of,
)


@pytest.mark.parametrize(
    ("point", "form", "first", "last"),
    [
        (PartialDate(YEAR, 2025), "2025", date(2025, 1, 1), date(2025, 12, 31)),
        (PartialDate(YEAR, 938), "0938", date(938, 1, 1), date(938, 12, 31)),
        (
            PartialDate(QUARTER, 2025, quarter=2),
            "2025-Q2",
            date(2025, 4, 1),
            date(2025, 6, 30),
        ),
        (PartialDate(MONTH, 2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (
            PartialDate(DAY, 2025, 8, 21),
            "2025-08-21",
            date(2025, 8, 21),
            date(2025, 8, 21),
        ),
        (PartialDate(DAY, None, 8, 21), "--08-21", None, None),
        (PartialDate(QUARTER, quarter=3), "--Q3", None, None),
    ],
)
def test_a_point_is_a_period_with_its_days(
    point: PartialDate, form: str, first: date | None, last: date | None
) -> None:
    assert period_of(point) == (form, first, last)


@pytest.mark.parametrize(
    ("one", "other", "form"),
    [
        (PartialDate(YEAR, 2021), PartialDate(YEAR, 2025), "2021-01-01/P5Y"),
        (PartialDate(MONTH, 2024, 11), PartialDate(MONTH, 2025, 2), "2024-11-01/P4M"),
        (
            PartialDate(DAY, 2024, 12, 30),
            PartialDate(DAY, 2025, 1, 2),
            "2024-12-30/P4D",
        ),
        (
            PartialDate(DAY, None, 12, 8),
            PartialDate(DAY, None, 12, 10),
            "--12-08/--12-10",
        ),
    ],
)
def test_a_run_begins_with_its_first_day(
    one: PartialDate, other: PartialDate, form: str
) -> None:
    assert period_between(one, other).form == form


@pytest.mark.parametrize(
    ("point", "possible"),
    [
        (PartialDate(DAY, None, 2, 29), True),
        (PartialDate(DAY, 2025, 2, 29), False),
        (PartialDate(DAY, 2025, 4, 31), False),
        (PartialDate(MONTH, 2025, 13), False),
        (PartialDate(QUARTER, 2025, quarter=5), False),
        (PartialDate(YEAR, 0), False),
        (PartialDate(DAY, 2025, 8, None), False),
    ],
)
def test_the_calendar_decides_what_is_possible(
    point: PartialDate,
    possible: bool,  # noqa: FBT001
) -> None:
    assert is_possible(point) is possible
