"""Measures: what each must be told with, and the period that a growth is since."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.periods import name_years_before
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.measures import DETAILS, MEASURES


def check_measures(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of cells that a measure lacks, or that it cannot have."""
    issues = []
    measure = pl.col("measure")
    for column in DETAILS:
        needed = [name for name, m in MEASURES.items() if column in m.needs]
        allowed = [name for name, m in MEASURES.items() if column in m.needs + m.allows]
        cell = pl.col(column)
        missing = frame.filter(measure.is_in(needed) & cell.is_null())
        idle = frame.filter(~measure.is_in(allowed) & cell.is_not_null())
        issues += issues_of(missing, column, "detail-missing", cell, measure=measure)
        issues += issues_of(
            idle, column, "detail-idle", cell, ", ".join(allowed), measure=measure
        )
    return issues + _check_plans(frame) + _check_prices(frame)


def _check_plans(frame: pl.DataFrame) -> list[Issue]:
    """Return an issue for each row that is of no plan and says whose it is."""
    planned = (pl.col("nature") != "result") | (pl.col("measure") == "share_of_plan")
    idle = frame.filter(~planned & pl.col("set_by_id").is_not_null())
    return issues_of(
        idle,
        "set_by_id",
        "detail-idle",
        pl.col("set_by_id"),
        "share_of_plan, target, plan",
        measure=pl.col("measure"),
    )


def _check_prices(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of amounts without a price basis, and of others that have one."""
    prices, measure = pl.col("price_basis"), pl.col("measure")
    priced = (pl.col("priced") == "at_prices") & measure.is_in(["level", "per_capita"])
    priced = priced.fill_null(value=False)
    missing = frame.filter(priced & prices.is_null())
    idle = frame.filter(~priced & prices.is_not_null())
    return issues_of(
        missing, "price_basis", "detail-missing", prices, measure=measure
    ) + issues_of(
        idle, "price_basis", "detail-idle", prices, "level, per_capita", measure=measure
    )


def add_base_period(records: pl.DataFrame) -> pl.DataFrame:
    """Return the records with `base_period` and `base_basis`.

    Where no words state since when something grew, it is by convention the same period
    of the year before; of a single day, or of more than a year, there is no such
    custom. `year_before` is that period of any record.
    """
    start, end = pl.col("time_start"), pl.col("time_end")
    grows = pl.col("measure").is_in(["growth", "change"])
    days = (end - start).dt.total_days()
    customary = grows & days.is_between(1, _MAX_DAYS)
    keyed = pl.col("base_period")
    return name_years_before(records).with_columns(
        base_period=pl.coalesce(keyed, pl.when(customary).then("year_before")),
        base_basis=pl.when(keyed.is_not_null())
        .then(pl.lit("words"))
        .when(customary)
        .then(pl.lit("convention")),
    )


_MAX_DAYS = 365
