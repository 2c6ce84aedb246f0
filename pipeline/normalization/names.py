"""Names, positions and numbers: the words must hold them as printed."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import as_words
from pipeline.normalization.dated_records import names_document
from pipeline.normalization.vocabulary import Vocabulary

# The columns of each sheet whose entities words must name, and the words' columns.
_NAMED = {
    "participations": [("agent_id", "words")],
    "deployments": [("technology_id", "words")],
    "documents": [("document_id", "words"), ("issuer_id", "issuer_words")],
    "credits": [("agent_id", "words")],
    "mentions": [("entity_id", "words")],
}
# The column of each sheet whose own words the fragment must hold.
_QUOTED = {"participations": "position_vi", "documents": "number"}


def check_names(name: str, sheet: pl.DataFrame, vocabulary: Vocabulary) -> list[Issue]:
    """Return issues of names, positions, numbers that a sheet's words do not hold."""
    issues = []
    for column, words in _NAMED.get(name, []):
        named = sheet.filter(names_document()) if column == "document_id" else sheet
        issues += _check_named(named, column, words, vocabulary)
    if name in _QUOTED:
        issues += _check_quoted(sheet, _QUOTED[name])
    return issues


def _check_named(
    sheet: pl.DataFrame, column: str, words: str, vocabulary: Vocabulary
) -> list[Issue]:
    """Return an issue for each record whose words do not name its entity.

    A name counts in any of its listed forms, in capitals or not.
    """
    sheet = sheet.filter(pl.col(column).is_not_null())
    pairs = sheet.select(column, words).unique()
    named = pairs.join(vocabulary.names, left_on=column, right_on="entity_id")
    said, form = as_words(pl.col(words)), as_words(pl.col("form"))
    named = named.filter(said.str.contains(form, literal=True))
    unnamed = sheet.join(named, on=[column, words], how="anti")
    found, expected = pl.col(words), pl.col(column)
    return issues_of(unnamed, words, "name-not-in-words", found, expected)


def _check_quoted(sheet: pl.DataFrame, column: str) -> list[Issue]:
    """Return an issue for each cell whose words its fragment does not hold, whole."""
    said, cell = as_words(pl.col("words")), as_words(pl.col(column))
    missing = ~said.str.contains(cell, literal=True)
    quoted = pl.col(column)
    return issues_of(
        sheet.filter(missing), column, "not-in-words", pl.col("words"), quoted
    )
