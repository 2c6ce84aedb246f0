"""Anchors are found where they should be, elsewhere, or nowhere, and reported so."""

import hashlib

import polars as pl
import pytest

from pipeline.anchors.verify import Verification, verify
from tests.issues.complete import require_complete

TEXT = "Diện tích hơn 3.190 km².\n\nDân số gần 4,7 triệu người."


def run(text: bytes | None, extent: str = "whole") -> Verification:
    """Return how two anchors of one report stand in `text`."""
    area, people = "hơn 3.190 km²", "gần 4,7 triệu người"
    evidence = pl.DataFrame(
        {
            "source_id": ["a", "a", "a", "a"],
            "char_start": [
                TEXT.index(area),
                TEXT.index(area),
                TEXT.index(people),
                None,
            ],
            "exact": [area, area, people, "quoted"],
        }
    ).with_columns(
        char_end=pl.col("char_start") + pl.col("exact").str.len_chars(),
        basis=pl.lit("located"),
        paragraph=pl.when(pl.col("char_start") > TEXT.index("\n")).then(2).otherwise(1),
    )
    sources = pl.DataFrame(
        {
            "source_id": ["a"],
            "extent": [extent],
            "text_sha256": [hashlib.sha256(TEXT.encode()).hexdigest()],
            "text_length": [len(TEXT)],
        }
    )
    result = verify(evidence, sources, {} if text is None else {"a": text})
    require_complete(result.issues)
    return result


def test_anchors_in_their_places_are_verified_once_each() -> None:
    result = run(TEXT.encode())

    assert (result.verified, result.moved, result.lost, result.unchecked) == (
        2,
        0,
        0,
        1,
    )
    assert not result.issues


@pytest.mark.parametrize("form", ["NFD", "CRLF"])
def test_a_text_saved_in_another_form_is_the_same_text(form: str) -> None:
    import unicodedata  # noqa: PLC0415

    decomposed = unicodedata.normalize("NFD", TEXT)
    other = decomposed if form == "NFD" else TEXT.replace("\n", "\r\n")

    assert run(other.encode()) == run(TEXT.encode())


def test_words_that_moved_are_reported_with_their_new_place() -> None:
    result = run(("Tin. " + TEXT).encode())

    assert (result.verified, result.moved, result.lost) == (0, 2, 0)
    codes = [i.code for i in result.issues]
    assert codes == ["text-differs", "anchor-moved", "anchor-moved"]
    assert result.issues[1].expected == "15"


def test_a_paragraph_that_is_not_the_texts_is_reported() -> None:
    result = run(TEXT.replace("\n\n", " \n").encode())

    assert result.verified == 2
    assert [i.code for i in result.issues] == ["text-differs"]
    other = run(TEXT.replace("\n\n", "  ").encode())
    assert "paragraph-differs" in {i.code for i in other.issues}


def test_words_that_are_gone_are_reported() -> None:
    result = run(TEXT.replace("3.190", "3.200").encode())

    assert (result.verified, result.moved, result.lost) == (1, 0, 1)
    assert result.issues[-1].code == "anchor-lost"


def test_a_report_that_is_not_available_is_named_and_nothing_is_claimed() -> None:
    result = run(None)

    assert result.absent == ("a",)
    assert (result.verified, result.unchecked, result.issues) == (0, 3, ())


def test_a_text_that_is_not_utf8_is_reported() -> None:
    assert "not-utf8" in {i.code for i in run(b"\xff").issues}
