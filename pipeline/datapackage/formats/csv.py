"""CSV: RFC 4180 quoting, UTF-8 without mark, LF, plain decimals, empty for null."""

from io import BytesIO

import polars as pl

from pipeline.decimals import DECIMAL, plain

# No cell has a line break: a row is a line.
SEPARATOR = CLOSING = b"\n"


def render(table: pl.DataFrame) -> bytes:
    """Return the table as CSV with a header line."""
    figures = [n for n, kind in table.schema.items() if kind == DECIMAL]
    text = table.with_columns(plain(pl.col(name)) for name in figures)
    buffer = BytesIO()
    text.write_csv(buffer, line_terminator="\n")
    return buffer.getvalue()


def find_rows(content: bytes) -> int:
    """Return where the rows of a file begin: behind its header."""
    return content.index(b"\n") + 1
