"""Scores the readers against labelled cases that were not written for them.

    python benchmarks/reading_accuracy.py DIR [--list] [--file NAME]

DIR holds `*.jsonl` files of cases. Per file and kind of case it prints how many were
read right, refused (with the part of them that was passed over in silence) and read
wrong. `--list` prints every case that was not read right.

A case is right when all its label says is read, and nothing else: one reading for one
figure, the value exact, the same unit, hedge, estimate, rise or fall, counted noun; a
time's first and last day. A text that holds nothing to read is right when it gives no
reading. Any other reading makes a case wrong, however much of it is right.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.reading import Quantity, Result, Time, read

Label = dict[str, Any]

_HEDGES = {
    "none": {"exact"},
    "estimate": {"exact"},
    "gt": {"more_than"},
    "lt": {"nearly", "less_than"},
    "approx": {"about"},
    "ge": {"at_least"},
    "le": {"at_most"},
    "range": {"between"},
}
# Shares that have no finite decimal are labelled rounded.
_ROUNDED_PLACES = -10
_ROUNDED = Decimal("1e-9")


@dataclass(frozen=True)
class Case:
    """One labelled text, with the day against which its times are resolved."""

    text: str
    kind: str
    label: Label
    reference: date | None


def load_cases(path: Path) -> list[Case]:
    """Return the cases of one file; press cases carry their label beside the text."""
    return [_case(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _case(row: Label) -> Case:
    label = row.get("expected", row)
    text = row.get("text") or row["fragment"]
    kind = row["kind"] + (" (hard)" if row.get("difficulty") == "hard" else "")
    written = row.get("reference_time") or row.get("doc_date")
    return Case(text, kind, label, _reference(written))


def _reference(written: str | None) -> date | None:
    if written is None:
        return None
    parts = [int(part) for part in written[:10].split("-")]
    return date(*[*parts, 1, 1][:3])


def score(case: Case) -> str:
    """Return whether a case is read right, refused, silent or wrong."""
    result = read(case.text, reference=case.reference)
    label = case.label
    if label.get("none") or label.get("expect_none"):
        return "wrong" if result.readings else "right"
    if not result.readings:
        return "refused" if result.refusals else "silent"
    return "right" if _is_right(case, result) else "wrong"


def _is_right(case: Case, result: Result) -> bool:
    label = case.label
    quantities = [one for one in result.readings if isinstance(one, Quantity)]
    times = [one for one in result.readings if isinstance(one, Time)]
    if "list" in label:
        return not times and _all_match(quantities, label["list"])
    ranks = label.get("roman") or _ranks(label)
    if ranks:
        return (
            not times
            and [one.value for one in quantities] == ranks
            and all(one.ordinal for one in quantities)
        )
    wanted_time = _wanted_time(case)
    if "value" in label or "low" in label:
        right_times = not times or (wanted_time and _is_time(times, wanted_time))
        return _all_match(quantities, [label]) and bool(right_times)
    if quantities or wanted_time is None or not _is_time(times, wanted_time):
        return False
    if "modifier" in label and times[0].modifier != label["modifier"]:
        return False
    return _is_right_without_reference(case)


def _ranks(label: Label) -> list[int]:
    return [label[key] for key in ("rank", "century") if key in label]


def _all_match(quantities: list[Quantity], labels: list[Label]) -> bool:
    return len(quantities) == len(labels) and all(
        _matches(quantity, label)
        for quantity, label in zip(quantities, labels, strict=True)
    )


def _matches(quantity: Quantity, label: Label) -> bool:
    hedges = label.get("hedges", [label.get("hedge", "none")])
    status = "E" if "estimate" in hedges else None
    is_rank = label.get("kind") == "rank"
    return (
        _is_number(quantity.value, label.get("value"))
        and _is_number(quantity.low, label.get("low"))
        and _is_number(quantity.high, label.get("high"))
        and _plain_unit(quantity.unit) == _plain_unit(label.get("unit", "1"))
        and quantity.hedge in _HEDGES[label.get("hedge", "none")]
        and quantity.status == status
        and quantity.ordinal == is_rank
        and ("fragment" not in label or quantity.direction == label.get("direction"))
        and ("counted" not in label or quantity.counted == label["counted"])
    )


def _is_number(value: Decimal | None, labelled: float | None) -> bool:
    if value is None or labelled is None:
        return value is None and labelled is None
    expected = Decimal(str(labelled))
    if int(expected.as_tuple().exponent) <= _ROUNDED_PLACES:
        return abs(value - expected) < _ROUNDED
    return value == expected


def _plain_unit(unit: str) -> str:
    """Return a unit as the labels spell it; they have none for rates (`/10*4`)."""
    if unit.startswith("/10*"):
        return "1"
    before, brace, rest = unit.partition("{")
    return before + "{}" if brace and rest != "point}" else unit


def _wanted_time(case: Case) -> tuple[str, str] | str | None:
    """Return the first and last day of a label, or the form of a yearless time."""
    label = case.label
    form = label.get("date_resolved") if case.reference else None
    form = form or label.get("iso_resolved") or label.get("period") or label.get("date")
    form = form or label.get("iso") or label.get("iso_no_year")
    if form is None and "start" in label:
        form = f"{label['start']}/{label['end']}"
    if form is None:
        return None
    if form.startswith(("--", "Q")):
        return form if form.startswith("-") else f"--{form}"
    first, _, last = form.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(form: str) -> tuple[str, str]:
    """Return the first and last day of a year, month, quarter or day."""
    year, _, rest = form.partition("-")
    if not rest:
        return f"{year}-01-01", f"{year}-12-31"
    if rest.startswith("Q"):
        month = 3 * int(rest[1:])
        return (
            f"{year}-{month - 2:02}-01",
            f"{year}-{month:02}-{30 + (month in (3, 12))}",
        )
    if "-" in rest:
        return form, form
    following = date(int(year) + int(rest) // 12, int(rest) % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    return f"{form}-01", last.isoformat()


def _is_time(times: list[Time], wanted: tuple[str, str] | str) -> bool:
    if len(times) != 1:
        return False
    found = times[0]
    if isinstance(wanted, str):
        return wanted in (found.period, f"--{found.period[5:]}")
    if found.first is None or found.last is None:
        return False
    return (found.first.isoformat(), found.last.isoformat()) == wanted


def _is_right_without_reference(case: Case) -> bool:
    """Whether a date without a year keeps its form without a reference too."""
    form = case.label.get("date") or case.label.get("iso_no_year")
    if case.reference is None or form is None or not form.startswith(("--", "Q")):
        return True
    wanted = form if form.startswith("--") else f"--{form}"
    found = [one for one in read(case.text).readings if isinstance(one, Time)]
    return [one.period for one in found] == [wanted]


def main() -> None:
    """Score all files of the folder given and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    total: Counter[str] = Counter()
    heads = f"{'cases':>6}{'right':>7}{'refused':>9}{'silent':>8}{'wrong':>7}"
    print(f"{'file and kind':<36}{heads}")
    for path in sorted(arguments.folder.glob("*.jsonl")):
        kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for case, outcome in _score_file(path):
            kinds[case.kind][outcome] += 1
            if arguments.list and outcome != "right":
                print(f"  {outcome:<8}{case.text!r}")
        for kind, counts in sorted(kinds.items()):
            _print_row(f"  {kind}", counts)
        whole = sum(kinds.values(), Counter[str]())
        _print_row(path.stem, whole)
        total += whole
    _print_row("total", total)


def _score_file(path: Path) -> Iterator[tuple[Case, str]]:
    for case in load_cases(path):
        yield case, score(case)


def _print_row(name: str, counts: Counter[str]) -> None:
    cases = counts.total()
    refused = counts["refused"] + counts["silent"]
    right, wrong = (100 * counts[one] / cases for one in ("right", "wrong"))
    print(
        f"{name:<36}{cases:>6}{counts['right']:>7}{refused:>9}{counts['silent']:>8}"
        f"{counts['wrong']:>7}   {right:5.1f} % right, {wrong:.1f} % wrong"
    )


if __name__ == "__main__":
    main()
