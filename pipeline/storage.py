"""What is stored while a dataset is made: in memory, or as files in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pipeline import files as disk
from pipeline.files import Content

# Stored rows: themselves, or the Parquet file that has them.
Rows = pl.DataFrame | Path


# Rows of a file that are read or left together, where a range of them is asked for.
_GROUP = 8_192


class Range(NamedTuple):
    """Ids from the first one on, up to but without the end; None has no end."""

    first: str = ""
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Storage:
    """A place for rows and files: a folder, or the memory where there is none."""

    folder: Path | None = None

    def put(self, name: str, frame: pl.DataFrame) -> Rows:
        """Store rows under a name that nothing else has."""
        if self.folder is None:
            return frame
        path = self.folder / f"{name}.parquet"
        write = partial(frame.write_parquet, compression="lz4", row_group_size=_GROUP)
        disk.write_through(path, write)
        return path

    def put_pieces(self, name: str, pieces: Iterable[bytes]) -> Content:
        """Store the content of a file, given piece by piece."""
        if self.folder is None:
            return b"".join(pieces)
        path = self.folder / name
        disk.write_through(path, lambda file: file.writelines(pieces))
        return path


def load(rows: Rows) -> pl.DataFrame:
    """Return stored rows."""
    return pl.read_parquet(rows) if isinstance(rows, Path) else rows


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
