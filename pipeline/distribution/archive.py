"""A zip of everything that a downloader needs: the same files give the same bytes.

It lists its own files: a descriptor of all forms, SHA256SUMS, and a page for people.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.datapackage.checksums import add_checksums, digest_of, is_whole
from pipeline.distribution.introduction import LICENCE, render_licence, render_pages
from pipeline.files import Content, read_file
from pipeline.issues.model import UsageError
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR, PACKED
from pipeline.storage import load_content

# The forms that are no text as media types have them, by how their names end. As
# `format` too: Frictionless takes what it knows by its short name for a table, which
# it then cannot read, and checks size and hash of anything else.
_FORMATS = {
    "parquet": "vnd.apache.parquet",
    "sqlite": "vnd.sqlite3",
    "xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# The first day that a zip can tell: the clock is not asked.
_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN = 0o100644 << 16
_UNIX = 3


def name_archive(descriptor: dict[str, Any]) -> str:
    """Return the name of the zip of a dataset."""
    return f"{descriptor['name']}-{descriptor['version']}.zip"


def list_archive(out: Path, made: Mapping[str, Content]) -> dict[str, Content]:
    """Return every file of a zip by its name: what is published, and made of that.

    `made` are the forms that are no text, by the names that they are to have.

    Raises:
        UsageError: what is published in `out` is not whole.
    """
    sums = read_file(out / CHECKSUMS) if (out / CHECKSUMS).is_file() else b""
    if not sums or not is_whole(sums, out):
        message = f"{out / BUILD} is not what a build has left there: run make"
        raise UsageError(message)
    paths = [line.partition("  ")[2] for line in sums.decode().splitlines()]
    own = [*paths, *(name for name in PACKED if (out / name).is_file())]
    files: dict[str, Content] = {name: out / name for name in own} | dict(made)
    descriptor = _add_resources(_read_descriptor(out), made)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    files |= {DESCRIPTOR: text.encode(), LICENCE: render_licence(descriptor)}
    names = [*files, CHECKSUMS.name]
    files |= render_pages(descriptor, names, name_archive(descriptor))
    return add_checksums(files, PurePosixPath(CHECKSUMS.name))


def pack(files: Mapping[str, Content]) -> bytes:
    """Return the files as one zip.

    Only the version of zlib has a part in its bytes besides the files.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(_make_entry(name), load_content(files[name]))
    return buffer.getvalue()


def _make_entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file, which has neither its time nor its permissions."""
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = _UNIX, _PLAIN
    return entry


def _read_descriptor(out: Path) -> dict[str, Any]:
    """Return the descriptor of what is published."""
    described: dict[str, Any] = json.loads(read_file(out / DESCRIPTOR, MAX_TABLE_BYTES))
    return described


def _add_resources(
    descriptor: dict[str, Any], made: Mapping[str, Content]
) -> dict[str, Any]:
    """Return the descriptor with a resource for each form that is no text."""
    tables = {one["name"]: one for one in descriptor["resources"]}
    added = []
    for name in sorted(made):
        stem, form = PurePosixPath(name).stem, name.rpartition(".")[2]
        size, sha256 = digest_of(made[name])
        described = tables.get(stem, descriptor)
        texts = ("title", "title@vi", "description", "description@vi")
        added.append(
            {
                "name": f"{stem}-{form}",
                "path": name,
                **{key: described[key] for key in texts if key in described},
                "format": _FORMATS[form],
                "mediatype": f"application/{_FORMATS[form]}",
                "bytes": size,
                "hash": f"sha256:{sha256}",
            }
        )
    return descriptor | {"resources": [*descriptor["resources"], *added]}
