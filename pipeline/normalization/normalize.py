"""Read the words, hold what was keyed to them, make the published tables."""

from __future__ import annotations

import polars as pl

from pipeline.anchors.coverage import count_covered
from pipeline.issues.model import Issue
from pipeline.normalization.cell_words import (
    check_cell_words,
    list_cell_words,
    require_base_words,
)
from pipeline.normalization.dated_records import make_documents, make_events, make_goals
from pipeline.normalization.digests import check_digests
from pipeline.normalization.evidence import collect_evidence
from pipeline.normalization.flat_view import make_flat_view
from pipeline.normalization.names import check_names
from pipeline.normalization.observations import make_observations
from pipeline.normalization.readings import Readings
from pipeline.normalization.vocabulary import (
    Vocabulary,
    check_references,
    gather_vocabulary,
)
from pipeline.schemas import published
from pipeline.schemas.raw import CODELISTS, READ_SHEETS, Raw


def normalize(
    raw: Raw, readings: Readings
) -> tuple[dict[str, pl.DataFrame], list[Issue]]:
    """Return the published tables, and issues of what the words do not say.

    The rows may be of any number of sources: each depends on its own source and on
    the codelists alone. Rows are expected to hold to their contracts (validate).
    """
    if raw.codelists.keys() != CODELISTS.keys():
        return {}, []  # nothing can be said without the vocabularies
    vocabulary = gather_vocabulary(raw, readings)
    issues = check_references(raw, readings) + check_digests(raw)
    records = {}
    for name in READ_SHEETS:
        records[name], found = _make_records(
            name, raw.sheets[name], vocabulary, readings
        )
        issues += found
    cells = list_cell_words(raw.sheets["anchors"], records["observations"])
    issues += check_cell_words(cells, vocabulary, readings)
    issues += require_base_words(records["observations"], cells)
    sources = count_covered(raw.sources, raw.sheets)
    tables = {
        name: published.typed(name, frame)
        for name, frame in ({"sources": sources} | raw.codelists | records).items()
    }
    tables["evidence"] = collect_evidence(records, cells, raw.sources)
    tables["observations_flat"] = make_flat_view(records["observations"], tables)
    return tables, issues


def _make_records(
    name: str, sheet: pl.DataFrame, vocabulary: Vocabulary, readings: Readings
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return a sheet as records: the published columns beside the sheet's own."""
    sheet = sheet.join(vocabulary.sources, on="source_id", maintain_order="left")
    sheet = sheet.with_columns(record_id=pl.format("{}/{}", "source_id", "row"))
    issues = check_names(name, sheet, vocabulary)
    match name:
        case "observations":
            records, found = make_observations(sheet, vocabulary, readings)
        case "events":
            records, found = make_events(sheet, readings)
        case "documents":
            records, found = make_documents(sheet, readings)
        case "goals":
            records, found = make_goals(sheet, readings)
        case _:
            records, found = sheet, []
    return records, issues + found
