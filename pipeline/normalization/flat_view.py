"""The flat view: one wide row per observation, for people who open one file."""

from __future__ import annotations

import polars as pl

from pipeline.schemas import published


def make_flat_view(
    observations: pl.DataFrame, tables: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the flat view: a row for each observation, the columns of `facts`.

    `observations` are the published columns with `words` and `time_words` beside;
    `tables` has the published sources, entities, indicators and evidence.
    """
    wide = _add_labels(observations, tables["entities"], "entity_id", "subject")
    wide = _add_labels(wide, tables["indicators"], "indicator_id", "indicator")
    anchors = (
        tables["evidence"]
        .filter(pl.col("field") == "hedge")
        .select("start", "end", "paragraph", observation_id="record_id")
    )
    wide = wide.join(anchors, on="observation_id", how="left")
    wide = wide.join(tables["sources"], on="source_id", how="left")
    citation = pl.concat_str(
        "publisher",
        "title",
        "date_published",
        "publisher_ref",
        separator=", ",
        ignore_nulls=True,
    )
    return published.typed("observations_flat", wide.with_columns(citation=citation))


def _add_labels(
    wide: pl.DataFrame, vocabulary: pl.DataFrame, key: str, prefix: str
) -> pl.DataFrame:
    """Return the rows with the labels of what `<prefix>_id` names."""
    column = f"{prefix}_id"
    labels = vocabulary.select(
        pl.col(key).alias(column),
        pl.col("label_vi").alias(f"{prefix}_vi"),
        pl.col("label_en").alias(f"{prefix}_en"),
    )
    return wide.join(labels, on=column, how="left")
