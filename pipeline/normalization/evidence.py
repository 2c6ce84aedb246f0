"""Evidence: for each published cell read from words, the words and where they stand."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.digest import split_place
from pipeline.anchors.spans import split_places
from pipeline.schemas import published
from pipeline.schemas.models import ANCHORED, UNSTATED

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
        (
            "time_words",
            "time_at",
            ("time_period", "time_start", "time_end", "time_modifier"),
        ),
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
    "mentions": [("words", "at", ("entity_id",))],
}

# The cells of an observation that rest on the context where no words state them. What
# a base period rests on is told in `base_basis`.
_FROM_CONTEXT = tuple(sorted({*ANCHORED, "time_period"} - {"base_period"}))


def collect_evidence(
    records: dict[str, pl.DataFrame], cells: pl.DataFrame, sources: pl.DataFrame
) -> pl.DataFrame:
    """Return the evidence: a row for each cell that is not null and rests on something.

    Offsets are half-open, in code points (Web Annotation, text position selector);
    where the text is not held, the words alone are the selector (text quote). `cells`
    are those that sheet `anchors` ties to words; what of the others no words state
    rests on the context.
    """
    stated = pl.concat(
        [
            *(
                _anchor_field(records[table], table, words, at, field)
                for table, anchors in READ_FROM.items()
                for words, at, fields in anchors
                for field in fields
            ),
            _anchor_cells(cells),
        ]
    )
    context = _list_context(records["observations"]).join(
        stated, on=["record_id", "field"], how="anti"
    )
    rows = pl.concat([stated, context.select(stated.columns)]).with_columns(
        evidence_id=pl.format("{}#{}", "record_id", "field"),
        char_end=pl.col("char_start") + pl.col("exact").str.len_chars().cast(pl.Int64),
        basis=pl.when(pl.col("exact").is_null())
        .then(pl.lit("context"))
        .when(pl.col("char_start").is_null())
        .then(pl.lit("quoted"))
        .otherwise(pl.lit("located")),
    )
    return published.typed("evidence", _add_paragraphs(rows, sources))


def _anchor_cells(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the anchors of the cells that a sheet of their own ties to words."""
    start, _ = split_place(pl.col("at"))
    return cells.filter(pl.col("cell").is_not_null()).select(
        "source_id",
        "record_id",
        pl.lit("observations").alias("record_table"),
        "field",
        pl.col("words").alias("exact"),
        start.alias("char_start"),
    )


def _list_context(observations: pl.DataFrame) -> pl.DataFrame:
    """Return each cell of an observation that may rest on the context alone."""
    period = pl.col("time_period")
    cells = observations.select(
        "source_id",
        "record_id",
        *(pl.col(c).cast(pl.String) for c in _FROM_CONTEXT if c != "time_period"),
        time_period=pl.when(period != UNSTATED).then(period),
    ).unpivot(_FROM_CONTEXT, index=["source_id", "record_id"], variable_name="field")
    return cells.drop_nulls("value").with_columns(
        record_table=pl.lit("observations"),
        exact=pl.lit(None, dtype=pl.String),
        char_start=pl.lit(None, dtype=pl.Int64),
    )


def _anchor_field(
    frame: pl.DataFrame, table: str, words: str, at: str, field: str
) -> pl.DataFrame:
    """Return the anchors of one field of one table."""
    start, _ = split_place(pl.col(at))
    cell = pl.col(field)
    stated = cell.is_not_null() & (cell.cast(pl.String) != UNSTATED)
    return frame.filter(stated & pl.col(words).is_not_null()).select(
        "source_id",
        "record_id",
        pl.lit(table).alias("record_table"),
        pl.lit(field).alias("field"),
        pl.col(words).alias("exact"),
        start.alias("char_start"),
    )


def _add_paragraphs(rows: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with `paragraph`, the number from 1 in which each begins."""
    starts = sources.select("source_id", char_start=split_places(pl.col("paragraphs")))
    starts = starts.explode("char_start").drop_nulls()
    counted = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("source_id")
    starts = starts.with_columns(paragraph=counted).sort("char_start")
    placed = rows.filter(pl.col("char_start").is_not_null()).sort("char_start")
    placed = placed.join_asof(
        starts, on="char_start", by="source_id", check_sortedness=False
    )
    quotes = rows.filter(pl.col("char_start").is_null()).with_columns(
        paragraph=pl.lit(None, dtype=pl.Int64)
    )
    return pl.concat([placed, quotes.select(placed.columns)])
