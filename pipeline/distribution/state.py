"""Whether a distribution is what the build and the code give: contents decide.

A distribution leaves behind the hashes of what it was made from and of what it gave.
Only the standard library is imported, so that `make` knows at once.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.datapackage.checksums import hash_of
from pipeline.files import hash_file, write_file
from pipeline.paths import CHECKSUMS, PACKED

STATE = ".state"


def describe_made(out: Path, code: str) -> dict[str, str]:
    """Return what a distribution of the build in `out` is made from, as hashes."""
    files = {"build": out / CHECKSUMS} | {name: out / name for name in PACKED}
    hashes = {key: hash_file(f)[1] if f.is_file() else "" for key, f in files.items()}
    return hashes | {"code": code}


def is_up_to_date(made_from: dict[str, str], dist: Path) -> bool:
    """Whether `dist` is as the last distribution left it, which was made from this."""
    state = _read(dist)
    files: dict[str, str] = state.pop("files", {})
    return state == made_from and all(is_there(dist, *file) for file in files.items())


def is_there(dist: Path, path: str, digest: str) -> bool:
    """Whether a file is there that has this hash."""
    return (dist / path).is_file() and hash_file(dist / path)[1] == digest


def list_files(dist: Path) -> dict[str, str]:
    """Return the hash of each file that the last distribution has left, by its path."""
    files: dict[str, str] = _read(dist).get("files", {})
    return files


def remember(made_from: dict[str, str], files: dict[str, bytes], dist: Path) -> None:
    """Leave behind what the files were made from."""
    hashes = {path: hash_of(content) for path, content in files.items()}
    text = json.dumps(made_from | {"files": hashes}, indent=1) + "\n"
    write_file(dist / STATE, text.encode())


def _read(dist: Path) -> dict[str, Any]:
    """Return what was left behind; nothing where it is not there or is damaged."""
    try:
        state = json.loads((dist / STATE).read_bytes())
        files = state.get("files")
        is_whole = all(isinstance(one, str) for one in [*files, *files.values()])
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}
    return state if is_whole else {}
