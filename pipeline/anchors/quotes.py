"""Quotes looked up in a report's text: words that were transcribed without a place."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.anchors.digest import write_place
from pipeline.anchors.occurrences import find_occurrences
from pipeline.anchors.text import Text


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a record, and every place where they stand, as a sheet records it."""

    record: str
    file: str
    line: int
    column: str
    words: str
    places: list[str]


@dataclass(frozen=True, slots=True)
class QuotedReport:
    """The quotes of one report, and its text; `is_new` if no fingerprint is known."""

    source_id: str
    text: Text
    is_new: bool
    quotes: list[Quote]


def find_quotes(rows: pl.DataFrame, text: Text) -> list[Quote]:
    """Return where the words of each row stand.

    `rows` have record, file, line, words_column and exact.
    """
    columns = ("record", "file", "line", "words_column", "exact")
    return [
        Quote(record, file, line, column, words, _record_places(words, text))
        for record, file, line, column, words in rows.select(columns).iter_rows()
    ]


def _record_places(words: str, text: Text) -> list[str]:
    """Return the cells in which a sheet would record the places of words."""
    return [
        write_place(text.sha256, at, words)
        for at in find_occurrences(words, text.content)
    ]
