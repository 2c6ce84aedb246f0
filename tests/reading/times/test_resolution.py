"""Days beside days of the week, and times that go on with the one before."""

from datetime import date

import pytest

from pipeline.reading import Time, read

_REFERENCE = date(2025, 8, 21)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("thứ Hai (25/8)", ["2025-08-25"]),
        ("thứ sáu 22-8", ["2025-08-22"]),
        ("Chủ nhật, 24/8", ["2025-08-24"]),
        ("hôm nay (21/8)", ["2025-08-21"]),
        ("ngày 1/7 và 2/7", ["2025-07-01", "2025-07-02"]),
        ("ngày 1/7/2024 và 2/7", ["2024-07-01", "2024-07-02"]),
        ("các ngày 15, 16 và 17/7", ["2025-07-15", "2025-07-16", "2025-07-17"]),
        ("ngày 1, 2/7/2024", ["2024-07-01", "2024-07-02"]),
        ("tháng 7 và 8", ["2025-07", "2025-08"]),
        ("năm 2025, 2026 và 2027", ["2025", "2026", "2027"]),
        ("9 tháng của năm 2025", ["2025-01-01/P9M"]),
        ("niên vụ 2024/2025", ["2024-01-01/P2Y"]),
    ],
)
def test_a_time_is_read_for_what_stands_before_it(
    text: str, periods: list[str]
) -> None:
    readings = read(text, reference=_REFERENCE).readings

    assert [one.period for one in readings if isinstance(one, Time)] == periods
    assert len(readings) == len(periods)


def test_a_number_that_counts_does_not_go_on_with_a_time() -> None:
    first, second = read("tháng 7, 15 dự án", reference=_REFERENCE).readings

    assert isinstance(first, Time)
    assert not isinstance(second, Time)


@pytest.mark.parametrize(
    "text", ["ngày 15, 16 và 17", "ngày 15, 16/13", "ngày 31, 30/2"]
)
def test_days_without_a_month_that_has_them_are_refused(text: str) -> None:
    result = read(text, reference=_REFERENCE)

    assert not result.readings
    assert {one.code for one in result.refusals} <= {
        "incomplete-date",
        "impossible-date",
    }
    assert result.refusals
