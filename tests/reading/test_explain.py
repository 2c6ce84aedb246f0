"""Which words gave what."""

from datetime import date

import pytest

from pipeline.reading import explain, read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "ước đạt hơn 15,6 tỉ USD",
            [
                ("ước đạt", "estimate", "E"),
                ("hơn", "hedge", "more_than"),
                ("15,6 tỉ", "number", "15600000000"),
                ("USD", "unit", "USD"),
            ],
        ),
        (
            "từ 5 đến 7%/năm",
            [
                ("từ", "range", ""),
                ("5", "number", "5 to 7"),
                ("đến", "range", ""),
                ("7", "number", "5 to 7"),
                ("%/năm", "unit", "%/a"),
            ],
        ),
        (
            "giảm còn 18%",
            [
                ("giảm", "direction", "down"),
                ("còn", "link", ""),
                ("18", "number", "18"),
                ("%", "unit", "%"),
            ],
        ),
        (
            "hơn 1.400 doanh nghiệp",
            [
                ("hơn", "hedge", "more_than"),
                ("1.400", "number", "1400"),
                ("doanh nghiệp", "counted", "doanh nghiệp"),
            ],
        ),
        ("từ 1.7", [("từ", "modifier", "from"), ("1.7", "time", "2025-07-01")]),
    ],
)
def test_each_part_has_its_words_role_and_meaning(
    text: str, parts: list[tuple[str, str, str]]
) -> None:
    rule, *found = explain(read(text, reference=date(2025, 8, 21)))

    assert (text[rule.start : rule.end], rule.role) == (text, "rule")
    assert [
        (text[one.start : one.end], one.role, one.meaning) for one in found
    ] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "estimated to reach more than US$15.6 billion",
            [
                ("estimated to", "estimate", "E"),
                ("reach", "link", ""),
                ("more than", "hedge", "more_than"),
                ("US$", "unit", "USD"),
                ("15.6 billion", "number", "15600000000"),
            ],
        ),
        (
            "by July 15, 2025",
            [("by", "modifier", "until"), ("July 15, 2025", "time", "2025-07-15")],
        ),
        ("ranked third", [("ranked", "rank", "ordinal"), ("third", "number", "3")]),
        (
            "12 researchers per 10,000 people",
            [
                ("12", "number", "12"),
                ("researchers", "counted", "researchers"),
                ("per 10,000", "unit", "/10*4"),
                ("people", "counted", "researchers"),
            ],
        ),
    ],
)
def test_english_words_are_explained_by_the_words_of_english(
    text: str, parts: list[tuple[str, str, str]]
) -> None:
    rule, *found = explain(read(text, "en"), "en")

    assert (text[rule.start : rule.end], rule.role) == (text, "rule")
    assert [
        (text[one.start : one.end], one.role, one.meaning) for one in found
    ] == parts


def test_refused_words_are_parts_too() -> None:
    rule, part = explain(read("2-9"))

    assert (rule.role, rule.meaning) == ("rule", "quantity")
    assert (part.start, part.end, part.role) == (0, 3, "refused")
