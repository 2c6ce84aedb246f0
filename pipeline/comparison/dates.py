"""Comparisons of dates: of one event, one document or one goal.

An event has days on which it begins and ends; a document and a goal have one time,
which words such as "cuối năm 2024" leave open within a period.
"""

from __future__ import annotations

import polars as pl

from pipeline.comparison.groups import group_equal, merge_equal
from pipeline.comparison.lineage import name_kin
from pipeline.comparison.pairs import join_sides, pair_by_fact
from pipeline.comparison.periods import name_periods
from pipeline.comparison.verdicts import verdict_of
from pipeline.comparison.wording import fill, texts_of
from pipeline.issues.catalogue import LANGUAGES
from pipeline.schemas.published import Tables

# What is dated in each table, and the columns of its first and last day.
DATED = {
    "documents": ("document_id", "date_start", "date_end"),
    "events": ("event_id", "date_start", "date_end"),
    "goals": ("goal_id", "target_start", "target_end"),
}
# What such a fact is of: a goal is its holder's.
SUBJECTS = {"documents": "document_id", "events": "event_id", "goals": "holder_id"}
# The third of a period that đầu, giữa and cuối leave.
_THIRDS = {"start": 0, "mid": 1, "end": 2}
_DAYS_OF_THIRD = 10  # of a month


def compare_dates(
    dates: pl.DataFrame, origins: pl.DataFrame, most: int
) -> pl.DataFrame:
    """Return a row per pair: records, sources, fact of both, verdict, rules.

    `dates` are the dated records of all tables. What more than `most` of them date has
    a row for each two groups of equal dates.
    """
    same = pl.col(*_DAYS, *_WIDE, "kin")
    grouped = group_equal(
        name_kin(dates, origins), "fact_id", [same], pl.lit(None), most
    )
    both = join_sides(grouped, pair_by_fact(grouped, "fact_id"))
    ruled = both.with_columns(rule_code=_judge(), group_a="group")
    judged = ruled.with_columns(verdict=verdict_of("rule_code"))
    return merge_equal(judged).select(
        "record_table",
        "verdict",
        "rule_code",
        record_a="record_id",
        record_b="record_id_b",
        source_a="source_id",
        source_b="source_id_b",
        fact_id_a="fact_id",
        fact_id_b="fact_id_b",
        **{f"rule_{language}": _render_rule(language) for language in LANGUAGES},
    )


def list_dates(tables: Tables) -> pl.DataFrame:
    """Return the dated records of all tables: their facts, days, and words read.

    Columns: record_table, record_id, source_id, fact_id, subject_id, begin_low,
    begin_high (the days between which it begins), end_low, end_high (ends), begin_wide
    and end_wide (the whole period that words such as "cuối năm" narrow), quoted,
    said_en, said_vi. Null is what no words state: the begin of what lasts until a day,
    the end of what lasts from one.
    """
    return pl.concat(_list_dates(name, tables) for name in DATED)


def _list_dates(name: str, tables: Tables) -> pl.DataFrame:
    """Return the dated records of one table."""
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
    narrowed = rows.with_columns(time_start=low, time_end=high, is_point=is_point)
    return (
        name_periods(narrowed)
        .join(words, on="record_id", how="left")
        .sort("record_id")
        .select(
            "record_id",
            "source_id",
            "quoted",
            record_table=pl.lit(name),
            fact_id=pl.format(f"{name}/{{}}", key),
            subject_id=SUBJECTS[name],
            begin_low=pl.when("is_point").then("time_start").otherwise(first),
            begin_high=pl.when("is_point").then("time_end").otherwise(first),
            end_low=pl.when("is_point").then("time_start").otherwise(last),
            end_high=pl.when("is_point").then("time_end").otherwise(last),
            begin_wide=first,
            end_wide=last,
            **{f"said_{language}": f"period_{language}" for language in LANGUAGES},
        )
    )


# The forms of a month, a quarter, a year, or some of them: not of days.
_PERIOD = r"^[0-9]{4}(?:-Q[1-4]|-[0-9]{2})?$|/P[0-9]+[MY]$"


def _narrow(first: pl.Expr, last: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return the part of a period that its modifier leaves: cuối năm is its end."""
    low, high = first, last
    for modifier, third in _THIRDS.items():
        here = pl.col("modifier") == modifier
        low = pl.when(here).then(_cut(first, last, third)).otherwise(low)
        high = pl.when(here).then(_cut(first, last, third + 1) - _DAY).otherwise(high)
    return low, high


_DAY = pl.duration(days=1)


def _cut(first: pl.Expr, last: pl.Expr, third: int) -> pl.Expr:
    """Return the day on which a third of a period begins; the fourth, what follows it.

    Months are told by their tens of days (1, 11, 21), what has whole months by those:
    the thirds of a year are the ones that EDTF names, 2024-37 to 2024-39.
    """
    after = last + _DAY
    if third == len(_THIRDS):
        return after
    months = 12 * (after.dt.year() - first.dt.year()) + (
        after.dt.month().cast(pl.Int32) - first.dt.month()
    )
    is_months = (first.dt.day() == 1) & (after.dt.day() == 1)
    days = (after - first).dt.total_days()
    return (
        pl.when(is_months & (months == 1))
        .then(first + _DAY * (_DAYS_OF_THIRD * third))
        .when(is_months & (months % len(_THIRDS) == 0))
        .then(first.dt.offset_by(pl.format("{}mo", months * third // len(_THIRDS))))
        .otherwise(first + _DAY * (days * third // len(_THIRDS)))
    )


_DAYS = ("begin_low", "begin_high", "end_low", "end_high")
_WIDE = ("begin_wide", "end_wide")


def _judge() -> pl.Expr:
    """Return the rule that a pair of dates falls under; symmetric."""
    same = pl.all_horizontal(pl.col(d).eq_missing(pl.col(f"{d}_b")) for d in _DAYS)
    begins, ends = _meet("begin_low", "begin_high"), _meet("end_low", "end_high")
    in_part = ((begins & ~ends) | (~begins & ends)).fill_null(value=False)
    wide = _meet("begin_wide", "end_wide").fill_null(value=False)
    return (
        pl.when(same)
        .then(pl.lit("same_days"))
        .when(begins.fill_null(value=True) & ends.fill_null(value=True))
        .then(pl.lit("days_meet"))
        .when(in_part)
        .then(pl.lit("days_shared"))
        .when(wide)
        .then(pl.lit("period_shared"))
        .otherwise(pl.lit("days_apart"))
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
        pl.when(pl.col("rule_code") == rule).then(fill(template, parts))
        for rule, template in texts_of("date", language).items()
    )
