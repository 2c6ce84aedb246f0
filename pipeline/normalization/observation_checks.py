"""Observations: what was keyed, held to what the words say."""

from __future__ import annotations

import polars as pl

from pipeline.decimals import DECIMAL, LIMIT, converts_exactly, plain, ratio_of
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import begin_alike
from pipeline.normalization.vocabulary import Vocabulary
from pipeline.schemas.hedges import sign_of, split_sign
from pipeline.schemas.measures import RANKS
from pipeline.schemas.models import UNSTATED


def check_observations(frame: pl.DataFrame, vocabulary: Vocabulary) -> list[Issue]:
    """Return issues of keyed values, hedges, units, ranks, estimates and periods.

    `frame` has the sheet's columns, those of its indicators, and what was read.
    """
    return [
        *_check_value(frame),
        *_check_unit(frame, vocabulary),
        *_check_rank(frame),
        *_check_status(frame),
        *_check_period(frame),
        *_check_edition(frame),
    ]


def _check_value(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of keyed values, and of their signs, that the words do not say."""
    sign, value = split_sign(pl.col("keyed_value"))
    ends = value.str.split_exact("..", 1)
    low = ends.struct.field("field_0").cast(DECIMAL, strict=False)
    high = ends.struct.field("field_1").cast(DECIMAL, strict=False)
    is_range = pl.col("hedge") == "between"
    said = (
        pl.when(is_range)
        .then(pl.format("{}..{}", plain(pl.col("low")), plain(pl.col("high"))))
        .otherwise(sign_of(pl.col("hedge")) + plain(pl.col("obs_value")))
    )
    agrees = (
        pl.when(is_range)
        .then((low == pl.col("low")) & (high == pl.col("high")))
        .otherwise((low == pl.col("obs_value")) & high.is_null())
    )
    agrees = agrees.fill_null(value=False)
    wrong = said.is_not_null() & ~agrees
    hedged = said.is_not_null() & agrees & (sign != sign_of(pl.col("hedge")))
    return [
        issue
        for code, rows in (("value-disagrees", wrong), ("hedge-disagrees", hedged))
        for issue in issues_of(
            frame.filter(rows),
            "keyed_value",
            code,
            pl.col("keyed_value"),
            said,
            words=pl.col("words"),
        )
    ]


def _check_unit(frame: pl.DataFrame, vocabulary: Vocabulary) -> list[Issue]:
    """Return issues of keyed units that are not the words', or not the indicator's."""
    keyed, unit = pl.col("keyed_unit"), pl.col("unit")
    frame = _mark_counted(frame, vocabulary.unit_forms)
    is_count = (unit == "1") & ~pl.col("ordinal")
    bare = is_count & pl.col("counted").is_not_null() & (keyed == "1")
    right = (keyed == unit) & ~bare | is_count & pl.col("is_counted")
    wrong = unit.is_not_null() & ~right.fill_null(value=False)
    said = pl.concat_str("unit", "counted", separator=" ", ignore_nulls=True)
    return _check_indicator_unit(frame, vocabulary.units) + issues_of(
        frame.filter(wrong),
        "keyed_unit",
        "unit-disagrees",
        keyed,
        said,
        words=pl.col("words"),
    )


def _mark_counted(frame: pl.DataFrame, unit_forms: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with `is_counted`: is the noun counted the keyed unit's?

    A fragment may end within the noun: it counts if the noun begins as listed.
    """
    pairs = frame.select("counted", "keyed_unit").unique().drop_nulls()
    pairs = pairs.join(unit_forms, left_on="keyed_unit", right_on="unit")
    pairs = pairs.filter(begin_alike(pl.col("counted"), pl.col("form")))
    pairs = pairs.select("counted", "keyed_unit", is_counted=pl.lit(value=True))
    keys = ["counted", "keyed_unit"]
    return frame.join(pairs.unique(), on=keys, how="left", maintain_order="left")


def _check_indicator_unit(frame: pl.DataFrame, units: pl.DataFrame) -> list[Issue]:
    """Return issues of keyed units that do not convert, exactly, to the indicator's.

    Money may be stated in any currency; what other unit converts has the same base.
    """
    frame = _join_units(frame, units)
    keyed, unit = pl.col("keyed_unit"), pl.col("indicator_unit")
    same_base = pl.col("base") == pl.col("indicator_base")
    money = pl.all_horizontal(pl.col("system", "indicator_system") == "iso4217")
    foreign = frame.filter(~same_base & ~money)
    rounded = frame.filter((keyed != unit) & same_base).filter(~_converts())
    column, words = "keyed_unit", pl.col("words")
    return issues_of(foreign, column, "unit-not-of-indicator", keyed, unit) + issues_of(
        rounded, column, "too-many-digits", words, LIMIT
    )


def _join_units(frame: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with base, system and factor of both units.

    Those of the keyed unit are `base`, `system`, `factor`; those of the indicator's
    begin with `indicator_`.
    """
    for prefix, key in (("", "keyed_unit"), ("indicator_", "indicator_unit")):
        parts = {f"{prefix}{name}": name for name in ("base", "system", "factor")}
        own = units.select(pl.col("unit").alias(key), **parts)
        frame = frame.join(own, on=key, how="left", maintain_order="left")
    return frame


def _converts() -> pl.Expr:
    """Return whether a row's figures are exact in the indicator's unit."""
    sizes = pl.max_horizontal(pl.col("value", "low", "high").abs())
    ratio = ratio_of(pl.col("factor"), pl.col("indicator_factor"))
    return converts_exactly(sizes, pl.col("step"), ratio)


def _check_rank(frame: pl.DataFrame) -> list[Issue]:
    """Return issues where only one of words and measure is of a rank."""
    is_rank, words = pl.col("measure").is_in(RANKS), pl.col("words")
    stated = pl.col("ordinal")
    column = "measure"
    return issues_of(
        frame.filter(is_rank & ~stated), column, "rank-expected", words
    ) + issues_of(frame.filter(~is_rank & stated), column, "rank-unexpected", words)


def _check_status(frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each row whose status words state no estimate."""
    words, said = pl.col("status_words"), pl.col("status_elsewhere")
    idle = words.is_not_null() & said.is_null()
    return issues_of(frame.filter(idle), "status_words", "no-estimate", words)


def _check_period(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of periods that neither words nor the report's day say.

    Of a report with a day as well, what states no time may be keyed so.
    """
    keyed, said, words = pl.col("time_period"), pl.col("period"), pl.col("time_words")
    column = "time_period"
    issues = issues_of(
        frame.filter(keyed != said), column, "time-disagrees", keyed, said, words=words
    )
    timeless = words.is_not_null() & said.is_null() & pl.col("time_problem").is_null()
    issues += issues_of(frame.filter(timeless), "time_words", "no-time", words)
    own = pl.col("own_day").cast(pl.String).fill_null(UNSTATED)
    elsewhen = (keyed != own) & (keyed != UNSTATED)
    untold = words.is_null() & elsewhen & (pl.col("time_scope") != "edition")
    return issues + issues_of(frame.filter(untold), column, "time-unstated", keyed, own)


def _check_edition(frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each rank in an index without a named edition.

    What the report does not name is keyed as such; the issue lists the editions that
    other rows name.
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
