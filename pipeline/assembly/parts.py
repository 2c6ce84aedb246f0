"""Parts of a dataset: what a step makes of a batch or group, stored and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.files import Content
from pipeline.issues.model import Issue
from pipeline.storage import SUFFIX, Rows, Storage


@dataclass(frozen=True, slots=True)
class Part:
    """What a step makes of a batch or group: issues; stored rows and files by name.

    A part that is kept for later builds has the `key` of what it rests on.
    """

    issues: list[Issue] = field(default_factory=list)
    rows: dict[str, Rows] = field(default_factory=dict)
    files: dict[str, Content] = field(default_factory=dict)
    key: str = ""


def make_once(
    storage: Storage,
    name: str,
    inputs: Iterable[str],
    make: Callable[[Storage], Part],
) -> Part:
    """Return a part that is kept from an earlier build, or else make and keep it.

    `inputs` are all that it rests on, as texts or hashes, beside the code. What has
    issues is not kept.
    """
    place, cache = storage.within(name), storage.cache
    if cache is None or place.folder is None or not storage.keeps_parts:
        return make(place)
    step = name.partition("/")[0]
    key = hashlib.sha256("\0".join([cache.code, step, *inputs]).encode()).hexdigest()
    kept = cache.find_part(key)
    if kept is not None:
        return _list_part(kept, key)
    part = make(place)
    if part.issues:
        return part
    folder = cache.keep_part(key, place.folder)
    return _list_part(
        {
            path.relative_to(folder).as_posix(): path
            for path in folder.rglob("*")
            if path.is_file()
        },
        key,
    )


def _list_part(files: dict[str, Path], key: str) -> Part:
    """Return the part that lies in these files, by their names."""
    rows: dict[str, Rows] = {
        name.removesuffix(SUFFIX): path
        for name, path in files.items()
        if name.endswith(SUFFIX)
    }
    others = {name: path for name, path in files.items() if not name.endswith(SUFFIX)}
    return Part([], rows, others, key)
