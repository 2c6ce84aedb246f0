"""Comparisons of observations: every pair judged, with the reason."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.groups import group_equal, merge_equal
from pipeline.comparison.pairs import join_sides, pair_by_fact, pair_by_figure
from pipeline.comparison.verdicts import (
    JUDGED_BY,
    judge,
    list_said,
    order_day,
    verdict_of,
)
from pipeline.comparison.wording import (
    IN_WORDS,
    render_rule,
    render_statements,
)
from pipeline.issues.catalogue import LANGUAGES

# The interval that a statement allows.
ENDS = ("low", "high", "low_open", "high_open")
# Pairs are judged in slices of so many: the columns they are judged by are many, too.
_MAX_PAIRS = 500_000
_REMARKED_BY = ("subject_id", "subject_root", "time_scope", "time_period")
_SIDES = ("record", "source", "origin_id", "fact_id", "group", *ENDS)


def compare_observations(statements: pl.DataFrame, most: int) -> pl.DataFrame:
    """Return a row per pair: records, sources, facts, intervals, verdict and rules.

    `statements` have the `kin` of their sources. A fact of more than `most` reports has
    a row for each verdict between two groups of equal statements.
    """
    grouped = group_equal(
        statements, "fact_id", [*list_said(), pl.col("kin")], order_day(), most
    )
    pairs = pl.concat(
        [
            pair_by_fact(grouped, "fact_id").with_columns(
                rule=pl.lit(None, dtype=pl.String)
            ),
            pair_by_figure(grouped),
        ]
    )
    worded = render_statements(grouped).rename(
        {"record_id": "record", "source_id": "source"}
    )
    needed = worded.select(
        *dict.fromkeys((*_SIDES, *JUDGED_BY, *IN_WORDS, *_REMARKED_BY)), "figure_unit"
    )
    judged = pl.concat(_judge(slice_, needed) for slice_ in _cut(pairs))
    is_few = (grouped["group"] == grouped["row"]).all()
    return judged if is_few else merge_equal(judged)


def _cut(pairs: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the pairs in slices; one empty slice where there are none."""
    return list(pairs.iter_slices(_MAX_PAIRS)) or [pairs]


def _judge(pairs: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """Return some of the pairs with their verdicts and rules."""
    both = join_sides(statements, pairs).with_columns(pairs["rule"])
    ruled = both.with_columns(rule_code=pl.coalesce("rule", judge()))
    judged = ruled.with_columns(verdict=verdict_of("rule_code"))
    return judged.select(
        *(pl.col(name).alias(f"{name}_a") for name in _SIDES),
        *(f"{name}_b" for name in _SIDES),
        "verdict",
        "rule_code",
        record_table=pl.lit("observations"),
        unit="figure_unit",
        **{f"rule_{language}": render_rule(language) for language in LANGUAGES},
    )
