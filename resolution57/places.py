"""Where a dataset lies: in a folder, in a zip file, or at an address."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from resolution57.descriptor import DESCRIPTOR
from resolution57.errors import DatasetError

Location = str | os.PathLike[str]

# Bytes of a zip file that is fetched: 100 times today's.
MAX_ZIP_BYTES = 256 * 2**20


class Place(Protocol):
    """Where files are read from, by their paths beside the descriptor."""

    @property
    def name(self) -> str:
        """What messages call it."""

    def read(self, path: str, most: int) -> bytes:
        """Return a file's content.

        Raises:
            DatasetError: it is missing, cannot be read, or has more than `most` bytes.
        """


def find_place(location: Location) -> Place:
    """Return the place that a user has named; only an http(s) address is fetched.

    Raises:
        DatasetError: there is no such place.
    """
    text = os.fspath(location)
    if re.match("https?://", text, re.IGNORECASE):
        return _find_address(text)
    path = Path(text)
    if path.is_dir():
        return Folder(path)
    if path.name == DESCRIPTOR:
        return Folder(path.parent)
    if path.is_file():
        return Archive(path, text)
    message = f"there is no {text}: name a folder, a zip file or an http(s) address"
    raise DatasetError(message)


def _find_address(text: str) -> Place:
    from resolution57.fetching import fetch  # noqa: PLC0415 - most fetch nothing

    address = re.split("[?#]", text)[0]
    if address.endswith(("/", f"/{DESCRIPTOR}")):
        return Address(address.removesuffix(DESCRIPTOR))
    return Archive(io.BytesIO(fetch(text, MAX_ZIP_BYTES)), text)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine that has the descriptor."""

    path: Path

    @property
    def name(self) -> str:
        """The folder as it was named."""
        return str(self.path)

    def read(self, path: str, most: int) -> bytes:
        """Return a plain file's content."""
        file = self.path / path
        if not file.is_file():
            raise DatasetError(_tell_missing(path, self.name))
        try:
            with file.open("rb") as opened:
                content = opened.read(most + 1)
        except OSError as error:
            reason = f"{file} cannot be read ({error.strerror})"
            message = f"{reason}: see to its permissions"
            raise DatasetError(message) from error
        return _require_size(content, most, path, self.name)


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file. Members are read by their names; nothing is ever extracted."""

    file: Path | io.BytesIO
    name: str

    def read(self, path: str, most: int) -> bytes:
        """Return a member's content, beside the descriptor."""
        with self._opened() as archive:
            member = self._find_root(archive) + path
            try:
                info = archive.getinfo(member)
            except KeyError as error:
                raise DatasetError(_tell_missing(path, self.name)) from error
            if info.file_size > most:
                raise DatasetError(_tell_size(path, self.name, most))
            return archive.read(info)

    def _find_root(self, archive: zipfile.ZipFile) -> str:
        """Return what stands before the path of the descriptor: at most one folder."""
        names = [
            name
            for name in archive.namelist()
            if name.rpartition("/")[2] == DESCRIPTOR and name.count("/") <= 1
        ]
        if DESCRIPTOR not in names and len(names) != 1:
            raise DatasetError(_tell_missing(DESCRIPTOR, self.name))
        return min(names, key=len).removesuffix(DESCRIPTOR)

    @contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile]:
        # What else zipfile raises of damaged files, RuntimeError of encrypted ones.
        faults = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
        try:
            with zipfile.ZipFile(self.file) as archive:
                yield archive
        except (OSError, *faults) as error:
            message = (
                f"{self.name} is no zip file that can be read ({error}): take it anew; "
                f"the address of a folder ends in / or /{DESCRIPTOR}"
            )
            raise DatasetError(message) from error


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address of the folder that has the descriptor; it ends in a slash."""

    name: str

    def read(self, path: str, most: int) -> bytes:
        """Return what is at the path's address."""
        from resolution57.fetching import fetch  # noqa: PLC0415 - as above

        return fetch(self.name + path, most)


def _require_size(content: bytes, most: int, path: str, place: str) -> bytes:
    """Return content that is not too large.

    Raises:
        DatasetError: it is.
    """
    if len(content) > most:
        raise DatasetError(_tell_size(path, place, most))
    return content


def _tell_missing(path: str, place: str) -> str:
    return (
        f"there is no {path} in {place}: name the folder, zip file or address that has "
        f"{DESCRIPTOR}, or take the dataset anew"
    )


def _tell_size(path: str, place: str, most: int) -> str:
    return (
        f"{path} in {place} has more than {most} bytes, as no file of this dataset "
        "has: take it anew, from where it is published"
    )
