"""Every message exists in both languages and is filled with the same values."""

import re

import pytest

from pipeline.issues.catalogue import FRAME, LANGUAGES, catalogue
from pipeline.issues.explain import explain, tell_apart
from pipeline.issues.model import Issue


def test_both_languages_have_every_code_and_frame() -> None:
    english, vietnamese = (catalogue(tag) for tag in LANGUAGES)

    assert english.keys() == vietnamese.keys()
    assert FRAME["en"].keys() == FRAME["vi"].keys()


@pytest.mark.parametrize("code", catalogue("en"))
def test_a_message_is_whole_in_both_languages(code: str) -> None:
    texts = [catalogue(tag)[code] for tag in LANGUAGES]

    assert all(t.expected.strip() and t.remedy.strip() for t in texts)
    filled = [sorted(re.findall(r"{(\w+)", t.expected)) for t in texts]
    assert filled[0] == filled[1]


def test_an_issue_is_told_in_vietnamese() -> None:
    issue = Issue(
        "o.csv", 6, "keyed_value", "value-disagrees", "11.3", "11.2",
        (("words", "tăng 11,2%"),),
    )  # fmt: skip

    assert explain(issue, "vi") == (
        "thấy “11.3”; cần 11.2, theo “tăng 11,2%”; sửa giá trị đã gõ hoặc lời"
    )


@pytest.mark.parametrize(
    ("found", "expected", "told"),
    [
        ("hoà", "hòa", "U+006F U+00E0 / U+00F2 U+0061"),
        ("Hải", "Hai", "U+1EA3 U+0069 / U+0061 U+0069"),
        ("57 NQ", "57-NQ", "U+0020 U+004E / U+002D U+004E"),
        ("Hải", "Hải", ""),
        ("Hải", "Phòng", ""),
        ("", "x", ""),
    ],
)
def test_texts_that_look_alike_are_told_apart_by_code_points(
    found: str, expected: str, told: str
) -> None:
    assert tell_apart(found, expected) == told
