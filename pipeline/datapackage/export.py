"""A package as files: each table in every form, the descriptor with their hashes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from pipeline.datapackage import csv as csv_form
from pipeline.datapackage import json as json_form
from pipeline.datapackage.checksums import digest_of
from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.files import Content
from pipeline.paths import DESCRIPTOR, resource_path
from pipeline.storage import Rows, Storage, load, load_content

_RENDER = {"csv": csv_form.render, "json": json_form.render}
_JOIN: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "csv": csv_form.join,
    "json": json_form.join,
}


class _Part(NamedTuple):
    """Some rows of a table."""

    table: str
    number: int
    rows: Rows


def export_package(package: Package, engine: Engine) -> dict[str, Content]:
    """Return the content of each file of a package by its path, the descriptor last.

    Files in a folder are written to the storage.
    """
    parts = [
        _Part(table, number, rows)
        for table, own in package.rows.items()
        for number, rows in enumerate(own)
    ]
    rendered = engine.map(partial(_render, storage=engine.storage), parts)
    files = {
        resource_path(table, form): engine.storage.put_pieces(
            resource_path(table, form),
            _JOIN[form](
                load_content(files[form])
                for part, files in zip(parts, rendered, strict=True)
                if part.table == table
            ),
        )
        for table in package.rows
        for form in _RENDER
    }
    resources = package.descriptor["resources"]
    files = {r["path"]: files[r["path"]] for r in resources}
    sealed = [_seal(resource, files[resource["path"]]) for resource in resources]
    descriptor = package.descriptor | {"resources": sealed}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return files | {DESCRIPTOR: text.encode()}


def _render(part: _Part, storage: Storage) -> dict[str, Content]:
    """Return some rows in each form, each as a file of its own."""
    rows = load(part.rows)
    return {
        form: storage.put_pieces(
            f"rendered/{part.table}/{part.number:05}.{form}", [render(rows)]
        )
        for form, render in _RENDER.items()
    }


def _seal(resource: dict[str, Any], content: Content) -> dict[str, Any]:
    """Return the resource with the size and hash of its file."""
    size, digest = digest_of(content)
    return resource | {"bytes": size, "hash": f"sha256:{digest}"}
