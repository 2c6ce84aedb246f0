"""Anchors: none missing, none beyond the text, none that contradicts another."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.spans import LONGEST_FIGURE, find_cut, list_figures
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.raw import ANCHORS, Raw


def check_texts(raw: Raw) -> list[Issue]:
    """Issues of texts that are held without a fingerprint."""
    issues = []
    for key in ("text_sha256", "text_length", "paragraphs"):
        missing = (pl.col("extent") != "none") & pl.col(key).is_null()
        issues += issues_of(
            raw.sources.filter(missing), key, "fingerprint-missing", pl.col("extent")
        )
    return issues


def check_places(raw: Raw) -> list[Issue]:
    """Issues of lists of places that fall, or lie beyond the text."""
    length = pl.col("text_length").cast(pl.Int64, strict=False)
    issues = []
    for key in ("paragraphs", "figures"):
        places = pl.col(key).str.split(" ").cast(pl.List(pl.Int64), strict=False)
        falls = places.list.eval(pl.element().diff() < 0).list.any()
        beyond = places.list.max() > length
        steps = places.list.eval(pl.element().diff()).list.gather_every(2, 1)
        is_figure = pl.lit(key == "figures")
        longest = is_figure & (steps.list.max() > LONGEST_FIGURE)
        wrong = falls | beyond | longest.fill_null(value=False)
        cell = pl.col(key)
        issues += issues_of(
            raw.sources.filter(wrong), key, "places-wrong", cell, length
        )
    return issues


def check_anchors(raw: Raw) -> list[Issue]:
    """Issues of anchors: none, without words, beyond the text, against each other."""
    anchors = _list_anchors(raw)
    at, words, limit = pl.col("at"), pl.col("words"), pl.col("text_length")
    held = pl.col("extent") != "none"
    unanchored = held & at.is_null() & words.is_not_null()
    alone = at.is_not_null() & words.is_null()
    idle = at.is_not_null() & ~held
    beyond = pl.col("end") > limit
    placed = anchors.filter(pl.col("start").is_not_null() & words.is_not_null())
    return (
        _tell(anchors.filter(unanchored), "anchor-missing", words)
        + _tell(anchors.filter(alone), "anchor-without-words", at)
        + _tell(anchors.filter(idle), "anchor-without-text", at)
        + _tell(anchors.filter(beyond), "anchor-beyond", pl.col("end"), limit)
        + _check_overlaps(placed)
        + _check_cuts(placed, raw.sources)
    )


def _list_anchors(raw: Raw) -> pl.DataFrame:
    """Every pair of words and offset in the sheets, with what is held of its text.

    Columns: file, line, source_id, column (of the offset), words, at, start, end,
    extent, text_length.
    """
    texts = raw.sources.select(
        "source_id", "extent", pl.col("text_length").cast(pl.Int64, strict=False)
    )
    pairs = pl.concat(
        raw.sheets[name].select(
            "file",
            "line",
            "source_id",
            column=pl.lit(at),
            words=pl.col(words),
            at=pl.col(at),
            start=pl.col(at).cast(pl.Int64, strict=False),
        )
        for name, columns in ANCHORS.items()
        for words, at in columns
    )
    end = pl.col("start") + pl.col("words").str.len_chars()
    return pairs.with_columns(end=end).join(
        texts, on="source_id", maintain_order="left"
    )


def _tell(
    anchors: pl.DataFrame, code: str, found: pl.Expr, expected: pl.Expr | str = ""
) -> list[Issue]:
    """An issue for each of the anchors, in the column of its offset."""
    return [
        issue
        for column in anchors["column"].unique(maintain_order=True)
        for issue in issues_of(
            anchors.filter(pl.col("column") == column),
            column,
            code,
            found,
            expected,
        )
    ]


def _check_cuts(anchors: pl.DataFrame, sources: pl.DataFrame) -> list[Issue]:
    """An issue for each anchor that leaves out a part of a figure: its hedge, a digit.

    Where the figures of a text stand is known without the text (`figures`).
    """
    cut = find_cut(list_figures(sources), anchors)
    found = pl.format("{}–{} {}", "start", "end", "words")
    return _tell(cut, "anchor-cuts", found, pl.col("whole"))


def _check_overlaps(spans: pl.DataFrame) -> list[Issue]:
    """An issue for each anchor whose characters an earlier one there contradicts.

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
    found = pl.format("{} at {}", "letter", "place")
    return _tell(wrong, "anchors-disagree", found, pl.col("said"))
