"""Reports compared with each other: a million observations of 100,000 facts.

    python -m benchmarks.comparing [INDICATORS [REPORTS]]

The observations are written as raw sheets of 1,000 sources. Their sheets are read, then
their words, then all are compared, by the stages of the pipeline; the aim is to compare
them in less time than it takes to read them. Each indicator has a thousand facts, each
fact so many reports (10): of more than 1,000 a source states a fact several times.
"""

from __future__ import annotations

import csv
import itertools
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.comparison.compare import compare
from pipeline.ingestion.reader import read
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.normalization.normalize import normalize
from pipeline.normalization.readings import Readings
from pipeline.schemas.raw import header

ROOT = Path(__file__).parent.parent
INDICATORS, SUBJECTS, REPORTS, SOURCES = 100, 1_000, 10, 1_000

# How the reports of one fact word its figure: words, how many decimals it keeps, and
# the sign of the hedge.
WORDINGS = (
    ("tăng {}%", 2, ""),
    ("tăng {}%", 1, ""),
    ("tăng hơn {}%", 0, ">"),
    ("tăng khoảng {}%", 0, "~"),
    ("ước tăng {}%", 2, ""),
)


def write_raw(raw: Path, indicators: int, reports: int) -> int:
    """Write a raw/ with so many indicators, and return its number of rows."""
    shutil.copytree(ROOT / "raw", raw)
    shutil.rmtree(raw / "sources")
    extend(raw, "indicators", list(list_indicators(indicators)))
    extend(raw, "entities", list(list_subjects()))
    rows: dict[int, list[list[str]]] = {source: [] for source in range(SOURCES)}
    for fact in range(indicators * SUBJECTS):
        for report in range(reports):
            source = (fact + report * 97) % SOURCES
            rows[source].append(state(fact, report, len(rows[source])))
    for source, own in rows.items():
        folder = raw / "sources" / f"source-{source:04}"
        folder.mkdir(parents=True)
        (folder / "source.toml").write_text(
            f'publisher = "P{source}"\nkind = "press"\nlanguage = "vi"\n'
            'extent = "none"\nrights = "©"\n'
            f'date_published = "2025-{7 + source % 6:02}"\n'
            'reference_date = "2025-08-21"\n'
        )
        with (folder / "observations.csv").open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header("observations"))
            writer.writerows(own)
    return sum(map(len, rows.values()))


def extend(raw: Path, codelist: str, more: list[list[str]]) -> None:
    """Add rows to a codelist."""
    with (raw / f"codelists/{codelist}.csv").open("a", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(more)


def list_indicators(count: int) -> Iterator[list[str]]:
    """Return rows of the codelist of indicators."""
    for number in range(count):
        label = f"Giá trị {number}"
        row = dict.fromkeys(header("indicators"), "") | {
            "indicator_id": f"value-{number}",
            "label_vi": label,
            "label_en": label,
            "definition_en": label,
            "unit": "VND",
            "kind": "flow",
            "time_scope": "period",
            "subject_type": "area",
        }
        yield list(row.values())


def list_subjects() -> Iterator[list[str]]:
    """Return rows of the codelist of entities."""
    for number in range(SUBJECTS):
        row = dict.fromkeys(header("entities"), "")
        label = f"Vùng {number}"
        yield list(
            (
                row
                | {
                    "entity_id": f"area:z{number}",
                    "entity_type": "area",
                    "label_vi": label,
                    "label_en": label,
                }
            ).values()
        )


def state(fact: int, report: int, row: int) -> list[str]:
    """Return one report's row on a fact."""
    words, places, sign = WORDINGS[(fact + report) % len(WORDINGS)]
    # 99,700 figures, so that nearly each fact has its own.
    figure = f"{1 + fact % 997}.{fact // 997 % 100:02}"
    value = figure[: len(figure) - 2 + places].rstrip(".")
    cells = dict.fromkeys(header("observations"), "")
    cells |= {
        "row": f"o{row}",
        "indicator_id": f"value-{fact // SUBJECTS}",
        "measure": "growth",
        "subject_id": f"area:z{fact % SUBJECTS}",
        "nature": "result",
        "keyed_value": sign + value,
        "keyed_unit": "%",
        "time_period": "2025-S1",
        "time_words": "6 tháng đầu năm 2025",
        "words": words.format(value.replace(".", ",")),
    }
    return list(cells.values())


def main(indicators: int = INDICATORS, reports: int = REPORTS) -> None:
    """Print how long reading and comparing take, and what was found."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        count = write_raw(raw, indicators, reports)
        seconds = [time.perf_counter()]
        frames, issues = read(take_snapshot(raw))
        seconds.append(time.perf_counter())
        tables, more = normalize(frames, Readings())
        seconds.append(time.perf_counter())
        compared = compare(tables)
        seconds.append(time.perf_counter())
    if issues or more:
        sys.exit(f"the sheets have issues: {(issues + more)[:3]}")
    steps = [end - start for start, end in itertools.pairwise(seconds)]
    pairs = compared["comparisons"]
    verdicts = Counter(pairs["verdict"].to_list())
    print(f"{count} observations of {len(compared['facts'])} facts")
    names = ("read the sheets", "read the words", "compare")
    for name, took in zip(names, steps, strict=True):
        print(f"{name:<16} {took:7.2f} s")
    counts = ", ".join(f"{n} {verdict}" for verdict, n in sorted(verdicts.items()))
    print(f"{len(pairs)} pairs: {counts}")
    print(f"compare / read: {steps[2] / sum(steps[:2]):.2f}   aim < 1")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
