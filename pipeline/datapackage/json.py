"""JSON: an array of records, one a line, UTF-8 unescaped, figures as exact numbers."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby

import polars as pl

from pipeline.decimals import DECIMAL, plain

_OPENING, _CLOSING, _EMPTY = b"[\n", b"\n]\n", b"[]\n"
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
    return b"".join((_OPENING, b"{", members, b"}", _CLOSING))


def join(files: Iterable[bytes]) -> Iterator[bytes]:
    """Return the pieces of one file from those of a table's parts, in their order."""
    is_begun = False
    for content in files:
        if content != _EMPTY:
            yield b",\n" if is_begun else _OPENING
            yield content[len(_OPENING) : -len(_CLOSING)]
            is_begun = True
    yield _CLOSING if is_begun else _EMPTY


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
