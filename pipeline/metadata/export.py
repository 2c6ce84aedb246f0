"""The metadata of a package as files, from what its export has given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pipeline import __version__
from pipeline.datapackage.checksums import digest_of, hash_of
from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.files import Content, File
from pipeline.metadata import (
    bibtex,
    croissant,
    csvw,
    datacite,
    rocrate,
    sdmx,
    webannotation,
)
from pipeline.metadata.known import Digest, Known, Page
from pipeline.paths import (
    ANNOTATIONS,
    BIBTEX,
    CROISSANT,
    CSVW,
    DATACITE,
    DESCRIPTOR,
    ROCRATE,
    SDMX_DATA,
    SDMX_STRUCTURE,
    lock_file,
    number_path,
)
from pipeline.schemas.published import Tables
from pipeline.storage import Storage, load_all, load_content

# Documents on the dataset as a whole.
DOCUMENTS: dict[str, Callable[[Known], bytes]] = {
    CSVW: csvw.render,
    CROISSANT: croissant.render,
    BIBTEX: bibtex.render,
    DATACITE: datacite.render,
    SDMX_STRUCTURE: sdmx.render_structure,
}
# The tables that every part of a dataset refers to.
SHARED = ("sources", "entities", "indicators", "units", "terms")


class _Stream(NamedTuple):
    """A document with an item for each row: those of a part, joined by a separator.

    `begin` tells what stands before the items of a page, `closing` what stands behind.
    """

    render: Callable[[Tables, dict[str, Any]], bytes]
    begin: Callable[[Known, Page], bytes]
    separator: bytes
    closing: bytes


STREAMS = {
    ANNOTATIONS: _Stream(
        webannotation.render,
        webannotation.open_page,
        webannotation.SEPARATOR,
        webannotation.CLOSING,
    ),
    SDMX_DATA: _Stream(sdmx.render, sdmx.open_message, sdmx.SEPARATOR, sdmx.CLOSING),
}


def export_metadata(
    package: Package, files: dict[str, Content], engine: Engine
) -> dict[str, Content]:
    """Return the files of a package with those that describe them, each by its path.

    What is a file in a folder is hashed here, once.
    """
    sealed = _seal(files)
    known = _gather(package, sealed)
    made = {path: render(known) for path, render in DOCUMENTS.items()}
    sealed |= made | _seal(_stream(package, known, engine))
    # It names every other file, so it comes last.
    whole = replace(known, files=_digest(sealed))
    return {ROCRATE: rocrate.render(whole)} | sealed


def _gather(package: Package, files: dict[str, Content]) -> Known:
    """Return what the documents are made of."""
    lock = lock_file()
    bases = package.count("evidence", "basis")
    return Known(
        json.loads(files[DESCRIPTOR]),
        _digest(files),
        {name: load_all(package.rows[name]) for name in SHARED},
        sum(count for basis, count in bases.items() if basis != webannotation.CONTEXT),
        __version__,
        hash_of(lock.read_bytes()) if lock else None,
    )


def _seal(files: dict[str, Content]) -> dict[str, Content]:
    """Return the files, those in a folder with their size and hash."""
    return {
        path: File(content, *digest_of(content))
        if isinstance(content, Path)
        else content
        for path, content in files.items()
    }


def _digest(files: dict[str, Content]) -> dict[str, Digest]:
    return {path: Digest(*digest_of(content)) for path, content in files.items()}


def render_part(
    tables: Tables, dataset: dict[str, Any], storage: Storage
) -> dict[str, Content]:
    """Return what the documents with an item for each row have of a part, by path.

    The tables are those of the part, its sources among them.
    """
    return {
        path: storage.put_content(path, stream.render(tables, dataset))
        for path, stream in STREAMS.items()
    }


def _stream(package: Package, known: Known, engine: Engine) -> dict[str, Content]:
    """Return the documents that have an item for each row, joined of those of parts."""
    return {
        name: content
        for path in STREAMS
        for name, content in _join(path, known, package.files[path], engine).items()
    }


def _join(
    path: str, known: Known, contents: Sequence[Content], engine: Engine
) -> dict[str, Content]:
    """Return the pages of a document from what each part has of it; mostly one.

    Where tables are cut into files, a page has as many items as these have rows.
    """
    stream, most = STREAMS[path], engine.part_rows
    last = _count_pages(stream, contents, most) if most else 1
    items = _list_items(stream, contents, is_cut=last > 1)
    pages = {}
    for number in range(1, last + 1):
        page = Page(number, last, (number - 1) * (most or 0))
        own = items if last == 1 else islice(items, most)
        name = path if last == 1 else number_path(path, number)
        pieces = _surround(stream, known, page, own)
        pages[name] = engine.storage.put_pieces(name, pieces)
    return pages


def _count_pages(stream: _Stream, contents: Iterable[Content], most: int) -> int:
    """Return how many pages it takes for so many items at most on each."""
    loaded = filter(None, map(load_content, contents))
    items = sum(content.count(stream.separator) + 1 for content in loaded)
    return max(1, -(-items // most))


def _list_items(
    stream: _Stream, contents: Iterable[Content], *, is_cut: bool
) -> Iterator[bytes]:
    """Return the items one by one, or else those of a part together."""
    for content in filter(None, map(load_content, contents)):
        yield from content.split(stream.separator) if is_cut else (content,)


def _surround(
    stream: _Stream, known: Known, page: Page, items: Iterable[bytes]
) -> Iterator[bytes]:
    """Return the pieces of a page."""
    yield stream.begin(known, page)
    separator = b""
    for item in items:
        yield separator
        yield item
        separator = stream.separator
    yield stream.closing
