"""Anchors are found where they should be, elsewhere, or nowhere, and reported so."""

import hashlib

import polars as pl
import pytest

from pipeline.anchors.digest import write_place
from pipeline.anchors.verify import (
    Verification,
    list_evidence,
    list_left_out,
    verify,
)
from tests.issues.complete import require_complete

TEXT = "Diện tích hơn 3.190 km², dân số đông.\n\nDân số gần 4,7 triệu người."


def run(
    text: bytes | None, extent: str = "whole", left_out: pl.DataFrame | None = None
) -> Verification:
    """Return how two anchors and a quote of one report stand in `text`."""
    area, people = "hơn 3.190 km²", "gần 4,7 triệu người"
    evidence = pl.DataFrame(
        {
            "source_id": ["a", "a", "a", "a"],
            "record_id": ["a/o01", "a/o01", "a/o02", "a/o03"],
            "char_start": [
                TEXT.index(area),
                TEXT.index(area),
                TEXT.index(people),
                None,
            ],
            "exact": [area, area, people, "dân số"],
        }
    ).with_columns(
        basis=pl.lit("located"),
        char_end=pl.col("char_start") + pl.col("exact").str.len_chars(),
        paragraph=pl.when(pl.col("char_start") > TEXT.index("\n"))
        .then(2)
        .otherwise(1)
        .cast(pl.Int64),
    )
    sources = pl.DataFrame(
        {
            "source_id": ["a"],
            "extent": [extent],
            "text_sha256": [hashlib.sha256(TEXT.encode()).hexdigest()],
            "text_length": [len(TEXT)],
        }
    )
    anchors = list_evidence(evidence)
    if left_out is not None:
        anchors = pl.concat([anchors, list_left_out(left_out)])
    result = verify(anchors, sources, {} if text is None else {"a": text})
    require_complete(result.issues)
    return result


def test_anchors_in_their_places_are_verified_once_each() -> None:
    result = run(TEXT.encode())

    assert (result.verified, result.moved, result.lost, result.unchecked) == (
        2,
        0,
        0,
        0,
    )
    assert not result.issues
    assert [len(quote.places) for quote in result.quotes] == [1]


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


def quote(*words: str) -> pl.DataFrame:
    """Return rows of a sheet of what is left out, without places."""
    rows = [("left_out.csv", 2, "a", f"x{i}", w, None) for i, w in enumerate(words)]
    columns = ["file", "line", "source_id", "row", "words", "at"]
    schema = dict.fromkeys(columns, pl.String) | {"line": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_quotes_are_found_once_several_times_or_not() -> None:
    text = "Khu A, khu B. Khu A\u00a0rộng. Tỷ lệ 5%; foreign\u2011in\u00advested."
    words = ["Khu A", "Khu A rộng", "5%", "foreign-invested", "Khu C"]

    result = run(text.encode(), "none", quote(*words))

    places = {q.words: [p.partition("#")[0] for p in q.places] for q in result.quotes}
    assert places == {
        "dân số": [],
        "Khu A": ["0", "14"],
        "Khu A rộng": ["14"],
        "5%": ["32"],
        "foreign-invested": ["36"],
        "Khu C": [],
    }
    missing = [i for i in result.issues if i.code == "quote-missing"]
    assert [(i.column, i.found) for i in missing] == [
        ("exact", "dân số"),
        ("words", "Khu C"),
    ]


def test_a_place_is_as_a_sheet_would_record_it() -> None:
    (found,) = run(TEXT.encode()).quotes

    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    at = TEXT.index("dân số")
    assert found.places == [write_place(digest, at, "dân số")]


def test_rows_that_are_left_out_are_read_again() -> None:
    at = TEXT.index("đông")
    rows = quote("đông", "đông").with_columns(
        at=pl.Series([f"{at}#ab12cd", f"{at + 1}"])
    )

    result = run(TEXT.encode(), left_out=rows)

    assert result.verified == 3
    assert [(i.code, i.file, i.column, i.expected) for i in result.issues] == [
        ("anchor-moved", "left_out.csv", "at", str(at))
    ]


def test_a_text_that_is_not_utf8_is_reported() -> None:
    assert "not-utf8" in {i.code for i in run(b"\xff").issues}
