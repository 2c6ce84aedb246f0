"""Publish again and again, each time cut short or refused at another call.

Run as a program: it forks for each point, because calls are watched by an audit hook,
which cannot be removed. Prints one JSON object: what was tried and what did not hold.
Arguments: how many killed runs there are to one whose healing run is killed as well,
and the ways in which calls fail; by default all are.
"""

import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pipeline import files as disk
from pipeline.datapackage import publish as publishing
from pipeline.datapackage.checksums import add_checksums
from pipeline.issues.model import UsageError

OLD = add_checksums(
    {
        "build/csv/a.csv": b"old",
        "build/csv/gone.csv": b"old",
        "datapackage.json": b'{"name":"a","v":1}',
    }
)
NEW = add_checksums(
    {
        "build/csv/a.csv": b"new",
        "build/json/b.json": b"new",
        "datapackage.json": b'{"name":"a","v":2}',
    }
)
# Has the checksums of the new build, and is none.
DAMAGED = NEW | {"build/csv/a.csv": b"damaged"}
ERRORS = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EMFILE", "EACCES")}
MODES = ("kill", "interrupt", *ERRORS)
WATCHED = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.listdir"}
DONE, FAILED, KILLED = 0, 1, 137


def snapshot(out: Path) -> dict[str, bytes]:
    """Return every file below `out` but the lock."""
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in sorted(out.rglob("*"))
        if p.is_file() and p.name != ".build.lock"
    }


def watch(out: Path, mode: str, point: int) -> None:
    """Let the call at a point (from 1) fail in a way: every call below `out` counts."""
    seen = 0

    def count(name: str) -> None:
        nonlocal seen
        seen += 1
        if seen != point:
            return
        if mode == "kill":
            os._exit(KILLED)
        if mode == "interrupt":
            raise KeyboardInterrupt
        raise OSError(ERRORS[mode], os.strerror(ERRORS[mode]), name)

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event in WATCHED and str(args[0]).startswith(str(out)):
            count(str(args[0]))

    for place, name in ((os, "fsync"), (disk, "exchange")):
        real = getattr(place, name)

        def counted(*args: object, real: Callable[..., object] = real) -> object:
            count(str(args[0]))
            result = real(*args)
            count(str(args[0]))
            return result

        setattr(place, name, counted)
    sys.addaudithook(hook)


def attempt(out: Path, action: Callable[[], None], mode: str, point: int) -> int:
    """Do something in a process of its own, in which one call fails; how it ended."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    try:
        watch(out, mode, point)
        action()
    except (UsageError, KeyboardInterrupt):
        os._exit(FAILED)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is reported
        sys.stderr.write(f"{mode} at {point}: {error!r}\n")
        os._exit(3)
    os._exit(DONE)


class Sweep:
    """One sweep: the points tried, and what did not hold."""

    def __init__(
        self, old: dict[str, bytes], stride: int, modes: list[str], *, exchanges: bool
    ) -> None:
        """Begin with what is published before, where names can be exchanged or not."""
        self.old = old
        self.stride = stride
        self.modes = modes
        self.exchanges = exchanges
        self.tried = 0
        self.lost: list[str] = []

    def run(self) -> None:
        """Try every mode at every point, and kill the healing run as well."""
        for mode in self.modes:
            for point in range(1, 500):
                if self._try(mode, point):
                    break

    def _try(self, mode: str, point: int) -> bool:
        """Publish with a call that fails; whether publishing came to no such call."""
        out = self._prepare()
        ended = attempt(out, lambda: publishing.publish(NEW, out), mode, point)
        self.tried += 1
        if ended == DONE and snapshot(out) == NEW and not self._is_hit(out):
            shutil.rmtree(out)
            return True
        self._check(out, f"{mode} at {point}", ended)
        if mode == "kill" and point % self.stride == 0:
            self._kill_healing(out, point)
        self._heal(out, f"{mode} at {point}")
        shutil.rmtree(out)
        return ended == DONE

    def _prepare(self) -> Path:
        out = Path(tempfile.mkdtemp(prefix="sweep-"))
        for path, content in self.old.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_bytes(content)
        return out

    def _is_hit(self, out: Path) -> bool:
        """Whether something is left that a run that met no failure does not leave."""
        return any(path.name.startswith(".build-") for path in out.iterdir())

    def _check(self, out: Path, where: str, ended: int) -> None:
        """Hold what stands right after the failure to what is promised."""
        if ended not in (DONE, FAILED, KILLED):
            self.lost.append(f"{where}: raised something unexpected")
        now = {k: v for k, v in snapshot(out).items() if not k.startswith(".build-")}
        if ended != KILLED:
            if now not in (self.old, NEW):
                self.lost.append(f"{where}: neither the old nor the new")
            return
        build = {k: v for k, v in now.items() if k.startswith("build/")}
        whole = [
            {k: v for k, v in files.items() if k.startswith("build/")}
            for files in (self.old, NEW)
        ]
        if build not in whole and (self.exchanges or build):
            self.lost.append(f"{where}: a build that is missing or mixed")
        if self.old and "datapackage.json" not in now:
            self.lost.append(f"{where}: no descriptor")

    def _kill_healing(self, out: Path, point: int) -> None:
        """Kill the run that heals at each of its calls, and heal again."""
        for again in range(1, 200):
            copy = Path(tempfile.mkdtemp(prefix="sweep-"))
            shutil.copytree(out, copy, dirs_exist_ok=True)
            ended = attempt(copy, lambda c=copy: publishing.settle(c), "kill", again)  # type: ignore[misc]
            self.tried += 1
            self._heal(copy, f"kill at {point}, healing killed at {again}")
            shutil.rmtree(copy)
            if ended == DONE:
                break

    def _heal(self, out: Path, where: str) -> None:
        """Settle, and hold what stands then to the old or the new, and nothing else."""
        publishing.settle(out)
        if snapshot(out) not in (self.old, NEW):
            self.lost.append(f"{where}: not healed")
        publishing.publish(NEW, out)
        if snapshot(out) != NEW:
            self.lost.append(f"{where}: the next build is not whole")
        strays = [p.name for p in out.iterdir() if p.name.startswith(".build-")]
        if strays:
            self.lost.append(f"{where}: left {strays}")


def main() -> None:
    """Sweep a first build, a later one and one over a damaged one, in both ways."""
    tried, lost = 0, []
    stride = int(sys.argv[1]) if sys.argv[1:] else 1
    modes = sys.argv[2:]
    for exchanges in (True, False):
        if not exchanges:
            disk.exchange = lambda _one, _other: False  # type: ignore[assignment]
        for old in ({}, OLD, DAMAGED):
            sweep = Sweep(old, stride, modes or [*MODES], exchanges=exchanges)
            sweep.run()
            tried += sweep.tried
            lost += sweep.lost
    sys.stdout.write(json.dumps({"tried": tried, "lost": lost}))


if __name__ == "__main__":
    main()
