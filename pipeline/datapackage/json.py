"""JSON: an array of records, one a line, UTF-8 unescaped, figures as exact numbers."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

import polars as pl

from pipeline.decimals import DECIMAL, plain

SEPARATOR, CLOSING = b",\n", b"\n]\n"
_OPENING, _EMPTY = b"[\n", b"[]\n"
_BETWEEN = "},\n{"


def render(table: pl.DataFrame) -> bytes:
    """Return the table as a JSON array of records, fields in order.

    Members are joined to records as cells are to lines: by the writer of CSV.
    """
    if table.is_empty():
        return _EMPTY
    buffer = BytesIO()
    table.select(_members(table)).write_csv(
        buffer, include_header=False, quote_style="never", line_terminator=_BETWEEN
    )
    members = buffer.getbuffer()[: -len(_BETWEEN)]
    return b"".join((_OPENING, b"{", members, b"}", CLOSING))


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
