"""Events, documents and goals: the times that their words tell."""

from __future__ import annotations

import polars as pl

from pipeline.issues import Issue, faults
from pipeline.records.fragments import read_times


def make_events(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """Events: first and last day as the words say them.

    Words such as "từ 1.7" say since when: they give no last day.
    """
    frame, issues = join_times(frame, "words")
    since = pl.col("modifier") == "from"
    frame = frame.with_columns(
        date_start="first",
        date_end=pl.when(since.fill_null(value=False)).then(None).otherwise("last"),
    )
    for keyed, said in (("keyed_start", "date_start"), ("keyed_end", "date_end")):
        words_say = pl.col(said).cast(pl.String)
        differs = pl.col(keyed).ne_missing(words_say) & pl.col("time_problem").is_null()
        found = pl.col(keyed).fill_null("no day")
        expected = words_say.fill_null("no day")
        issues += faults(frame, differs, keyed, "time-disagrees", found, expected)
    return frame, issues


def make_documents(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """Documents: the date as far as its words say it."""
    frame, issues = join_times(frame, "date_words")
    issues += _check_time(frame, "keyed_date")
    return (
        frame.with_columns(date_period="period", date_start="first", date_end="last"),
        issues,
    )


def make_goals(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Issue]]:
    """Goals: the time by which, if the words tell one."""
    frame, issues = join_times(frame, "words")
    return frame, issues + _check_time(frame, "target_time")


def join_times(frame: pl.DataFrame, column: str) -> tuple[pl.DataFrame, list[Issue]]:
    """The frame with the time that the words of a column tell; issues of those."""
    fragments = frame.select("language", "reference_date", words=column)
    times = read_times(fragments).rename(
        {
            "words": column,
            "problem": "time_problem",
            "found": "time_found",
            "expected": "time_expected",
        }
    )
    keys = [column, "language", "reference_date"]
    frame = frame.join(
        times, on=keys, how="left", nulls_equal=True, maintain_order="left"
    )
    return frame, explain_problems(frame, "time_problem", column, "time_")


def explain_problems(
    frame: pl.DataFrame, problem: str, column: str, prefix: str = ""
) -> list[Issue]:
    """An issue for each fragment that the readers could not read for certain."""
    issues = []
    for code in frame[problem].drop_nulls().unique().sort():
        found, expected = pl.col(f"{prefix}found"), pl.col(f"{prefix}expected")
        where = pl.col(problem) == code
        issues += faults(frame, where, column, code, found, expected)
    return issues


def _check_time(frame: pl.DataFrame, column: str) -> list[Issue]:
    """An issue for each keyed time that its words do not say, or say otherwise."""
    keyed, said = pl.col(column), pl.col("period")
    differs = keyed.ne_missing(said) & pl.col("time_problem").is_null()
    found, expected = keyed.fill_null("no time"), said.fill_null("no time")
    return faults(frame, differs, column, "time-disagrees", found, expected)
