"""A zip of everything that a downloader needs: the same files give the same bytes.

It lists its own files: a descriptor of all forms, SHA256SUMS, and a page for people.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from pipeline import files as disk
from pipeline.budgets import MAX_TABLE_BYTES
from pipeline.datapackage.checksums import add_checksums, digest_of, is_whole
from pipeline.distribution.introduction import LICENCE, render_licence, render_pages
from pipeline.files import Content, read_file
from pipeline.issues.model import UsageError
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR
from pipeline.storage import load_content

# What is known of the forms that are no text, by how their names end.
_MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What lies beside a build and is of use without the project.
_DOCUMENTS = ("CITATION.cff", "CHANGELOG.md")
# The first day that a zip can tell: the clock is not asked.
_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN = 0o100644 << 16
_UNIX = 3


def name_archive(out: Path) -> str:
    """Return the name of the zip of what is published in `out`."""
    descriptor = _read_descriptor(out)
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
    own = [*paths, *(name for name in _DOCUMENTS if (out / name).is_file())]
    files: dict[str, Content] = {name: out / name for name in own} | dict(made)
    descriptor = _add_resources(_read_descriptor(out), made)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    files |= {DESCRIPTOR: text.encode(), LICENCE: render_licence(descriptor)}
    files |= render_pages(descriptor, [*files, CHECKSUMS.name])
    return add_checksums(files, PurePosixPath(CHECKSUMS.name))


def write_archive(files: Mapping[str, Content], path: Path) -> None:
    """Write the files as one zip: whatever fails, the old one or the new one is there.

    Only the version of zlib has a part in its bytes besides the files.
    """
    beside = path.with_name(f".{path.name}.part")

    def write(place: BinaryIO) -> None:
        with zipfile.ZipFile(place, "w", compresslevel=9) as archive:
            for name in sorted(files):
                archive.writestr(_make_entry(name), load_content(files[name]))

    disk.write_through(beside, write)
    disk.put_flushed(path, beside)


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
                "format": form,
                "mediatype": _MEDIA_TYPES[form],
                "bytes": size,
                "hash": f"sha256:{sha256}",
            }
        )
    return descriptor | {"resources": [*descriptor["resources"], *added]}
