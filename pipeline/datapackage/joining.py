"""The files of a table joined of those of its parts, and cut where they get long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.datapackage.formats import Form


class Piece(NamedTuple):
    """A piece of a table: the number of its file from 0, its bytes.

    It is `counted` where it belongs to the table, and not to this file of it alone.
    """

    file: int
    content: bytes | memoryview
    counted: bool = True


def join(form: Form, parts: Iterable[bytes], most: int | None) -> Iterator[Piece]:
    """Return the pieces of a table from the files of its parts, in their order.

    A file has at most so many rows, and every file can be read by itself.
    """
    file, rows, empty = 0, 0, b""
    for content in parts:
        start = form.find_rows(content)
        if start == len(content):
            empty = content
            continue
        for body, count in _cut(form, content, start, rows, most):
            if rows == most:
                yield Piece(file, form.closing)
                file, rows = file + 1, 0
            if rows:
                yield Piece(file, form.separator)
            else:
                yield Piece(file, content[:start], not (file and form.repeats))
            yield Piece(file, body)
            rows += count
    yield Piece(file, form.closing if rows else empty)


def _cut(
    form: Form, content: bytes, start: int, rows: int, most: int | None
) -> Iterator[tuple[bytes | memoryview, int]]:
    """Return the rows of a part's file in as many pieces as it takes, and their number.

    So many rows are there already in the file that they are joined to.
    """
    end = len(content) - len(form.closing)
    if most is None:
        yield memoryview(content)[start:end], 1
        return
    lines = content[start:end].split(form.separator)
    first = most - rows or most
    for at in (0, *range(first, len(lines), most)):
        piece = lines[at : first if at == 0 else at + most]
        yield form.separator.join(piece), len(piece)
