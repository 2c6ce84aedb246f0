"""What is stored while a dataset is made: in memory, or as files in a folder."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pipeline import files as disk
from pipeline.cache import Cache
from pipeline.files import Content

# Stored rows: themselves, or the Parquet file that has them.
Rows = pl.DataFrame | Path

SUFFIX = ".parquet"
# Rows of a file that are read or left together, where a range of them is asked for.
_GROUP = 8_192


class Range(NamedTuple):
    """Ids from the first one on, up to but without the end; None has no end."""

    first: str = ""
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Storage:
    """A place for rows and files: a folder, or the memory where there is none.

    The cache has what earlier builds have left; its parts are for one build at a time.
    """

    folder: Path | None = None
    cache: Cache | None = None
    keeps_parts: bool = False

    def within(self, name: str) -> Storage:
        """Return a place that nothing else has, whatever has been begun by this name.

        What is lost on its way may be begun again before that has ended.
        """
        own = f"{name}-{uuid.uuid4().hex}"
        return replace(self, folder=self.folder and self.folder / own)

    def put(self, name: str, frame: pl.DataFrame) -> Rows:
        """Store rows under a name that nothing else has here."""
        if self.folder is None:
            return frame
        path = self.folder / f"{name}{SUFFIX}"
        write = partial(frame.write_parquet, compression="lz4", row_group_size=_GROUP)
        disk.write_through(path, write)
        return path

    def put_content(self, name: str, content: bytes) -> Content:
        """Store the content of a file."""
        if self.folder is None:
            return content
        path = self.folder / name
        disk.write_through(path, lambda file: file.write(content))
        return path

    def put_pieces(self, name: str, pieces: Iterable[bytes | memoryview]) -> Content:
        """Store the content of a file, given piece by piece."""
        if self.folder is None:
            return b"".join(pieces)
        path = self.folder / name
        disk.write_through(path, lambda file: file.writelines(pieces))
        return path


def load(rows: Rows) -> pl.DataFrame:
    """Return stored rows."""
    return pl.read_parquet(rows) if isinstance(rows, Path) else rows


def load_all(parts: Iterable[Rows]) -> pl.DataFrame:
    """Return several parts, one behind the other."""
    return pl.concat(map(load, parts))


def scan(parts: Sequence[Rows]) -> pl.LazyFrame:
    """Return several parts, one behind the other; nothing is read yet."""
    return pl.concat(
        pl.scan_parquet(part) if isinstance(part, Path) else part.lazy()
        for part in parts
    )


def load_between(parts: Sequence[Rows], column: str, within: Range) -> pl.DataFrame:
    """Return of several parts the rows whose id lies in a range, part by part."""
    cell, read = pl.col(column), scan(parts)
    read = read.filter(cell >= within.first) if within.first else read
    read = read if within.end is None else read.filter(cell < within.end)
    # Parts of which nothing is left would be empty chunks, at which pl.format panics.
    return read.collect().rechunk()


def load_content(content: Content) -> bytes:
    """Return the content of a stored file."""
    return content if isinstance(content, bytes) else Path(content).read_bytes()


def digest_rows(frame: pl.DataFrame) -> str:
    """Return a hash of the columns and rows of a frame, in their order.

    Equal frames may have two hashes, frames that differ never have one.
    """
    buffer = io.BytesIO()
    # The layout of text in memory depends on how a frame came to be; that of Arrow's
    # first version does not.
    frame.write_ipc_stream(buffer, compat_level=pl.CompatLevel.oldest())
    return hashlib.sha256(buffer.getbuffer()).hexdigest()
