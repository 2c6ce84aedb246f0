"""Write a person's files again and again, each time with another call that fails.

Run as a program: calls are watched by an audit hook, which cannot be removed, so that
each attempt is a process of its own. Nothing may use polars before these are forked.
Arguments: a folder to work in, one with raw/ and a build, and the ways in which calls
fail; by default all are. Prints one JSON object: what was tried, what did not hold.
"""

import itertools
import json
import resource
import shutil
import sys
from pathlib import Path

from click.testing import CliRunner

import pipeline.dataset
import pipeline.transcription.workflow  # noqa: F401 - imported before the forks
from pipeline.cli import main
from pipeline.issues.model import UsageError
from tests.datapackage.sweep import DONE, KILLED, attempt, snapshot

MODES = ("ENOSPC", "EIO", "interrupt", "kill")
SOURCE = "a-report-2025-09-05"
REPORT = "Ngày 5.9, GRDP quý 2 tăng 8,4%.\n"
ROW = 'o01,grdp,growth,area:VN-HP,result,8.4,%,2025-Q2,quý 2,,,,,,,,,,,,"tăng 8,4%",,\n'
REGION = "<!-- compare --disputed -->\n{}<!-- /compare -->\n"


def run(*arguments: object) -> None:
    """Run a command; that it failed with a message is a usage error here."""
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    if result.exit_code:
        raise UsageError(result.output)


def prepare(folder: Path, given: Path) -> None:
    """Put raw/ with a source to anchor, its text and a document into a folder."""
    shutil.copytree(given / "raw", folder / "raw")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    new = [
        "new",
        SOURCE,
        "--language",
        "vi",
        "--raw",
        folder / "raw",
        "--text",
        folder / "report.txt",
    ]
    attempt(folder, lambda: run(*new, "--date", "2025-09-05"), "kill", 0)
    sheet = folder / "raw/sources" / SOURCE / "observations.csv"
    sheet.write_bytes(sheet.read_bytes() + ROW.encode())
    (folder / "docs").mkdir()
    (folder / "docs/page.md").write_text(REGION.format("old\n"), encoding="utf-8")


def list_commands(folder: Path, given: Path) -> dict[str, tuple[Path, list[object]]]:
    """Return the commands that write a person's files, with the folder each writes."""
    raw, text = ["--raw", folder / "raw"], ["--text", folder / "report.txt"]
    docs = folder / "docs"
    sources = folder / "raw/sources"
    return {
        "anchor": (
            sources / SOURCE,
            ["anchor", SOURCE, *raw, *text, "--write"],
        ),
        "new": (
            sources / "another",
            ["new", "another", "--language", "vi", *raw, *text],
        ),
        "draft": (docs, ["draft", SOURCE, *raw, *text, "--out", docs / "draft.csv"]),
        "fill": (docs, ["fill", docs / "page.md", "--out", given]),
    }


class Sweep:
    """One command: the points tried, and what did not hold."""

    def __init__(self, work: Path, given: Path, name: str, modes: list[str]) -> None:
        """Begin where `work` has what the command works on."""
        self.work, self.given, self.name, self.modes = work, given, name, modes
        prepared = work / "prepared"
        self.tried = 0
        self.lost: list[str] = []
        self.old = snapshot(prepared)
        folder = self._copy()
        place, arguments = list_commands(folder, given)[name]
        ended = attempt(place, lambda: run(*arguments), "kill", 0)
        self.new = snapshot(folder)
        if ended != DONE or self.new == self.old:
            sys.exit(f"{name} does nothing")
        shutil.rmtree(folder)

    def run(self) -> None:
        """Let each call fail in each way, and the disk fill up within a file."""
        for mode in self.modes:
            for point in itertools.count(1):
                if self._try(f"{mode} at {point}", mode, point):
                    break
        for limit in (0, 1, 20):
            self._try(f"full after {limit} bytes", "kill", 10**6, limit)

    def _try(self, where: str, mode: str, point: int, limit: int | None = None) -> bool:
        """Run the command with a call that fails; whether it came to no such call."""
        folder = self._copy()
        place, arguments = list_commands(folder, self.given)[self.name]

        def act() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            run(*arguments)

        ended = attempt(place, act, mode, point)
        self.tried += 1
        now = snapshot(folder)
        parts = {path for path in now if ".part" in path}
        whole = {path: content for path, content in now.items() if path not in parts}
        if whole not in (self.old, self.new):
            self.lost.append(f"{self.name}, {where}: neither the old nor the new")
        if parts and ended != KILLED:
            self.lost.append(f"{self.name}, {where}: left {sorted(parts)}")
        if limit is not None and ended == DONE:
            self.lost.append(f"{self.name}, {where}: nothing was said")
        if ended not in (DONE, 1, KILLED):
            self.lost.append(f"{self.name}, {where}: raised something unexpected")
        shutil.rmtree(folder)
        return ended == DONE and whole == self.new

    def _copy(self) -> Path:
        folder = self.work / "copy"
        shutil.copytree(self.work / "prepared", folder)
        return folder


def sweep_all(work: Path, given: Path, modes: list[str]) -> dict[str, object]:
    """Return how much was tried, and what did not hold."""
    prepared = work / "prepared"
    prepared.mkdir()
    prepare(prepared, given)
    tried, lost = 0, []
    for name in list_commands(prepared, given):
        sweep = Sweep(work, given, name, modes)
        sweep.run()
        tried += sweep.tried
        lost += sweep.lost
    return {"tried": tried, "lost": lost}


if __name__ == "__main__":
    swept = sweep_all(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or [*MODES])
    sys.stdout.write(json.dumps(swept))
