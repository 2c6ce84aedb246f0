"""A text in any form of the same letters has one content and one fingerprint."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.anchors.text import read_text

LETTERS = st.text(st.sampled_from("aăâđêôơưảãạ \n.5"), max_size=40)


@given(LETTERS)
def test_form_line_ends_and_mark_do_not_matter(content: str) -> None:
    plain = read_text(content.encode())
    other = unicodedata.normalize("NFD", content).replace("\n", "\r\n")
    other = other.replace(" ", "\u00a0")
    marked = read_text(b"\xef\xbb\xbf" + other.encode())

    assert plain is not None
    assert marked is not None
    assert (plain.content, plain.sha256) == (marked.content, marked.sha256)
    assert "mark" in marked.changed


@given(LETTERS)
def test_paragraphs_are_the_lines_that_are_not_blank(content: str) -> None:
    text = read_text(content.encode())

    assert text is not None
    lines = [line for line in text.content.split("\n") if line.strip()]
    assert len(text.paragraphs) == len(lines)
    for start, line in zip(text.paragraphs, lines, strict=True):
        assert text.content.startswith(line, start)
        assert text.paragraph_at(start) == text.paragraphs.index(start) + 1


def test_bytes_that_are_not_utf8_are_no_text() -> None:
    assert read_text(b"\xff") is None
