"""Observations: the figure, its unit and its period as the words say them."""

from __future__ import annotations

import polars as pl

from pipeline.decimals import DECIMAL, plain
from pipeline.issues import Issue, faults
from pipeline.records.fragments import read_quantities
from pipeline.records.times import explain_problems, join_times
from pipeline.records.vocabulary import Vocabulary
from pipeline.records.words import as_words


def make_observations(
    frame: pl.DataFrame, vocabulary: Vocabulary
) -> tuple[pl.DataFrame, list[Issue]]:
    """Observations: the figure and its period as the words say them."""
    quantities = read_quantities(frame)
    frame = (
        frame.join(vocabulary.indicators, on="indicator_id", maintain_order="left")
        .rename({"unit": "indicator_unit"})
        .join(quantities, on=["words", "language"], how="left", maintain_order="left")
    )
    frame, time_issues = join_times(frame, "time_words")
    frame = _sign(frame)
    issues = explain_problems(frame, "words") + time_issues
    issues += _check_value(frame) + _check_unit(frame, vocabulary)
    issues += _check_rank(frame) + _check_period(frame)
    own_day = pl.col("reference_date")
    return (
        frame.with_columns(
            observation_id="record_id",
            unit="keyed_unit",
            stated_step="step",
            lower_bound="lower",
            upper_bound="upper",
            obs_status=pl.col("status").fill_null("A"),
            time_start=pl.coalesce("first", own_day),
            time_end=pl.coalesce("last", own_day),
        ),
        issues,
    )


def _sign(frame: pl.DataFrame) -> pl.DataFrame:
    """The figure and its bounds with their sign: a change downwards is negative."""
    falls = (pl.col("kind") == "change") & (pl.col("direction") == "down")
    ends = {"low": "high", "high": "low", "lower": "upper", "upper": "lower"}

    def signed(name: str) -> pl.Expr:
        return pl.when(falls).then(-pl.col(ends.get(name, name))).otherwise(name)

    return frame.with_columns(
        obs_value=signed("value"), **{name: signed(name) for name in ends}
    )


def _check_value(frame: pl.DataFrame) -> list[Issue]:
    """An issue for each keyed value that the words do not say."""
    ends = pl.col("keyed_value").str.split_exact("..", 1)
    low = ends.struct.field("field_0").cast(DECIMAL, strict=False)
    high = ends.struct.field("field_1").cast(DECIMAL, strict=False)
    is_range = pl.col("hedge") == "between"
    said = (
        pl.when(is_range)
        .then(pl.format("{}..{}", plain(pl.col("low")), plain(pl.col("high"))))
        .otherwise(plain(pl.col("obs_value")))
    )
    agrees = (
        pl.when(is_range)
        .then((low == pl.col("low")) & (high == pl.col("high")))
        .otherwise((low == pl.col("obs_value")) & high.is_null())
    )
    wrong = said.is_not_null() & ~agrees.fill_null(value=False)
    found = pl.col("keyed_value")
    return faults(
        frame,
        wrong,
        "keyed_value",
        "value-disagrees",
        found,
        said,
        words=pl.col("words"),
    )


def _check_unit(frame: pl.DataFrame, vocabulary: Vocabulary) -> list[Issue]:
    """Issues of keyed units that are not the words', or not the indicator's."""
    keyed = pl.col("keyed_unit")
    other = keyed != pl.col("indicator_unit")
    unit = pl.col("indicator_unit")
    issues = faults(frame, other, "keyed_unit", "unit-not-of-indicator", keyed, unit)
    nouns = frame.select("counted", "keyed_unit").unique().drop_nulls()
    nouns = nouns.join(vocabulary.unit_forms, left_on="keyed_unit", right_on="unit")
    nouns = nouns.filter(
        as_words(pl.col("counted")).str.starts_with(as_words(pl.col("form")))
    )
    nouns = nouns.select("counted", "keyed_unit", counts=pl.lit(value=True)).unique()
    frame = frame.join(nouns, on=["counted", "keyed_unit"], how="left")
    is_count = (pl.col("unit") == "1") & ~pl.col("ordinal")
    bare = is_count & pl.col("counted").is_not_null() & (keyed == "1")
    right = (keyed == pl.col("unit")) & ~bare | is_count & pl.col("counts")
    wrong = pl.col("unit").is_not_null() & ~right.fill_null(value=False)
    said = pl.concat_str("unit", "counted", separator=" ", ignore_nulls=True)
    return issues + faults(
        frame,
        wrong,
        "keyed_unit",
        "unit-disagrees",
        keyed,
        said,
        words=pl.col("words"),
    )


def _check_rank(frame: pl.DataFrame) -> list[Issue]:
    """An issue where only one of words and indicator is of a rank."""
    is_rank, words = pl.col("kind") == "rank", pl.col("words")
    stated = pl.col("ordinal")
    column = "indicator_id"
    return faults(frame, is_rank & ~stated, column, "rank-expected", words) + faults(
        frame, ~is_rank & stated, column, "rank-unexpected", words
    )


def _check_period(frame: pl.DataFrame) -> list[Issue]:
    """Issues of periods that their words, or the report's own day, do not say."""
    keyed, said, words = pl.col("time_period"), pl.col("period"), pl.col("time_words")
    column = "time_period"
    issues = faults(
        frame, keyed != said, column, "time-disagrees", keyed, said, words=words
    )
    timeless = words.is_not_null() & said.is_null() & pl.col("time_problem").is_null()
    issues += faults(frame, timeless, "time_words", "no-time", words)
    day = pl.col("reference_date").cast(pl.String)
    unstated = words.is_null() & (keyed != day).fill_null(value=True)
    own = day.fill_null("–")
    return issues + faults(frame, unstated, column, "time-unstated", keyed, own)
