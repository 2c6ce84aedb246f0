"""raw/ as it was at one moment: what lay there, and the hash of what is read of it.

Whatever is read later must have that hash. So all that is read is of one moment, and
no more of it is in memory than is worked on. Only the standard library is imported:
`make` takes a snapshot before anything else.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

from pipeline.budgets import MAX_BYTES
from pipeline.files import read_file
from pipeline.issues.model import WHOLE_FILE, DataError, Issue

# The code of an issue of a file that is no longer what it was.
CHANGED = "changed-meanwhile"
# How far below raw/ files stand: raw/sources/SOURCE_ID.
_DEPTH = 2
# The files that are read; of others only the names matter.
_READ = {".csv", ".toml"}


class Kind(Enum):
    """What lies at a path, unless it is a file that is read."""

    FOLDER = "folder"
    FILE = "file"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that should be read and cannot be: what an issue of it says."""

    code: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that is read: the hash of its bytes, and how many lines they have."""

    sha256: str
    lines: int


Entry = Sheet | Kind | Unread


@dataclass(frozen=True)
class Snapshot:
    """What lay in each folder of raw/, by name and in order."""

    folder: Path
    entries: Mapping[Path, Mapping[str, Entry]]

    def find(self, path: Path) -> Entry | None:
        """Return what lay at a path; None where nothing did."""
        return self.entries.get(path.parent, {}).get(path.name)

    def list_folder(self, folder: Path) -> Mapping[str, Entry]:
        """Return what lay in a folder; nothing where there was no such folder."""
        return self.entries.get(folder, {})

    @cached_property
    def sha256(self) -> str:
        """Return one hash of all paths and contents, wherever raw/ itself lies."""
        whole = hashlib.sha256()
        for folder, entries in self.entries.items():
            for name, entry in entries.items():
                path = (folder / name).relative_to(self.folder).as_posix()
                found = entry.sha256 if isinstance(entry, Sheet) else repr(entry)
                whole.update(f"{path}\0{found}\0".encode(errors="surrogateescape"))
        return whole.hexdigest()


def take_snapshot(raw: Path) -> Snapshot:
    """Return what lies in raw/; no link is followed."""
    entries: dict[Path, dict[str, Entry]] = {}
    folders = [raw]
    for _ in range(_DEPTH + 1):
        for folder in folders:
            entries[folder] = _read_folder(folder)
        folders = [
            folder / name
            for folder in folders
            for name, entry in entries[folder].items()
            if entry is Kind.FOLDER and not is_hidden(name)
        ]
    return Snapshot(raw, entries)


def is_hidden(name: str) -> bool:
    """Whether a name is one that systems list only on request."""
    return name.startswith(".")


def read_sheet(path: Path, sheet: Sheet) -> bytes | None:
    """Return the bytes of a file of a snapshot; None where it has changed since."""
    with suppress(FileNotFoundError):
        content = _read_sheet(path)
        if isinstance(content, bytes) and _fingerprint(content) == sheet:
            return content
    return None


def require_unchanged(raw: Snapshot) -> None:
    """Refuse what was made from a raw/ that has changed since.

    Raises:
        DataError: with an issue of each file that is new, gone or another.
    """
    now = take_snapshot(raw.folder)
    changed = [
        folder / name
        for folder in raw.entries.keys() | now.entries.keys()
        for name in raw.list_folder(folder).keys() | now.list_folder(folder).keys()
        if raw.find(folder / name) != now.find(folder / name)
    ]
    if changed:
        raise DataError(Issue(str(path), 1, WHOLE_FILE, CHANGED) for path in changed)


def _read_folder(folder: Path) -> dict[str, Entry]:
    """Return what lies in a folder, in the order of names.

    Hidden files that are no sheets come and go with editors, and are left out.
    """
    entries: dict[str, Entry] = {}
    with suppress(FileNotFoundError):  # gone since its parent was listed
        for path in sorted(folder.iterdir()):
            with suppress(FileNotFoundError):
                entry = _read_entry(path)
                if entry is not Kind.FILE or not is_hidden(path.name):
                    entries[path.name] = entry
    return entries


def _read_entry(path: Path) -> Entry:
    """Return what lies at a path."""
    if path.is_symlink():
        return Kind.LINK
    if path.is_dir():
        return Kind.FOLDER
    if not path.is_file():
        return Kind.OTHER
    if path.suffix not in _READ:
        return Kind.FILE
    content = _read_sheet(path)
    return _fingerprint(content) if isinstance(content, bytes) else content


def _fingerprint(content: bytes) -> Sheet:
    """Return what a snapshot has of a file."""
    return Sheet(hashlib.sha256(content).hexdigest(), content.count(b"\n"))


def _read_sheet(path: Path) -> bytes | Unread:
    """Return a file's bytes, or why it has none: its size, or what the system says."""
    try:
        return read_file(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.EFBIG:
            return Unread("too-large", "", str(MAX_BYTES))
        return Unread("unreadable-file", error.strerror or str(error), "")
