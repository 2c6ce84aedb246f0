"""No figure is qualified in a text of whose words none may qualify one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading import Quantity, may_qualify, read
from tests.reading.strategies import WRITING, lexicon_words, shards
from tests.reading.texts import list_cases, list_printed

in_every_language = pytest.mark.parametrize("language", sorted(WRITING))


def _is_qualified(text: str, language: str) -> bool:
    return any(
        one.hedge != "exact" or one.status or one.direction or one.change
        for one in read(text, language).readings
        if isinstance(one, Quantity)
    )


def _find_missed(texts: list[str], language: str) -> list[str]:
    return [
        text
        for text in texts
        if _is_qualified(text, language) and not may_qualify(text, language)
    ]


@in_every_language
def test_no_qualified_figure_of_a_case_is_missed(language: str) -> None:
    assert not _find_missed(list_cases(), language)


@in_every_language
def test_no_qualified_figure_of_the_press_is_missed(language: str) -> None:
    assert not _find_missed(list_printed(), language)


@in_every_language
@given(data=st.data())
def test_no_words_that_may_not_qualify_make_a_qualified_figure(
    language: str, data: st.DataObject
) -> None:
    harmless = lexicon_words().filter(lambda word: not may_qualify(word, language))
    words = data.draw(st.lists(harmless, min_size=1, max_size=8))
    text = data.draw(st.sampled_from((" ", "", ", ", " 5 ", "5"))).join(words)

    assert not _find_missed([text, f"{text} 7%", f"7 {text}"], language)


@in_every_language
@given(data=st.data())
def test_no_qualified_figure_of_any_text_is_missed(
    language: str, data: st.DataObject
) -> None:
    assert not _find_missed([data.draw(shards(WRITING[language]))], language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hơn 5%", "vi"),
        ("HƠN 5%", "vi"),
        ("ho\u031bn 5%", "vi"),
        (">5", "vi"),
        ("5–7", "en"),
        ("5 tỷ trở lên", "vi"),
        ("a rise of 5%", "en"),
        ("top 10", "en"),
    ],
)
def test_a_word_that_qualifies_is_found_however_it_is_written(
    text: str, language: str
) -> None:
    assert may_qualify(text, language)


def test_most_words_qualify_nothing() -> None:
    assert not may_qualify("GRDP 11,2% so với cùng kỳ", "en")
    assert not may_qualify("thành phố có 5 dự án", "vi")
