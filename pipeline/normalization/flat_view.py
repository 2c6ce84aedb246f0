"""The flat view: one wide row per observation, for people who open one file."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.figures import render_figure
from pipeline.comparison.periods import name_periods
from pipeline.comparison.units import name_units
from pipeline.comparison.wording import fill, print_figures, texts_of
from pipeline.issues.catalogue import LANGUAGES
from pipeline.matching import as_bare_words
from pipeline.schemas import published
from pipeline.schemas.models import UNSTATED
from pipeline.schemas.published import Tables

# The codes that stand with their labels, and the keys that stand with their names.
_CODES = ("measure", "nature", "hedge", "obs_status")
_ENTITIES = ("subject", "within", "set_by", "stated_by", "origin")
_INDICATORS = ("indicator", "of")


def make_flat_view(observations: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Return the flat view: a row for each observation, the columns of its schema.

    `observations` are the published columns with `words` and `time_words` beside;
    `tables` has the published vocabularies, sources and evidence.
    """
    wide = _label_codes(observations, tables["terms"])
    for keys, table, key in (
        (_ENTITIES, "entities", "entity_id"),
        (_INDICATORS, "indicators", "indicator_id"),
    ):
        for name in keys:
            wide = _label_key(wide, tables[table], key, name)
    wide = _render(wide, tables["units"])
    anchors = (
        tables["evidence"]
        .filter(pl.col("field") == "hedge")
        .select(
            "char_start",
            "char_end",
            "paragraph",
            "basis",
            observation_id="record_id",
        )
    )
    wide = wide.join(anchors, on="observation_id", how="left")
    sources = tables["sources"].drop("note", "reference_date")
    wide = wide.drop("language").join(sources, on="source_id", how="left")
    return published.typed("observations_flat", _fold(_cite(wide)))


def _label_codes(wide: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the labels of their codes: `<column>_en`, `<column>_vi`."""
    for column in _CODES:
        labels = terms.filter(scheme=f"observations.{column}").select(
            pl.col("code").alias(column), *_labels_as(column)
        )
        wide = wide.join(labels, on=column, how="left")
    return wide


def _label_key(
    wide: pl.DataFrame, vocabulary: pl.DataFrame, key: str, name: str
) -> pl.DataFrame:
    """Return the rows with the labels of what `<name>_id` names."""
    column = f"{name}_id"
    labels = vocabulary.select(pl.col(key).alias(column), *_labels_as(name))
    return wide.join(labels, on=column, how="left")


def _labels_as(name: str) -> list[pl.Expr]:
    """Return the labels of a vocabulary under the name of a column."""
    return [pl.col(f"label_{tag}").alias(f"{name}_{tag}") for tag in LANGUAGES]


def _render(wide: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with period, unit and figure as people read them."""
    labels = units.select("unit", *_labels_as("unit"))
    signs = name_units(units).rename(
        {f"unit_{tag}": f"sign_{tag}" for tag in LANGUAGES}
    )
    wide = wide.join(labels, on="unit", how="left").join(signs, on="unit", how="left")
    wide = print_figures(wide, ("obs_value", "lower_bound", "upper_bound"))
    return name_periods(wide).with_columns(
        **{f"period_{tag}": _bound_period(tag) for tag in LANGUAGES},
        **{f"figure_{tag}": render_figure(tag) for tag in LANGUAGES},
    )


def _bound_period(language: str) -> pl.Expr:
    """Return the time of each figure in words, with what bounds it: by 2030."""
    period = pl.col(f"period_{language}")
    bounded = [
        pl.when(pl.col("time_modifier") == code).then(fill(text, {"period": period}))
        for code, text in texts_of("modifier", language).items()
    ]
    unstated = pl.lit(texts_of("unstated", language)["period"])
    return (
        pl.when(pl.col("time_period") == UNSTATED)
        .then(unstated)
        .otherwise(pl.coalesce(*bounded, period))
    )


def _cite(wide: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the citation of their report."""
    # Without a title or a number only its address tells a report from others.
    known = pl.any_horizontal(pl.col("title", "publisher_ref").is_not_null())
    address = pl.when(~known).then("url")
    parts = ("publisher", "title", "date_published", "publisher_ref", address)
    citation = pl.concat_str(parts, separator=", ", ignore_nulls=True)
    return wide.with_columns(citation=citation)


def _fold(wide: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with what is searched for in plain small letters."""
    for name in ("indicator", "subject"):
        labels = [f"{name}_{tag}" for tag in ("en", "vi")]
        both = pl.concat_str(labels, separator=" ")
        # Once for each label: there are few of them.
        folded = wide.select(labels).unique().with_columns(_bare(both, name))
        wide = wide.join(folded, on=labels, how="left", maintain_order="left")
    return wide.with_columns(_bare(pl.col("words"), "words"))


def _bare(text: pl.Expr, name: str) -> pl.Expr:
    """Return a text in plain small letters, under the name of a published column."""
    return as_bare_words(text).str.strip_chars().alias(f"{name}_ascii")
