"""What stands in a report is found in its place: figures, times, names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.anchors.text import Text, read_text
from pipeline.reading import Quantity, Refusal, Time
from pipeline.transcription.mentions import find_figures, find_names

FORMS = [
    ("Thành phố Hải Phòng", "area:VN-HP"),
    ("TP.Hải Phòng", "area:VN-HP"),
    ("Hải Phòng", "area:VN-HP"),
    ("thành phố", "area:VN-HP"),
    ("UBND TP.Hải Phòng", "org:ubnd"),
    ("4G", "tech:4g"),
]


def text_of(content: str) -> Text:
    """Return a text as it is read from bytes."""
    text = read_text(content.encode())
    assert text is not None
    return text


def test_figures_times_and_refusals_are_found_in_their_places() -> None:
    text = text_of("\n\nQuý 2 tăng 11,2%.\n \nhàng chục tỉ, hơn 86 ha\n")

    found = find_figures(text, "vi", dt.date(2025, 8, 21))

    assert [(type(f.what), text.content[f.start : f.end]) for f in found] == [
        (Time, "Quý 2"),
        (Quantity, "tăng 11,2%"),
        (Refusal, "hàng chục tỉ"),
        (Quantity, "hơn 86 ha"),
    ]
    assert [text.paragraph_at(f.start) for f in found] == [1, 1, 2, 2]


def test_nothing_is_read_across_paragraphs() -> None:
    text = text_of("đến năm 2024\n\n5 dự án")

    periods = [
        f.what.period
        for f in find_figures(text, "vi", None)
        if isinstance(f.what, Time)
    ]

    assert periods == ["2024"]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("UBND TP.Hải Phòng", ["UBND TP.Hải Phòng"]),
        ("tại Hải Phòng, thành phố", ["Hải Phòng", "thành phố"]),
        ("tại thành phố Sao Mai", []),
        ("HẢI PHÒNG có 4G, 4Gb", ["HẢI PHÒNG", "4G"]),
        ("Hải Phòngx", []),
    ],
)
def test_names_are_found_whole_and_longest(content: str, names: list[str]) -> None:
    text = text_of(content)

    assert [content[n.start : n.end] for n in find_names(text, FORMS)] == names


@given(st.text(max_size=200))
def test_no_text_raises_and_every_mention_lies_in_it(content: str) -> None:
    text = read_text(content.encode("utf-8", "surrogatepass"))
    if text is None:
        return

    spans = [(f.start, f.end) for f in find_figures(text, "vi", None)]
    spans += [(n.start, n.end) for n in find_names(text, FORMS)]
    for start, end in spans:
        assert 0 <= start < end <= len(text.content)
