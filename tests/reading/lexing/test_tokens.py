"""The scan of a text into numbers, names and signs."""

from pipeline.reading.lexing.lexicon import lexicon_of
from pipeline.reading.lexing.tokens import Tokens, scan_text


def _scan(text: str) -> Tokens:
    return scan_text(text, lexicon_of("vi"))


def test_numbers_hold_their_marks_and_words_their_square() -> None:
    tokens = _scan("Hơn 3.190,5 km2, từ 1.7.2025.")

    assert tokens.words[: tokens.size] == (
        "hơn",
        "3.190,5",
        "km2",
        ",",
        "từ",
        "1.7.2025",
        ".",
    )
    assert [word for word in tokens.numbers if word] == ["3.190,5", "1.7.2025"]


def test_a_phrase_is_one_token_over_any_spaces() -> None:
    tokens = _scan("11 điểm \u00a0phần trăm")

    assert tokens.size == 2
    assert tokens.entries[1].unit == "%{point}"
    assert tokens.span(1, 2) == (3, 18)


def test_the_longest_phrase_wins() -> None:
    assert _scan("đô la mỹ").size == 1


def test_tokens_keep_their_place_after_leading_space_and_line_ends() -> None:
    tokens = _scan(" \n 5 ha")

    assert tokens.words[:3] == ("\n", "5", "ha")
    assert tokens.span(1, 3) == (3, 7)


def test_capitals_and_acronyms_are_told_by_the_text_as_written() -> None:
    tokens = _scan("Ba NQ tw")

    assert [tokens.is_capital(at) for at in range(3)] == [True, True, False]
    assert [tokens.is_acronym(at) for at in range(3)] == [False, True, False]


def test_beyond_both_ends_stand_empty_tokens() -> None:
    tokens = _scan("5")

    assert tokens.words[1] == tokens.words[-1] == ""
    assert not tokens.entries[-1].roles
