"""The hashes of all published files, in the form that sha256sum writes and checks."""

from __future__ import annotations

import hashlib

from pipeline.paths import CHECKSUMS


def add_checksums(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files with one more, which has the hash of each, sorted by path."""
    lines = [f"{hash_of(files[path])}  {path}\n" for path in sorted(files)]
    return {CHECKSUMS.as_posix(): "".join(lines).encode()} | files


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
