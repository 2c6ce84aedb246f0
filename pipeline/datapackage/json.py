"""JSON: an array of records, one a line, UTF-8 unescaped, figures as exact numbers."""

from collections.abc import Iterable, Iterator

import polars as pl

from pipeline.decimals import DECIMAL, plain


def render(table: pl.DataFrame) -> bytes:
    """Return the table as a JSON array of records, fields in order."""
    members = pl.concat_str((_member(column) for column in table), separator=",")
    record = pl.concat_str(pl.lit("{"), members, pl.lit("}"))
    body = table.select(record.str.join(",\n")).item() if len(table) else ""
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


_OPENING, _CLOSING, _EMPTY = b"[\n", b"\n]\n", b"[]\n"


def join(files: Iterable[bytes]) -> Iterator[bytes]:
    """Return the pieces of one file from those of a table's parts, in their order."""
    is_begun = False
    for content in files:
        if content != _EMPTY:
            yield b",\n" if is_begun else _OPENING
            yield content[len(_OPENING) : -len(_CLOSING)]
            is_begun = True
    yield _CLOSING if is_begun else _EMPTY


# What JSON has escapes for.
_ESCAPED = r'["\\\x00-\x1f]'


def _member(column: pl.Series) -> pl.Expr:
    """Return one member of the records, as JSON text.

    A figure is written by us, digit by digit: polars would quote it or make it binary.
    """
    cell = pl.col(column.name)
    text = cell.cast(pl.String)
    if column.dtype == DECIMAL:
        text = plain(cell)
    elif column.dtype == pl.String and column.str.contains(_ESCAPED).any():
        return pl.struct(column.name).struct.json_encode().str.slice(1).str.head(-1)
    elif column.dtype in (pl.String, pl.Date):
        text = pl.format('"{}"', text)
    return pl.lit(f'"{column.name}":') + text.fill_null("null")
