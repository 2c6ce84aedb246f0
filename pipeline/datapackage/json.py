"""JSON: an array of records, one a line, UTF-8 unescaped, figures as exact numbers."""

from collections.abc import Iterable, Iterator

import polars as pl

from pipeline.decimals import DECIMAL, plain


def render(table: pl.DataFrame) -> bytes:
    """Return the table as a JSON array of records, fields in order."""
    cells = [_member(name, kind) for name, kind in table.schema.items()]
    members = pl.concat_str(cells, separator=",")
    record = pl.concat_str(pl.lit("{"), members, pl.lit("}"))
    lines = table.select(record.alias("record"))["record"]
    body = ",\n".join(lines) if len(lines) else ""
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


def _member(name: str, kind: pl.DataType) -> pl.Expr:
    """Return one member of the records, as JSON text.

    A figure is written by us, digit by digit: polars would quote it or make it binary.
    """
    if kind == DECIMAL:
        return pl.lit(f'"{name}":') + plain(pl.col(name)).fill_null("null")
    return pl.struct(name).struct.json_encode().str.slice(1).str.head(-1)
