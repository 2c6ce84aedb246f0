"""Scores the readers on sentences of which every figure and time is labelled.

    python -m benchmarks.whole_sentences FILE...

prints each sentence of the files that is not read right, and the counts of each file.

A label lists what may be read: units, hedges, directions and periods each as the
readings that are right, "*" for any. An optional one may be read or left.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.reading import Quantity, Result, Time, read

Label = dict[str, Any]

# Shares that have no finite decimal are labelled rounded.
_ROUNDED = Decimal("1e-9")


@dataclass(frozen=True)
class Sentence:
    """A text with all that is to be read from it, and all that is to be refused."""

    text: str
    language: str
    kind: str
    labels: list[Label]
    refusals: list[str]
    reference: date

    @classmethod
    def of_row(cls, row: Label) -> "Sentence":
        """Return the sentence of one line of a file of cases."""
        return cls(
            row["fragment"],
            row["lang"],
            row["kind"],
            row["readings_expected"],
            row.get("refused_expected", []),
            date.fromisoformat(row["doc_date"]),
        )


def load_sentences(path: Path) -> list[Sentence]:
    """Return the labelled sentences of a file, one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Sentence.of_row(json.loads(line)) for line in lines]


def score_sentence(sentence: Sentence) -> str:
    """Return "right", "refused", "silent" (passed over without a word) or "wrong"."""
    result = read(sentence.text, sentence.language, sentence.reference)
    missed, further = _match(sentence.labels, result)
    if further:
        return "wrong"
    codes = {refusal.code for refusal in result.refusals}
    if missed or not codes.issuperset(sentence.refusals):
        return "refused" if codes else "silent"
    return "right"


def _match(
    labels: list[Label], result: Result
) -> tuple[list[Label], list[Quantity | Time]]:
    """Return the labels that nothing meets and the readings that no label allows."""
    missed, further = [], list(result.readings)
    for label in labels:
        met = next((one for one in further if _meets(one, label)), None)
        if met is not None:
            further.remove(met)
        elif not label.get("optional"):
            missed.append(label)
    return missed, further


def _meets(reading: Quantity | Time, label: Label) -> bool:
    is_met = _is_time if label["type"] == "time" else _is_quantity
    return is_met(reading, label)


def _is_time(reading: Quantity | Time, label: Label) -> bool:
    return (
        isinstance(reading, Time)
        and reading.period in label["period"]
        and label.get("modifier", reading.modifier) == reading.modifier
    )


def _is_quantity(reading: Quantity | Time, label: Label) -> bool:
    return (
        isinstance(reading, Quantity)
        and all(
            _is_number(getattr(reading, part), label.get(part))
            for part in ("value", "low", "high")
        )
        and reading.unit in label["unit"]
        and reading.hedge in label["hedge"]
        and _is_among(reading.direction, label["direction"])
        and reading.status == label.get("status")
        and reading.ordinal == label.get("ordinal", False)
        and label.get("counted", reading.counted) == reading.counted
    )


def _is_among(found: str | None, allowed: list[str | None]) -> bool:
    return "*" in allowed or found in allowed


def _is_number(found: Decimal | None, labelled: str | None) -> bool:
    if found is None or labelled is None:
        return found is None and labelled is None
    return abs(found - Decimal(labelled)) < _ROUNDED


def main() -> None:
    """Print what is not read right in the files given."""
    for path in map(Path, sys.argv[1:]):
        outcomes: Counter[str] = Counter()
        for sentence in load_sentences(path):
            outcome = score_sentence(sentence)
            outcomes[outcome] += 1
            if outcome != "right":
                print(f"  {outcome:<8}{sentence.text}")
        print(path.stem, *(f"{n} {outcome}" for outcome, n in outcomes.most_common()))


if __name__ == "__main__":
    main()
