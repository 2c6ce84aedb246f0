"""The files of raw/: which of them belong there, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline import paths
from pipeline.ingestion.snapshot import (
    CHANGED,
    Entry,
    Kind,
    Sheet,
    Snapshot,
    Unread,
    is_hidden,
    read_sheet,
)
from pipeline.issues.model import WHOLE_FILE, Issue
from pipeline.schemas.raw import CODELISTS, SHEETS

_IN_RAW = {paths.README_FILE, paths.DATASET_FILE, *paths.FOLDERS}
_IN_CODELISTS = {f"{name}.csv" for name in CODELISTS}
_IN_SOURCE = {paths.SOURCE_FILE, *(f"{name}.csv" for name in SHEETS)}


def list_sources(raw: Snapshot) -> list[str]:
    """Return the names of what may be source folders, sorted."""
    return [
        name
        for name in raw.list_folder(raw.folder / paths.SOURCES)
        if paths.is_source_id(name)
    ]


def narrow(raw: Snapshot, source_ids: list[str]) -> Snapshot:
    """Return what lay in the folders of some sources alone."""
    folders = [paths.source_folder(raw.folder, own) for own in source_ids]
    sources = raw.list_folder(raw.folder / paths.SOURCES)
    own = {folder: raw.list_folder(folder) for folder in folders}
    kinds = {folder.name: sources[folder.name] for folder in folders}
    return Snapshot(raw.folder, {raw.folder / paths.SOURCES: kinds} | own)


def narrow_to_shared(raw: Snapshot) -> Snapshot:
    """Return what all sources share: what lay in raw/ itself, and the codelists."""
    folders = (raw.folder, raw.folder / paths.CODELISTS)
    return Snapshot(raw.folder, {folder: raw.list_folder(folder) for folder in folders})


def find_strays(raw: Snapshot) -> list[Issue]:
    """Return issues of what does not belong in raw/, outside of the sources."""
    issues = list(_find_stray_sources(raw))
    issues += _check_folder(raw, raw.folder, _IN_RAW, paths.FOLDERS)
    return issues + _check_own(raw, raw.folder / paths.CODELISTS, _IN_CODELISTS)


def find_strays_of(raw: Snapshot, source_id: str) -> list[Issue]:
    """Return issues of links, files and folders that do not belong in a source."""
    return _check_own(raw, paths.source_folder(raw.folder, source_id), _IN_SOURCE)


def _check_own(raw: Snapshot, folder: Path, names: set[str]) -> list[Issue]:
    """Return issues of a folder of files, which must be a folder of raw/ itself."""
    if raw.find(folder) is Kind.FOLDER:
        return list(_check_folder(raw, folder, names))
    return [file_issue(folder, "outside-raw")]


def _find_stray_sources(raw: Snapshot) -> Iterator[Issue]:
    """Return issues of what lies among the sources and cannot be one by its name."""
    sources = raw.folder / paths.SOURCES
    for name, entry in raw.list_folder(sources).items():
        if not paths.is_source_id(name) and not _is_litter(name, entry, set()):
            yield file_issue(sources / name, "unknown-file", name, "a-readable-name")


def _check_folder(
    raw: Snapshot, folder: Path, names: set[str], folders: tuple[str, ...] = ()
) -> Iterator[Issue]:
    """Return issues of a folder that may hold these names, some of them folders."""
    for name, entry in raw.list_folder(folder).items():
        is_known = name in names
        if entry is Kind.LINK or (
            is_known and not _fits(entry, is_folder=name in folders)
        ):
            yield file_issue(folder / name, "outside-raw")
        elif not is_known and not _is_litter(name, entry, names):
            expected = ", ".join(sorted(names))
            yield file_issue(folder / name, "unknown-file", name, expected)


def _is_litter(name: str, entry: Entry, names: set[str]) -> bool:
    """Whether a file is one that systems and editors leave, not people.

    A hidden folder, and a file of a known name that was hidden, are what people did.
    """
    is_known = name.removeprefix(".") in names
    return is_hidden(name) and entry is not Kind.FOLDER and not is_known


def _fits(entry: Entry, *, is_folder: bool) -> bool:
    """Whether what lies at a known name is the folder or plain file that it must be."""
    if is_folder:
        return entry is Kind.FOLDER
    return entry is Kind.FILE or isinstance(entry, Sheet | Unread)


def is_source(raw: Snapshot, source_id: str) -> bool:
    """Whether a source's folder lies in raw/ itself; a link to one is a stray."""
    return raw.find(paths.source_folder(raw.folder, source_id)) is Kind.FOLDER


def read_bytes(raw: Snapshot, path: Path) -> tuple[bytes | None, list[Issue]]:
    """Return a file's bytes, None where there is no such plain file, as it was."""
    entry = raw.find(path)
    if entry is None:
        return None, [file_issue(path, "missing-file", expected=path.name)]
    if isinstance(entry, Unread):
        return None, [file_issue(path, entry.code, entry.found, entry.expected)]
    if not isinstance(entry, Sheet):
        return None, []  # reported as a stray
    content = read_sheet(path, entry)
    changed = [] if content is not None else [file_issue(path, CHANGED)]
    return content, changed


def file_issue(path: Path, code: str, found: str = "", expected: str = "") -> Issue:
    """Return an issue of a file or folder as a whole.

    A name that is no UTF-8 is spelled out, as no frame could hold it.
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Issue(name, 1, WHOLE_FILE, code, found, expected)
