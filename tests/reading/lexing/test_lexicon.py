"""The lexicon made of the tables of words."""

from dataclasses import replace

import pytest

from pipeline.reading.languages import LANGUAGES, role
from pipeline.reading.lexing.lexicon import lexicon_of, make_lexicon


def test_a_word_holds_all_its_meanings() -> None:
    entry = lexicon_of("vi").entries["năm"]

    assert entry.digit == 5
    assert entry.unit == "a"
    assert entry.roles & role.YEAR


@pytest.mark.parametrize(("one", "other"), [("tỷ", "tỉ"), ("quý", "quí")])
def test_other_spellings_mean_the_same(one: str, other: str) -> None:
    entries = lexicon_of("vi").entries

    assert entries[one] == entries[other]


def test_marks_are_distinct_bits() -> None:
    bits = [
        value
        for name, value in vars(role).items()
        if name.isupper() and name not in ("TIMES", "BEGINNINGS")
    ]

    assert len(bits) == len(set(bits))
    assert all(bit.bit_count() == 1 for bit in bits)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_a_lexicon(language: str) -> None:
    assert lexicon_of(language).entries
    assert lexicon_of(language).openings


def test_a_word_glued_to_the_first_of_a_hedge_may_qualify() -> None:
    hedges = {"tấn mốc": "about"}
    lexicon = make_lexicon(replace(LANGUAGES["vi"], hedges=hedges))

    assert {"tấn", "triệutấn"} <= lexicon.qualifying
    assert "triệu" not in lexicon.qualifying


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        lexicon_of("xx")
