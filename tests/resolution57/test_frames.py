"""Whatever a table holds, it is loaded as published, from any number of files."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from pipeline.datapackage.formats.csv import render
from pipeline.decimals import DECIMAL, DIGITS, PLACES
from resolution57.descriptor import Table
from resolution57.errors import DatasetError
from resolution57.frames import read_table

COLUMNS: dict[str, Any] = {
    "key": pl.String,
    "count": pl.Int64,
    "figure": DECIMAL,
    "day": pl.Date,
    "holds": pl.Boolean,
}
LIMIT = Decimal(10 ** (DIGITS - PLACES)) - 1
# No cell has a line break, and an empty one is none.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
ROWS = st.tuples(
    TEXTS,
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.decimals(-LIMIT, LIMIT, places=PLACES, allow_nan=False),
    st.none() | st.dates(date(1, 1, 1)),
    st.none() | st.booleans(),
)


@dataclass
class Memory:
    """A place whose files are these bytes."""

    files: dict[str, bytes]
    name: str = "memory"

    def read(self, path: str, most: int) -> bytes:
        """Return a file's content."""
        assert len(self.files[path]) <= most
        return self.files[path]


def publish(frame: pl.DataFrame, size: int) -> tuple[Memory, Table]:
    """Put a table in files of so many rows, and describe it."""
    starts = range(0, max(len(frame), 1), size)
    files = {f"t-{at}.csv": render(frame[at : at + size]) for at in starts}
    digest = hashlib.sha256(render(frame)).hexdigest()
    return Memory(files), Table("t", {}, tuple(files), digest, COLUMNS)


@given(rows=st.lists(ROWS, max_size=12), size=st.integers(1, 12))
def test_every_value_is_loaded_as_it_was_published(
    rows: list[tuple[Any, ...]], size: int
) -> None:
    frame = pl.DataFrame(rows, COLUMNS, orient="row")

    assert_frame_equal(read_table(*publish(frame, size)), frame)


@given(
    rows=st.lists(ROWS, min_size=1, max_size=5),
    size=st.integers(1, 5),
    data=st.data(),
)
def test_no_table_is_loaded_of_which_a_byte_is_another(
    rows: list[tuple[Any, ...]], size: int, data: st.DataObject
) -> None:
    place, table = publish(pl.DataFrame(rows, COLUMNS, orient="row"), size)
    path = data.draw(st.sampled_from(sorted(place.files)))
    content = bytearray(place.files[path])
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(
        st.integers(1, 255)
    )
    place.files[path] = bytes(content)

    with pytest.raises(DatasetError, match="is not what the descriptor says"):
        read_table(place, table)
