"""The hashes of all published files, in the form that sha256sum writes and checks."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from pipeline.files import Content, File, hash_file
from pipeline.paths import BUILD, CHECKSUMS


def add_checksums(
    files: dict[str, Content], name: PurePosixPath = CHECKSUMS
) -> dict[str, Content]:
    """Return the files with one more, which has the hash of each, sorted by path.

    Each is given by its content, or by the file that holds that.
    """
    lines = [f"{digest_of(files[path])[1]}  {path}\n" for path in sorted(files)]
    return {name.as_posix(): "".join(lines).encode()} | files


def is_whole(sums: bytes, folder: Path) -> bool:
    """Whether a folder's build is of these checksums: every file, and no other."""
    lines = (line.partition("  ") for line in sums.decode().splitlines())
    hashes = {path: digest for digest, _, path in lines}
    known = {folder / path for path in hashes} | {folder / CHECKSUMS}
    known |= {path.parent for path in known}
    if not set((folder / BUILD).rglob("*")) <= known:
        return False
    return all(
        (folder / path).is_file() and hash_file(folder / path)[1] == digest
        for path, digest in hashes.items()
    )


def digest_of(content: Content) -> tuple[int, str]:
    """Return the size and the SHA-256 of some bytes, or of a file."""
    if isinstance(content, bytes):
        return len(content), hash_of(content)
    if isinstance(content, File):
        return content.size, content.sha256
    return hash_file(Path(content))


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
