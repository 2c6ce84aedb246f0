"""How well and how fast `draft` reads: `python -m benchmarks.drafting TEXTS`.

TEXTS is a folder of reports as SOURCE_ID.txt. What was transcribed by hand of a report
that is there is held against what `draft` proposes of it:

recall     of the figures and times transcribed, those that were proposed, read alike
precision  of those proposed, those that are figures or times: transcribed, or left out
           as the frame of others
periods    of the observations, those whose period is the one proposed
indicators of the observations, those whose indicator is offered, another is, none is
"""

from __future__ import annotations

import csv
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.anchors.text import Text, read_text
from pipeline.paths import sheet_file
from pipeline.transcription.workflow import draft_source, load_text

ROOT = Path(__file__).parent.parent
RAW = ROOT / "raw"
SOURCE_IDS = sorted(path.name for path in (RAW / "sources").iterdir())
MEGABYTE = 1_000_000
# A figure's words and times in each sheet: columns of words, offset, and what is read.
TRANSCRIBED = {
    "observations": [
        ("words", "at", "keyed_value"),
        ("time_words", "time_at", "time_period"),
    ],
    "events": [("words", "at", "keyed_start")],
    "documents": [("date_words", "date_at", "keyed_date")],
    "goals": [("words", "at", "target_time")],
}


def main() -> None:
    """Print recall and precision of each report available, and the speed."""
    texts = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for source_id in SOURCE_IDS if texts else ():
        path = texts / f"{source_id}.txt" if texts else ROOT
        if path.is_file():
            text = load_text(path)
            show_agreement(source_id, compare_draft(RAW, source_id, text))
            show_meaning(compare_meaning(RAW, source_id, text))
    tutorial = (ROOT / "docs/tutorial/report.txt").read_text(encoding="utf-8")
    copies = MEGABYTE // len(tutorial.encode()) + 1
    seconds = statistics.median(
        time_draft((tutorial + "\n") * copies) for _ in range(5)
    )
    print(
        f"draft of 1 MB of text: {seconds:.2f} s (median of 5), {1 / seconds:.2f} MB/s"
    )


@dataclass(frozen=True)
class Agreement:
    """How many figures and times a draft and a transcription have in common."""

    found: int
    transcribed: int
    right: int
    proposed: int
    missed: list[str]
    noise: list[str]


def compare_draft(raw: Path, source_id: str, text: Text) -> Agreement:
    """Return how a report's draft agrees with its transcription."""
    rows = draft_source(raw, source_id, text)
    proposed = rows.filter(pl.col("kind").is_in(["quantity", "time"]))
    spans = [
        (at, at + len(words), value or period)
        for at, words, value, period in proposed.select(
            "at", "words", "value", "period"
        ).iter_rows()
    ]
    wanted = list_transcribed(raw, source_id)
    found = [w for w in wanted if any(agrees(w, span) for span in spans)]
    held = [*wanted, *list_frames(raw, source_id)]
    right = [s for s in spans if any(overlaps(w, s) for w in held)]
    missed = sorted({text.content[a:b] for a, b, _ in set(wanted) - set(found)})
    noise = [text.content[a:b] for a, b, _ in spans if (a, b, _) not in right]
    return Agreement(len(found), len(wanted), len(right), len(spans), missed, noise)


@dataclass(frozen=True)
class Meaning:
    """How many observations a draft gives the right period, and which indicator."""

    observations: int
    periods: int
    indicators: Counter[str]
    wrong: list[str]


def compare_meaning(raw: Path, source_id: str, text: Text) -> Meaning:
    """Return how the periods and indicators proposed agree with those transcribed."""
    quantities = draft_source(raw, source_id, text).filter(kind="quantity")
    pairs = [
        (row, figure)
        for row in read_sheet(raw, source_id, "observations")
        if (figure := find_proposed(row, quantities))
    ]
    offered = Counter(
        judge_indicator(row["indicator_id"], figure["indicators"])
        for row, figure in pairs
    )
    right = [figure["period"] == row["time_period"] for row, figure in pairs]
    wrong = [
        row["words"]
        for (row, _), is_right in zip(pairs, right, strict=True)
        if not is_right
    ]
    return Meaning(len(pairs), sum(right), offered, wrong)


def find_proposed(
    row: dict[str, str], quantities: pl.DataFrame
) -> dict[str, Any] | None:
    """Return the draft's quantity that stands where an observation's words do."""
    start = read_place(row["at"])
    end = start + len(row["words"])
    there = quantities.filter(
        pl.col("at") < end, pl.col("at") + pl.col("words").str.len_chars() > start
    )
    return there.row(0, named=True) if len(there) else None


def judge_indicator(wanted: str, offered: str | None) -> str:
    """Return whether an indicator that is offered is the one that was transcribed."""
    if not offered:
        return "none"
    return "right" if offered == wanted else "wrong"


def show_meaning(meaning: Meaning) -> None:
    """Print how often periods and indicators were proposed rightly."""
    show("periods", meaning.periods, meaning.observations, meaning.wrong)
    for judgement in ("right", "wrong", "none"):
        print(f"  indicators {meaning.indicators[judgement]} {judgement}")


def show_agreement(source_id: str, agreement: Agreement) -> None:
    """Print recall and precision of a draft."""
    print(source_id)
    show("recall", agreement.found, agreement.transcribed, agreement.missed)
    show("precision", agreement.right, agreement.proposed, agreement.noise)


def show(name: str, part: int, whole: int, others: list[str]) -> None:
    """Print a share, and what falls outside of it."""
    print(f"  {name:<10} {part} of {whole}, {part / whole:.1%} {others or ''}")


def list_transcribed(raw: Path, source_id: str) -> list[tuple[int, int, str]]:
    """Return start, end and value of all that was transcribed by hand, once each."""
    found: dict[tuple[int, int, str], None] = {}
    for sheet, columns in TRANSCRIBED.items():
        for row in read_sheet(raw, source_id, sheet):
            for words, at, value in columns:
                if row[words] and row[value]:
                    start = read_place(row[at])
                    found[start, start + len(row[words]), row[value]] = None
    return list(found)


def list_frames(raw: Path, source_id: str) -> list[tuple[int, int, str]]:
    """Return the figures and times left out as the frame of others."""
    return [
        ((start := read_place(row["at"])), start + len(row["words"]), "")
        for row in read_sheet(raw, source_id, "left_out")
        if row["reason"] == "frame"
    ]


def read_place(cell: str) -> int:
    """Return the place in a cell, which has a digest behind it."""
    return int(cell.partition("#")[0])


def read_sheet(raw: Path, source_id: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a sheet as they were written."""
    path = sheet_file(raw, source_id, name)
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def overlaps(a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def agrees(wanted: tuple[int, int, str], proposed: tuple[int, int, str]) -> bool:
    """Whether a proposal stands there and reads as was keyed, signs aside."""
    return overlaps(wanted, proposed) and wanted[2].lstrip("-") == proposed[2]


def time_draft(report: str) -> float:
    """Return the seconds that the draft of a text takes."""
    text = read_text(report.encode())
    assert text is not None  # noqa: S101 - it was text
    started = time.perf_counter()
    draft_source(RAW, SOURCE_IDS[0], text)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
