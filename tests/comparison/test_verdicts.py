"""What two reports of one fact are to each other."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.compare import compare
from tests.comparison.reports import (
    FIGURES,
    REPORTS,
    SAID,
    WORDS,
    Report,
    Said,
    judge_pair,
    make_tables,
    meet,
    verdict_of,
)


@pytest.mark.parametrize(
    ("indicator", "words", "others", "verdict"),
    [
        ("area", "hơn 3.190 km2", "hơn 3.190 km²", "equal"),
        ("area", "hơn 3.190 km2", "3.194,7 km2", "compatible"),
        ("area", "khoảng 3.200 km2", "hơn 3.190 km2", "compatible"),
        ("area", "gần 3.200 km2", "3.194,7 km2", "compatible"),
        ("area", "hơn 3.500 km2", "hơn 3.190 km2", "divergent"),
        ("area", "hơn 3.500 km2", "khoảng 3.200 km2", "divergent"),
        ("area", "hơn 3.500 km2", "gần 3.200 km2", "contradictory"),
        ("area", "86 ha", "0,86 km2", "equal"),
        ("area", "hơn 86 ha", "0,9 km2", "compatible"),
        ("area", "86 ha", "86 km2", "contradictory"),
        ("people", "hơn 76 người", "77 người", "compatible"),
        ("people", "hơn 76 người", "90 người", "compatible"),
        ("people", "hơn 76 người", "76 người", "contradictory"),
        ("people", "hơn 3 người", "dưới 4 người", "contradictory"),
        ("people", "gần 4,7 triệu người", "4.664.124 người", "compatible"),
        ("people", "gần 4,7 triệu người", "4.600.000 người", "compatible"),
        ("people", "gần 4,7 triệu người", "4,5 triệu người", "divergent"),
        ("people", "hơn 4,6 triệu người", "khoảng 4,7 triệu người", "compatible"),
        ("growth", "11,2%", "tăng 11,2%", "equal"),
        ("growth", "11,2%", "11,21%", "compatible"),
        ("growth", "11,2%", "11,25%", "compatible"),
        ("growth", "11,2%", "11,26%", "contradictory"),
        ("growth", "11,2%", "hơn 11,2%", "compatible"),
        ("growth", "giảm 3,2%", "tăng 3,2%", "contradictory"),
        ("growth", "giảm hơn 3,2%", "giảm 3,25%", "compatible"),
        ("growth", "giảm hơn 3,2%", "giảm 3,1%", "contradictory"),
        ("growth", "tăng 3,2%", "tăng ít nhất 3,25%", "contradictory"),
        ("growth", "giảm 3,2%", "giảm ít nhất 3,25%", "contradictory"),
        ("growth", "giảm ít nhất 3%", "giảm không quá 3%", "compatible"),
        ("growth", "ít nhất 5%", "dưới 5%", "contradictory"),
        ("growth", "ít nhất 30%", "hơn 30%", "compatible"),
        ("growth", "ít nhất 30%", "gần 30%", "contradictory"),
        ("growth", "không quá 5%", "5%", "compatible"),
        ("growth", "dưới 5%", "hơn 5%", "contradictory"),
        ("growth", "từ 7,5 đến 8%", "từ 7,5 đến 8%", "equal"),
        ("growth", "từ 7,5 đến 8%", "8%", "compatible"),
        ("growth", "từ 7,5 đến 8%", "8,2%", "contradictory"),
        ("revenue", "hơn 15,6 tỷ đồng", "15,6 tỷ đồng", "compatible"),
        ("revenue", "13.000 tỷ đồng", "13 nghìn tỷ đồng", "equal"),
        ("place", "đứng thứ 3", "hạng 3", "equal"),
        ("place", "đứng thứ 3", "hạng 4", "contradictory"),
    ],
)
def test_a_pair_has_the_verdict_of_a_careful_reader(
    indicator: str, words: str, others: str, verdict: str
) -> None:
    time = "năm 2025"

    assert verdict_of(words, others, indicator=indicator, time=time) == verdict


@pytest.mark.parametrize(
    "differs",
    [
        {"nature": "target"},
        {"subject": "area:old"},
        {"indicator": "revenue", "words": "11,2 tỷ đồng"},
        {"time": "quý 3/2025"},
        {"time": None},
    ],
    ids=str,
)
def test_what_is_not_one_fact_is_not_compared(differs: dict[str, Any]) -> None:
    said = {"words": "5%"}

    assert not judge_pair(Said("a", **said), Said("b", **said | differs))


def test_two_figures_without_a_time_are_not_one_fact() -> None:
    assert not judge_pair(Said("a", "5%", time=None), Said("b", "5%", time=None))


def test_money_is_not_converted() -> None:
    dong, dollars = (
        Said(source, words, indicator="revenue")
        for source, words in (("a", "5 tỷ đồng"), ("b", "5 tỷ USD"))
    )

    assert not judge_pair(dong, dollars)


def test_a_territory_under_a_later_name_is_the_territory() -> None:
    (pair,) = judge_pair(
        Said("a", "11,04%", subject="area:old"),
        Said("b", "11,04%", subject="area:east"),
    )

    assert pair["verdict"] == "equal"
    assert pair["rule"].endswith("are one territory.")


@pytest.mark.parametrize(
    ("indicator", "words", "times", "compared"),
    [
        ("area", "5 km2", ("1/7/2025", "21/8/2025"), True),
        ("area", "5 km2", ("1/7/2025", None), True),
        ("people", "5 người", ("1/7/2025", "21/8/2025"), True),
        ("people", "5 người", ("1/7/2025", None), True),
        ("people", "5 người", ("1/7/2025", "31/12/2024"), False),
        ("place", "hạng 3", ("năm 2024", "năm 2025"), False),
        ("place", "hạng 3", ("năm 2024", None), False),
        ("growth", "5%", ("6 tháng đầu năm 2025", "hai quý đầu năm 2025"), True),
        ("growth", "5%", ("quý 2/2025", "tháng 6/2025"), False),
    ],
)
def test_the_indicator_says_which_times_are_one(
    indicator: str, words: str, times: tuple[str | None, str | None], *, compared: bool
) -> None:
    one, other = (
        Said(source, words, indicator=indicator, time=time)
        for source, time in zip("ab", times, strict=True)
    )

    assert bool(judge_pair(one, other)) == compared


ESTIMATE, RESULT = Said("a", "ước 13,92%"), Said("b", "12,47%")


@pytest.mark.parametrize(
    ("estimate", "result", "verdict"),
    [
        ("2025-08-21", "2025-10-02", "revised"),
        ("2025-08", "2025-10", "revised"),
        ("2025-10-02", "2025-08-21", "contradictory"),
        ("2025-08-21", "2025-08-21", "contradictory"),
        ("2025", "2025-10-02", "contradictory"),
        (None, "2025-10-02", "contradictory"),
        ("2025-05-01", None, "contradictory"),
        ("2025-07-01", None, "contradictory"),
        ("2025-08", "2025-08-15", "contradictory"),
        ("2025-06-15", "2025-06-10", "contradictory"),  # whatever the quarter's end
    ],
)
def test_a_result_revises_an_estimate_that_is_known_to_be_earlier(
    estimate: str | None, result: str | None, verdict: str
) -> None:
    reports = (Report("a", estimate), Report("b", result))

    (pair,) = judge_pair(ESTIMATE, RESULT, *reports)

    assert pair["verdict"] == verdict
    assert ("published later" in pair["rule"]) == (verdict == "revised")
    assert ("One figure is only an estimate" in pair["rule"]) == (verdict != "revised")


DATED = (Report("a", "2025-08-21"), Report("b", "2025-10-02"))


@pytest.mark.parametrize(
    ("early", "late", "verdict"),
    [
        ("F", "E", "revised"),
        ("F", "P", "revised"),
        ("E", "P", "revised"),
        ("P", "A", "revised"),
        ("P", "B", "revised"),
        ("A", "P", "contradictory"),
        ("A", "A", "contradictory"),
        ("P", "P", "contradictory"),
        ("E", "E", "estimates_differ"),
        ("F", "F", "estimates_differ"),
        ("E", "F", "estimates_differ"),
    ],
)
def test_what_is_more_final_and_later_revises(
    early: str, late: str, verdict: str
) -> None:
    (pair,) = judge_pair(
        Said("a", "13,92%", status=early), Said("b", "12,47%", status=late), *DATED
    )

    assert pair["verdict"] == verdict


@pytest.mark.parametrize("nature", ["target", "plan"])
def test_an_aim_is_never_revised(nature: str) -> None:
    one, other = (
        Said("a", "ước 13,92%", nature=nature),
        Said("b", "12,47%", nature=nature),
    )

    (pair,) = judge_pair(one, other, *DATED)

    assert pair["verdict"] == "contradictory"


@pytest.mark.parametrize(
    ("words", "others", "verdict"),
    [
        ("2%", "2,0%", "equal"),
        ("2%", "2,1%", "contradictory"),
        ("55%", "hơn 55%", "divergent"),
        ("hơn 55%", "54%", "contradictory"),
        ("hơn 55%", "56%", "compatible"),
        ("hơn 55%", "ít nhất 55%", "compatible"),
        ("từ 40 đến 50%", "50%", "compatible"),
        ("từ 40 đến 50%", "51%", "contradictory"),
    ],
)
def test_aims_are_compared_by_their_stated_ends(
    words: str, others: str, verdict: str
) -> None:
    assert verdict_of(words, others, nature="target") == verdict


@pytest.mark.parametrize(
    ("origins", "verdict"),
    [
        (("org:one", "org:one"), "contradictory"),
        (("org:one", "org:two"), "estimates_differ"),
        (("org:one", None), "estimates_differ"),
        ((None, None), "estimates_differ"),
    ],
)
def test_estimates_of_one_office_contradict_each_other(
    origins: tuple[str | None, str | None], verdict: str
) -> None:
    one, other = origins

    (pair,) = judge_pair(
        Said("a", "ước 13,92%", origin=one), Said("b", "ước 12,47%", origin=other)
    )

    assert pair["verdict"] == verdict


def test_estimates_that_leave_room_as_mere_bounds_are_divergent() -> None:
    assert verdict_of("ước hơn 13,9%", "ước hơn 12,4%") == "divergent"


def test_times_that_are_not_compared_are_remarked() -> None:
    lasting, yearly = {"indicator": "area"}, {"indicator": "people"}
    for shared, words, remark in (
        (lasting, "5 km2", "Their times are not compared"),
        (yearly, "5 người", "taken to be of the year in which its territory began"),
    ):
        (pair,) = judge_pair(
            Said("a", words, time="1/7/2025", **shared),
            Said("b", words, time=None, **shared),
        )
        assert remark in pair["rule"]


def test_a_unit_is_rendered_in_words_unless_readers_know_its_sign() -> None:
    (pair,) = judge_pair(
        Said("a", "gần 40 năm", indicator="age"),
        Said("b", "gần 40 năm", indicator="age"),
    )

    assert pair["rule"].endswith("both say nearly 40 years.")
    assert pair["rule_vi"].endswith("cùng nói gần 40 năm.")


def test_a_rule_states_the_words_and_what_they_allow_in_both_languages() -> None:
    (pair,) = judge_pair(Said("a", "gần 4,7%"), Said("b", "4,72%"))

    assert pair["rule"] == (
        "“gần 4,7%” means above 4.6 and below 4.7%, “4,72%” means 4.715 to 4.725%: "
        "no value fits both."
    )
    assert pair["rule_vi"] == (
        "“gần 4,7%” nghĩa là trên 4,6 và dưới 4,7%, “4,72%” nghĩa là từ 4,715 đến "
        "4,725%: không giá trị nào đúng với cả hai."
    )


WIDER = {"{}%": "khoảng {}%", "hơn {}%": "ít nhất {}%", "gần {}%": "không quá {}%"}


@given(
    hedged=st.lists(
        st.tuples(st.sampled_from(sorted(WIDER)), FIGURES), min_size=1, max_size=9
    ),
    others=st.lists(WORDS, min_size=1, max_size=9),
)
@settings(max_examples=30)
def test_widening_a_hedge_never_turns_compatible_into_contradictory(
    hedged: list[tuple[str, str]], others: list[str]
) -> None:
    narrow, wide, vague = judge_lists(
        [*(hedge.format(figure) for hedge, figure in hedged), *others],
        [*(WIDER[hedge].format(figure) for hedge, figure in hedged), *others],
        [*(f"khoảng {figure}%" for _, figure in hedged), *others],
    )

    for one in range(len(hedged)):
        for other in range(len(hedged), len(hedged) + len(others)):
            pair = frozenset({one, other})
            if narrow[pair] in {"equal", "compatible"}:
                assert wide[pair] in {"equal", "compatible"}
                assert vague[pair] != "contradictory"
            if narrow[pair] == "divergent":
                assert wide[pair] != "contradictory"


@given(words=st.lists(WORDS, min_size=2, max_size=20))
@settings(max_examples=30)
def test_comparing_a_with_b_is_comparing_b_with_a(words: list[str]) -> None:
    straight, turned = judge_lists(words, words[::-1])
    last = len(words) - 1

    for pair, verdict in straight.items():
        assert turned[frozenset(last - place for place in pair)] == verdict


@given(words=st.lists(WORDS, min_size=2, max_size=12))
@settings(max_examples=20)
def test_falls_are_compared_as_rises_are(words: list[str]) -> None:
    rises, falls = judge_lists(
        [f"tăng {fragment}" for fragment in words],
        [f"giảm {fragment}" for fragment in words],
    )

    assert falls == rises


AGREEING = {"equal", "compatible"}
TOLD = st.builds(replace, SAID, source=st.just("a"))


@given(one=TOLD, other=TOLD, reports=REPORTS)
@settings(max_examples=40)
def test_two_statements_have_one_verdict_in_either_order(
    one: Said, other: Said, reports: list[Report]
) -> None:
    about = {report.source: report for report in reports}
    dates = [replace(about.get(s, Report(s)), source=s) for s in "ab"]
    turned = [replace(d, source=s) for d, s in zip(dates, "ba", strict=True)]

    straight = judge_pair(one, replace(other, source="b"), *dates, Report("f"))
    back = judge_pair(replace(one, source="b"), other, *turned, Report("f"))

    columns = ("verdict", "rule_code", "independence", "unit")
    assert [[row[c] for c in columns] for row in straight] == [
        [row[c] for c in columns] for row in back
    ]


@given(said=st.lists(SAID, min_size=2, max_size=20))
@settings(max_examples=40)
def test_published_intervals_show_what_the_verdict_says(said: list[Said]) -> None:
    tables = make_tables(said)
    stated = {row["observation_id"]: row for row in tables["observations"].to_dicts()}

    for pair in compare(tables)["comparisons"].to_dicts():
        one, other = stated[pair["record_a"]], stated[pair["record_b"]]
        for side, row in (("a", one), ("b", other)):
            assert pair[f"low_{side}"] == row["printed_low"]
            assert pair[f"high_{side}"] == row["printed_high"]
            assert pair[f"low_open_{side}"] == row["low_open"]
            assert pair[f"high_open_{side}"] == row["high_open"]
        if pair["other_fact_id"] is None:
            assert meet(pair) == (pair["verdict"] in AGREEING)


# How far each end of an interval moves out.
OUT = st.integers(0, 3).map(Decimal)


@given(said=st.lists(SAID, min_size=2, max_size=16), below=OUT, above=OUT)
@settings(max_examples=30)
def test_widening_an_interval_never_turns_compatible_into_contradictory(
    said: list[Said], below: Decimal, above: Decimal
) -> None:
    tables = make_tables(said)
    figures = tables["observations"]
    is_wider = pl.col("source_id").is_in(("a", "b"))
    wider = figures.with_columns(
        printed_low=pl.when(is_wider)
        .then(pl.col("printed_low") - below)
        .otherwise("printed_low"),
        printed_high=pl.when(is_wider)
        .then(pl.col("printed_high") + above)
        .otherwise("printed_high"),
    ).cast(figures.schema)

    before, after = (
        dict(
            compare(all_)["comparisons"].select("comparison_id", "verdict").iter_rows()
        )
        for all_ in (tables, tables | {"observations": wider})
    )

    assert before.keys() == after.keys()
    for pair, verdict in before.items():
        if verdict in AGREEING:
            assert after[pair] in AGREEING
        if verdict == "divergent":
            assert after[pair] not in {"contradictory", "estimates_differ"}


def judge_lists(*lists: list[str]) -> list[dict[frozenset[int], str]]:
    """The verdicts on each two reports of each list, by their places in it.

    A list is of a subject of its own, so that all are compared at once.
    """
    subjects = ("area:new", "area:old", "area:other")
    said = [
        Said(f"s{number}{place:02}", words, subject=subjects[number])
        for number, fragments in enumerate(lists)
        for place, words in enumerate(fragments)
    ]
    verdicts: list[dict[frozenset[int], str]] = [{} for _ in lists]
    pairs = compare(make_tables(said))["comparisons"]
    for row in pairs.filter(pl.col("other_fact_id").is_null()).to_dicts():
        sides = row["record_a"], row["record_b"]
        pair = frozenset(int(side[2:4]) for side in sides)
        verdicts[int(sides[0][1])][pair] = row["verdict"]
    return verdicts
