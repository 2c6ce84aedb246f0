"""A published dataset in the forms that other programs open, in a folder of its own."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from pipeline import files as disk
from pipeline.datapackage.checksums import is_whole
from pipeline.datapackage.publish import read_undisturbed, settle
from pipeline.dataset import open_package
from pipeline.distribution import archive, parquet, sqlite, xlsx
from pipeline.distribution.state import is_there, list_files, remember
from pipeline.issues.model import UsageError
from pipeline.paths import BUILD, CHECKSUMS
from pipeline.schemas.published import Tables


def distribute(out: Path, dist: Path, made_from: dict[str, str]) -> dict[str, int]:
    """Write in `dist` what is published in `out`; return each file's size by its path.

    Everything is made before anything is written, and each file is the old one or the
    new one. What the last distribution has left and this one has not is removed.

    Raises:
        UsageError: there is no build, it is damaged, no such form can hold it, or
            `dist` lies in it.
    """
    _require_apart(out, dist)
    settle(out)
    read_undisturbed(out, lambda: _require_whole(out))
    tables, stored = open_package(out)
    files = render(tables, stored.descriptor)
    packed = archive.pack(archive.list_archive(out, files))
    files[archive.name_archive(stored.descriptor)] = packed
    left = list_files(dist)
    for path, content in files.items():
        (dist / path).parent.mkdir(parents=True, exist_ok=True)
        disk.write_file(dist / path, content)
    for path, digest in left.items():
        if path not in files and is_there(dist, path, digest):
            (dist / path).unlink()
    remember(made_from, files, dist)
    return {path: len(content) for path, content in files.items()}


def render(tables: Tables, descriptor: dict[str, Any]) -> dict[str, bytes]:
    """Return the content of each file by its path in the distribution."""
    name = PurePosixPath(descriptor["name"]).name
    return {
        **{
            f"parquet/{table}.parquet": parquet.render(table, rows, descriptor)
            for table, rows in tables.items()
        },
        f"{name}.sqlite": sqlite.render(tables, descriptor),
        f"{name}.xlsx": xlsx.render(tables, descriptor),
    }


def _require_whole(out: Path) -> None:
    """Refuse a build of which a file, or the descriptor, is another than was published.

    Raises:
        UsageError: it is so, or there is no build.
    """
    sums = out / CHECKSUMS
    try:
        whole = is_whole(disk.read_file(sums), out)
    except (OSError, ValueError) as error:
        message = f"{sums} is missing or damaged: run make, or name a build's folder"
        raise UsageError(message) from error
    if not whole:
        message = f"{sums} has other files than those beside it: run make"
        raise UsageError(message)


def _require_apart(out: Path, dist: Path) -> None:
    """Refuse to write where each file is the build's."""
    build = (out / BUILD).resolve()
    if build in (dist.resolve(), *dist.resolve().parents):
        message = f"{dist} lies in {out / BUILD}, which is replaced as a whole"
        raise UsageError(message)
