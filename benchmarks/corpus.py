"""Raw sheets of any size, as realistic as a program writes them.

    python -m benchmarks.corpus --observations N [--sources M] [--seed S] [--faults K]
        OUT

OUT becomes a raw folder: the shipped codelists with invented areas and events, and
reports in Vietnamese and English. A third of the facts are told by several reports,
which word and round them otherwise, and now and then differ. With faults,
OUT.faults.csv lists each by file, line, column and code.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import random
import shutil
from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic.facts import Facts
from benchmarks.synthetic.faults import FAULTS, Fault, list_needed, plant
from benchmarks.synthetic.sheets import (
    Name,
    Names,
    Report,
    Row,
    Sheets,
    make_sheets,
    name_area,
)
from pipeline.anchors.digest import write_place
from pipeline.schemas.raw import ANCHORS, header

ROOT = Path(__file__).parent.parent
# How many of a thousand facts so many reports tell.
_REPORTS = {1: 660, 2: 190, 3: 90, 4: 40, 6: 20}
_VIETNAMESE = 0.65
# The text of each report of so many, and of the last, is held.
_HELD_EVERY = 16
_FIRST_DAY, _DAYS = dt.date(2026, 1, 5), 170
_PAPERS = ("Báo Mẫu", "Thời Mẫu", "Cổng Mẫu", "Sample Herald", "Sample News")


class Planted(NamedTuple):
    """A fault as it is to be reported."""

    file: str
    line: int
    column: str
    code: str


def write_corpus(
    out: Path, observations: int, sources: int, seed: int, faults: int = 0
) -> list[Planted]:
    """Write a raw folder, and return the faults that are planted in it.

    Raises:
        FileExistsError: there is something at `out`.
        ValueError: so many faults find no place.
    """
    rng = random.Random(f"{seed}/corpus")  # noqa: S311 - no secret
    told = _allot(observations, min(sources, observations), rng)
    facts = Facts(max(map(max, told)) + 1, seed)
    events = len(told) // 3 + 1
    shutil.copytree(ROOT / "raw", out, ignore=shutil.ignore_patterns("sources"))
    _extend_entities(out, facts.subjects, events)
    names = _read_names()
    waiting = _spread(faults, len(told))
    planted: list[Planted] = []
    carried: deque[Fault] = deque()
    for number, numbers in enumerate(told):
        own = random.Random(f"{seed}/source/{number}")  # noqa: S311 - no secret
        report = _describe(number, len(told), own)
        sheets = make_sheets(report, map(facts.find, numbers), names, events, own)
        text = _place(sheets) if report.is_held else ""
        carried.extend(waiting[number])
        planted += _plant(carried, sheets, report, own)
        _write_source(out, report, sheets, text)
    if carried:
        message = f"{len(carried)} faults find no place: ask for fewer"
        raise ValueError(message)
    return planted


def _allot(observations: int, sources: int, rng: random.Random) -> list[array[int]]:
    """Return the numbers of the facts that each source tells, each at most once."""
    order = list(range(sources))
    rng.shuffle(order)
    told = [array("q") for _ in order]
    counts, weights = list(_REPORTS), list(_REPORTS.values())
    slot = fact = 0
    while slot < observations:
        reports = min(*rng.choices(counts, weights), sources, observations - slot)
        for place in range(slot, slot + reports):
            told[order[place % sources]].append(fact)
        slot, fact = slot + reports, fact + 1
    return told


def _spread(faults: int, sources: int) -> list[list[Fault]]:
    """Return the faults of each source: all kinds in turn, evenly over the sources.

    The last sources have none of their own: some that suit nothing before go there.
    """
    waiting: list[list[Fault]] = [[] for _ in range(sources)]
    for number in range(faults):
        place = number * sources * 3 // (faults * 4)
        waiting[place].append(FAULTS[number % len(FAULTS)])
    return waiting


def _describe(number: int, sources: int, rng: random.Random) -> Report:
    """Return a report; a later one has a later day."""
    language = "vi" if rng.random() < _VIETNAMESE else "en"
    day = _FIRST_DAY + dt.timedelta(days=number * _DAYS // sources)
    is_held = number % _HELD_EVERY == _HELD_EVERY - 1 or number == sources - 1
    return Report(number, f"mau-{number:06}", language, day, is_held)


def _place(sheets: Sheets) -> str:
    """Give all words a place in one text, and return it."""
    text = ""
    places: list[tuple[Row, str, str, int]] = []
    for name, rows in sheets.items():
        for row in rows:
            for words, at in ANCHORS[name]:
                if words in row:
                    places.append((row, words, at, len(text)))
                    text += f"{row[words]}.\n"
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    for row, words, at, place in places:
        row[at] = write_place(fingerprint, place, row[words])
    return text


def _plant(
    waiting: deque[Fault], sheets: Sheets, report: Report, rng: random.Random
) -> Iterator[Planted]:
    """Plant those faults that find a row, and yield them; the others go on waiting."""
    taken = list_needed(sheets) if waiting else set()
    file = f"sources/{report.source_id}/observations.csv"
    for _ in range(len(waiting)):
        fault = waiting.popleft()
        line = plant(fault, sheets, taken, rng)
        if line:
            yield Planted(file, line, fault.column, fault.code)
        else:
            waiting.append(fault)


def _write_source(out: Path, report: Report, sheets: Sheets, text: str) -> None:
    """Write the folder of a report."""
    folder = out / "sources" / report.source_id
    folder.mkdir(parents=True)
    lines = {
        "publisher": _PAPERS[report.number % len(_PAPERS)],
        "kind": "press",
        "url": f"https://example.org/{report.source_id}",
        "language": report.language,
        "date_published": report.day.isoformat(),
        "reference_date": report.day.isoformat(),
        "extent": "whole" if text else "none",
        "rights": "©",
    }
    toml = "".join(f'{key} = "{value}"\n' for key, value in lines.items())
    if text:
        digest = hashlib.sha256(text.encode()).hexdigest()
        toml += f'text_sha256 = "{digest}"\ntext_length = {len(text)}\n'
        toml += "paragraphs = [0]\n"
    (folder / "source.toml").write_text(toml, encoding="utf-8")
    for name, rows in sheets.items():
        if rows:
            _write_sheet(folder / f"{name}.csv", header(name), rows)


def _write_sheet(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    """Write a sheet; a cell that a row lacks is empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row.get(name, "") for name in columns] for row in rows)


def _extend_entities(out: Path, areas: int, events: int) -> None:
    """Add the invented areas and events to the codelist."""
    columns = header("entities")
    invented = [
        {
            "entity_id": name_area(number),
            "entity_type": "area",
            "label_vi": f"Vùng mẫu {number}",
            "label_en": f"Sample area {number}",
            "parent_id": "area:VN",
        }
        for number in range(areas)
    ]
    invented += [
        {
            "entity_id": f"event:hoi-nghi-{number}",
            "entity_type": "event",
            "label_vi": f"Hội nghị mẫu {number}",
            "label_en": f"Sample conference {number}",
        }
        for number in range(events)
    ]
    path = out / "codelists/entities.csv"
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([row.get(name, "") for name in columns] for row in invented)


def _read_names() -> Names:
    """Return what the shipped codelists name."""
    entities = _read_codelist("entities")
    listed: dict[str, list[Row]] = {}
    for row in entities:
        listed.setdefault(row["entity_type"], []).append(row)
    people, offices = (
        [Name(row["entity_id"], row["label_vi"]) for row in listed[kind]]
        for kind in ("person", "organization")
    )
    concepts = {
        language: [
            Name(row["entity_id"], row[f"label_{language}"])
            for row in listed["concept"]
        ]
        for language in ("vi", "en")
    }
    indicators = {
        row["indicator_id"]: _split_forms(row["written"])
        for row in _read_codelist("indicators")
    }
    return Names(people, offices, concepts, indicators)


def _split_forms(written: str) -> dict[str, list[str]]:
    """Return the forms of an indicator by language; one in ASCII may be of both."""
    forms = [form for form in written.split("|") if form]
    return {
        "vi": [form for form in forms if not form.isascii()],
        "en": [form for form in forms if form.isascii()],
    }


def _read_codelist(name: str) -> list[Row]:
    """Return the rows of a shipped codelist."""
    path = ROOT / f"raw/codelists/{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Write what the arguments ask for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--observations", type=int, required=True)
    parser.add_argument("--sources", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=int, default=0)
    given = parser.parse_args()
    sources = given.sources or max(1, given.observations // 100)
    planted = write_corpus(
        given.out, given.observations, sources, given.seed, given.faults
    )
    print(f"{given.observations} observations of {sources} sources: {given.out}")
    if planted:
        path = given.out.with_name(f"{given.out.name}.faults.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(Planted._fields)
            writer.writerows(planted)
        print(f"{len(planted)} faults: {path}")


if __name__ == "__main__":
    main()
