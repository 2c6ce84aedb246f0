"""Runs of days have one name, and words."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparison.periods import name_periods
from pipeline.reading.calendar import name_run


def render(start: str | None, end: str | None) -> tuple[str | None, ...]:
    """A run's name, and its words in English and Vietnamese."""
    days = [None if day is None else dt.date.fromisoformat(day) for day in (start, end)]
    ends = {"time_start": pl.Date, "time_end": pl.Date}
    run = name_periods(pl.DataFrame([days], schema=ends, orient="row"))
    return run.select("period", "period_en", "period_vi").row(0)


@pytest.mark.parametrize(
    ("start", "end", "rendered"),
    [
        (
            "2025-08-21",
            "2025-08-21",
            ("2025-08-21", "21 August 2025", "ngày 21/8/2025"),
        ),
        ("2025-08-01", "2025-08-31", ("2025-08", "August 2025", "tháng 8/2025")),
        ("2025-01-01", "2025-12-31", ("2025", "2025", "2025")),
        ("2025-04-01", "2025-06-30", ("2025-Q2", "Q2 2025", "quý 2/2025")),
        (
            "2025-01-01",
            "2025-06-30",
            ("2025-S1", "the first half of 2025", "6 tháng đầu năm 2025"),
        ),
        (
            "2025-07-01",
            "2025-12-31",
            ("2025-S2", "the second half of 2025", "6 tháng cuối năm 2025"),
        ),
        (
            "2025-01-01",
            "2025-09-30",
            (
                "2025-01-01/P9M",
                "the first 9 months of 2025",
                "9 tháng đầu năm 2025",
            ),
        ),
    ],
)
def test_what_a_calendar_names_is_rendered_in_words(
    start: str, end: str, rendered: tuple[str, str, str]
) -> None:
    assert render(start, end) == rendered


@pytest.mark.parametrize(
    ("start", "end", "name", "english", "vietnamese"),
    [
        (
            "2025-05-01",
            "2025-07-31",
            "2025-05-01/P3M",
            "May–July 2025",
            "tháng 5–7/2025",
        ),
        (
            "2025-04-01",
            "2025-09-30",
            "2025-04-01/P6M",
            "April–September 2025",
            "tháng 4–9/2025",
        ),
        (
            "2025-07-15",
            "2025-07-18",
            "2025-07-15/P4D",
            "15–18 July 2025",
            "ngày 15–18/7/2025",
        ),
    ],
)
def test_a_run_within_a_year_or_month_is_rendered_by_its_ends(
    start: str, end: str, name: str, english: str, vietnamese: str
) -> None:
    assert render(start, end) == (name, english, vietnamese)


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2025-07-01", "2026-06-30", "2025-07-01/P1Y"),
        ("2025-01-01", "2026-12-31", "2025-01-01/P2Y"),
        ("2025-07-15", "2025-08-18", "2025-07-15/P35D"),
    ],
)
def test_any_other_run_is_rendered_by_its_days(start: str, end: str, name: str) -> None:
    assert render(start, end) == (name, f"{start} – {end}", f"{start} – {end}")


def test_open_runs_have_words() -> None:
    assert render("2025-07-01", None) == (None, "from 2025-07-01", "từ 2025-07-01")
    assert render(None, "2025-07-18") == (None, "until 2025-07-18", "đến 2025-07-18")


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.one_of(st.integers(0, 800), st.sampled_from([27, 30, 89, 180, 364, 365, 730])),
)
def test_a_run_has_the_name_that_the_readers_give_it(start: dt.date, days: int) -> None:
    end = start + dt.timedelta(days)

    assert render(start.isoformat(), end.isoformat())[0] == name_run(start, end)


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 72))
def test_a_run_of_months_has_one_name_in_both_places(
    year: int, month: int, months: int
) -> None:
    start = dt.date(year, month, 1)
    after = year * 12 + month - 1 + months
    end = dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(1)

    assert render(start.isoformat(), end.isoformat())[0] == name_run(start, end)
