"""Readings of fragments, kept in a file from one run to the next.

They count only for the code that read them. A file that is damaged, or not of this
code, is ignored: it saves time, and decides nothing.
"""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.files import read_file, write_file

FOLDER = ".cache"
_FILE = "readings"

# What a reading depends on in the pipeline: `tests/test_cache.py` holds that it is all.
_CODE = (
    "reading",
    "normalization/fragments.py",
    "normalization/readings.py",
    "decimals.py",
)


@dataclass(frozen=True, slots=True)
class Cache:
    """The file that keeps readings, and the hash of the code that they count for."""

    file: Path
    code: str

    def load(self, schema: Mapping[str, Any]) -> pl.DataFrame | None:
        """Return what is kept, if it is whole, of this code and in these columns."""
        try:
            mark, _, content = read_file(self.file, MAX_TABLE_BYTES).partition(b"\n")
            if mark != _mark(self.code, content):
                return None
            frame = pl.read_parquet(io.BytesIO(content))
        except (OSError, pl.exceptions.PolarsError):
            return None
        return frame if frame.schema == pl.Schema(schema) else None

    def keep(self, frame: pl.DataFrame) -> None:
        """Keep readings for the next run, if there is a folder that can be written.

        Of two runs at once the last one's are kept. What a run that was cut short has
        left goes.
        """
        buffer = io.BytesIO()
        frame.write_parquet(buffer)
        content = buffer.getvalue()
        with suppress(OSError):
            if hash_readers() != self.code:
                return  # it was changed since: nobody knows which code has read these
            self.file.parent.mkdir(exist_ok=True)
            for cut_short in self.file.parent.glob(f".{_FILE}.*.part"):
                cut_short.unlink()
            write_file(self.file, _mark(self.code, content) + b"\n" + content)


def open_cache(folder: Path) -> Cache:
    """Return the cache of readings in a hidden folder beside what is published.

    To be called before the readers are imported: what changes later is not kept.
    """
    return Cache(folder / FOLDER / _FILE, hash_readers())


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


def _mark(code: str, content: bytes) -> bytes:
    """Return the first line of a file of readings."""
    return f"{code} {hashlib.sha256(content).hexdigest()}".encode()
