"""Labels that two rows of a vocabulary share, so that readers confuse the two."""

from __future__ import annotations

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import as_bare_words
from pipeline.schemas.raw import KEYS, Raw

# Within what the labels of each codelist differ.
_WITHIN = {
    "entities": ["entity_type"],
    "indicators": [],
    "units": [],
    "terms": ["scheme"],
}


def check_labels(raw: Raw) -> list[Issue]:
    """Return an issue for each label that another row has, but for case and marks."""
    return [
        issue
        for name, frame in raw.codelists.items()
        for column in ("label_vi", "label_en")
        for issue in _find_repeated(frame, column, KEYS[name][-1], _WITHIN[name])
    ]


def _find_repeated(
    codelist: pl.DataFrame, column: str, key: str, within: list[str]
) -> list[Issue]:
    """Return an issue for each label of one language that an earlier row has."""
    label = pl.col(column)
    rows = codelist.filter(label.is_not_null()).with_columns(bare=as_bare_words(label))
    same = [*within, "bare"]
    rows = rows.with_columns(first=pl.col(key).first().over(same))
    again = rows.filter((pl.col("bare") != "") & (pl.col("first") != pl.col(key)))
    return issues_of(again, column, "label-repeated", label, pl.col("first"))
