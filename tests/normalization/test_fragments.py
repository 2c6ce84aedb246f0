"""One fragment: what it says, and of which language it is."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalization import fragments
from pipeline.normalization.fragments import QUANTITY, TIME
from pipeline.reading.languages import LANGUAGES
from tests.reading.strategies import lexicon_words
from tests.reading.texts import list_cases, list_printed


def _read_all(texts: list[str]) -> list[Any]:
    return [QUANTITY.read(text, language) for text in texts for language in LANGUAGES]


def _read_in_all_languages(texts: list[str]) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fragments, "may_qualify", lambda *_: True)
        return _read_all(texts)


def test_cases_say_the_same_where_every_language_is_asked() -> None:
    assert _read_all(list_cases()) == _read_in_all_languages(list_cases())


def test_the_press_says_the_same_where_every_language_is_asked() -> None:
    assert _read_all(list_printed()) == _read_in_all_languages(list_printed())


@given(words=st.lists(lexicon_words(), min_size=1, max_size=6))
def test_any_words_say_the_same_where_every_language_is_asked(words: list[str]) -> None:
    text = " ".join(words)

    assert _read_all([text]) == _read_in_all_languages([text])


@pytest.mark.parametrize("day", [dt.date(2025, 8, 21), dt.date(2024, 2, 29), None])
def test_times_are_of_the_day_of_their_report(day: dt.date | None) -> None:
    texts = list_cases()

    shared = [TIME.read(text, "vi", day) for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fragments, "_read_dated", lambda *_: None)
        alone = [TIME.read(text, "vi", day) for text in texts]

    assert shared == alone
