"""Files written so that what was there is never lost: beside their place, then renamed.

Nothing else in the pipeline opens a file for writing.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from pipeline.budgets import MAX_BYTES


class File(NamedTuple):
    """A file that is written, with its size and SHA-256."""

    path: Path
    size: int
    sha256: str

    def __fspath__(self) -> str:
        """Return the path, for whatever opens files."""
        return str(self.path)


# What a file holds or is to hold: its bytes, or a file that has them.
Content = Any

# Bytes that are read at a time.
_PIECE = 2**18

# What renameat2(2) and renamex_np(2) call the exchange of two names.
_EXCHANGE = 2
_AT_FDCWD = -100
# What they answer where the system or the file system cannot exchange names.
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def write_file(path: Path, content: bytes) -> None:
    """Write a file: whatever fails, its old content or all of the new is there.

    A link is followed, and a file that is replaced keeps its permissions.
    """
    place = path.resolve()
    mode = place.stat().st_mode & 0o777 if place.exists() else None
    beside = _place_beside(place)
    try:
        write_flushed(beside, content)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    flush_folder(place.parent)


def rewrite_file(path: Path, before: bytes, after: bytes) -> bool:
    """Write a file anew, unless it is no longer what it was when it was read.

    Returns False where it is another, which is left alone.
    """
    if not path.is_file() or path.read_bytes() != before:
        return False
    write_file(path, after)
    return True


def write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write a new folder with files by name: whatever fails, none or all is there.

    Raises:
        FileExistsError: something has that name.
    """
    if folder.exists() or folder.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = _place_beside(folder)
    try:
        beside.mkdir()
        for name, content in files.items():
            write_flushed(beside / name, content)
        flush_folder(beside)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    flush_folder(folder.parent)


def _place_beside(place: Path) -> Path:
    """Return where a file or folder is written before it gets its name."""
    return place.with_name(f".{place.name}.{os.getpid()}.part")


def read_file(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return a plain file's content.

    Raises:
        OSError: it cannot be read, is a pipe or device, or has more than `most` bytes.
    """
    if not path.is_file():
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"more than {most} bytes", str(path))
    return content


def write_flushed(path: Path, content: bytes) -> None:
    """Write a file that nobody reads yet, and flush it to the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_through(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file that does not outlast its process: it is not flushed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write(file)


def hash_file(path: Path) -> tuple[int, str]:
    """Return the size and the SHA-256 of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def sum_file(path: Path) -> str:
    """Return the size and the CRC-32 of a file, which show damage, not malice.

    That takes a quarter of the time of a hash.
    """
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            checksum = zlib.crc32(piece, checksum)
        return f"{file.tell()}-{checksum:08x}"


def put_flushed(path: Path, content: Content) -> None:
    """Write a file that nobody reads yet, or move it there; flush it to the disk."""
    if isinstance(content, bytes):
        write_flushed(path, content)
        return
    with Path(content).open("r+b") as file:
        os.fsync(file.fileno())
    Path(content).replace(path)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder where the system keeps what is soon forgotten."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def flush_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once, so that neither is ever missing.

    Returns False where the system cannot (Windows, some file systems).

    Raises:
        OSError: the system can, and failed.
    """
    call = _find_exchange()
    if call is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if call(*names) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _find_exchange() -> Callable[[bytes, bytes], int] | None:
    """Return the system's call that exchanges two names, if it has one."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    swap = getattr(library, "renamex_np", None)
    if swap is not None:
        return lambda one, other: int(swap(one, other, _EXCHANGE))
    rename = getattr(library, "renameat2", None)
    if rename is not None:
        here = _AT_FDCWD
        return lambda one, other: int(rename(here, one, here, other, _EXCHANGE))
    return None


def describe(error: OSError) -> str:
    """Return what the system says of an error, and of which file if it names one."""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{reason} ({error.filename})" if error.filename else reason
