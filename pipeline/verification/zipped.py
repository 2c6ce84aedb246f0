"""A package as one zip file: whatever it is not to have is refused before it is read.

Nothing is unpacked to the disk. Python's reader is given no more than it is said here
that it may find: one directory at the end, of so many entries at most.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from pipeline.budgets import (
    MAX_PACKAGE_BYTES,
    MAX_PACKAGE_DIRECTORY,
    MAX_PACKAGE_FILES,
    MAX_PACKAGE_RATIO,
)
from pipeline.issues.model import DataError, Issue
from pipeline.verification.members import UNREADABLE, Members, issue_of
from pipeline.verification.names import find_repeated, is_safe

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_FIRST = b"PK\x03\x04"
# The end of the directory: its mark, four counts, its size and place, a comment's size.
_END = struct.Struct("<4s4H2LH")


class _End(NamedTuple):
    """The end of a zip's directory."""

    mark: bytes
    disk: int
    from_disk: int
    here: int
    entries: int
    length: int
    at: int
    comment: int


_END_MARK = b"PK\x05\x06"
# What stands before the end where sizes do not fit into it; none of ours needs it.
_LONG_END, _LONG_END_SIZE = b"PK\x06\x07", 20
# Bits of an entry: it is encrypted, strongly so, or its directory is.
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_KINDS = {
    stat.S_IFLNK: "link",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
}
_PLAIN = {0, stat.S_IFREG}


@contextmanager
def open_zip(path: Path) -> Iterator[Members]:
    """Give the files of a zip, all of whose entries are harmless.

    Raises:
        DataError: it is no zip, or has an entry that is not to be in it.
    """
    with path.open("rb") as file:
        _require_directory(file, path)
        try:
            archive = zipfile.ZipFile(file)
        except UNREADABLE as error:
            raise DataError([issue_of(str(path), "package-not-zip")]) from error
        entries = archive.infolist()
        issues = check_entries(str(path), entries)
        if issues:
            raise DataError(issues)
        sizes = {e.filename: e.file_size for e in entries if not _is_folder(e)}
        yield Members(sizes, archive.open)


def _require_directory(file: IO[bytes], path: Path) -> None:
    """Refuse what is no zip from its first byte to its last, or has too many entries.

    Raises:
        DataError: so it is.
    """
    size = file.seek(0, os.SEEK_END)
    if size > MAX_PACKAGE_BYTES:
        most = str(MAX_PACKAGE_BYTES)
        raise DataError([issue_of(str(path), "package-too-large", str(size), most)])
    end = _read_end(file, size)
    if end is None:
        raise DataError([issue_of(str(path), "package-not-zip")])
    if end.entries > MAX_PACKAGE_FILES or end.length > MAX_PACKAGE_DIRECTORY:
        most = str(MAX_PACKAGE_FILES)
        raise DataError(
            [issue_of(str(path), "package-too-many", str(end.entries), most)]
        )


def _read_end(file: IO[bytes], size: int) -> _End | None:
    """Return the end of a zip that begins with an entry and has one whole directory."""
    if size < _LONG_END_SIZE + _END.size:
        return None
    file.seek(0)
    first = file.read(len(_FIRST))
    file.seek(size - _LONG_END_SIZE - _END.size)
    before = file.read(_LONG_END_SIZE)
    end = _End(*_END.unpack(file.read(_END.size)))
    is_zip = (first, end.mark) == (_FIRST, _END_MARK)
    is_one = (end.disk, end.from_disk, end.here, end.comment) == (0, 0, end.entries, 0)
    is_last = end.at + end.length + _END.size == size
    is_short = not before.startswith(_LONG_END)
    return end if is_zip and is_one and is_last and is_short else None


def check_entries(path: str, entries: list[zipfile.ZipInfo]) -> list[Issue]:
    """Return the issues of a zip's entries, by themselves or else held together."""
    if len(entries) > MAX_PACKAGE_FILES:
        found, most = str(len(entries)), str(MAX_PACKAGE_FILES)
        return [issue_of(path, "package-too-many", found, most)]
    issues = [issue for entry in entries for issue in _check_entry(path, entry)]
    if issues:
        return issues
    total = sum(entry.file_size for entry in entries)
    if total > MAX_PACKAGE_BYTES:
        most = str(MAX_PACKAGE_BYTES)
        return [issue_of(path, "package-too-large", str(total), most)]
    repeated = find_repeated([entry.filename for entry in entries])
    return [issue_of(path, "package-name-repeated", name) for name in repeated]


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder; that of Python fails where there is no name."""
    return entry.filename.endswith("/")


def _check_entry(path: str, entry: zipfile.ZipInfo) -> Iterator[Issue]:
    """Return the issues of one entry: its name, its kind, how it is packed."""
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_folder = _is_folder(entry)
    is_empty = is_folder and entry.file_size == 0
    is_plain = is_safe(name.removesuffix("/") if is_empty else name)
    if not is_plain or name != entry.filename:
        yield issue_of(path, "package-name-unsafe", name)
    if kind not in _PLAIN and not (is_folder and kind == stat.S_IFDIR):
        found = f"{name} ({_KINDS.get(kind, oct(kind))})"
        yield issue_of(path, "package-not-plain", found)
    if entry.flag_bits & _ENCRYPTED:
        yield issue_of(path, "package-encrypted", name)
    elif entry.compress_type not in _METHODS:
        found = f"{name} ({entry.compress_type})"
        yield issue_of(path, "package-compression", found)
    if entry.file_size > MAX_PACKAGE_RATIO * max(entry.compress_size, 1):
        found = f"{name} ({entry.compress_size} → {entry.file_size})"
        yield issue_of(path, "package-bomb", found, str(MAX_PACKAGE_RATIO))
