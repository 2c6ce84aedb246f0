"""Files into place in one step: whatever goes wrong, the last good build stays."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from pipeline.issues import UsageError
from pipeline.layout import BUILD, DESCRIPTOR


def publish(files: dict[str, bytes], out: Path) -> None:
    """Replace `out`'s build/ and datapackage.json by `files` (path to content).

    All is written and flushed beside its place first; then build/ is exchanged by
    two renames, and the descriptor, which vouches for every file by its hash, last.

    Raises:
        UsageError: build/ is there but no datapackage.json: it is not ours to replace.
    """
    build, descriptor = out / BUILD, out / DESCRIPTOR
    out.mkdir(parents=True, exist_ok=True)
    if build.exists() and any(build.iterdir()) and not descriptor.exists():
        message = f"{build} is not a build of this pipeline: no {DESCRIPTOR} beside it"
        raise UsageError(message)
    staging = Path(tempfile.mkdtemp(prefix=".build-", dir=out))
    try:
        for path, content in files.items():
            _write(staging / path, content)
        _exchange(staging, build, descriptor)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _exchange(staging: Path, build: Path, descriptor: Path) -> None:
    """Put the staged files in place; on any failure, put the old ones back."""
    old = staging / "old"
    had_build = build.exists()
    if had_build:
        build.rename(old)
    try:
        (staging / BUILD).rename(build)
        (staging / DESCRIPTOR).replace(descriptor)
    except BaseException:
        with suppress(FileNotFoundError):
            build.rename(staging / BUILD)
        if had_build:
            old.rename(build)
        raise
    _flush(build.parent)


def _write(path: Path, content: bytes) -> None:
    """Write a file and flush it to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
