"""Observations: the figure, its unit and its period as the words say them."""

from __future__ import annotations

import polars as pl

from pipeline.issues.model import Issue
from pipeline.normalization.dated_records import explain_problems, join_times
from pipeline.normalization.fragments import read_announced, read_quantities
from pipeline.normalization.observation_checks import check_observations
from pipeline.normalization.observation_context import check_context
from pipeline.normalization.vocabulary import Vocabulary
from pipeline.schemas.models import UNSTATED


def make_observations(
    frame: pl.DataFrame, vocabulary: Vocabulary
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the observations of a sheet, and issues of what the words do not say.

    Columns added: the published ones, and `estimate_words`, `estimate_at`.
    """
    frame = frame.join(
        vocabulary.indicators, on="indicator_id", maintain_order="left"
    ).rename({"unit": "indicator_unit"})
    frame = frame.join(
        vocabulary.validity, on="subject_id", how="left", maintain_order="left"
    )
    frame = _add_status(_sign(_join_quantities(frame)))
    frame, time_issues = join_times(frame, "time_words")
    issues = explain_problems(frame, "words") + time_issues
    issues += check_observations(frame, vocabulary)
    records = _name_columns(frame)
    return records, issues + check_context(records)


def _join_quantities(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with the quantity that each row's words say, and `figure`."""
    keys = ["words", "language"]
    read = read_quantities(frame).with_columns(figure=_name_figure())
    return frame.join(read, on=keys, how="left", maintain_order="left")


def _name_figure() -> pl.Expr:
    """Return what makes a quantity the same figure in other words; null if unread."""
    parts = [pl.col(n).cast(pl.String).fill_null("") for n in ("value", "low", "high")]
    return pl.concat_str(*parts, "unit", "hedge", separator=" ")


def _name_columns(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with what was read in the columns that are published.

    Where no words tell a period, it is the report's own day, unless it is unstated.
    """
    stated = pl.col("time_period") != UNSTATED
    own_day = pl.when(stated).then("own_day")
    return frame.with_columns(
        observation_id="record_id",
        unit="keyed_unit",
        stated_step="step",
        lower_bound="lower",
        upper_bound="upper",
        time_period=pl.when(stated).then("time_period"),
        time_start=pl.coalesce("first", own_day),
        time_end=pl.coalesce("last", own_day),
    )


def _sign(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the figure and its bounds with their sign: a fall is negative."""
    falls = (pl.col("kind") == "change") & (pl.col("direction") == "down")
    ends = {"low": "high", "high": "low", "lower": "upper", "upper": "lower"}

    def signed(name: str) -> pl.Expr:
        return pl.when(falls).then(-pl.col(ends.get(name, name))).otherwise(name)

    return frame.with_columns(
        obs_value=signed("value"), **{name: signed(name) for name in ends}
    )


def _add_status(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with `obs_status`, and the words and place that state it.

    A report may call a figure an estimate in other words than the figure's own: for
    all the figures of a sentence, say. `status_figure` is the figure in those, null
    where they have none and stand before all of them (Ước tính 7 tháng/2025).
    """
    fragments = frame.select("language", words="status_words")
    elsewhere = read_quantities(fragments).join(
        read_announced(fragments), on=["language", "words"], suffix="_announced"
    )
    elsewhere = elsewhere.select(
        "language",
        status_words="words",
        status_elsewhere=pl.coalesce("status", "status_announced"),
        status_figure=_name_figure(),
    )
    frame = frame.join(
        elsewhere, on=["language", "status_words"], how="left", maintain_order="left"
    )
    apart = pl.col("status").is_null() & pl.col("status_words").is_not_null()
    return frame.with_columns(
        obs_status=pl.coalesce("status", "status_elsewhere", pl.lit("A")),
        estimate_words=pl.when(apart).then("status_words").otherwise("words"),
        estimate_at=pl.when(apart).then("status_at").otherwise("at"),
    )
