"""The readers on the labelled cases that were not written for them."""

from collections import Counter

import pytest

from benchmarks.reading_accuracy import load_cases, score
from benchmarks.whole_sentences import Sentence, load_sentences, score_sentence
from tests.conftest import CORPUS, shared

# Of the cases of each file, the least share read right.
_RIGHT = {"duckling": 0.97, "nemo": 0.93, "other": 0.97, "press_sample": 0.97}
# Of the invented sentences, the least share read right and the greatest read wrong.
_INVENTED = {"en": (0.94, 0.046), "vi": (0.97, 0.011)}


def _score_shared(name: str) -> list[tuple[str, str]]:
    """Return the outcome of each case, and its text."""
    cases = load_cases(shared(f"reading/{name}.jsonl"))
    return [(score(case), case.text) for case in cases if "(hard)" not in case.kind]


def _list(outcomes: list[tuple[str, str]]) -> str:
    """List the texts that are not read right, a line each."""
    others = [f"{outcome}: {text}" for outcome, text in outcomes if outcome != "right"]
    return "\n".join(["not read right:", *others])


def _count(outcomes: list[tuple[str, str]], outcome: str) -> int:
    return Counter(found for found, _ in outcomes)[outcome]


@pytest.mark.parametrize("name", sorted(_RIGHT))
def test_enough_cases_are_read_right(name: str) -> None:
    outcomes = _score_shared(name)

    assert _count(outcomes, "right") >= _RIGHT[name] * len(outcomes), _list(outcomes)


def test_at_most_one_case_in_two_hundred_is_read_wrong() -> None:
    outcomes = [one for name in _RIGHT for one in _score_shared(name)]

    assert _count(outcomes, "wrong") <= 0.005 * len(outcomes), _list(outcomes)


def _load_invented(language: str) -> list[Sentence]:
    return load_sentences(CORPUS / f"reading/press_{language}.jsonl")


@pytest.mark.parametrize("language", sorted(_INVENTED))
def test_enough_invented_sentences_are_read_whole(language: str) -> None:
    outcomes = [(score_sentence(one), one.text) for one in _load_invented(language)]
    least_right, most_wrong = _INVENTED[language]

    assert _count(outcomes, "right") >= least_right * len(outcomes), _list(outcomes)
    assert _count(outcomes, "wrong") <= most_wrong * len(outcomes), _list(outcomes)


@pytest.mark.parametrize("language", sorted(_INVENTED))
def test_the_invented_sentences_are_of_every_kind(language: str) -> None:
    sentences = _load_invented(language)
    labels = [label for sentence in sentences for label in sentence.labels]

    assert len(sentences) == len({sentence.text for sentence in sentences}) >= 100
    assert {sentence.kind for sentence in sentences} >= {
        *("count", "percent", "money", "measure", "rate", "fraction", "multiple"),
        *("range", "hedge", "estimate", "rank", "time", "duration", "name", "refusal"),
    }
    assert {hedge for one in labels for hedge in one.get("hedge", [])} == {
        *("exact", "more_than", "nearly", "less_than", "at_least", "at_most", "about"),
        "between",
    }
