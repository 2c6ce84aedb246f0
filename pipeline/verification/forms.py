"""What the descriptor says of files, and that all forms of a table have its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import groupby, product

import polars as pl

from pipeline.datapackage.descriptor import resource_name
from pipeline.datapackage.formats import FORMS
from pipeline.datapackage.joining import join
from pipeline.issues.model import Issue
from pipeline.paths import DESCRIPTOR
from pipeline.schemas.published import TABLES, Tables
from pipeline.verification.members import issue_of
from pipeline.verification.resources import Resource


def check_forms(
    tables: Tables, resources: Mapping[str, Resource], hashes: Mapping[str, str]
) -> list[Issue]:
    """Return an issue for each text file that its table does not give, byte for byte.

    So the forms of a table have the same rows, and a row is written in one way only.
    `hashes` are those of the files.
    """
    issues = []
    for form, table in product(FORMS, tables):
        name = resource_name(table, form)
        if name in resources:
            issues += _check_form(tables[table], form, name, resources[name], hashes)
    return issues


def _check_form(
    rows: pl.DataFrame,
    form: str,
    name: str,
    resource: Resource,
    hashes: Mapping[str, str],
) -> list[Issue]:
    """Return the issues of one table in one form: of its files, of them as a whole."""
    whole, size, files = hashlib.sha256(), 0, []
    pieces = join(FORMS[form], [FORMS[form].render(rows)], resource.part_rows)
    for _, own in groupby(pieces, lambda piece: piece.file):
        file = hashlib.sha256()
        for piece in own:
            file.update(piece.content)
            if piece.counted:
                whole.update(piece.content)
                size += len(piece.content)
        files.append(file.hexdigest())
    found = [hashes[path] for path in resource.paths]
    if found != files:
        pairs = enumerate(zip(found, files, strict=False))
        at = next((number for number, (a, b) in pairs if a != b), -1)
        return [issue_of(resource.paths[at], "package-form-differs", "", name)]
    return _check_whole(name, resource, size, whole.hexdigest())


def check_others(
    resources: Mapping[str, Resource],
    known: Mapping[str, str],
    sizes: Mapping[str, int],
) -> list[Issue]:
    """Return the issues of resources of one file each, of which the rows are not read.

    `known` are the hashes of the files.
    """
    texts = {resource_name(table, form) for form in FORMS for table in TABLES}
    issues = []
    for name, resource in resources.items():
        path = resource.paths[0]
        if name not in texts:
            issues += _check_whole(name, resource, sizes[path], known[path])
    return issues


def _check_whole(name: str, resource: Resource, size: int, sha256: str) -> list[Issue]:
    """Return an issue if a resource has another size or hash than it is said to."""
    if (size, sha256) == (resource.size, resource.sha256):
        return []
    found, stated = (
        f"{n}, SHA-256 {digest}"
        for n, digest in ((size, sha256), (resource.size, resource.sha256))
    )
    return [Issue(DESCRIPTOR, 1, name, "package-hash-differs", found, stated)]
