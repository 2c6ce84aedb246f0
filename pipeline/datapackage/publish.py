"""Put files into place in one step: whatever fails, the last good build stays."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.issues.model import WHOLE_FILE, Issue, UsageError
from pipeline.paths import BUILD, DESCRIPTOR

_STAGING = ".build-"
_LOCK = ".build.lock"
# Longer than any build takes to get its files into place.
_MAX_WAIT_SECONDS = 60


def publish(files: dict[str, bytes], out: Path) -> None:
    """Replace `out`'s build/ and datapackage.json by `files` (path to content).

    All is written and flushed beside its place first; then build/ is exchanged by
    two renames, and the descriptor, which vouches for every file by its hash, last.
    One process at a time does so; what a killed one has left is put right first.

    Raises:
        UsageError: build/ is there but no datapackage.json (it is not ours to
            replace), another process is publishing there, or `out` cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with FileLock(out / _LOCK, timeout=_MAX_WAIT_SECONDS):
            _recover(out)
            _replace(files, out)
    except Timeout as error:
        message = f"another build is being published in {out}: wait for its end"
        raise UsageError(message) from error
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror} ({error.filename})"
        raise UsageError(message) from error


def find_differences(files: dict[str, bytes], out: Path) -> list[Issue]:
    """Return issues of files in `out` that are stale, missing, or none of `files`."""
    issues = [
        Issue(str(out / path), 1, WHOLE_FILE, "not-rebuilt")
        for path, content in files.items()
        if not (out / path).is_file() or (out / path).read_bytes() != content
    ]
    present = {path for path in (out / BUILD).rglob("*") if path.is_file()}
    strays = sorted(present - {out / path for path in files})
    return issues + [
        Issue(str(path), 1, WHOLE_FILE, "stray-file", path.name) for path in strays
    ]


def _replace(files: dict[str, bytes], out: Path) -> None:
    """Stage the files and put them in place."""
    build, descriptor = out / BUILD, out / DESCRIPTOR
    if build.exists() and any(build.iterdir()) and not _is_ours(files, descriptor):
        message = f"{build} is not a build of this dataset: name another --out"
        raise UsageError(message)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=out))
    try:
        for path, content in files.items():
            _write(staging / path, content)
        _exchange(staging, build, descriptor)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _is_ours(files: dict[str, bytes], descriptor: Path) -> bool:
    """Whether the descriptor beside a build names the dataset that is published."""
    try:
        there = json.loads(descriptor.read_bytes())
    except (OSError, ValueError):
        return False
    name = json.loads(files[DESCRIPTOR])["name"]
    return isinstance(there, dict) and there.get("name") == name


def _exchange(staging: Path, build: Path, descriptor: Path) -> None:
    """Put the staged files in place; on any failure, put the old ones back."""
    old = staging / "old"
    if build.exists():
        build.rename(old)
    try:
        (staging / BUILD).rename(build)
        (staging / DESCRIPTOR).replace(descriptor)
    except BaseException:
        if not (staging / BUILD).exists():
            build.rename(staging / BUILD)
        if old.exists():
            old.rename(build)
        raise
    _flush(build.parent)


def _recover(out: Path) -> None:
    """Put back what a killed process moved aside, and remove its files."""
    for staging in out.glob(f"{_STAGING}*"):
        old = staging / "old"
        if old.exists() and not (out / BUILD).exists():
            old.rename(out / BUILD)
        if staging.is_dir():
            shutil.rmtree(staging)


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
