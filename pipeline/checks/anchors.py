"""Anchors: none missing, none beyond the text, none that contradicts another."""

from __future__ import annotations

import polars as pl

from pipeline.contracts.raw import ANCHORS, Raw
from pipeline.issues import Issue, faults
from pipeline.reading.languages import LANGUAGES
from pipeline.spans import LONGEST_FIGURE, find_cut, list_figures


def check_texts(raw: Raw) -> list[Issue]:
    """Issues of languages that are not read, and of texts without a fingerprint."""
    unread = ~pl.col("language").is_in(list(LANGUAGES))
    cell, known = pl.col("language"), ", ".join(LANGUAGES)
    issues = faults(raw.sources, unread, "language", "language-unread", cell, known)
    for key in ("text_sha256", "text_length", "paragraphs"):
        missing = (pl.col("extent") != "none") & pl.col(key).is_null()
        issues += faults(
            raw.sources, missing, key, "fingerprint-missing", pl.col("extent")
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
        issues += faults(raw.sources, wrong, key, "places-wrong", cell, length)
    return issues


def check_anchors(raw: Raw) -> list[Issue]:
    """Issues of anchors: none, without words, beyond the text, against each other."""
    texts = raw.sources.select(
        "source_id",
        "extent",
        pl.col("text_length").cast(pl.Int64, strict=False),
    )
    issues = []
    spans = []
    for name, pairs in ANCHORS.items():
        frame = raw.sheets[name].join(texts, on="source_id")
        for words, at in pairs:
            start = pl.col(at).cast(pl.Int64, strict=False)
            end = start + pl.col(words).str.len_chars()
            cell, held = pl.col(at), pl.col("extent") != "none"
            unanchored = held & cell.is_null() & pl.col(words).is_not_null()
            issues += faults(frame, unanchored, at, "anchor-missing", pl.col(words))
            idle = cell.is_not_null() & ~held
            issues += faults(frame, idle, at, "anchor-without-text", cell)
            alone = cell.is_not_null() & pl.col(words).is_null()
            issues += faults(frame, alone, at, "anchor-without-words", cell)
            beyond = end > pl.col("text_length")
            limit = pl.col("text_length")
            issues += faults(frame, beyond, at, "anchor-beyond", end, limit)
            spans.append(
                frame.select(
                    "file",
                    "line",
                    "source_id",
                    pl.lit(at).alias("column"),
                    pl.col(words).alias("words"),
                    start.alias("start"),
                ).drop_nulls()
            )
    anchors = pl.concat(spans)
    return issues + _check_overlaps(anchors) + _check_cuts(anchors, raw.sources)


def _check_cuts(anchors: pl.DataFrame, sources: pl.DataFrame) -> list[Issue]:
    """An issue for each anchor that leaves out a part of a figure: its hedge, a digit.

    Where the figures of a text stand is known without the text (`figures`).
    """
    ends = anchors.with_columns(end=pl.col("start") + pl.col("words").str.len_chars())
    cut = find_cut(list_figures(sources), ends)
    issues = []
    for column in cut["column"].unique(maintain_order=True):
        rows = cut.filter(pl.col("column") == column)
        found = pl.format("{}–{} {}", "start", "end", "words")
        everything = pl.lit(value=True)
        issues += faults(
            rows, everything, column, "anchor-cuts", found, pl.col("whole")
        )
    return issues


def _check_overlaps(spans: pl.DataFrame) -> list[Issue]:
    """An issue for each anchor whose characters an earlier one there contradicts.

    Anchors are laid out character by character: two that overlap must agree on every
    place they share.
    """
    end = pl.col("start") + pl.col("words").str.len_chars()
    letters = spans.with_columns(
        letter=pl.col("words").str.split(""), place=pl.int_ranges("start", end)
    ).explode("letter", "place")
    said = pl.format("{} ({}:{})", "letter", "file", "line")
    shared = ("source_id", "place")
    wrong = letters.with_columns(
        first=pl.col("letter").first().over(shared), said=said.first().over(shared)
    ).filter(pl.col("letter") != pl.col("first"))
    wrong = wrong.unique(["file", "line", "column"], keep="first", maintain_order=True)
    issues = []
    for column in wrong["column"].unique(maintain_order=True):
        rows = wrong.filter(pl.col("column") == column)
        found = pl.format("{} at {}", pl.col("letter"), pl.col("place"))
        issues += faults(
            rows, pl.lit(value=True), column, "anchors-disagree", found, pl.col("said")
        )
    return issues
