"""Anchors: none missing, none beyond the text, none that contradicts another."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.spans import (
    MAX_FIGURE_LENGTH,
    find_cut,
    list_anchors,
    list_figures,
    split_places,
)
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import Raw


def check_texts(raw: Raw) -> list[Issue]:
    """Return issues of texts that are held without a fingerprint."""
    issues = []
    for key in ("text_sha256", "text_length", "paragraphs"):
        missing = (pl.col("extent") != "none") & pl.col(key).is_null()
        issues += issues_of(
            raw.sources.filter(missing), key, "fingerprint-missing", pl.col("extent")
        )
    return issues


def check_places(raw: Raw) -> list[Issue]:
    """Return issues of lists of places that fall, or lie beyond the text."""
    length = pl.col("text_length").cast(pl.Int64, strict=False)
    issues = []
    shown = length.cast(pl.String).fill_null("–")
    for key, limit in (("paragraphs", None), ("spans", MAX_FIGURE_LENGTH)):
        wrong = raw.sources.filter(_is_wrong(pl.col(key), length, limit))
        issues += issues_of(wrong, key, "places-wrong", pl.col(key), shown)
    return issues


def _is_wrong(places: pl.Expr, length: pl.Expr, limit: int | None) -> pl.Expr:
    """Whether places, in a text so long, fall, lie beyond, or span more than a limit.

    With a limit, places are starts and ends in turn.
    """
    numbers = split_places(places).list
    steps = numbers.eval(pl.element().diff()).list
    falls = steps.min() < 0
    beyond = numbers.max() > length
    if limit is None:
        return falls | beyond
    return falls | beyond | (steps.gather_every(2, 1).list.max() > limit)


def check_anchors(raw: Raw) -> list[Issue]:
    """Return issues of anchors: missing, beyond the text, against each other."""
    anchors = _list_held_anchors(raw)
    at, words, limit = pl.col("at"), pl.col("words"), pl.col("text_length")
    held = pl.col("extent") != "none"
    unanchored = held & at.is_null() & words.is_not_null()
    alone = at.is_not_null() & words.is_null()
    idle = at.is_not_null() & ~held
    beyond = pl.col("end") > limit
    placed = anchors.filter(pl.col("start").is_not_null() & words.is_not_null())
    return (
        _report(anchors.filter(unanchored), "anchor-missing", words)
        + _report(anchors.filter(alone), "anchor-without-words", at)
        + _report(anchors.filter(idle), "anchor-without-text", at)
        + _report(anchors.filter(beyond), "anchor-beyond", pl.col("end"), limit)
        + _check_overlaps(placed)
        + _check_cuts(placed, raw.sources)
    )


def _list_held_anchors(raw: Raw) -> pl.DataFrame:
    """Return the anchors of readable sources with what is held of their texts.

    Columns: those of `list_anchors`, extent, text_length.
    """
    texts = raw.sources.select(
        "source_id", "extent", pl.col("text_length").cast(pl.Int64, strict=False)
    )
    return list_anchors(raw.sheets).join(texts, on="source_id", maintain_order="left")


def _report(
    anchors: pl.DataFrame, code: str, found: pl.Expr, expected: pl.Expr | str = ""
) -> list[Issue]:
    """Return an issue for each of the anchors, in the column of its offset."""
    return [
        issue
        for column in anchors["column"].unique(maintain_order=True)
        for issue in issues_of(
            anchors.filter(column=column),
            column,
            code,
            found,
            expected,
        )
    ]


def _check_cuts(anchors: pl.DataFrame, sources: pl.DataFrame) -> list[Issue]:
    """Return an issue for each anchor that leaves out a part of a figure.

    Where the figures of a text stand is known without the text (`spans`).
    """
    cut = find_cut(list_figures(sources), anchors)
    found = pl.format("{}–{} {}", "start", "end", "words")
    return _report(cut, "anchor-cuts", found, pl.col("whole"))


def _check_overlaps(spans: pl.DataFrame) -> list[Issue]:
    """Return an issue for each anchor whose characters an earlier one contradicts.

    Anchors are laid out character by character: two that overlap must agree on every
    place they share.
    """
    letters = spans.with_columns(
        letter=pl.col("words").str.split(""), place=pl.int_ranges("start", "end")
    ).explode("letter", "place")
    said = pl.format("{} ({}:{})", "letter", "file", "line")
    shared = ("source_id", "place")
    wrong = letters.with_columns(
        first=pl.col("letter").first().over(shared), said=said.first().over(shared)
    ).filter(pl.col("letter") != pl.col("first"))
    wrong = wrong.unique(["file", "line", "column"], keep="first", maintain_order=True)
    found = pl.format("{} ({})", "letter", "place")
    return _report(wrong, "anchors-disagree", found, pl.col("said"))
