"""A package as files: each table in every form, the descriptor with their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, product
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.datapackage.descriptor import PART_ROWS
from pipeline.datapackage.formats import FORMS
from pipeline.datapackage.joining import Piece, join
from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.files import Content, File
from pipeline.paths import DESCRIPTOR, resource_path
from pipeline.schemas.published import Tables
from pipeline.storage import Storage, load_content


class _Task(NamedTuple):
    """A table in one form: how many rows it has, the files of its parts."""

    table: str
    form: str
    rows: int
    parts: Sequence[Content]


class _Joined(NamedTuple):
    """The files of a table in one form by their paths; its size and hash as a whole."""

    files: dict[str, Content]
    size: int
    sha256: str


def render(
    tables: Tables, forms: Iterable[str], storage: Storage
) -> dict[str, Content]:
    """Return rows of tables in some forms, each stored by the name TABLE.FORM."""
    return {
        name: storage.put_content(name, FORMS[form].render(rows))
        for form, (table, rows) in product(forms, tables.items())
        for name in [f"{table}.{form}"]
    }


def export_package(package: Package, engine: Engine) -> dict[str, Content]:
    """Return the content of each file of a package by its path, the descriptor last.

    Files in a folder are written to the storage.
    """
    tasks = [
        _Task(table, form, package.count_rows(table), package.files[f"{table}.{form}"])
        for form, table in product(FORMS, package.rows)
    ]
    join_one = partial(_join, most=engine.part_rows, storage=engine.storage)
    joined = dict(
        zip(
            (resource_path(task.table, task.form) for task in tasks),
            engine.map("join", join_one, tasks, [task.rows for task in tasks]),
            strict=True,
        )
    )
    resources = package.descriptor["resources"]
    sealed = [_seal(r, joined[r["path"]], engine.part_rows) for r in resources]
    descriptor = package.descriptor | {"resources": sealed}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    files = {p: c for r in resources for p, c in joined[r["path"]].files.items()}
    return files | {DESCRIPTOR: text.encode()}


def _join(task: _Task, most: int | None, storage: Storage) -> _Joined:
    """Return a table in one form, in files of at most so many rows."""
    whole, size, files = hashlib.sha256(), 0, {}

    def count(pieces: Iterable[Piece]) -> Iterator[bytes | memoryview]:
        nonlocal size
        for piece in pieces:
            if piece.counted:
                whole.update(piece.content)
                size += len(piece.content)
            yield piece.content

    place = storage.within("joined")
    pieces = join(FORMS[task.form], map(load_content, task.parts), most)
    is_one = most is None or task.rows <= most
    for number, own in groupby(pieces, lambda piece: piece.file):
        path = resource_path(task.table, task.form, None if is_one else number + 1)
        content = place.put_pieces(path, count(own))
        is_file = is_one and isinstance(content, Path)
        files[path] = File(content, size, whole.hexdigest()) if is_file else content
    return _Joined(files, size, whole.hexdigest())


def _seal(
    resource: dict[str, Any], joined: _Joined, most: int | None
) -> dict[str, Any]:
    """Return the resource with its paths, its size and hash, the rows of each file.

    Of several files these are the size and hash that they have as one, which has one
    header: so Frictionless counts them.
    """
    paths = list(joined.files)
    own = {"path": paths[0], "bytes": joined.size, "hash": f"sha256:{joined.sha256}"}
    if len(paths) > 1:
        own |= {"path": paths, PART_ROWS: most}
    return resource | own
