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


def _score_shared(name: str) -> Counter[str]:
    cases = load_cases(shared(f"reading/{name}.jsonl"))
    return Counter(score(case) for case in cases if "(hard)" not in case.kind)


@pytest.mark.parametrize("name", sorted(_RIGHT))
def test_enough_cases_are_read_right(name: str) -> None:
    outcomes = _score_shared(name)

    assert outcomes["right"] >= _RIGHT[name] * outcomes.total()


def test_at_most_one_case_in_two_hundred_is_read_wrong() -> None:
    outcomes = sum(map(_score_shared, _RIGHT), Counter[str]())

    assert outcomes["wrong"] <= 0.005 * outcomes.total()


def _load_invented(language: str) -> list[Sentence]:
    return load_sentences(CORPUS / f"reading/press_{language}.jsonl")


@pytest.mark.parametrize("language", sorted(_INVENTED))
def test_enough_invented_sentences_are_read_whole(language: str) -> None:
    outcomes = Counter(map(score_sentence, _load_invented(language)))
    least_right, most_wrong = _INVENTED[language]

    assert outcomes["right"] >= least_right * outcomes.total()
    assert outcomes["wrong"] <= most_wrong * outcomes.total()


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
