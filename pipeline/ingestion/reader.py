"""Read raw/ as frames of strings, each row with its file and line."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from pipeline import paths
from pipeline.ingestion.csv import parse_csv
from pipeline.ingestion.descriptions import read_dataset, read_source
from pipeline.ingestion.files import (
    file_issue,
    find_strays,
    find_strays_of,
    is_source,
    list_sources,
    read_bytes,
)
from pipeline.ingestion.snapshot import Snapshot
from pipeline.ingestion.toml import Toml
from pipeline.issues.model import Issue
from pipeline.schemas.raw import CODELISTS, SHEETS, Raw, header, source_keys

Frames = dict[str, pl.DataFrame]


def read(raw: Snapshot, source_ids: list[str] | None = None) -> tuple[Raw, list[Issue]]:
    """Return raw/, or some of its sources, and issues of what cannot be read.

    Nothing is followed out of raw/: a link is an issue. A file that is in doubt is
    left out as a whole.
    """
    wanted = list_sources(raw) if source_ids is None else source_ids
    shared, issues = read_shared(raw)
    frames, found = read_sources(raw, wanted, shared)
    return frames, issues + found


def read_shared(raw: Snapshot) -> tuple[Raw, list[Issue]]:
    """Return what all sources share: the dataset's description and its codelists."""
    issues = find_strays(raw)
    if not any(is_source(raw, source_id) for source_id in list_sources(raw)):
        missing = file_issue(
            raw.folder / paths.SOURCES, "missing-file", "", "source.toml"
        )
        issues.append(missing)
    dataset, found = read_dataset(raw)
    issues += found
    codelists, found = _read_codelists(raw)
    lines = {(dataset.file, key): line for key, line in dataset.lines.items()}
    sheets, _ = _read_sheets(raw, [])
    return Raw(dataset.values, _as_frame({}), codelists, sheets, lines), issues + found


def read_sources(
    raw: Snapshot, source_ids: list[str], shared: Raw
) -> tuple[Raw, list[Issue]]:
    """Return some sources, beside what all share, and issues of what cannot be read."""
    issues = [issue for own in source_ids for issue in find_strays_of(raw, own)]
    ids = [source_id for source_id in source_ids if is_source(raw, source_id)]
    sources, found = _read_sources(raw, ids)
    issues += found
    sheets, found = _read_sheets(raw, ids)
    lines = {
        (toml.file, key): line
        for toml in sources.values()
        for key, line in toml.lines.items()
    }
    read_so = replace(
        shared,
        sources=_as_frame(sources),
        sheets=sheets,
        key_lines=shared.key_lines | lines,
    )
    return read_so, issues + found


def _read_codelists(raw: Snapshot) -> tuple[Frames, list[Issue]]:
    """Return each vocabulary that is there and not in doubt."""
    frames: Frames = {}
    issues: list[Issue] = []
    for name in CODELISTS:
        path = paths.codelist_file(raw.folder, name)
        data, found = read_bytes(raw, path)
        if data is not None:
            frame, found = parse_csv([(str(path), data)], header(name))
            frames |= {} if found else {name: frame}
        issues += found
    return frames, issues


def _read_sources(
    raw: Snapshot, source_ids: list[str]
) -> tuple[dict[str, Toml], list[Issue]]:
    """Return each source.toml that is there and not in doubt, by the source's id."""
    sources = {}
    issues: list[Issue] = []
    for source_id in source_ids:
        toml, found = read_source(raw, source_id)
        issues += found
        if toml is not None:
            sources[source_id] = toml
    return sources, issues


def _as_frame(sources: dict[str, Toml]) -> pl.DataFrame:
    """Return a row for each source: file, line, source_id, the keys of source.toml."""
    rows = [
        {"file": toml.file, "line": 1, "source_id": source_id, **toml.values}
        for source_id, toml in sources.items()
    ]
    keys = dict.fromkeys(source_keys(), pl.String)
    schema = {"file": pl.String, "line": pl.Int64, "source_id": pl.String, **keys}
    return pl.DataFrame(rows, schema=schema)


def _read_sheets(raw: Snapshot, source_ids: list[str]) -> tuple[Frames, list[Issue]]:
    """Return each kind of sheet, of all sources together."""
    frames = {}
    issues: list[Issue] = []
    for name in SHEETS:
        frames[name], found = _read_sheet(raw, source_ids, name)
        issues += found
    return frames, issues


def _read_sheet(
    raw: Snapshot, source_ids: list[str], name: str
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return one kind of sheet; a source without one states no such fact."""
    sheets: dict[str, bytes] = {}
    owners: dict[str, str] = {}
    unread: list[Issue] = []
    for source_id in source_ids:
        path = paths.sheet_file(raw.folder, source_id, name)
        if raw.find(path) is None:
            continue
        content, found = read_bytes(raw, path)
        unread += found
        if content is not None:
            sheets[str(path)] = content
            owners[str(path)] = source_id
    frame, issues = parse_csv(sheets.items(), header(name))
    source = pl.col("file").replace_strict(owners, return_dtype=pl.String)
    return frame.with_columns(source_id=source), unread + issues
