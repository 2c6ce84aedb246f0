"""Folders for what a large build stores: beside its output, gone when it ends.

Whoever works in one holds its lock, which the system releases whatever happens: one
that nobody holds was left by a build that was cut short.
"""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

_NAME = ".build-scratch-"
_LOCK = ".lock"


def list_scratch(out: Path) -> list[Path]:
    """Return the folders of builds that are under way, or were cut short."""
    return [path for path in sorted(out.glob(f"{_NAME}*")) if _is_ours(path)]


def _is_ours(folder: Path) -> bool:
    """Whether a folder of that name was made here: it has the lock, or nothing yet."""
    return folder.is_dir() and ((folder / _LOCK).is_file() or not any(folder.iterdir()))


def make_scratch(out: Path, held: ExitStack) -> Path:
    """Return a new folder, which is removed when what is `held` is let go."""
    from filelock import FileLock  # noqa: PLC0415 - only large builds need it

    folder = out / f"{_NAME}{os.getpid()}"
    folder.mkdir()
    held.callback(shutil.rmtree, folder, ignore_errors=True)
    held.enter_context(FileLock(folder / _LOCK))
    return folder


def remove_left(out: Path) -> None:
    """Remove the folders of builds that were cut short."""
    for folder in list_scratch(out):
        _remove_left(folder)


def _remove_left(folder: Path) -> None:
    """Remove a folder, unless a build works in it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

    try:
        with FileLock(folder / _LOCK, timeout=0):
            for path in folder.iterdir():
                if path.name != _LOCK:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
    except Timeout:
        return
    # Its lock goes last, so that it stays known as ours; Windows keeps what is held.
    shutil.rmtree(folder)
