"""Events, documents and goals: the times that their words state."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.normalization.readings import Readings
from pipeline.schemas.models import UNSTATED


def make_events(
    frame: pl.DataFrame, readings: Readings
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the events of a sheet with their days, and issues of those.

    Columns added: the published ones, and `naming_words`. Words such as "từ 1.7" say
    since when: they give no last day; "đến 18.7" gives no first. Words without a date
    name the event instead.
    """
    frame, issues = join_times(frame, "words", readings)
    frame = frame.with_columns(
        date_period=pl.col("period").fill_null(UNSTATED),
        date_start=pl.when(pl.col("modifier").ne_missing("until")).then("first"),
        date_end=pl.when(pl.col("modifier").ne_missing("from")).then("last"),
        naming_words=pl.when(pl.col("first").is_null()).then("words"),
    )
    for keyed, said in (("keyed_start", "date_start"), ("keyed_end", "date_end")):
        words_say = pl.col(said).cast(pl.String)
        differs = pl.col(keyed).ne_missing(words_say) & pl.col("time_problem").is_null()
        issues += _report_difference(frame, differs, keyed, words_say, "words")
    return frame, issues + _check_series(frame)


def _check_series(frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each event outside its series' days in its report."""
    series = frame.select(
        "source_id",
        part_of_id="event_id",
        series_start="date_start",
        series_end="date_end",
    ).unique(["source_id", "part_of_id"], keep="first", maintain_order=True)
    frame = frame.join(
        series, on=["source_id", "part_of_id"], how="left", maintain_order="left"
    )
    start, end = pl.col("date_start"), pl.coalesce("date_end", "date_start")
    before, after = start < pl.col("series_start"), end > pl.col("series_end")
    outside = before.fill_null(value=False) | after.fill_null(value=False)
    days = ("series_start", "series_end")
    said = pl.format(
        "{} – {}", *(pl.col(day).cast(pl.String).fill_null("…") for day in days)
    )
    found = start.cast(pl.String)
    return issues_of(
        frame.filter(outside), "keyed_start", "outside-series", found, said
    )


def make_documents(
    frame: pl.DataFrame, readings: Readings
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the documents of a sheet with their dates, and issues of those.

    Columns added: the published ones, and `naming_words`, null where the words are
    those of the date alone.
    """
    frame, issues = join_times(frame, "date_words", readings)
    issues += _check_time(frame, "keyed_date", "date_words")
    return (
        frame.with_columns(
            date_period=pl.col("period").fill_null(UNSTATED),
            date_start="first",
            date_end="last",
            naming_words=pl.when(names_document()).then("words"),
        ),
        issues,
    )


def names_document() -> pl.Expr:
    """Whether a document's words name it; they may be those of its date instead."""
    return pl.col("words").ne_missing(pl.col("date_words"))


def make_goals(
    frame: pl.DataFrame, readings: Readings
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the goals of a sheet with their target times, and issues of those."""
    frame, issues = join_times(frame, "words", readings)
    issues += _check_time(frame, "target_time", "words")
    return frame.with_columns(
        target_time=pl.col("target_time").fill_null(UNSTATED),
        target_start="first",
        target_end="last",
    ), issues


def join_times(
    frame: pl.DataFrame, column: str, readings: Readings
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the frame with the time that a column's words state; its issues."""
    fragments = frame.select("language", "reference_date", words=column)
    times = readings.times(fragments).rename(
        {
            "words": column,
            "problem": "time_problem",
            "found": "time_found",
            "expected": "time_expected",
            "params": "time_params",
        }
    )
    keys = [column, "language", "reference_date"]
    frame = frame.join(
        times, on=keys, how="left", nulls_equal=True, maintain_order="left"
    )
    return frame, explain_problems(frame, column, "time_")


def explain_problems(frame: pl.DataFrame, column: str, prefix: str = "") -> list[Issue]:
    """Return an issue for each fragment that cannot be read for certain."""
    parts = [f"{prefix}{part}" for part in ("problem", "found", "expected", "params")]
    rows = frame.filter(pl.col(f"{prefix}problem").is_not_null())
    return [
        Issue(
            file,
            line,
            column,
            code,
            found or "",
            expected or "",
            tuple((p["name"], p["value"]) for p in params or ()),
        )
        for file, line, code, found, expected, params in rows.select(
            "file", "line", *parts
        ).iter_rows()
    ]


def _check_time(frame: pl.DataFrame, column: str, words: str) -> list[Issue]:
    """Return an issue for each keyed time that its words do not say."""
    said = pl.col("period")
    differs = pl.col(column).ne_missing(said) & pl.col("time_problem").is_null()
    return _report_difference(frame, differs, column, said, words)


def _report_difference(
    frame: pl.DataFrame, where: pl.Expr, column: str, said: pl.Expr, words: str
) -> list[Issue]:
    """Return issues of keyed times that differ from the words'; – is no time."""
    found, expected = pl.col(column).fill_null("–"), said.fill_null("–")
    return issues_of(
        frame.filter(where),
        column,
        "time-disagrees",
        found,
        expected,
        words=pl.col(words),
    )
