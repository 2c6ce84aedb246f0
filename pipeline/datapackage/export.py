"""A package as files: each table in every form, the descriptor with their hashes."""

from __future__ import annotations

import json
from typing import Any

from pipeline.datapackage import csv as csv_form
from pipeline.datapackage import json as json_form
from pipeline.datapackage.checksums import hash_of
from pipeline.datapackage.package import Package
from pipeline.paths import DESCRIPTOR

_RENDER = {"csv": csv_form.render, "json": json_form.render}


def export_package(package: Package) -> dict[str, bytes]:
    """Return the content of each file of a package by its path, the descriptor last."""
    resources = package.descriptor["resources"]
    files = {r["path"]: _render(package, r) for r in resources}
    sealed = [_seal(resource, files[resource["path"]]) for resource in resources]
    descriptor = package.descriptor | {"resources": sealed}
    text = json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return files | {DESCRIPTOR: text.encode()}


def _render(package: Package, resource: dict[str, Any]) -> bytes:
    """Return the content of a resource: its table in its form."""
    table = resource["name"].removesuffix("-json")
    return _RENDER[resource["format"]](package.tables[table])


def _seal(resource: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Return the resource with the size and hash of its file."""
    return resource | {"bytes": len(content), "hash": f"sha256:{hash_of(content)}"}
