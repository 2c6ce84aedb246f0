"""What is read without looking at the day of the report is read so on any day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading import Reference, read
from pipeline.reading.languages import LANGUAGES
from tests.reading.strategies import WRITING, lexicon_words, shards
from tests.reading.texts import list_cases, list_printed

_DAYS = (date(2024, 2, 29), date(2025, 8, 21), date(1, 1, 1), date(9999, 12, 31))


def needs_day(text: str, language: str = "vi") -> bool:
    """Whether the day is looked at to read a text."""
    reference = Reference(_DAYS[0])
    read(text, language, reference)
    return reference.is_used


def find_changing(texts: list[str], language: str) -> list[str]:
    """Return the texts that need no day, and yet change with it."""
    return [
        text
        for text in texts
        if not needs_day(text, language)
        and any(
            read(text, language, day) != read(text, language, _DAYS[0]) for day in _DAYS
        )
    ]


@pytest.mark.parametrize(
    "text", ["tháng 5/2025", "21.8.2025", "9 tháng đầu năm 2018", "5%", "năm 2030"]
)
def test_no_day_is_needed_where_the_words_have_their_year(text: str) -> None:
    assert not needs_day(text)


@pytest.mark.parametrize("text", ["tháng 5", "ngày 21.8", "quý 3", "năm ngoái"])
def test_a_day_is_needed_where_the_words_have_no_year(text: str) -> None:
    assert needs_day(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_that_needs_no_day_changes_with_it(language: str) -> None:
    assert not find_changing(list_cases(), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_the_press_that_need_no_day_change_with_it(language: str) -> None:
    assert not find_changing(list_printed(), language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_no_text_that_needs_no_day_changes_with_it(
    language: str, data: st.DataObject
) -> None:
    words = data.draw(st.lists(lexicon_words(), min_size=1, max_size=6))
    texts = [" ".join(words), data.draw(shards(WRITING[language]))]

    assert not find_changing(texts, language)
