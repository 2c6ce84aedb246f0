"""When reports were published, as far as that is known."""

from __future__ import annotations

import polars as pl

from pipeline.schemas.published import as_day


def list_publications(sources: pl.DataFrame) -> pl.DataFrame:
    """Return the first and last day on which each source may have been published.

    Columns: source_id, published_first, published_last; both null where no date is
    known, apart where only its month or year is.
    """
    date = pl.col("date_published")
    year, month = date.str.slice(0, 4), date.str.slice(0, 7)
    day = as_day(date)
    first_of_month = as_day(pl.concat_str(month, pl.lit("-01")))
    first_of_year = as_day(pl.concat_str(year, pl.lit("-01-01")))
    last_of_year = as_day(pl.concat_str(year, pl.lit("-12-31")))
    return sources.select(
        "source_id",
        published_first=pl.coalesce(day, first_of_month, first_of_year),
        published_last=pl.coalesce(day, first_of_month.dt.month_end(), last_of_year),
    )
