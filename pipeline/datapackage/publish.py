"""Put files into place in one step: whatever fails, the last good build stays.

The files are written and flushed in `.build-staged`, which becomes `.build-ready` once
it is whole. From then on a run that is cut short is finished by the next one, or by
any command that opens the build: build/ is exchanged with the new one by one call of
the system, so it is never missing, and the descriptor is replaced right after. Between
the two, the descriptor's hashes are not those of the files: `build/SHA256SUMS`, which
has the descriptor's as well, tells a reader so. What was there goes last.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from pipeline import files as disk
from pipeline.datapackage.checksums import digest_of, is_whole
from pipeline.datapackage.losses import require_no_loss
from pipeline.datapackage.scratch import list_scratch, make_scratch, remove_left
from pipeline.files import Content
from pipeline.issues.model import WHOLE_FILE, DataError, Issue, UsageError
from pipeline.paths import BUILD, CHECKSUMS, DESCRIPTOR

STAGED, READY, REMOVED = ".build-staged", ".build-ready", ".build-removed"
_MARK = "README"
_MARK_TEXT = b"The dataset on its way into place; the next build removes this.\n"
_OLD = "old"
_LOCK = ".build.lock"
# Longer than any build takes to get its files into place.
_MAX_WAIT_SECONDS = 60

T = TypeVar("T")


class _BusyError(UsageError):
    """Another process is publishing."""


def publish(
    files: dict[str, Content], out: Path, confirm: Callable[[], None] = lambda: None
) -> None:
    """Replace `out`'s build/ and datapackage.json by `files` (path to content).

    Content that is given as the path of a file in `out` is moved from there. One
    process at a time does so; what an interrupted one has left is settled first.
    `confirm` is called when it is this one's turn: what it raises stops publishing.

    Raises:
        UsageError: something would be lost that no build can make again, another
            process is publishing there, or `out` cannot be written.
    """
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        _settle(out)
        require_no_loss(files, out)
        confirm()
        _stage(files, out)
        _commit(out)


def settle(out: Path) -> None:
    """Finish or undo what an interrupted run has left in `out`, if anything.

    Where another process is publishing just now, that one does so.

    Raises:
        UsageError: it cannot be settled now.
    """
    left = [out / name for name in (STAGED, READY, REMOVED)]
    if any(path.exists() for path in left) or list_scratch(out):
        try:
            with _locked(out, wait=0):
                _settle(out)
        except _BusyError:
            return
        except UsageError as error:
            message = f"{error}; make it writable and run make: a build was cut short"
            raise UsageError(message) from error


@contextmanager
def working_in(out: Path) -> Iterator[Path]:
    """Give a folder in `out` for what is stored until it is published.

    What an interrupted build has left is settled first.

    Raises:
        UsageError: another process does not end, or `out` cannot be written.
    """
    with _writing(out), ExitStack() as held:
        out.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            _settle(out)
            folder = make_scratch(out, held)
        yield folder


@contextmanager
def settled(out: Path) -> Iterator[None]:
    """Let nobody publish in `out` meanwhile; what an interrupted run left is settled.

    Raises:
        UsageError: another process does not end, or `out` cannot be written.
    """
    with _locked(out):
        _settle(out)
        yield


def read_undisturbed(out: Path, look: Callable[[], T]) -> T:
    """Return what `look` returns; where it raises, look again while nobody publishes.

    So no fault is reported that is only a publishing under way. A folder that cannot
    be written is looked at once.
    """
    try:
        return look()
    except (DataError, UsageError):
        if not os.access(out, os.W_OK):
            raise
    with settled(out):
        return look()


def find_differences(files: dict[str, Content], out: Path) -> list[Issue]:
    """Return issues of files in `out` that are stale, missing, or none of `files`."""
    issues = [
        Issue(str(out / path), 1, WHOLE_FILE, "not-rebuilt")
        for path, content in files.items()
        if not _holds(out / path, content)
    ]
    present = {path for path in (out / BUILD).rglob("*") if path.is_file()}
    strays = sorted(present - {out / path for path in files})
    return issues + [
        Issue(str(path), 1, WHOLE_FILE, "stray-file", path.name) for path in strays
    ]


def _holds(path: Path, content: Content) -> bool:
    """Whether a plain file has exactly this content."""
    return path.is_file() and digest_of(path) == digest_of(content)


@contextmanager
def _locked(out: Path, wait: float = _MAX_WAIT_SECONDS) -> Iterator[None]:
    """Let one process at a time into `out`, and turn its errors into usage errors."""
    # Whoever only reads need not wait for this import.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    with _writing(out):
        try:
            lock = FileLock(out / _LOCK, timeout=wait)
            with lock:
                yield
        except Timeout as error:
            message = f"another build is being published in {out}: try again later"
            raise _BusyError(message) from error


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"{out} cannot be written: {disk.describe(error)}"
        raise UsageError(message) from error


def _stage(files: dict[str, Content], out: Path) -> None:
    """Write the files beside their place; they are whole once `READY` is there."""
    staged = out / STAGED
    try:
        staged.mkdir()
        disk.write_flushed(staged / _MARK, _MARK_TEXT)
        disk.write_flushed(staged / CHECKSUMS.name, files[CHECKSUMS.as_posix()])
        for path, content in files.items():
            (staged / path).parent.mkdir(parents=True, exist_ok=True)
            disk.put_flushed(staged / path, content)
        for folder in {(staged / path).parent for path in files} | {staged}:
            disk.flush_folder(folder)
        staged.rename(out / READY)
    except BaseException:
        if not (out / READY).exists():
            shutil.rmtree(staged, ignore_errors=True)
            raise
        with suppress(OSError):
            _remove(out / READY, out)
        raise
    disk.flush_folder(out)


def _commit(out: Path) -> None:
    """Put what is ready into place, or leave everything as it was."""
    try:
        _finish(out, is_new=True)
    except BaseException:
        with suppress(OSError):
            _undo(out)
        raise


def _settle(out: Path) -> None:
    """Finish what is ready, remove what is not."""
    remove_left(out)
    for name in (STAGED, REMOVED):
        if (out / name).exists():
            _require_ours(out / name)
            _remove_tree(out / name)
    if (out / READY).exists():
        _require_ours(out / READY)
        _finish(out)


def _finish(out: Path, *, is_new: bool = False) -> None:
    """Put what is ready into place, if it is not new from wherever a run came to."""
    ready, build = out / READY, out / BUILD
    if (ready / DESCRIPTOR).exists():
        if is_new or not _is_in_place(ready):
            _put(ready, build)
        (ready / DESCRIPTOR).replace(out / DESCRIPTOR)
        disk.flush_folder(out)
    with suppress(OSError):  # what is left goes with the next build
        _remove(ready, out)


def _undo(out: Path) -> None:
    """Put back what was there before, unless all is in place already."""
    ready, build = out / READY, out / BUILD
    if not ready.exists():
        return
    if (ready / DESCRIPTOR).exists():
        if (ready / _OLD).exists():
            if build.exists():
                build.rename(ready / BUILD)
            (ready / _OLD).rename(build)
        elif _is_in_place(ready):
            if (ready / BUILD).exists():
                disk.exchange(ready / BUILD, build)
            else:
                build.rename(ready / BUILD)
    _remove(ready, out)


def _put(ready: Path, build: Path) -> None:
    """Put the new build in the place of the old one, which is kept in `ready`."""
    if not build.exists():
        (ready / BUILD).rename(build)
    elif not disk.exchange(ready / BUILD, build):
        # No call exchanges them here: for a moment there is no build/.
        build.rename(ready / _OLD)
        (ready / BUILD).rename(build)


def _is_in_place(ready: Path) -> bool:
    """Whether the new build is in place: it is no longer whole in `ready`.

    What is in place says nothing: a damaged build may have the checksums of the new.
    """
    return not is_whole((ready / CHECKSUMS.name).read_bytes(), ready)


def _remove(ready: Path, out: Path) -> None:
    """Remove what is no longer needed; its name goes first, at once."""
    removed = out / REMOVED
    ready.rename(removed)
    disk.flush_folder(out)
    _remove_tree(removed)


def _remove_tree(folder: Path) -> None:
    """Remove a folder of ours; its mark goes last, so that it stays known as ours."""
    for path in folder.iterdir():
        if path.name != _MARK:
            shutil.rmtree(path) if _is_folder(path) else path.unlink()
    (folder / _MARK).unlink(missing_ok=True)
    folder.rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _require_ours(folder: Path) -> None:
    """Refuse to touch a folder of that name that this module has not made."""
    names = [path.name for path in folder.iterdir()] if _is_folder(folder) else [""]
    if not names:
        return
    mark = folder / _MARK
    is_marked = mark.is_file() and _MARK_TEXT.startswith(mark.read_bytes())
    is_whole = is_marked and (names == [_MARK] or mark.read_bytes() == _MARK_TEXT)
    if not is_whole:
        message = f"{folder} was not made by a build: move it away, then try again"
        raise UsageError(message)
