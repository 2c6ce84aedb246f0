"""A figure as people read it: with its hedge, its scale in words, and its unit."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipeline.comparison.wording import fill, texts_of
from pipeline.decimals import DECIMAL, printed

# Beyond so many decimals a scale in words is harder to read than the digits.
_DECIMALS = 1000


def render_figure(language: str) -> pl.Expr:
    """Return each figure in words: more than 15.6 billion USD.

    The frame has obs_value, lower_bound, upper_bound, hedge and, per language, what
    stands behind a figure in its unit, `sign_…`.
    """
    value = _scale(pl.col("obs_value"), language)
    hedged = pl.coalesce(
        pl.when(pl.col("hedge") == hedge).then(fill(text, {"figure": value}))
        for hedge, text in texts_of("hedge", language).items()
    )
    low, high = (_scale(pl.col(f"{end}_bound"), language) for end in ("lower", "upper"))
    both = fill(texts_of("interval", language)["both"], {"low": low, "high": high})
    figure, sign = hedged.fill_null(both), pl.col(f"sign_{language}")
    return (
        pl.when(sign.is_null()).then(figure).otherwise(pl.format("{} {}", figure, sign))
    )


def _scale(figure: pl.Expr, language: str) -> pl.Expr:
    """Return a figure as printed, by the largest scale that leaves it few decimals."""
    scaled = []
    for power, text in texts_of("scale", language).items():
        scale = pl.lit(Decimal(10) ** int(power), dtype=DECIMAL)
        step = pl.lit(Decimal(10) ** int(power) / _DECIMALS, dtype=DECIMAL)
        fits = (figure.abs() >= scale) & (figure % step == 0)
        number = printed(figure / scale, language)
        scaled.append(pl.when(fits).then(fill(text, {"figure": number})))
    return pl.coalesce(*scaled, printed(figure, language))
