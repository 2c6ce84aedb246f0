"""A digest holds a text, a place and words together."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anchors.digest import (
    add_digests,
    digest_anchor,
    split_place,
    write_place,
)

PLACES = st.integers(0, 9_999_999_999)
WORDS = st.text(min_size=1, max_size=60)


@given(PLACES, WORDS)
def test_a_cell_gives_back_its_place_and_its_digest(at: int, words: str) -> None:
    cell = pl.DataFrame({"at": [write_place("f" * 64, at, words)]})

    place, digest = split_place(pl.col("at"))
    found = cell.select(place=place, digest=digest).row(0)
    assert found == (at, digest_anchor("f" * 64, at, words))


@given(PLACES, WORDS)
def test_another_place_word_or_text_has_another_digest(at: int, words: str) -> None:
    own = digest_anchor("f" * 64, at, words)

    others = [("f" * 64, at + 1, words), ("f" * 64, at, words + "x")]
    assert own not in [digest_anchor(*other) for other in others]
    assert own != digest_anchor("e" * 64, at, words)


def test_a_place_without_a_digest_is_a_place() -> None:
    cells = pl.DataFrame({"at": ["7", "7#3fa9c1", None, "x#3fa9c1"]})

    place, digest = split_place(pl.col("at"))
    assert cells.select(place=place, digest=digest).rows() == [
        (7, None),
        (7, "3fa9c1"),
        (None, None),
        (None, "3fa9c1"),
    ]


def test_digests_are_those_that_were_written_before() -> None:
    anchors = {"text_sha256": ["f" * 64], "start": [7], "words": ["gần 1,2 triệu"]}

    assert add_digests(pl.DataFrame(anchors))["right_digest"].to_list() == ["775dc5"]
