"""How time and memory grow with the dataset, beside other programs.

    python -m benchmarks.scale [SIZExREPETITIONS ...] [--duckdb PYTHON] [--machine TEXT]
        [--date DAY] [--results FILE]

For each size (10000x3 100000x1), an invented corpus is built: without any cache, by one
process and by two, and again when one source has changed. Then other programs read,
check and write the tables that it gave; then faults are planted, of which all must be
found, and nothing else. Seconds, CPU seconds and memory are what the system says of a
process, but of builds by two, which say themselves (`--profile`). They are medians, and
go to benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "benchmarks/peers_of_build"
SEED = 1
FAULTS = 1_000
KIBIBYTES_IN_GB = 10**9 / 1024


class Use(NamedTuple):
    """What a program used: CPU seconds, seconds by the clock, GB at its peak."""

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


class Program(NamedTuple):
    """A program to be measured, and what is done before each run."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], None]


def measure_size(figures: int, runs: int, duckdb: str) -> list[Result]:
    """Return what each program used on a corpus of so many figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw, package, out = folder / "raw", folder / "package", folder / "out"
        _invent(raw, figures)
        programs = [
            *_list_builds(raw, package),
            *_list_peers(package, out, duckdb),
        ]
        results = [measure(program, runs) for program in programs]
        return [*results, _measure_faults(folder / "faulty", figures)]


def _invent(raw: Path, figures: int, faults: int = 0) -> None:
    """Write a corpus of so many figures.

    In a process of its own: what this one has is the least that the system says of the
    peak of any that it starts.
    """
    corpus = [sys.executable, "-m", "benchmarks.corpus", "--seed", str(SEED)]
    corpus += ["--observations", str(figures), "--faults", str(faults), str(raw)]
    subprocess.run(corpus, cwd=ROOT, check=True)


def _list_builds(raw: Path, package: Path) -> Iterator[Program]:
    """Return the builds: without a cache, and after one source has changed."""
    build = [sys.executable, "-m", "pipeline", "build", "--max-faults", "1"]
    build += ["--raw", str(raw), "--out", str(package)]
    one, two = ("--workers", "1"), ("--workers", "2", "--profile", "json")
    yield Program(
        "`build`, cold, 1 process",
        [*build, *one, "--no-cache"],
        lambda: _empty(package),
    )
    yield Program("`build`, cold, 2 processes", [*build, *two], lambda: _empty(package))
    yield Program(
        "`build`, 1 source changed, 1 process", [*build, *one], lambda: _change(raw)
    )


def _change(raw: Path) -> None:
    """Change a figure, and the words that state it, in a source in the middle."""
    sources = sorted((raw / "sources").iterdir())
    for source in sources[len(sources) // 2 :]:
        sheet = source / "observations.csv"
        changed, count = _PERCENT.subn(
            r"\g<1>.7\g<2>\g<1>.7%", sheet.read_text("utf-8"), 1
        )
        if count and 'extent = "none"' in (source / "source.toml").read_text("utf-8"):
            sheet.write_text(changed, "utf-8")
            return


# A row of a figure in percent whose words print it so.
_PERCENT = re.compile(r"(?<=,)([0-9]+)\.[1-689](,%,[^\n]*\b)\1\.[1-689]%")


def _list_peers(package: Path, out: Path, duckdb: str) -> Iterator[Program]:
    """Return the other programs: they read the tables of a package."""
    for name, python, script in (
        (
            "frictionless validates the package, writes nothing",
            sys.executable,
            "in_frictionless.py",
        ),
        (
            "DuckDB: tables in, checks in SQL, CSV and JSON out",
            duckdb,
            "in_duckdb.py",
        ),
        (
            "polars: tables in, CSV and JSON out, no checks",
            sys.executable,
            "in_polars.py",
        ),
    ):
        command = [python, str(PEERS / script), str(package), str(out)]
        yield Program(name, command, lambda: _empty(out))


def _measure_faults(raw: Path, figures: int) -> Result:
    """Return what `validate` used to find planted faults: all of them, nothing else.

    They are a thousand, or one in a hundred figures.
    """
    _invent(raw, figures, min(FAULTS, figures // 100))
    planted = Path(f"{raw}.faults.csv")
    with planted.open(encoding="utf-8", newline="") as file:
        wanted = sorted(tuple(row.values()) for row in csv.DictReader(file))
    command = [sys.executable, "-m", "pipeline", "validate", "--raw", str(raw)]
    command += ["--workers", "1", "--no-cache", "--format", "json"]
    command += ["--max-faults", str(2 * FAULTS)]
    use, printed = run(command, status=1)
    found = sorted(
        (
            Path(issue["file"]).relative_to(raw).as_posix(),
            str(issue["line"]),
            issue["column"],
            issue["code"],
        )
        for issue in json.loads(printed)
        if issue["severity"] == "fault"
    )
    if found != wanted:
        sys.exit(f"{len(wanted)} faults are planted, and {len(found)} others found")
    return Result(f"`validate`, {len(found):,} faults, all found, none else", use, 1)


def _empty(folder: Path) -> None:
    """Make a folder that holds nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def measure(program: Program, runs: int) -> Result:
    """Return the medians of what a program uses in some runs."""
    uses = []
    for _ in range(runs):
        program.prepare()
        uses.append(run(program.command)[0])
    medians = (statistics.median(column) for column in zip(*uses, strict=True))
    return Result(program.name, Use(*medians), runs)


def run(command: Sequence[str], status: int = 0) -> tuple[Use, str]:
    """Run a command to its end; return what it used, and what it printed."""
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as printed,
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=errors) as process,
    ):
        _, code, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(code)
        seconds = time.perf_counter() - start
        printed.seek(0), errors.seek(0)
        texts = printed.read(), errors.read()
    if process.returncode != status:
        sys.exit(f"{' '.join(command)} failed: {process.returncode}\n{texts[1]}")
    # Linux counts kibibytes.
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / KIBIBYTES_IN_GB
    if "--profile" in command:
        stages = json.loads(texts[1][f"\n{texts[1]}".rindex("\n[\n") :])
        cpu = sum(stage["cpu"] for stage in stages)
        peak = max(stage["peak"] for stage in stages) / 10**9
    return Use(cpu, seconds, peak), texts[0]


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
Each row is the median of its runs; memory is the peak of the process,
or of all together, each at its highest, where there are several.
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
