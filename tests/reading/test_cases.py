"""The cases beside this file, by language and kind: a text and what is read from it."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.reading import as_record, read

FOLDER = Path(__file__).resolve().parent / "cases"
REFERENCE = date(2025, 8, 21)
# What a case leaves out: spans, which the note's reader cannot check, and defaults.
_LEFT_OUT = ("kind", "start", "end", "first", "last")
_DEFAULTS = (("hedge", "exact"),)


def _cases() -> list[pytest.param]:  # type: ignore[valid-type]
    cases = []
    for path in sorted(FOLDER.rglob("*.csv")):
        language = path.parent.name
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            cases += [
                pytest.param(
                    language,
                    row["text"],
                    row["expected"],
                    id=f"{path.relative_to(FOLDER).with_suffix('')}: {row['text']}",
                )
                for row in rows
            ]
    return cases


@pytest.mark.parametrize(("language", "text", "expected"), _cases())
def test_a_text_reads_as_its_case_says(language: str, text: str, expected: str) -> None:
    record = as_record(read(text, language, REFERENCE))
    found: dict[str, object] = {
        "readings": [_shorten(one) for one in record["readings"]]  # type: ignore[attr-defined]
    }
    if "refused" in record:
        found["refused"] = record["refused"]["code"]  # type: ignore[index]

    assert found == json.loads(expected)


def _shorten(reading: dict[str, object]) -> dict[str, object]:
    return {
        name: value
        for name, value in reading.items()
        if name not in _LEFT_OUT
        and value not in (None, False)
        and (name, value) not in _DEFAULTS
    }
