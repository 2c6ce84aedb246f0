"""Evidence: for each published cell read from words, the words and where they stand."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.digest import split_place
from pipeline.anchors.spans import split_places
from pipeline.schemas import published

# Which cells of a record are read from which words: words, their offset, the fields.
READ_FROM: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "observations": [
        (
            "words",
            "at",
            (
                "obs_value",
                "unit",
                "hedge",
                "lower_bound",
                "upper_bound",
                "stated_step",
            ),
        ),
        ("estimate_words", "estimate_at", ("obs_status",)),
        ("time_words", "time_at", ("time_period", "time_start", "time_end")),
    ],
    "events": [
        ("words", "at", ("date_period", "date_start", "date_end", "modifier")),
        ("naming_words", "at", ("event_id",)),
    ],
    "participations": [("words", "at", ("agent_id", "position_vi"))],
    "deployments": [
        ("words", "at", ("technology_id",)),
        ("status_words", "status_at", ("status",)),
    ],
    "documents": [
        ("naming_words", "at", ("document_id", "number")),
        ("issuer_words", "issuer_at", ("issuer_id",)),
        (
            "date_words",
            "date_at",
            ("date_period", "date_start", "date_end", "modifier"),
        ),
    ],
    "goals": [
        (
            "words",
            "at",
            ("goal_id", "target_time", "target_start", "target_end", "modifier"),
        )
    ],
    "credits": [("words", "at", ("agent_id", "role"))],
}


def collect_evidence(
    records: dict[str, pl.DataFrame], sources: pl.DataFrame
) -> pl.DataFrame:
    """Return the evidence: a row for each cell that is not null and has words.

    Offsets are half-open, in code points (Web Annotation, text position selector);
    where the text is not held, the words alone are the selector (text quote).
    """
    rows = pl.concat(
        _anchor_field(records[table], table, words, at, field)
        for table, anchors in READ_FROM.items()
        for words, at, fields in anchors
        for field in fields
    )
    rows = rows.with_columns(
        evidence_id=pl.format("{}#{}", "record_id", "field"),
        end=pl.col("start") + pl.col("exact").str.len_chars().cast(pl.Int64),
        selector=pl.when(pl.col("start").is_null())
        .then(pl.lit("quote"))
        .otherwise(pl.lit("position")),
    )
    return published.typed("evidence", _add_paragraphs(rows, sources))


def _anchor_field(
    frame: pl.DataFrame, table: str, words: str, at: str, field: str
) -> pl.DataFrame:
    """Return the anchors of one field of one table."""
    start, _ = split_place(pl.col(at))
    return frame.filter(
        pl.col(field).is_not_null() & pl.col(words).is_not_null()
    ).select(
        "source_id",
        "record_id",
        pl.lit(table).alias("table"),
        pl.lit(field).alias("field"),
        pl.col(words).alias("exact"),
        start.alias("start"),
    )


def _add_paragraphs(rows: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with `paragraph`, the number from 1 in which each begins."""
    starts = sources.select("source_id", start=split_places(pl.col("paragraphs")))
    starts = starts.explode("start").drop_nulls()
    counted = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("source_id")
    starts = starts.with_columns(paragraph=counted).sort("start")
    placed = rows.filter(pl.col("start").is_not_null()).sort("start")
    placed = placed.join_asof(
        starts, on="start", by="source_id", check_sortedness=False
    )
    quotes = rows.filter(pl.col("start").is_null()).with_columns(
        paragraph=pl.lit(None, dtype=pl.Int64)
    )
    return pl.concat([placed, quotes.select(placed.columns)])
