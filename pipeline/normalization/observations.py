"""Observations: the figure, its unit and its period as the words say them."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.periods import name_period
from pipeline.issues.model import Issue
from pipeline.normalization.dated_records import explain_problems, join_times
from pipeline.normalization.editions import read_editions
from pipeline.normalization.intervals import add_intervals
from pipeline.normalization.measures import add_base_period, check_measures
from pipeline.normalization.observation_checks import check_observations
from pipeline.normalization.observation_context import check_context
from pipeline.normalization.readings import Readings
from pipeline.normalization.statuses import name_figure, read_status, settle_status
from pipeline.normalization.vocabulary import Vocabulary
from pipeline.schemas.measures import FALLING, measured_unit
from pipeline.schemas.models import UNSTATED


def make_observations(
    frame: pl.DataFrame, vocabulary: Vocabulary, readings: Readings
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the observations of a sheet, and issues of what the words do not say.

    Columns added: the published ones, and `estimate_words`, `estimate_at`.
    """
    frame = frame.join(vocabulary.indicators, on="indicator_id", maintain_order="left")
    frame = frame.with_columns(indicator_unit=measured_unit("keyed_unit"))
    frame = frame.join(
        vocabulary.validity, on="subject_id", how="left", maintain_order="left"
    )
    frame = _sign(_join_quantities(frame, readings))
    frame = read_status(frame, vocabulary.code_forms, readings)
    frame, time_issues = join_times(frame, "time_words", readings)
    frame = read_editions(frame, vocabulary.indicator_forms)
    # A figure of a run of days is of the months that they make up, if they do.
    frame = frame.with_columns(period=name_period(pl.col("first"), pl.col("last")))
    issues = explain_problems(frame, "words") + time_issues
    issues += check_observations(frame, vocabulary) + check_measures(frame)
    records = settle_status(_name_columns(frame))
    records = add_intervals(add_base_period(records))
    return records, issues + check_context(records)


def _join_quantities(frame: pl.DataFrame, readings: Readings) -> pl.DataFrame:
    """Return the frame with the quantity that each row's words say, and `figure`."""
    keys = ["words", "language"]
    read = readings.quantities(frame).with_columns(figure=name_figure())
    return frame.join(read, on=keys, how="left", maintain_order="left")


def _name_columns(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with what was read in the columns that are published.

    Where no words tell a period, it is the report's own day, unless it is unstated.
    """
    own_day = pl.when(pl.col("time_period") != UNSTATED).then("own_day")
    return frame.with_columns(
        observation_id="record_id",
        unit="keyed_unit",
        stated_step="step",
        lower_bound="lower",
        upper_bound="upper",
        time_modifier="modifier",
        time_start=pl.coalesce("first", own_day),
        time_end=pl.coalesce("last", own_day),
    )


def _sign(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the figure and its bounds with their sign: a fall is negative."""
    falls = pl.col("measure").is_in(FALLING) & (pl.col("direction") == "down")
    ends = {"low": "high", "high": "low", "lower": "upper", "upper": "lower"}

    def signed(name: str) -> pl.Expr:
        return pl.when(falls).then(-pl.col(ends.get(name, name))).otherwise(name)

    return frame.with_columns(
        obs_value=signed("value"), **{name: signed(name) for name in ends}
    )
