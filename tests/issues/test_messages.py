"""Issues and refusals in words: whole, and in the words of the language read."""

import csv
from pathlib import Path

import pytest

from pipeline.issues.catalogue import LANGUAGES, catalogue
from pipeline.issues.messages import difference_of, message_of, refusal_message
from pipeline.issues.model import Issue
from pipeline.reading import read
from tests.issues.complete import require_complete

_CASES = Path(__file__).parent.parent / "reading" / "cases"
_ELSEWHERE = [("1" * 50, "vi"), ("1" * 50, "en")]
# Words that are refused, and the same with the words that the message names.
_SETTLED = [
    ("en", "- 32 projects", ("minus 32 projects",)),
    ("en", "1/4", ("accounts for 1/4",)),
    ("en", "2-9", ("between 2 and 9",)),
    ("en", "July 15 projects", ("on July 15 projects",)),
    ("en", "the plan 2030", ("the year 2030",)),
    (
        "en",
        "in nine months",
        ("in the first nine months", "nine months of the year", "for nine months"),
    ),
    ("en", "over 5 years", ("more than 5 years", "over the past 5 years")),
    ("vi", "- 32 dự án", ("âm 32 dự án",)),
    ("vi", "1.7", ("ngày 1.7", "từ 1.7")),
    ("vi", "1/4", ("ngày 1/4", "chiếm 1/4")),
    ("vi", "2-9", ("ngày 2-9", "từ 2 đến 9")),
    ("vi", "vào 2030", ("năm 2030",)),
    ("vi", "trong 9 tháng", ("9 tháng đầu năm", "qua 9 tháng")),
]


def refused() -> list[tuple[str, str]]:
    """Return every text that the cases of the reader refuse, with its language."""
    texts = []
    for language in LANGUAGES:
        table = (_CASES / language / "refused.csv").read_text("utf-8")
        rows = csv.DictReader(table.splitlines())
        texts += [(row["text"], language) for row in rows]
    return texts + _ELSEWHERE


def refusals_of(text: str, language: str) -> list[Issue]:
    """Return the refusals of a text as issues of a sheet."""
    return [
        Issue(
            "o.csv",
            2,
            "words",
            one.code,
            text,
            "",
            (*one.params, ("language", language)),
        )
        for one in read(text, language).refusals
    ]


def test_the_message_of_every_refusal_is_complete() -> None:
    issues = [issue for case in refused() for issue in refusals_of(*case)]

    require_complete(issues)
    codes = {code for code, text in catalogue("en").items() if text.problem}
    assert {issue.code for issue in issues} == codes


@pytest.mark.parametrize(("language", "text", "settled"), _SETTLED)
def test_the_words_that_a_message_names_settle_what_is_refused(
    language: str, text: str, settled: tuple[str, ...]
) -> None:
    (issue,) = refusals_of(text, language)
    named = catalogue("en")[issue.code].settling[language].split(", ")

    assert len(named) == len(settled)
    for words, whole in zip(named, settled, strict=True):
        assert all(word in whole for word in words.split(" … "))
        assert not read(whole, language).refusals


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_names_words_of_the_language_that_is_read(language: str) -> None:
    params = (("words", "2030"),)

    english = refusal_message("ambiguous-year", params, "en", language)
    vietnamese = refusal_message("ambiguous-year", params, "vi", language)

    assert "(the year)" in english
    assert "(năm)" in vietnamese


def test_a_refusal_says_what_words_may_mean_and_what_to_do() -> None:
    params = (("words", "1.7"), ("date", "1.7."), ("number", "1,7"))

    assert refusal_message("ambiguous-date-or-decimal", params, "vi", "vi") == (
        "“1.7”: ngày 1.7. hay số thập phân 1,7; chép thêm đơn vị, hoặc từ làm rõ "
        "(ngày, từ)"
    )


def test_a_message_without_a_value_for_each_place_is_an_error() -> None:
    issue = Issue("o.csv", 6, "keyed_value", "value-disagrees", "11.3", "11.2")

    with pytest.raises(KeyError, match="words"):
        message_of(issue)


def test_values_stand_in_the_remedy_too() -> None:
    issue = Issue("o.csv", 6, "time_period", "time-unstated", "2025", "2025-08-21")

    assert message_of(issue).count("2025-08-21") == 2
    assert message_of(issue, "vi").count("2025-08-21") == 2


def test_an_issue_has_its_message_in_vietnamese() -> None:
    issue = Issue(
        "o.csv", 6, "keyed_value", "value-disagrees", "11.3", "11.2",
        (("words", "tăng 11,2%"),),
    )  # fmt: skip

    assert message_of(issue, "vi") == (
        "thấy “11.3”; cần 11.2, theo “tăng 11,2%”; sửa giá trị đã gõ hoặc lời"
    )


@pytest.mark.parametrize(
    ("found", "expected", "difference"),
    [
        ("hoà", "hòa", "U+006F U+00E0 / U+00F2 U+0061"),
        ("Hải", "Hai", "U+1EA3 U+0069 / U+0061 U+0069"),
        ("57 NQ", "57-NQ", "U+0020 U+004E / U+002D U+004E"),
        ("Hải", "Hải", ""),
        ("Hải", "Phòng", ""),
        ("", "x", ""),
    ],
)
def test_texts_that_look_alike_differ_in_code_points(
    found: str, expected: str, difference: str
) -> None:
    assert difference_of(found, expected) == difference
