"""The files of raw/: which of them belong there, and their bytes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline import paths
from pipeline.budgets import MAX_BYTES
from pipeline.files import read_file
from pipeline.issues.model import WHOLE_FILE, Issue
from pipeline.schemas.raw import CODELISTS, SHEETS

_IN_RAW = {paths.README_FILE, paths.DATASET_FILE, *paths.FOLDERS}
_IN_CODELISTS = {f"{name}.csv" for name in CODELISTS}
_IN_SOURCE = {paths.SOURCE_FILE, *(f"{name}.csv" for name in SHEETS)}


def find_strays(raw: Path, source_ids: list[str]) -> list[Issue]:
    """Return issues of links, files and folders that do not belong in raw/."""
    issues = list(_find_stray_sources(raw / paths.SOURCES))
    issues += _check_folder(raw, _IN_RAW, paths.FOLDERS)
    for folder, names in (
        (raw / paths.CODELISTS, _IN_CODELISTS),
        *((paths.source_folder(raw, i), _IN_SOURCE) for i in source_ids),
    ):
        if folder.is_symlink():
            issues.append(file_issue(folder, "outside-raw"))
        else:
            issues += _check_folder(folder, names)
    return issues


def _find_stray_sources(sources: Path) -> Iterator[Issue]:
    """Return issues of what lies among the sources and cannot be one by its name."""
    for path in sorted(sources.iterdir()) if sources.is_dir() else ():
        if not paths.is_source_id(path.name) and not _is_litter(path, set()):
            yield file_issue(path, "unknown-file", path.name, "a-readable-name")


def _check_folder(
    folder: Path, names: set[str], folders: tuple[str, ...] = ()
) -> Iterator[Issue]:
    """Return issues of a folder that may hold these names, some of them folders."""
    if not folder.is_dir():
        yield file_issue(folder, "outside-raw")
        return
    for path in sorted(folder.iterdir()):
        is_known = path.name in names
        is_plain = path.is_dir() if path.name in folders else path.is_file()
        if path.is_symlink() or (is_known and not is_plain):
            yield file_issue(path, "outside-raw")
        elif not is_known and not _is_litter(path, names):
            yield file_issue(path, "unknown-file", path.name, ", ".join(sorted(names)))


def _is_litter(path: Path, names: set[str]) -> bool:
    """Whether a file is one that systems and editors leave, not people.

    A hidden folder, and a file of a known name that was hidden, are what people did.
    """
    hidden = path.name.startswith(".") and path.is_file()
    return hidden and path.name.removeprefix(".") not in names


def is_source(raw: Path, source_id: str) -> bool:
    """Whether a source's folder lies in raw/ itself; a link to one is a stray."""
    folder = paths.source_folder(raw, source_id)
    return folder.is_dir() and not folder.is_symlink()


def read_bytes(path: Path) -> tuple[bytes | None, list[Issue]]:
    """Return a file's bytes, None where there is no such plain file."""
    if path.is_symlink():
        return None, []  # reported as a stray
    if not path.exists():
        return None, [file_issue(path, "missing-file", expected=path.name)]
    if not path.is_file():
        return None, []  # a pipe, a device: reported as a stray
    try:
        return read_file(path), []
    except OSError as error:
        return None, [_explain_error(path, error)]


def _explain_error(path: Path, error: OSError) -> Issue:
    """Return why a file cannot be read: its size, or what the system says."""
    if error.errno == errno.EFBIG:
        return file_issue(path, "too-large", expected=str(MAX_BYTES))
    return file_issue(path, "unreadable-file", error.strerror or str(error))


def file_issue(path: Path, code: str, found: str = "", expected: str = "") -> Issue:
    """Return an issue of a file or folder as a whole.

    A name that is no UTF-8 is spelled out, as no frame could hold it.
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Issue(name, 1, WHOLE_FILE, code, found, expected)
