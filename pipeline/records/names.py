"""Names, positions and numbers: the words must hold them as printed."""

from __future__ import annotations

import polars as pl

from pipeline.issues import Issue, faults
from pipeline.records.vocabulary import Vocabulary

# The column of each sheet whose entity the words must name.
_NAMED = {
    "participations": "agent_id",
    "deployments": "technology_id",
    "documents": "document_id",
    "credits": "agent_id",
}
# The column of each sheet whose very text the words must hold, spaces aside.
_QUOTED = {"participations": "position_vi", "documents": "number"}


def check_names(name: str, sheet: pl.DataFrame, vocabulary: Vocabulary) -> list[Issue]:
    """Issues of a sheet's names, positions and numbers that its words do not hold."""
    issues = []
    if name in _NAMED:
        issues += _check_named(sheet, _NAMED[name], vocabulary)
    if name in _QUOTED:
        issues += _check_quoted(sheet, _QUOTED[name])
    return issues


def _check_named(
    sheet: pl.DataFrame, column: str, vocabulary: Vocabulary
) -> list[Issue]:
    """An issue for each record whose words do not name its entity.

    A name counts in any of its listed forms, in capitals or not.
    """
    pairs = sheet.select(column, "words").unique()
    named = pairs.join(vocabulary.names, left_on=column, right_on="entity_id")
    lowered = pl.col("words").str.to_lowercase()
    named = named.filter(lowered.str.contains(pl.col("form"), literal=True))
    unnamed = sheet.join(named, on=[column, "words"], how="anti")
    expected = pl.format("a name of {}", column)
    everything = pl.lit(value=True)
    words = pl.col("words")
    return faults(unnamed, everything, "words", "not-in-words", words, expected)


def _check_quoted(sheet: pl.DataFrame, column: str) -> list[Issue]:
    """An issue for each cell that its words do not hold as printed, spaces aside."""
    cell, words = (pl.col(c).str.replace_all(r"\s", "") for c in (column, "words"))
    missing = ~words.str.contains(cell, literal=True)
    quoted = pl.col(column)
    return faults(sheet, missing, column, "not-in-words", pl.col("words"), quoted)
