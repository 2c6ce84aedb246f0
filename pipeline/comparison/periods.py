"""Runs of days: named in one form, and rendered for people."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.wording import fill, texts_of
from pipeline.issues.catalogue import LANGUAGES

# A run of days: there are far fewer of them than rows.
_RUN = ("time_start", "time_end")


def name_periods(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with its runs of days (time_start, time_end) named, each once.

    Adds `period`, and what people read, `period_en` and `period_vi`.
    """
    runs = frame.select(_RUN).unique()
    named = runs.with_columns(period=name_period(*map(pl.col, _RUN))).with_columns(
        _render_period(tag).alias(f"period_{tag}") for tag in LANGUAGES
    )
    return frame.join(named, on=_RUN, how="left", nulls_equal=True)


def name_years_before(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with `year_before`, the SDMX form of the run a year earlier."""
    runs = frame.select(_RUN).unique()
    named = runs.with_columns(year_before=_name_year_before(*map(pl.col, _RUN)))
    return frame.join(
        named, on=_RUN, how="left", nulls_equal=True, maintain_order="left"
    )


def name_period(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Return the SDMX form of a run of days: one for all wordings."""
    months = 12 * (end.dt.year() - start.dt.year()) + end.dt.month() - start.dt.month()
    months = (months + 1).cast(pl.Int64)
    is_months = (start.dt.day() == 1) & (end == end.dt.month_end())
    is_quarter = (months == 3) & ((start.dt.month() - 1) % 3 == 0)  # noqa: PLR2004
    is_half = (months == 6) & ((start.dt.month() - 1) % 6 == 0)  # noqa: PLR2004
    is_year = (months == 12) & (start.dt.month() == 1)  # noqa: PLR2004
    days = (end - start).dt.total_days() + 1
    return (
        pl.when(start == end)
        .then(start.cast(pl.String))
        .when(is_months & (months == 1))
        .then(start.dt.strftime("%Y-%m"))
        .when(is_months & is_quarter)
        .then(pl.format("{}-Q{}", start.dt.year(), start.dt.quarter()))
        .when(is_months & is_half)
        .then(pl.format("{}-S{}", start.dt.year(), (start.dt.month() + 5) // 6))
        .when(is_months & is_year)
        .then(start.dt.strftime("%Y"))
        .when(is_months & (months % 12 == 0))
        .then(pl.format("{}/P{}Y", start.cast(pl.String), months // 12))
        .when(is_months)
        .then(pl.format("{}/P{}M", start.cast(pl.String), months))
        .otherwise(pl.format("{}/P{}D", start.cast(pl.String), days))
    )


def _name_year_before(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Return the SDMX form of the same period of the year before."""
    last = end.dt.offset_by("-1y")
    is_month_end = end == end.dt.month_end()
    last = pl.when(is_month_end).then(last.dt.month_end()).otherwise(last)
    return name_period(start.dt.offset_by("-1y"), last)


def _render_period(language: str) -> pl.Expr:
    """Return a named run of days in words, by its ends where no calendar names it."""
    start, end, name = pl.col("time_start"), pl.col("time_end"), pl.col("period")
    parts = {
        "first": start.cast(pl.String),
        "last": end.cast(pl.String),
        "year": start.dt.year(),
        "quarter": start.dt.quarter(),
        "months": end.dt.month(),
        "month": start.dt.strftime("%B") if language == "en" else start.dt.month(),
        "day": start.dt.day(),
        "last_month": end.dt.strftime("%B") if language == "en" else end.dt.month(),
        "last_day": end.dt.day(),
    }
    texts = {key: fill(t, parts) for key, t in texts_of("period", language).items()}
    is_in_month = start.dt.month_start() == end.dt.month_start()
    is_first_months = name.str.contains("-01-01/P[0-9]+M$")
    return (
        pl.when(end.is_null())
        .then(texts["since"])
        .when(start.is_null())
        .then(texts["until"])
        .when(is_first_months & (start.dt.year() == end.dt.year()))
        .then(texts["first_months"])
        .when(name.str.contains("Q", literal=True))
        .then(texts["quarter"])
        .when(name.str.contains("S1", literal=True))
        .then(texts["first_half"])
        .when(name.str.contains("S2", literal=True))
        .then(texts["second_half"])
        .when(name.str.ends_with("M") & (start.dt.year() == end.dt.year()))
        .then(texts["months"])
        .when(name.str.ends_with("D") & is_in_month)
        .then(texts["days"])
        .when(name.str.contains("/", literal=True))
        .then(texts["run"])
        .when(name.str.len_chars() == _MONTH_LENGTH)
        .then(texts["month"])
        .when(start == end)
        .then(texts["day"])
        .otherwise(name)
    )


_MONTH_LENGTH = len("2025-07")
