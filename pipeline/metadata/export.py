"""The metadata of a package as files, from what its export has given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

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
from pipeline.metadata.known import Digest, Known
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
)
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.storage import Rows, Storage, load, load_all, load_content, scan

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
    """A document with an item for each row: of a part, what stands around all parts."""

    render: Callable[[Tables, dict[str, Any]], bytes]
    begin: Callable[[Known], bytes]
    separator: bytes = b""
    closing: bytes = b""


STREAMS = {
    ANNOTATIONS: _Stream(
        webannotation.render,
        webannotation.open_collection,
        webannotation.SEPARATOR,
        webannotation.CLOSING,
    ),
    SDMX_DATA: _Stream(sdmx.render, sdmx.open_message),
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


def _stream(package: Package, known: Known, engine: Engine) -> dict[str, Content]:
    """Return the documents that have an item for each row, joined of those of parts."""
    parts = _list_parts(package)
    render = partial(
        _render_part,
        sources=known.tables["sources"],
        descriptor=known.descriptor,
        storage=engine.storage,
    )
    counts = [
        scan([part["evidence"]]).select(pl.len()).collect().item() for part in parts
    ]
    rendered = engine.map("describe", render, parts, counts)
    return {
        path: engine.storage.put_pieces(path, _join(stream, known, contents))
        for path, stream in STREAMS.items()
        for contents in [[part[path] for part in rendered]]
    }


def _list_parts(package: Package) -> list[dict[str, Rows]]:
    """Return the rows of each part by table: the records and their evidence."""
    names = [*published.codes("evidence", "record_table"), "evidence"]
    columns = [package.rows[name] for name in names]
    return [dict(zip(names, rows, strict=True)) for rows in zip(*columns, strict=True)]


def _render_part(
    part: dict[str, Rows],
    sources: pl.DataFrame,
    descriptor: dict[str, Any],
    storage: Storage,
) -> dict[str, Content]:
    """Return what each of these documents has of a part."""
    tables = {name: load(rows) for name, rows in part.items()} | {"sources": sources}
    place = storage.within("described")
    return {
        path: place.put_content(path, stream.render(tables, descriptor))
        for path, stream in STREAMS.items()
    }


def _join(
    stream: _Stream, known: Known, contents: Iterable[Content]
) -> Iterator[bytes]:
    """Return the pieces of a document from those of its parts."""
    yield stream.begin(known)
    separator = b""
    for content in filter(None, map(load_content, contents)):
        yield separator
        yield content
        separator = stream.separator
    yield stream.closing
