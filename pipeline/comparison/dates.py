"""Comparisons of dates: of one event, one document or one goal.

An event has days on which it begins and ends; a document and a goal have one time,
which words such as "cuối năm 2024" leave open within a period.
"""

from __future__ import annotations

import polars as pl

from pipeline.comparison.groups import group_equal, merge_equal
from pipeline.comparison.lineage import name_kin
from pipeline.comparison.pairs import join_sides, pair_by_fact
from pipeline.comparison.periods import render_period
from pipeline.comparison.wording import fill, texts_of
from pipeline.issues.catalogue import LANGUAGES
from pipeline.schemas.published import Tables

# What is dated in each table, and the columns of its first and last day.
DATED = {
    "documents": ("document_id", "date_start", "date_end"),
    "events": ("event_id", "date_start", "date_end"),
    "goals": ("goal_id", "target_start", "target_end"),
}
# Shares of a period, in quarters, that đầu, giữa and cuối leave.
_PARTS = {"start": (0, 2), "mid": (1, 3), "end": (2, 4)}
_QUARTERS = 4


def compare_dates(tables: Tables, origins: pl.DataFrame, most: int) -> pl.DataFrame:
    """Return a row per pair: record_table, record and source of both, verdict, rules.

    What more than `most` records date has a row for each two groups of equal dates.
    """
    return pl.concat(
        _compare(name_kin(list_dates(name, tables), origins), name, most)
        for name in DATED
    )


def list_dates(name: str, tables: Tables) -> pl.DataFrame:
    """Return the dated records of a table: their facts, days, and words read.

    Columns: record_id, source_id, fact, begin_low, begin_high (the days between which
    it begins), end_low, end_high (ends), begin_wide and end_wide (the whole period that
    words such as "cuối năm" narrow), quoted, said_en, said_vi. Null is what no words
    state: the begin of what lasts until a day, the end of what lasts from one.
    """
    key, start, end = DATED[name]
    evidence = tables["evidence"].filter(record_table=name)
    words = evidence.filter(pl.col("field").is_in((start, end))).unique("record_id")
    words = words.select("record_id", quoted=pl.format("“{}”", "exact"))
    first, last = pl.col(start), pl.col(end)
    rows = tables[name].filter(first.is_not_null() | last.is_not_null())
    # Only an event may go on for days; all else, and what lies in a period, is a point.
    is_point = pl.lit(value=True)
    if name == "events":
        is_point = pl.col("date_period").str.contains(_PERIOD).fill_null(value=False)
    low, high = _narrow(first, last)
    return (
        rows.join(words, on="record_id", how="left")
        .sort("record_id")
        .with_columns(low=low, high=high, is_point=is_point)
        .select(
            "record_id",
            "source_id",
            "quoted",
            fact=key,
            begin_low=pl.when("is_point").then("low").otherwise(first),
            begin_high=pl.when("is_point").then("high").otherwise(first),
            end_low=pl.when("is_point").then("low").otherwise(last),
            end_high=pl.when("is_point").then("high").otherwise(last),
            begin_wide=first,
            end_wide=last,
            **{
                f"said_{language}": render_period(
                    pl.col("low"), pl.col("high"), language
                )
                for language in LANGUAGES
            },
        )
    )


# The forms of a month, a quarter, a year, or some of them: not of days.
_PERIOD = r"^[0-9]{4}(?:-Q[1-4]|-[0-9]{2})?$|/P[0-9]+[MY]$"
_MONTHS = 12


def _narrow(first: pl.Expr, last: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return the part of a period that its modifier leaves: cuối năm is its end."""
    low, high = first, last
    is_year = (first.dt.ordinal_day() == 1) & (last == first.dt.offset_by("1y") - _DAY)
    days = (last - first).dt.total_days() + 1
    for modifier, (begin, end) in _PARTS.items():
        here = pl.col("modifier") == modifier
        in_days = (_shift(first, days * p // _QUARTERS) for p in (begin, end))
        in_year = (
            first.dt.offset_by(f"{p * _MONTHS // _QUARTERS}mo") for p in (begin, end)
        )
        starts, stops = (
            pl.when(is_year).then(year).otherwise(other)
            for year, other in zip(in_year, in_days, strict=True)
        )
        low = pl.when(here).then(starts).otherwise(low)
        high = pl.when(here).then(stops - _DAY).otherwise(high)
    return low, high


_DAY = pl.duration(days=1)


def _shift(day: pl.Expr, days: pl.Expr) -> pl.Expr:
    return day + pl.duration(days=days)


_DAYS = ("begin_low", "begin_high", "end_low", "end_high")
_WIDE = ("begin_wide", "end_wide")


def _compare(dates: pl.DataFrame, name: str, most: int) -> pl.DataFrame:
    """Return every pair of one table's dated records, judged."""
    same = pl.col(*_DAYS, *_WIDE, "kin")
    grouped = group_equal(dates, "fact", [same], pl.lit(None), most)
    both = join_sides(grouped, pair_by_fact(grouped, "fact"))
    judged = both.with_columns(verdict=_judge(), group_a="group")
    return merge_equal(judged).select(
        record_table=pl.lit(name),
        record_a="record_id",
        record_b="record_id_b",
        source_a="source_id",
        source_b="source_id_b",
        fact="fact",
        verdict="verdict",
        **{f"rule_{language}": _render_rule(language) for language in LANGUAGES},
    )


def _judge() -> pl.Expr:
    """Return the verdict on a pair of dates; symmetric."""
    same = pl.all_horizontal(pl.col(d).eq_missing(pl.col(f"{d}_b")) for d in _DAYS)
    begins, ends = _meet("begin_low", "begin_high"), _meet("end_low", "end_high")
    in_part = ((begins & ~ends) | (~begins & ends)).fill_null(value=False)
    wide = _meet("begin_wide", "end_wide").fill_null(value=False)
    return (
        pl.when(same)
        .then(pl.lit("equal"))
        .when(begins.fill_null(value=True) & ends.fill_null(value=True))
        .then(pl.lit("compatible"))
        .when(in_part | wide)
        .then(pl.lit("divergent"))
        .otherwise(pl.lit("contradictory"))
    )


def _meet(low: str, high: str) -> pl.Expr:
    """Whether two runs of days share a day; null where one is not stated."""
    return (pl.col(low) <= pl.col(f"{high}_b")) & (pl.col(f"{low}_b") <= pl.col(high))


def _render_rule(language: str) -> pl.Expr:
    """Return the sentence that says why a pair has its verdict."""
    parts = {
        "a": pl.col("quoted"),
        "b": pl.col("quoted_b"),
        "said": pl.col(f"said_{language}"),
        "said_b": pl.col(f"said_{language}_b"),
    }
    return pl.coalesce(
        pl.when(pl.col("verdict") == verdict).then(fill(template, parts))
        for verdict, template in texts_of("date", language).items()
    )
