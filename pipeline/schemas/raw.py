"""raw/ as a whole: which sheets and codelists there are, and what was read of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

import polars as pl

from pipeline.issues.model import Issue
from pipeline.schemas.models import (
    Anchors,
    Credits,
    Deployments,
    Documents,
    Entities,
    Events,
    Goals,
    Indicators,
    LeftOut,
    Mentions,
    Observations,
    Participations,
    Sheet,
    Source,
    Terms,
    Units,
    Written,
)

CODELISTS: dict[str, type[Written]] = {
    "entities": Entities,
    "indicators": Indicators,
    "units": Units,
    "terms": Terms,
}

SHEETS: dict[str, type[Sheet]] = {
    "observations": Observations,
    "events": Events,
    "participations": Participations,
    "deployments": Deployments,
    "documents": Documents,
    "goals": Goals,
    "credits": Credits,
    "mentions": Mentions,
    "anchors": Anchors,
    "left_out": LeftOut,
}

# The sheets whose rows are records; anchors hold words for cells of those, and left_out
# accounts for the rest of a text.
READ_SHEETS = tuple(name for name in SHEETS if name not in ("anchors", "left_out"))

# Which columns of a sheet hold words, and which say where they stand.
ANCHORS: dict[str, list[tuple[str, str]]] = {
    name: [("words", "at")] for name in SHEETS
} | {
    "observations": [
        ("words", "at"),
        ("time_words", "time_at"),
        ("status_words", "status_at"),
    ],
    "deployments": [("words", "at"), ("status_words", "status_at")],
    "documents": [
        ("words", "at"),
        ("issuer_words", "issuer_at"),
        ("date_words", "date_at"),
    ],
}

# Codelists' keys, and the codelist columns that other raw columns refer to, where the
# published tables' foreign keys do not already say so.
KEYS = {
    "entities": ["entity_id"],
    "indicators": ["indicator_id"],
    "units": ["unit"],
    "terms": ["scheme", "code"],
}
RAW_NAMES = {("observations", "unit"): "keyed_unit"}


def header(name: str) -> list[str]:
    """Return the first line of a sheet or codelist, cell by cell.

    A sheet's begins with the row's id and ends with the words, their place, a note.
    """
    if name in CODELISTS:
        return _own_columns(CODELISTS[name], Written)
    return ["row", *_own_columns(SHEETS[name], Sheet), "words", "at", "note"]


def source_keys() -> list[str]:
    """Return the keys that source.toml may have."""
    return [c for c in _own_columns(Source, Written) if c != "source_id"]


def _own_columns(model: type[Written], base: type[Written]) -> list[str]:
    """Return the columns that a model adds to its base, in the order of writing."""
    inherited = base.to_schema().columns
    return [c for c in model.to_schema().columns if c not in inherited]


@dataclass(frozen=True, slots=True)
class Raw:
    """Everything that people wrote, as read: frames of strings, nothing interpreted.

    Every frame has `file` and `line`; sheets also have `source_id`. A codelist or a
    sheet that could not be read is absent, so that nothing is concluded from it.
    """

    dataset: dict[str, Any]
    sources: pl.DataFrame
    codelists: dict[str, pl.DataFrame]
    sheets: dict[str, pl.DataFrame]
    # The line on which a key of a TOML file stands, by file and key.
    key_lines: dict[tuple[str, str], int]
    # The sources of which rows or sheets are left out here.
    incomplete: frozenset[str] = frozenset()

    def without(self, issues: list[Issue]) -> Raw:
        """Return the sheets' rows that have no issue, of the sources that have none.

        A source is incomplete where any file of its folder has an issue.
        """
        faulty = pl.DataFrame(
            [(i.file, i.line) for i in issues],
            schema={"file": pl.String, "line": pl.Int64},
            orient="row",
        )
        place = ["file", "line"]
        return replace(
            self,
            sources=self.sources.join(faulty, on="file", how="anti"),
            sheets={
                name: frame.join(faulty, on=place, how="anti", maintain_order="left")
                for name, frame in self.sheets.items()
            },
            incomplete=frozenset(PurePath(i.file).parent.name for i in issues),
        )
