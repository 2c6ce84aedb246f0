"""What earlier builds have left: readings of fragments, and parts of a dataset.

They count only for the code that made them. What is damaged, or not of this code, is
ignored: it saves time, and decides nothing.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.files import read_file, sum_file, write_file, write_through

FOLDER = ".cache"
_READINGS, _PARTS = "readings", "parts"
_LOCK = "lock"
# Checksums of a part's files, by their names; the first line has that of the others.
_SUMS = "checksums"

# What a reading depends on in the pipeline: `tests/test_cache.py` holds that it is all.
_CODE = (
    "reading",
    "normalization/fragments.py",
    "normalization/readings.py",
    "decimals.py",
)


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of readings by batch, and of parts by what they rest on.

    Readings count for the code of the readers, parts for all code. Whoever does not
    name that only reads.
    """

    folder: Path
    readers: str
    code: str = ""

    def load_readings(
        self, name: str, schema: Mapping[str, Any]
    ) -> pl.DataFrame | None:
        """Return what was read for a batch, if it is whole and has these columns."""
        try:
            content = read_file(self.folder / _READINGS / name, MAX_TABLE_BYTES)
            mark, _, content = content.partition(b"\n")
            if mark != _mark(self.readers, content):
                return None
            frame = pl.read_parquet(io.BytesIO(content))
        except (OSError, pl.exceptions.PolarsError):
            return None
        return frame if frame.schema == pl.Schema(schema) else None

    def keep_readings(self, name: str, frame: pl.DataFrame) -> None:
        """Keep what was read for a batch, if there is a folder that can be written.

        Of two builds at once the last one's are kept.
        """
        buffer = io.BytesIO()
        frame.write_parquet(buffer)
        content = buffer.getvalue()
        with suppress(OSError):
            if not self.code or hash_readers() != self.readers:
                return  # it was changed since: nobody knows which code has read these
            place = self.folder / _READINGS / name
            self.folder.mkdir(exist_ok=True)
            place.parent.mkdir(exist_ok=True)
            write_file(place, _mark(self.readers, content) + b"\n" + content)

    def find_part(self, key: str) -> dict[str, Path] | None:
        """Return the files of a part by their names, if each is what it was."""
        folder = self.folder / _PARTS / key
        try:
            first, _, sums = read_file(folder / _SUMS).partition(b"\n")
            if first != _mark(key, sums):
                return None
            lines = (line.partition("  ") for line in sums.decode().splitlines())
            files = {name: (folder / name, checksum) for checksum, _, name in lines}
            if any(sum_file(path) != checksum for path, checksum in files.values()):
                return None
        except (OSError, UnicodeDecodeError):
            return None
        return {name: path for name, (path, _) in files.items()}

    def keep_part(self, key: str, part: Path) -> Path:
        """Take the folder of a part, which lies on the same disk; return its place.

        If it cannot be taken, it stays where it is.
        """
        names = sorted(p.relative_to(part) for p in part.rglob("*") if p.is_file())
        sums = "".join(f"{sum_file(part / n)}  {n.as_posix()}\n" for n in names)
        first = _mark(key, sums.encode())
        place = self.folder / _PARTS / key
        try:
            write_through(
                part / _SUMS, lambda file: file.write(first + b"\n" + sums.encode())
            )
            place.parent.mkdir(parents=True, exist_ok=True)
            # Where one lies it was damaged, or has been made meanwhile. What is damaged
            # makes room at once: another may be keeping the same part just now.
            if place.exists() and self.find_part(key) is None:
                place.rename(part.with_name(f"{part.name}-damaged"))
            part.rename(place)
        except OSError:
            return part
        return place

    def remove_others(self, batches: Iterable[str], keys: Iterable[str]) -> None:
        """Remove readings and parts of other batches and keys, and what was cut short.

        What is kept grows no further than the dataset does.
        """
        for name, kept in ((_READINGS, set(batches)), (_PARTS, set(keys))):
            folder = self.folder / name
            others = [p for p in folder.glob("*") if p.name not in kept]
            for path in others:
                with suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    @contextmanager
    def lock_parts(self) -> Iterator[bool]:
        """Let one build at a time use the parts, where there can be any."""
        # Whoever only reads need not wait for this import.
        from filelock import FileLock, Timeout  # noqa: PLC0415

        if not self.code:
            yield False
            return
        lock = FileLock(self.folder / _LOCK, timeout=0)
        try:
            self.folder.mkdir(exist_ok=True)
            lock.acquire()
        except (OSError, Timeout):
            yield False
            return
        with lock:
            yield True


def open_cache(folder: Path, code: str = "") -> Cache:
    """Return the cache in a hidden folder beside what is published.

    To be called before the readers are imported: what changes later is not kept.
    """
    return Cache(folder / FOLDER, hash_readers(), code)


def hash_readers() -> str:
    """Return one hash of the code that readings depend on, of polars' and Python's."""
    whole = hashlib.sha256(f"{sys.version} {pl.__version__}".encode())
    for name, path in sorted(list_code().items()):
        whole.update(f"\0{name}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def list_code() -> dict[str, Path]:
    """Return the files of the pipeline that a reading depends on, by their names."""
    root = Path(__file__).parent
    paths = [root / name for name in _CODE]
    files = [
        file
        for path in paths
        for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
    ]
    return {file.relative_to(root).as_posix(): file for file in files}


def _mark(made_by: str, content: bytes) -> bytes:
    """Return the first line of a file that is kept."""
    return f"{made_by} {hashlib.sha256(content).hexdigest()}".encode()
