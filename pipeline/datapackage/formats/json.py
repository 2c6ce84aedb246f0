"""JSON: an array of records, one a line, UTF-8 unescaped, figures as exact numbers."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import polars as pl

from pipeline.decimals import DECIMAL, plain

SEPARATOR, CLOSING = b",\n", b"\n]\n"
_OPENING, _EMPTY = b"[\n", b"[]\n"


def render(table: pl.DataFrame) -> bytes:
    """Return the table as a JSON array of records, fields in order."""
    if table.is_empty():
        return _EMPTY
    return _OPENING + render_records(table, SEPARATOR) + CLOSING


def render_records(table: pl.DataFrame, separator: bytes) -> bytes:
    """Return the rows of a table, of which there are some, as JSON objects.

    Members are joined to records as cells are to lines: by the writer of CSV.
    """
    buffer, between = BytesIO(), f"}}{separator.decode()}{{"
    table.select(_members(table)).write_csv(
        buffer, include_header=False, quote_style="never", line_terminator=between
    )
    return b"".join((b"{", buffer.getbuffer()[: -len(between)], b"}"))


def find_rows(content: bytes) -> int:
    """Return where the records of a file begin: nowhere in the empty array."""
    return len(_OPENING) if content != _EMPTY else len(content)


def _members(table: pl.DataFrame) -> Iterator[pl.Expr]:
    """Return the members of the records as JSON text, neighbours together.

    A figure is written by us, digit by digit: polars would quote it or make it binary.
    """
    kinds = table.schema
    for is_figure, run in groupby(kinds, lambda name: kinds[name] == DECIMAL):
        names = list(run)
        if is_figure:
            yield from (_figure(name) for name in names)
        else:
            record = pl.struct(names).struct.json_encode()
            yield record.str.slice(1).str.head(-1).alias(names[0])


def _figure(name: str) -> pl.Expr:
    """Return a figure as one member of the records."""
    figure = plain(pl.col(name)).fill_null("null")
    return (pl.lit(f'"{name}":') + figure).alias(name)
