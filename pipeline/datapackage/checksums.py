"""The hashes of all published files, in the form that sha256sum writes and checks."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.paths import BUILD, CHECKSUMS


def add_checksums(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files with one more, which has the hash of each, sorted by path."""
    lines = [f"{hash_of(files[path])}  {path}\n" for path in sorted(files)]
    return {CHECKSUMS.as_posix(): "".join(lines).encode()} | files


def is_whole(sums: bytes, folder: Path) -> bool:
    """Whether a folder's build is of these checksums: every file, and no other."""
    lines = (line.partition("  ") for line in sums.decode().splitlines())
    hashes = {path: digest for digest, _, path in lines}
    known = {folder / path for path in hashes} | {folder / CHECKSUMS}
    known |= {path.parent for path in known}
    if not set((folder / BUILD).rglob("*")) <= known:
        return False
    return all(
        (folder / path).is_file() and hash_of((folder / path).read_bytes()) == digest
        for path, digest in hashes.items()
    )


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
