"""JSON: an array of records, one a line, UTF-8 unescaped, figures as exact numbers."""

import polars as pl

from pipeline.decimals import DECIMAL, plain

SEPARATOR, CLOSING = b",\n", b"\n]\n"
_OPENING, _EMPTY = b"[\n", b"[]\n"


def render(table: pl.DataFrame) -> bytes:
    """Return the table as a JSON array of records, fields in order."""
    members = pl.concat_str((_member(column) for column in table), separator=",")
    record = pl.concat_str(pl.lit("{"), members, pl.lit("}"))
    body = table.select(record.str.join(",\n")).item() if len(table) else ""
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def find_rows(content: bytes) -> int:
    """Return where the records of a file begin: nowhere in the empty array."""
    return len(_OPENING) if content != _EMPTY else len(content)


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
