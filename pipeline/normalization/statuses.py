"""The status of each observation: told by its words, or by the days of its period."""

from __future__ import annotations

import polars as pl

from pipeline.matching import as_words
from pipeline.normalization.readings import Readings

_SCHEME = "observations.obs_status"


def read_status(
    frame: pl.DataFrame, code_forms: pl.DataFrame, readings: Readings
) -> pl.DataFrame:
    """Return the frame with `obs_status`, and the words and place that state it.

    A report may call a figure an estimate in other words than the figure's own: for
    all the figures of a sentence, say. `status_elsewhere` is what those say,
    `status_figure` the figure in them, null where they stand before all figures (Ước
    tính 7 tháng/2025). Forecast and provisional are told by a form in
    words; of a target or plan no status is read, but for an estimate that is an issue.
    """
    fragments = frame.select("language", words="status_words")
    elsewhere = readings.quantities(fragments).join(
        readings.announced(fragments), on=["language", "words"], suffix="_announced"
    )
    elsewhere = elsewhere.select(
        "language",
        status_words="words",
        estimated_elsewhere=pl.coalesce("status", "status_announced"),
        status_figure=name_figure(),
    )
    frame = frame.join(
        elsewhere, on=["language", "status_words"], how="left", maintain_order="left"
    )
    is_result = pl.col("nature") == "result"
    own = pl.when(is_result).then(_find_code("words", code_forms))
    apart = pl.when(is_result).then(_find_code("status_words", code_forms))
    # Lazily, so that words are brought into the form of forms once, not for each.
    frame = (
        frame.lazy()
        .with_columns(
            own_status=pl.coalesce(own, "status"),
            status_elsewhere=pl.coalesce(apart, "estimated_elsewhere"),
        )
        .collect()
    )
    is_apart = pl.col("own_status").is_null() & pl.col("status_words").is_not_null()
    return frame.with_columns(
        obs_status=pl.coalesce("own_status", "status_elsewhere", pl.lit("A")),
        estimate_words=pl.when(is_apart).then("status_words").otherwise("words"),
        estimate_at=pl.when(is_apart).then("status_at").otherwise("at"),
    )


def name_figure() -> pl.Expr:
    """Return what makes a quantity the same figure in other words; null if unread."""
    parts = [pl.col(n).cast(pl.String).fill_null("") for n in ("value", "low", "high")]
    return pl.concat_str(*parts, "unit", "hedge", separator=" ")


def _find_code(column: str, code_forms: pl.DataFrame) -> pl.Expr:
    """Return the status that a form in the words states; null where none does."""
    forms = code_forms.filter(scheme=_SCHEME).select("code", as_words(pl.col("form")))
    said = as_words(pl.col(column))
    stated = [
        pl.when(said.str.contains(form, literal=True)).then(pl.lit(code))
        for code, form in forms.iter_rows()
    ]
    return pl.coalesce(*stated, pl.lit(None, dtype=pl.String))


def settle_status(records: pl.DataFrame) -> pl.DataFrame:
    """Return the records with the statuses that only days tell.

    An estimate of a period that was not over when the report appeared is a forecast; a
    amount of a period within which its subject became what it is stands on a break.
    """
    is_result = pl.col("nature") == "result"
    status, start, end = pl.col("obs_status"), pl.col("time_start"), pl.col("time_end")
    early = is_result & (status == "E") & (end > pl.col("last_known"))
    first = pl.col("valid_from")
    # Growth, shares and ranks are reckoned within one territory: nothing breaks there.
    is_amount = (pl.col("measure") == "level") & (pl.col("time_scope") == "period")
    broken = is_result & is_amount & (status == "A") & (start < first) & (first <= end)
    return records.with_columns(
        obs_status=pl.when(early)
        .then(pl.lit("F"))
        .when(broken)
        .then(pl.lit("B"))
        .otherwise("obs_status")
    )
