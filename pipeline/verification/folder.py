"""A package as a folder: the files that it lists, and whatever lies among them."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from pipeline.budgets import MAX_PACKAGE_BYTES, MAX_PACKAGE_FILES
from pipeline.issues.model import DataError
from pipeline.verification.members import Members, issue_of


def list_folder(folder: Path, listed: Iterable[str]) -> Members:
    """Return the files of a package, all of them plain.

    They are those `listed`, where they are there, and all in the folders of those: a
    clone, or whatever else a folder was unpacked into, has more.

    Raises:
        DataError: one is a link or no plain file, or they are too many or too large.
    """
    top = {name for name in listed if "/" not in name}
    inner = {name.partition("/")[0] for name in listed} - top
    sizes: dict[str, int] = {}
    for name in _walk(folder, sorted(top | inner)):
        kept = (folder / name).lstat()
        if not stat.S_ISREG(kept.st_mode):
            raise DataError([issue_of(name, "package-not-plain", name)])
        sizes[name] = kept.st_size
        if len(sizes) > MAX_PACKAGE_FILES:
            found, most = str(len(sizes)), str(MAX_PACKAGE_FILES)
            raise DataError([issue_of(str(folder), "package-too-many", found, most)])
    total = sum(sizes.values())
    if total > MAX_PACKAGE_BYTES:
        found, most = str(total), str(MAX_PACKAGE_BYTES)
        raise DataError([issue_of(str(folder), "package-too-large", found, most)])

    def open_file(name: str) -> IO[bytes]:
        return (folder / name).open("rb")

    return Members(sizes, open_file)


def _walk(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Return the names of all that is no folder; a link to one is followed nowhere."""
    for name in names:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            inner = sorted(one.name for one in path.iterdir())
            # Systems leave hidden files wherever someone has looked.
            shown = [one for one in inner if not one.startswith(".")]
            yield from _walk(folder, [f"{name}/{one}" for one in shown])
        elif path.is_symlink() or path.exists():
            yield name
