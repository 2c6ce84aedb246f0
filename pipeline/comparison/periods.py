"""Runs of days: named in one form, and told to a person."""

from __future__ import annotations

import polars as pl

LANGUAGES = ("en", "vi")
_SINCE = {"en": "from {}", "vi": "từ {}"}
_QUARTER = {"en": "Q{} {}", "vi": "quý {}/{}"}
_UNTIL = {"en": "until {}", "vi": "đến {}"}
_FIRST_MONTHS = {"en": "the first {} months of {}", "vi": "{} tháng đầu năm {}"}


def name_periods(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with its runs of days (time_start, time_end) named, each once.

    Adds `period`, and what a person is told, `period_en` and `period_vi`.
    """
    start, end = pl.col("time_start"), pl.col("time_end")
    runs = frame.select("time_start", "time_end").unique()
    named = runs.with_columns(
        period=name_period(start, end),
        **{f"period_{tongue}": tell_period(start, end, tongue) for tongue in LANGUAGES},
    )
    keys = ["time_start", "time_end"]
    return frame.join(named, on=keys, how="left", nulls_equal=True)


def name_period(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """The SDMX form of a run of days: one form, however a report words the run."""
    months = 12 * (end.dt.year() - start.dt.year()) + end.dt.month() - start.dt.month()
    months = (months + 1).cast(pl.Int64)
    is_months = (start.dt.day() == 1) & (end == end.dt.month_end())
    is_quarter = (months == 3) & ((start.dt.month() - 1) % 3 == 0)  # noqa: PLR2004
    is_year = (months == 12) & (start.dt.month() == 1)  # noqa: PLR2004
    days = (end - start).dt.total_days() + 1
    return (
        pl.when(start == end)
        .then(start.cast(pl.String))
        .when(is_months & (months == 1))
        .then(start.dt.strftime("%Y-%m"))
        .when(is_months & is_quarter)
        .then(pl.format("{}-Q{}", start.dt.year(), start.dt.quarter()))
        .when(is_months & is_year)
        .then(start.dt.strftime("%Y"))
        .when(is_months)
        .then(pl.format("{}/P{}M", start.cast(pl.String), months))
        .otherwise(pl.format("{}/P{}D", start.cast(pl.String), days))
    )


def tell_period(start: pl.Expr, end: pl.Expr, tongue: str) -> pl.Expr:
    """A run of days in words; only what no calendar names is told by its ends."""
    name = name_period(start, end)
    first, last = start.cast(pl.String), end.cast(pl.String)
    months = name.str.ends_with("M") & (start.dt.month() == 1)
    first_months = pl.format(_FIRST_MONTHS[tongue], end.dt.month(), start.dt.year())
    return (
        pl.when(end.is_null())
        .then(pl.format(_SINCE[tongue], first))
        .when(start.is_null())
        .then(pl.format(_UNTIL[tongue], last))
        .when(months & (start.dt.year() == end.dt.year()))
        .then(first_months)
        .when(name.str.contains("Q", literal=True))
        .then(pl.format(_QUARTER[tongue], start.dt.quarter(), start.dt.year()))
        .when(name.str.contains("/", literal=True))
        .then(pl.format("{} – {}", first, last))
        .otherwise(name)
    )
