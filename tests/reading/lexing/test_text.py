"""The normal form and the way back from it."""

import unicodedata

from pipeline.reading.lexing.text import normalise_text


def test_a_composed_text_without_odd_signs_is_its_own_normal_form() -> None:
    normal = normalise_text("Hơn 3.190 km²")

    assert normal.plain == "Hơn 3.190 km²"
    assert normal.folded == "hơn 3.190 km²"
    assert normal.offsets is None


def test_decomposed_letters_are_composed_and_their_places_kept() -> None:
    normal = normalise_text(unicodedata.normalize("NFD", "tỉ USD"))

    assert normal.plain == "tỉ USD"
    assert normal.offsets == [0, 1, 3, 4, 5, 6, 7]


def test_every_dash_is_a_hyphen() -> None:
    assert normalise_text("5–7 — 8−9").plain == "5-7 - 8-9"


def test_signs_without_width_are_dropped() -> None:
    normal = normalise_text("1\u200b5")

    assert normal.plain == "15"
    assert normal.offsets == [0, 2, 3]


def test_the_folded_text_is_as_long_as_the_plain_one() -> None:
    normal = normalise_text("İSTANBUL I\u0307 5%")

    assert len(normal.folded) == len(normal.plain)


def test_a_long_run_of_marks_is_cut_and_not_lost() -> None:
    normal = normalise_text("e" + "\u0301" * 10)

    assert normal.offsets is not None
    assert normal.offsets[-1] == 11
