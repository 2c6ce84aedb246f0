"""The readers on the labelled cases that were not written for them."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.reading_accuracy import load_cases, score

_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "reading"
_RIGHT = {"duckling": 0.97, "nemo": 0.93, "other": 0.97, "press_sample": 0.97}


def _outcomes(name: str) -> Counter[str]:
    path = _FOLDER / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this repository")
    cases = load_cases(path)
    return Counter(score(case) for case in cases if "(hard)" not in case.kind)


@pytest.mark.parametrize("name", sorted(_RIGHT))
def test_enough_cases_are_read_right(name: str) -> None:
    outcomes = _outcomes(name)

    assert outcomes["right"] >= _RIGHT[name] * outcomes.total()


def test_at_most_one_case_in_two_hundred_is_read_wrong() -> None:
    outcomes = sum(map(_outcomes, _RIGHT), Counter[str]())

    assert outcomes["wrong"] <= 0.005 * outcomes.total()
