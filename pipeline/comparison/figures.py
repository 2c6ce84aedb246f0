"""A figure as people read it: with its hedge, its scale in words, and its unit."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.wording import fill, texts_of, with_unit
from pipeline.schemas.measures import RANKS


def render_figure(language: str) -> pl.Expr:
    """Return each figure in words: more than 15.6 billion USD.

    The frame has hedge, measure, rank_of and, per language, the printed figures
    (`obs_value_…`, `lower_bound_…`, `upper_bound_…`) and what stands behind a figure in
    its unit, `sign_…`.
    """
    value = pl.col(f"obs_value_{language}")
    hedged = pl.coalesce(
        pl.when(pl.col("hedge") == hedge).then(fill(text, {"figure": value}))
        for hedge, text in texts_of("hedge", language).items()
    )
    low, high = (pl.col(f"{end}_bound_{language}") for end in ("lower", "upper"))
    both = fill(texts_of("interval", language)["both"], {"low": low, "high": high})
    figure, sign = hedged.fill_null(both), pl.col(f"sign_{language}")
    texts = texts_of("measured", language)
    parts = {"figure": figure, "ranked": pl.col("rank_of").cast(pl.String)}
    is_rank = pl.col("measure").is_in(RANKS)
    return (
        pl.when(is_rank & pl.col("rank_of").is_not_null())
        .then(fill(texts["rank_of"], parts))
        .when(is_rank)
        .then(fill(texts["rank"], parts))
        .when(pl.col("measure") == "growth_ratio")
        .then(fill(texts["times"], parts))
        .otherwise(with_unit(figure, sign))
    )
