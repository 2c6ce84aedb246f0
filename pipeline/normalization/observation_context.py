"""Observations: held to their report's day, its other rows, and the subject's days."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue


def check_context(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of natures, subjects and status words that the rest contradicts.

    `frame` has the published columns, those of the source and of the subject, and what
    was read of the status words.
    """
    return [
        *_check_nature(frame),
        *_check_subject(frame),
        *_check_status_figure(frame),
    ]


def _check_nature(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of results of the future, and of targets that are estimates."""
    nature, start, last = pl.col("nature"), pl.col("time_start"), pl.col("last_known")
    early = (nature == "result") & (start > last)
    guessed = (nature == "target") & (pl.col("obs_status") == "E")
    return issues_of(
        frame.filter(early), "nature", "result-after-report", start, last
    ) + issues_of(
        frame.filter(guessed), "nature", "estimate-of-target", pl.col("estimate_words")
    )


def _check_subject(frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each subject that was none in the figure's whole period.

    Figures of a new territory are reckoned back: a report that knows it may state them
    of a time before. What is lasting is of no period.
    """
    first, last = pl.col("valid_from"), pl.col("valid_until")
    gone = pl.col("time_start") > last
    unknown = (pl.col("time_end") < first) & (pl.col("last_known") < first)
    outside = (pl.col("time_scope") != "lasting") & (
        gone.fill_null(value=False) | unknown.fill_null(value=False)
    )
    days = [day.cast(pl.String).fill_null("…") for day in (first, last)]
    return issues_of(
        frame.filter(outside),
        "subject_id",
        "subject-not-valid",
        pl.col("subject_id"),
        pl.format("{} – {}", *days),
        period=pl.col("time_period"),
    )


def _check_status_figure(frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each estimate elsewhere that no row of its source states.

    Words without a figure, which stand before all of them, are of no row of their own.
    Nothing is said where a row of the source is missing, or could not be read.
    """
    stated = frame.select("source_id", status_figure="figure").unique()
    stated = stated.drop_nulls().with_columns(is_stated=pl.lit(value=True))
    keys = ["source_id", "status_figure"]
    frame = frame.join(stated, on=keys, how="left", maintain_order="left")
    unread = pl.col("figure").is_null().any().over("source_id")
    whole = pl.col("is_whole") & ~unread
    estimated = pl.col("status_elsewhere", "status_figure").is_not_null()
    alone = pl.all_horizontal(estimated) & pl.col("is_stated").is_null()
    return issues_of(
        frame.filter(whole & alone),
        "status_words",
        "figure-not-of-source",
        pl.col("status_words"),
    )
