"""Dates of events, documents and goals are compared like figures."""

from typing import Any

import pytest

from pipeline.comparison.dates import compare_dates, list_dates
from pipeline.comparison.groups import MAX_COMPARED
from pipeline.comparison.lineage import list_origins
from pipeline.reading import Time, read
from tests.comparison.reports import make_tables, table

KEYS = {"events": "event_id", "documents": "document_id", "goals": "goal_id"}
FIRST = {"events": "date_start", "documents": "date_start", "goals": "target_start"}
LAST = {"events": "date_end", "documents": "date_end", "goals": "target_end"}


def judge(
    name: str,
    *words: str,
    modifiers: tuple[str | None, ...] = (),
    most: int = MAX_COMPARED,
) -> Any:
    """The comparisons of one thing's times, as different reports word them."""
    rows = []
    for number, fragment in enumerate(words):
        (time,) = (r for r in read(fragment).readings if isinstance(r, Time))
        first, last = time.first, time.last
        if fragment.startswith("đến ngày"):
            first = None
        rows.append(
            {
                "record_id": f"s{number}/r01",
                "source_id": f"s{number}",
                KEYS[name]: "the:thing",
                FIRST[name]: first,
                LAST[name]: None if fragment.startswith("từ ngày") else last,
                "date_period": time.period,
                "modifier": (modifiers or [None] * len(words))[number],
                "exact": fragment,
            }
        )
    evidence = [
        row
        | {"record_table": name, "field": LAST[name], "evidence_id": row["record_id"]}
        if row[FIRST[name]] is None
        else row | {"record_table": name, "field": FIRST[name]}
        for row in rows
    ]
    dated = {name: table(name, rows), "evidence": table("evidence", evidence)}
    tables = make_tables([]) | dated
    origins = list_origins(tables["sources"])
    return compare_dates(list_dates(tables), origins, most).to_dicts()


@pytest.mark.parametrize(
    ("name", "words", "others", "verdict"),
    [
        ("events", "ngày 21/8/2025", "Sáng 21.8.2025", "equal"),
        ("events", "ngày 15/7/2025", "ngày 3/7/2025", "contradictory"),
        ("events", "từ 15 đến 18/7/2025", "từ 15 đến 17/7/2025", "divergent"),
        ("events", "từ 15 đến 18/7/2025", "từ 19 đến 20/7/2025", "contradictory"),
        ("events", "tháng 8/2025", "ngày 21/8/2025", "compatible"),
        ("events", "tháng 7/2025", "ngày 21/8/2025", "contradictory"),
        ("events", "từ ngày 1/7/2025", "từ ngày 1/7/2025", "equal"),
        ("events", "từ ngày 1/7/2025", "ngày 1/7/2025", "compatible"),
        ("events", "từ ngày 1/7/2025", "ngày 15/7/2025", "contradictory"),
        ("events", "từ ngày 1/7/2025", "từ ngày 15/7/2025", "contradictory"),
        ("events", "đến ngày 18/7/2025", "từ 15 đến 18/7/2025", "compatible"),
        ("events", "đến ngày 18/7/2025", "từ 15 đến 20/7/2025", "contradictory"),
        ("events", "từ 1 đến 31/8/2025", "từ 1 đến 30/8/2025", "divergent"),
        ("events", "từ 1 đến 31/8/2025", "tháng 8/2025", "compatible"),
        ("events", "từ 1 đến 31/8/2025", "ngày 21/8/2025", "divergent"),
        ("events", "từ 15 đến 18/7/2025", "ngày 16/7/2025", "divergent"),
        ("documents", "năm 2024", "ngày 22/12/2024", "compatible"),
        ("documents", "ngày 22/12/2024", "ngày 22/12/2024", "equal"),
        ("documents", "năm 2025", "ngày 22/12/2024", "contradictory"),
        ("goals", "năm 2045", "năm 2045", "equal"),
        ("goals", "năm 2045", "năm 2050", "contradictory"),
    ],
)
def test_a_pair_of_dates_has_the_verdict_of_a_careful_reader(
    name: str, words: str, others: str, verdict: str
) -> None:
    for pair in (judge(name, words, others), judge(name, others, words)):
        assert [row["verdict"] for row in pair] == [verdict]
        assert pair[0]["rule_en"].startswith("“")


@pytest.mark.parametrize(
    ("words", "modifier", "day", "verdict"),
    [
        ("năm 2024", "end", "ngày 22/12/2024", "compatible"),
        ("năm 2024", "end", "ngày 1/9/2024", "compatible"),
        ("năm 2024", "end", "ngày 31/8/2024", "divergent"),
        ("năm 2024", "end", "ngày 3/2/2025", "contradictory"),
        ("năm 2024", "start", "ngày 30/4/2024", "compatible"),
        ("năm 2024", "start", "ngày 1/5/2024", "divergent"),
        ("năm 2024", "mid", "ngày 1/5/2024", "compatible"),
        ("năm 2024", "mid", "ngày 31/8/2024", "compatible"),
        ("năm 2024", "mid", "ngày 22/12/2024", "divergent"),
        ("quý 2/2025", "end", "ngày 1/6/2025", "compatible"),
        ("quý 2/2025", "end", "ngày 31/5/2025", "divergent"),
        ("tháng 2/2025", "end", "ngày 21/2/2025", "compatible"),
        ("tháng 2/2025", "end", "ngày 20/2/2025", "divergent"),
        ("tháng 8/2025", "mid", "ngày 11/8/2025", "compatible"),
        ("tháng 8/2025", "mid", "ngày 21/8/2025", "divergent"),
        ("tháng 8/2025", "start", "ngày 10/8/2025", "compatible"),
    ],
)
def test_early_middle_and_late_narrow_a_period_to_a_third(
    words: str, modifier: str, day: str, verdict: str
) -> None:
    (pair,) = judge("documents", words, day, modifiers=(modifier, None))

    assert pair["verdict"] == verdict


def test_dates_of_two_reports_are_stated_by_their_days() -> None:
    (pair,) = judge("events", "ngày 15/7/2025", "ngày 3/7/2025")

    assert pair["rule_en"] == (
        "“ngày 15/7/2025” says 15 July 2025 and “ngày 3/7/2025” says 3 July 2025: "
        "they cannot both be so."
    )
    assert pair["rule_vi"] == (
        "“ngày 15/7/2025” nói ngày 15/7/2025, “ngày 3/7/2025” nói ngày 3/7/2025: "
        "không thể cùng đúng."
    )
    assert (pair["record_a"], pair["record_b"]) == ("s0/r01", "s1/r01")


def test_three_reports_make_three_pairs() -> None:
    assert len(judge("goals", "năm 2045", "năm 2045", "năm 2050")) == 3


def test_equal_dates_of_many_reports_are_compared_as_one() -> None:
    words = ["năm 2045"] * 3 + ["năm 2050"] * 2

    few = judge("goals", *words, most=4)

    assert [(row["record_a"], row["record_b"], row["verdict"]) for row in few] == [
        ("s0/r01", "s1/r01", "equal"),
        ("s0/r01", "s3/r01", "contradictory"),
        ("s3/r01", "s4/r01", "equal"),
    ]
    assert len(judge("goals", *words, most=5)) == 10
