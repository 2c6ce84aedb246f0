"""Whole processes as a user waits for them: build, up-to-date make, --help.

Medians of several runs after one that is not counted; quote ratios between machines,
not seconds.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 7


def time_command(command: list[str]) -> tuple[float, float, float]:
    """Return the least, median and greatest wall seconds of a command."""
    seconds = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    counted = seconds[1:]
    return min(counted), statistics.median(counted), max(counted)


def time_watch() -> tuple[float, float, float]:
    """Return the least, median and greatest seconds from a change to its issue."""
    with tempfile.TemporaryDirectory() as folder:
        raw, log = Path(folder) / "raw", Path(folder) / "issues.txt"
        shutil.copytree(ROOT / "raw", raw)
        sheet = min(raw.rglob("observations.csv"))
        sound = sheet.read_text(encoding="utf-8")
        command = [sys.executable, "-m", "pipeline", "watch", "--raw", str(raw)]
        with log.open("w") as output:
            watching = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=output
            )
        try:
            wait_for_lines(log, 1)
            time.sleep(1)
            seconds = []
            for number in range(RUNS + 1):
                lines = len(log.read_text(encoding="utf-8").splitlines())
                started = time.perf_counter()
                sheet.write_text(f"{sound}broken {number}\n", encoding="utf-8")
                wait_for_lines(log, lines + 2)
                seconds.append(time.perf_counter() - started)
        finally:
            watching.kill()
            watching.wait()
    counted = seconds[1:]
    return min(counted), statistics.median(counted), max(counted)


def wait_for_lines(file: Path, count: int) -> None:
    """Wait until a file has so many lines; after 20 seconds, give up."""
    for _ in range(2000):
        if len(file.read_text(encoding="utf-8").splitlines()) >= count:
            return
        time.sleep(0.01)
    sys.exit(f"{file} has no {count} lines after 20 s")


def main() -> None:
    """Print a line for each command, with the aim it is held to."""
    pipeline = [sys.executable, "-m", "pipeline"]
    with tempfile.TemporaryDirectory() as out:
        commands = [
            ("build the dataset", 2.0, [*pipeline, "build", "--out", out]),
            ("make, up to date", 0.3, ["make"]),
            ("--help", 0.2, [*pipeline, "--help"]),
        ]
        print(f"{'whole process':<20} {'min':>7} {'median':>7} {'max':>7}   aim")
        for name, aim, command in commands:
            least, median, most = time_command(command)
            print(f"{name:<20} {least:7.3f} {median:7.3f} {most:7.3f}   < {aim} s")
    least, median, most = time_watch()
    name = "watch: issue shown"
    print(f"{name:<20} {least:7.3f} {median:7.3f} {most:7.3f}   < 0.5 s")


if __name__ == "__main__":
    main()
