"""Editions of an index: the year that stands behind its name, as in PII 2025."""

from __future__ import annotations

import polars as pl

from pipeline.matching import as_words


def read_editions(frame: pl.DataFrame, forms: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with the period of editions that only an index's name announces.

    The readers take digits behind a name for a part of it. Where the name is a form of
    the row's own indicator, they are the year of its edition. `frame` has what was read
    of `time_words`; `forms` the forms of each indicator.
    """
    year = pl.col("time_words").str.extract(r"\b((?:19|20)[0-9]{2})\b")
    pairs = frame.filter(
        (pl.col("time_scope") == "edition") & pl.col("period").is_null()
    )
    pairs = pairs.select("indicator_id", "time_words", edition=year).unique()
    named = pairs.drop_nulls().join(forms, on="indicator_id")
    behind = pl.concat_str("form", "edition", separator=" ")
    said = as_words(pl.col("time_words"))
    named = named.filter(said.str.contains(as_words(behind), literal=True))
    keys = ["indicator_id", "time_words"]
    editions = named.select(*keys, "edition").unique(keys)
    frame = frame.join(editions, on=keys, how="left", maintain_order="left")
    first = pl.concat_str("edition", pl.lit("-01-01")).str.to_date("%Y-%m-%d")
    return frame.with_columns(
        first=pl.coalesce("first", first),
        last=pl.coalesce("last", first.dt.offset_by("1y") - pl.duration(days=1)),
        period=pl.coalesce("period", "edition"),
    ).drop("edition")
