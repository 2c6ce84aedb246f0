"""Whole processes as a user waits for them: build, up-to-date make, --help.

Medians of several runs after one that is not counted; quote ratios between machines,
not seconds.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 7


def time_command(command: list[str]) -> tuple[float, float, float]:
    """Least, median and greatest wall seconds of a command."""
    seconds = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    counted = seconds[1:]
    return min(counted), statistics.median(counted), max(counted)


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


if __name__ == "__main__":
    main()
