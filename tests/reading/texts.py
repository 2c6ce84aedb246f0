"""All texts that the readers are tried on: of the cases, of the press."""

import csv
from functools import cache

from benchmarks.reading_accuracy import load_cases
from benchmarks.whole_sentences import load_sentences
from tests.conftest import CORPUS, shared
from tests.reading.test_cases import FOLDER

_PRINTED = ("duckling", "nemo", "other", "press_en", "press_sample", "press_vi")


@cache
def list_cases() -> list[str]:
    """Return the distinct texts of the cases and of the invented sentences."""
    texts: set[str] = set()
    for path in FOLDER.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            texts.update(row["text"] for row in csv.DictReader(file))
    for path in CORPUS.glob("reading/press_*.jsonl"):
        texts.update(one.text for one in load_sentences(path))
    return sorted(texts)


@cache
def list_printed() -> list[str]:
    """Return the distinct texts that `../shared` has."""
    cases = [
        case for n in _PRINTED for case in load_cases(shared(f"reading/{n}.jsonl"))
    ]
    return sorted({case.text for case in cases})
