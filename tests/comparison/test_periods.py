"""Runs of days have one name, and words."""

import datetime as dt

import polars as pl
import pytest

from pipeline.comparison.periods import name_period, render_period


def render(start: str | None, end: str | None) -> tuple[str | None, ...]:
    """A run's name, and its words in English and Vietnamese."""
    days = [None if day is None else dt.date.fromisoformat(day) for day in (start, end)]
    run = pl.DataFrame([days], schema={"a": pl.Date, "b": pl.Date}, orient="row")
    first, last = pl.col("a"), pl.col("b")
    return run.select(
        name=name_period(first, last),
        en=render_period(first, last, "en"),
        vi=render_period(first, last, "vi"),
    ).row(0)


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2025-08-21", "2025-08-21", "2025-08-21"),
        ("2025-08-01", "2025-08-31", "2025-08"),
        ("2025-01-01", "2025-12-31", "2025"),
    ],
)
def test_what_a_calendar_names_is_rendered_by_its_name(
    start: str, end: str, name: str
) -> None:
    assert render(start, end) == (name, name, name)


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2025-05-01", "2025-07-31", "2025-05-01/P3M"),
        ("2025-07-01", "2026-06-30", "2025-07-01/P12M"),
        ("2025-01-01", "2026-12-31", "2025-01-01/P24M"),
        ("2025-07-15", "2025-07-18", "2025-07-15/P4D"),
    ],
)
def test_any_other_run_is_rendered_by_its_ends(start: str, end: str, name: str) -> None:
    assert render(start, end) == (name, f"{start} – {end}", f"{start} – {end}")


def test_the_first_months_of_a_year_and_open_runs_have_words() -> None:
    assert render("2025-01-01", "2025-06-30") == (
        "2025-01-01/P6M",
        "the first 6 months of 2025",
        "6 tháng đầu năm 2025",
    )
    assert render("2025-04-01", "2025-06-30") == ("2025-Q2", "Q2 2025", "quý 2/2025")
    assert render("2025-07-01", None) == (None, "from 2025-07-01", "từ 2025-07-01")
    assert render(None, "2025-07-18") == (None, "until 2025-07-18", "đến 2025-07-18")
