"""How time and memory grow with the dataset, beside other programs.

    python -m benchmarks.scale [SIZExREPETITIONS ...] [--duckdb PYTHON] [--machine TEXT]
        [--date DAY] [--results FILE]

For each size (10000x3 100000x1), an invented corpus is built without any cache; then
other programs read, check and write the tables that it gave. Each is a process of its
own: its CPU seconds, seconds and peak memory are what the system says of it and of the
processes that it waited for, as medians. The tables go to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "benchmarks/peers_of_build"
SEED = 1
KIBIBYTES_IN_GB = 10**9 / 1024


class Use(NamedTuple):
    """What a process used: CPU seconds, seconds by the clock, GB at its peak."""

    cpu: float
    wall: float
    memory: float


class Result(NamedTuple):
    """What a program used, and how often it was run."""

    program: str
    use: Use
    runs: int


def main() -> None:
    """Measure all programs at all sizes, and write the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", default=["10000x3", "100000x1"])
    parser.add_argument("--duckdb", default=ROOT / ".venv-download/bin/python")
    parser.add_argument("--machine", default=_describe_machine())
    parser.add_argument("--date", default=dt.datetime.now(tz=dt.UTC).date().isoformat())
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks/RESULTS.md")
    given = parser.parse_args()
    duckdb = str(given.duckdb)
    sections = [_describe_runs(given.machine, given.date, duckdb)]
    for size in given.sizes:
        figures, _, runs = size.partition("x")
        results = measure_size(int(figures), int(runs or 1), duckdb)
        sections.append(_tabulate(int(figures), results))
        print(sections[-1])
    given.results.write_text("\n".join(sections), encoding="utf-8")


def measure_size(figures: int, runs: int, duckdb: str) -> list[Result]:
    """Return what each program used on a corpus of so many figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw, package, out = folder / "raw", folder / "package", folder / "out"
        # In a process of its own: what this one has is the least that the system
        # says of the peak of any that it starts.
        corpus = [sys.executable, "-m", "benchmarks.corpus", "--seed", str(SEED)]
        corpus += ["--observations", str(figures), str(raw)]
        subprocess.run(corpus, cwd=ROOT, check=True)

        def peer(python: str, script: str) -> list[str]:
            return [python, str(PEERS / script), str(package), str(out)]

        build = [sys.executable, "-m", "pipeline", "build"]
        build += ["--raw", str(raw), "--out", str(package)]
        programs = {
            "`build`, cold": (build, package),
            "frictionless validates the package, writes nothing": (
                peer(sys.executable, "in_frictionless.py"),
                out,
            ),
            "DuckDB: tables in, checks in SQL, CSV and JSON out": (
                peer(duckdb, "in_duckdb.py"),
                out,
            ),
            "polars: tables in, CSV and JSON out, no checks": (
                peer(sys.executable, "in_polars.py"),
                out,
            ),
        }
        return [
            measure(program, command, runs, lambda place=place: _empty(place))  # type: ignore[misc]
            for program, (command, place) in programs.items()
        ]


def _empty(folder: Path) -> None:
    """Make a folder that holds nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def measure(
    program: str, command: Sequence[str], runs: int, prepare: Callable[[], None]
) -> Result:
    """Return the medians of what a command uses in some runs."""
    uses = []
    for _ in range(runs):
        prepare()
        uses.append(run(command))
    medians = (statistics.median(column) for column in zip(*uses, strict=True))
    return Result(program, Use(*medians), runs)


def run(command: Sequence[str]) -> Use:
    """Run a command to its end, and return what it used."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {process.returncode}")
    seconds = time.perf_counter() - start
    # Linux counts kibibytes.
    return Use(used.ru_utime + used.ru_stime, seconds, used.ru_maxrss / KIBIBYTES_IN_GB)


def _describe_machine() -> str:
    """Return processor, cores, memory and versions."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.is_file() else []
    named = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 10**9
    return f"{(named or [model])[0]}, {os.cpu_count()} cores, {memory:.0f} GB"


def _describe_runs(machine: str, date: str, duckdb: str) -> str:
    """Return the beginning of the page."""
    find = [duckdb, "-c", "import duckdb; print(duckdb.__version__)"]
    found = subprocess.run(find, capture_output=True, text=True, check=True)
    versions = {name: version(name) for name in ("polars", "pandera", "frictionless")}
    versions |= {"duckdb": found.stdout.strip()}
    named = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"""# What a build costs

{date}; {machine}; Python {platform.python_version()}; {named}.
Written by `make bench-scale` (`benchmarks/scale.py`).
The sheets are invented (`benchmarks/corpus.py`): 100 figures a report.
Each row is the median of its runs; memory is the peak of the largest process.
"""


def _tabulate(figures: int, results: list[Result]) -> str:
    """Return the section of one size."""
    build = results[0].use
    lines = [
        f"## {figures:,} figures",
        "",
        "| program | CPU s | seconds | peak GB | build's CPU / its own | runs |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {program} | {use.cpu:.2f} | {use.wall:.2f} | {use.memory:.2f} "
        f"| {build.cpu / use.cpu:.2f} | {runs} |"
        for program, use, runs in results
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
