"""CSV: RFC 4180 quoting, UTF-8 without mark, LF, plain decimals, empty for null."""

from collections.abc import Iterable, Iterator
from io import BytesIO

import polars as pl

from pipeline.decimals import DECIMAL, plain


def render(table: pl.DataFrame) -> bytes:
    """Return the table as CSV with a header line."""
    figures = [n for n, kind in table.schema.items() if kind == DECIMAL]
    text = table.with_columns(plain(pl.col(name)) for name in figures)
    buffer = BytesIO()
    text.write_csv(buffer, line_terminator="\n")
    return buffer.getvalue()


def join(files: Iterable[bytes]) -> Iterator[bytes]:
    """Return the pieces of one file from those of a table's parts, in their order."""
    for number, content in enumerate(files):
        yield content[content.index(b"\n") + 1 :] if number else content
