"""The files of a package, read piece by piece, never more of one than it is to have."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from pipeline.issues.model import WHOLE_FILE, DataError, Issue

# What Python says of a zip that is none, or of a file that cannot be unpacked.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_PIECE = 2**20


class Members(NamedTuple):
    """The files of a package by their names, with their sizes; `reader` opens one."""

    sizes: dict[str, int]
    reader: Callable[[str], IO[bytes]]


def issue_of(file: str, code: str, found: str = "", expected: str = "") -> Issue:
    """Return an issue of a whole file."""
    return Issue(file, 1, WHOLE_FILE, code, found, expected)


def hash_member(members: Members, name: str) -> str:
    """Return the SHA-256 of a file.

    Raises:
        DataError: it cannot be unpacked, or is not of its size.
    """
    digest = hashlib.sha256()
    for piece in _read_pieces(members, name):
        digest.update(piece)
    return digest.hexdigest()


def read_member(members: Members, name: str, most: int) -> bytes:
    """Return the content of a file.

    Raises:
        DataError: as `hash_member`, or it has more than `most` bytes.
    """
    size = members.sizes[name]
    if size > most:
        raise DataError([issue_of(name, "package-too-large", str(size), str(most))])
    return b"".join(_read_pieces(members, name))


def _read_pieces(members: Members, name: str) -> Iterator[bytes]:
    """Return the pieces of a file, which together have its size."""
    left = members.sizes[name]
    try:
        with members.reader(name) as file:
            while left >= 0 and (piece := file.read(_PIECE)):
                left -= len(piece)
                yield piece
    except UNREADABLE as error:
        raise DataError([issue_of(name, "package-damaged")]) from error
    if left:
        raise DataError([issue_of(name, "package-damaged")])
