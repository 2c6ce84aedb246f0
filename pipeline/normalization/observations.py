"""Observations: the figure, its unit and its period as the words say them."""

from __future__ import annotations

import polars as pl

from pipeline.decimals import DECIMAL, LIMIT, converts_exactly, plain, ratio_of
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import begin_alike
from pipeline.normalization.dated_records import explain_problems, join_times
from pipeline.normalization.fragments import read_quantities
from pipeline.normalization.vocabulary import Vocabulary
from pipeline.schemas.models import UNSTATED


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
    frame = _tell_status(_sign(frame))
    issues = explain_problems(frame, "words") + time_issues
    issues += _check_value(frame) + _check_unit(frame, vocabulary)
    issues += _check_rank(frame) + _check_status(frame)
    issues += _check_period(frame) + _check_edition(frame)
    stated = pl.col("time_period") != UNSTATED
    own_day = pl.when(stated).then("own_day")
    return (
        frame.with_columns(
            observation_id="record_id",
            unit="keyed_unit",
            stated_step="step",
            lower_bound="lower",
            upper_bound="upper",
            time_period=pl.when(stated).then("time_period"),
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


def _tell_status(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `obs_status`, and the words and place that tell it.

    A report may call a figure an estimate in other words than the figure's own: for
    all the figures of a sentence, say.
    """
    elsewhere = read_quantities(frame.select("language", words="status_words"))
    elsewhere = elsewhere.select(
        "language", status_words="words", status_elsewhere="status"
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


def _check_status(frame: pl.DataFrame) -> list[Issue]:
    """An issue for each row whose status words call no figure an estimate."""
    words, said = pl.col("status_words"), pl.col("status_elsewhere")
    idle = words.is_not_null() & said.is_null()
    return issues_of(frame.filter(idle), "status_words", "no-estimate", words)


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
    return issues_of(
        frame.filter(wrong),
        "keyed_value",
        "value-disagrees",
        found,
        said,
        words=pl.col("words"),
    )


def _check_unit(frame: pl.DataFrame, vocabulary: Vocabulary) -> list[Issue]:
    """Issues of keyed units that are not the words', or not the indicator's."""
    keyed = pl.col("keyed_unit")
    unit = pl.col("indicator_unit")
    frame = _join_units(frame, vocabulary.units)
    other = (pl.col("base") != pl.col("base_asked")) & ~pl.col("both_money")
    issues = issues_of(
        frame.filter(other), "keyed_unit", "unit-not-of-indicator", keyed, unit
    )
    issues += _check_conversion(frame)
    nouns = frame.select("counted", "keyed_unit").unique().drop_nulls()
    nouns = nouns.join(vocabulary.unit_forms, left_on="keyed_unit", right_on="unit")
    # A fragment may end within the noun: it counts if the noun begins as listed.
    nouns = nouns.filter(begin_alike(pl.col("counted"), pl.col("form")))
    nouns = nouns.select("counted", "keyed_unit", counts=pl.lit(value=True)).unique()
    frame = frame.join(nouns, on=["counted", "keyed_unit"], how="left")
    is_count = (pl.col("unit") == "1") & ~pl.col("ordinal")
    bare = is_count & pl.col("counted").is_not_null() & (keyed == "1")
    right = (keyed == pl.col("unit")) & ~bare | is_count & pl.col("counts")
    wrong = pl.col("unit").is_not_null() & ~right.fill_null(value=False)
    said = pl.concat_str("unit", "counted", separator=" ", ignore_nulls=True)
    return issues + issues_of(
        frame.filter(wrong),
        "keyed_unit",
        "unit-disagrees",
        keyed,
        said,
        words=pl.col("words"),
    )


def _join_units(frame: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """The frame with the bases of the keyed unit and of the indicator's.

    Money may be stated in any currency; what other unit converts has the same base.
    """
    keyed = units.rename({"unit": "keyed_unit"})
    asked = units.select(
        indicator_unit="unit",
        base_asked="base",
        system_asked="system",
        factor_asked="factor",
    )
    money = (pl.col("system") == "iso4217") & (pl.col("system_asked") == "iso4217")
    return (
        frame.join(keyed, on="keyed_unit", how="left", maintain_order="left")
        .join(asked, on="indicator_unit", how="left", maintain_order="left")
        .with_columns(both_money=money)
    )


def _check_conversion(frame: pl.DataFrame) -> list[Issue]:
    """An issue for each figure that cannot be told exactly in the indicator's unit."""
    other = pl.col("keyed_unit") != pl.col("indicator_unit")
    rows = frame.filter(other & (pl.col("base") == pl.col("base_asked")))
    sizes = (pl.col(name).abs() for name in ("value", "low", "high"))
    exact = converts_exactly(
        pl.max_horizontal(*sizes),
        pl.col("step"),
        ratio_of(pl.col("factor"), pl.col("factor_asked")),
    )
    words = pl.col("words")
    return issues_of(rows.filter(~exact), "keyed_unit", "too-many-digits", words, LIMIT)


def _check_rank(frame: pl.DataFrame) -> list[Issue]:
    """An issue where only one of words and indicator is of a rank."""
    is_rank, words = pl.col("kind") == "rank", pl.col("words")
    stated = pl.col("ordinal")
    column = "indicator_id"
    return issues_of(
        frame.filter(is_rank & ~stated), column, "rank-expected", words
    ) + issues_of(frame.filter(~is_rank & stated), column, "rank-unexpected", words)


def _check_period(frame: pl.DataFrame) -> list[Issue]:
    """Issues of periods that their words, or the report's own day, do not say."""
    keyed, said, words = pl.col("time_period"), pl.col("period"), pl.col("time_words")
    column = "time_period"
    issues = issues_of(
        frame.filter(keyed != said), column, "time-disagrees", keyed, said, words=words
    )
    timeless = words.is_not_null() & said.is_null() & pl.col("time_problem").is_null()
    issues += issues_of(frame.filter(timeless), "time_words", "no-time", words)
    own = pl.col("own_day").cast(pl.String).fill_null(UNSTATED)
    unstated = words.is_null() & (keyed != own) & (pl.col("time_scope") != "edition")
    return issues + issues_of(
        frame.filter(unstated), column, "time-unstated", keyed, own
    )


def _check_edition(frame: pl.DataFrame) -> list[Issue]:
    """An issue for each rank in an index whose edition, a year, is not named.

    What the report does not name is keyed as such; the editions that other rows name
    are told.
    """
    is_index = pl.col("time_scope") == "edition"
    keyed, words = pl.col("time_period"), pl.col("time_words")
    is_year = keyed.str.contains(r"^[0-9]{4}$")
    missing = is_index & ~pl.when(words.is_null()).then(keyed == UNSTATED).otherwise(
        is_year
    )
    named = frame.filter(is_index & is_year & words.is_not_null())
    known = named.group_by("indicator_id").agg(
        editions=pl.col("time_period").unique().sort().str.join(", ")
    )
    frame = frame.join(known, on="indicator_id", how="left", maintain_order="left")
    near = pl.col("editions").fill_null("–")
    return issues_of(
        frame.filter(missing),
        "time_period",
        "edition-missing",
        keyed,
        UNSTATED,
        near=near,
    )
