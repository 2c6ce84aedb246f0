"""All reports held against each other: pairs, order, independence, standing."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.compare import compare
from tests.comparison.reports import (
    REPORTS,
    SAID,
    Report,
    Said,
    judge_pair,
    make_tables,
)

# A comparison takes as long for many reports as for few: fewer examples, of more pairs.
FEWER = settings(max_examples=20)
MANY = st.one_of(
    st.lists(SAID, min_size=2, max_size=6), st.lists(SAID, min_size=12, max_size=24)
)


def verdicts(said: list[Said], reports: list[Report]) -> dict[frozenset[Any], Any]:
    """Verdict and rule of each pair, by the two statements' own parts."""
    tables = make_tables(said, reports)
    own = {row["observation_id"]: n for n, row in enumerate(rows_of(tables))}
    return {
        frozenset({own[row["record_a"]], own[row["record_b"]]}): (
            row["verdict"],
            row["independence"],
            row["rule"],
        )
        for row in compare(tables)["comparisons"].to_dicts()
    }


def rows_of(tables: dict[str, pl.DataFrame]) -> list[dict[str, Any]]:
    """The observations in the order in which they were said."""
    rows = tables["observations"].to_dicts()
    return sorted(rows, key=lambda row: row["observation_id"].partition("/")[2])


@given(said=MANY, reports=REPORTS, later=SAID)
@FEWER
def test_another_report_never_changes_the_verdict_of_two_others(
    said: list[Said], reports: list[Report], later: Said
) -> None:
    before = verdicts(said, reports)
    another = replace(later, source="z")

    after = verdicts([*said, another], reports)

    new = {pair for pair in after if len(said) in pair}
    assert {pair: shown for pair, shown in after.items() if pair not in new} == before


@given(said=MANY, reports=REPORTS)
@FEWER
def test_the_order_of_rows_changes_nothing(
    said: list[Said], reports: list[Report]
) -> None:
    tables = make_tables(said, reports)
    turned = {name: frame.reverse() for name, frame in tables.items()}

    one, other = compare(tables), compare(turned)

    for name, key in (("comparisons", "comparison_id"), ("facts", "fact_id")):
        assert one[name].sort(key).equals(other[name].sort(key))


@given(said=MANY, reports=REPORTS)
@FEWER
def test_every_pair_has_a_verdict_and_a_rule_in_each_language(
    said: list[Said], reports: list[Report]
) -> None:
    pairs = compare(make_tables(said, reports))["comparisons"]

    always = pairs.drop("other_fact_id", "low_a", "high_a", "low_b", "high_b")
    assert not always.null_count().sum_horizontal().sum()
    assert pairs["comparison_id"].is_unique().all()
    assert (pairs["record_a"] < pairs["record_b"]).all()


@given(said=MANY, reports=REPORTS)
@FEWER
def test_every_statement_is_in_one_figure_and_every_fact_led_to_it(
    said: list[Said], reports: list[Report]
) -> None:
    tables = make_tables(said, reports)
    made = compare(tables)

    listed = made["facts"]["record_ids"].str.split(" ").explode()
    assert sorted(listed) == sorted(tables["observations"]["observation_id"])
    assert not made["observations_flat"]["fact_id"].null_count()
    assert not made["observations_flat"]["standing"].null_count()
    assert (made["facts"]["independent_reports"] <= made["facts"]["reports"]).all()


def figure(*said: Said, reports: tuple[Report, ...] = ()) -> dict[str, Any]:
    """The one figure that the statements make."""
    (row,) = compare(make_tables(said, reports))["facts"].to_dicts()
    return row


def standing(*said: Said, reports: tuple[Report, ...] = ()) -> tuple[str, int]:
    """The standing of the one fact, and how many reports are independent."""
    row = figure(*said, reports=reports)
    return row["standing"], row["independent_reports"]


def test_reports_of_known_and_different_origin_corroborate_each_other() -> None:
    said = [
        Said("a", "11,2%", origin="org:one"),
        Said("b", "11,2%", origin="org:two"),
        Said("c", "hơn 11%"),
    ]

    assert standing(*said) == ("corroborated", 2)


@pytest.mark.parametrize(
    ("origins", "independence"),
    [
        (("org:one", "org:two"), "shown"),
        (("org:one", "org:one"), "denied"),
        (("org:one", None), "unknown"),
        ((None, None), "unknown"),
    ],
)
def test_independence_is_said_only_where_it_is_known(
    origins: tuple[str | None, str | None], independence: str
) -> None:
    one, other = (
        Said(source, "11,2%", origin=origin)
        for source, origin in zip("ab", origins, strict=True)
    )

    (pair,) = judge_pair(one, other)

    assert pair["independence"] == independence
    shown = independence == "shown"
    told = ("corroborated", 2) if shown else ("repeated", 1)
    assert standing(one, other) == told


def test_a_report_corroborates_nothing_that_it_repeats() -> None:
    said = [Said(s, "11,2%", origin=f"org:{s}") for s in "ab"]

    assert standing(*said, reports=(Report("b", repeats="a"),)) == ("repeated", 1)


def test_reports_that_repeat_one_third_corroborate_nothing() -> None:
    reports = (Report("a", repeats="f"), Report("b", repeats="e"))
    chain = (Report("e", repeats="f"), Report("f"))
    said = [Said(s, "5%", origin=f"org:{s}") for s in "ab"]

    assert standing(*said, reports=(*reports, *chain)) == ("repeated", 1)


def test_sources_are_counted_by_what_they_do_not_share() -> None:
    reports = (
        Report("a", repeats="x"),
        Report("b", repeats="x y"),
        Report("c", repeats="y z"),
        *map(Report, "xyz"),
    )
    said = [Said(s, "5%", origin=f"org:{s}") for s in "abc"]

    assert standing(*said, reports=reports) == ("corroborated", 2)


def test_ends_that_are_not_allowed_leave_no_interval() -> None:
    for words, others in (("11,2%", "11,3%"), ("dưới 5%", "ít nhất 5%")):
        row = figure(Said("a", words), Said("b", others))
        assert (row["standing"], row["low"], row["high"]) == ("disputed", None, None)


def test_a_rank_is_a_whole_number() -> None:
    rank = {"indicator": "place", "time": "năm 2025"}

    row = figure(Said("a", "hạng 3", **rank), Said("b", "top 5", **rank))

    assert (row["low"], row["high"], row["standing"]) == (3, 3, "rounded")


def test_a_fact_of_a_territory_that_began_at_no_known_day_has_no_year() -> None:
    said = [
        Said(source, "hơn 5 người", indicator="people", subject=subject, time=None)
        for source, subject in (("a", "area:east"), ("b", "area:old"))
    ]

    made = compare(make_tables(said))

    assert made["comparisons"].is_empty()
    assert made["facts"]["time_period"].to_list() == [None, None]


def test_reports_that_round_differently_are_rounded() -> None:
    row = figure(Said("a", "11,2%"), Said("b", "hơn 11%"), Said("c", "11,21%"))

    assert row["standing"] == "rounded"
    assert (str(row["low"]), str(row["high"])) == ("11.2050000000", "11.2150000000")


def test_one_conflict_makes_a_fact_disputed_and_leaves_no_interval() -> None:
    row = figure(Said("a", "11,2%"), Said("b", "11,2%"), Said("c", "12%"))

    assert row["standing"] == "disputed"
    assert (row["low"], row["high"]) == (None, None)


def test_what_is_counted_has_whole_ends() -> None:
    people = {"indicator": "people", "time": "năm 2025"}

    for words, low, high in (
        ("1.001 người", 1001, 1001),
        ("gần 250 người", 241, 249),
        ("hơn 1.400 người", 1401, 1499),
        ("khoảng 250 người", 245, 254),
        ("hơn 1.001 người", 1002, None),
    ):
        row = figure(Said("a", words, **people))
        assert (row["low"], row["high"]) == (low, high), words


def test_one_figure_for_two_overlapping_periods_is_found() -> None:
    half, quarter = "6 tháng đầu năm 2025", "quý 2/2025"
    said = [Said("a", "11,2%", time=half), Said("b", "tăng 11,2%", time=quarter)]

    made = compare(make_tables(said))

    (pair,) = made["comparisons"].to_dicts()
    assert pair["verdict"] == "period_differs"
    assert pair["rule"] == (
        "“11,2%” and “tăng 11,2%” give one figure, 11.2%, for the first half "
        "of 2025 and for Q2 2025, which overlap."
    )
    assert made["facts"]["standing"].to_list() == ["given_elsewhere", "given_elsewhere"]


OLD, NEW, EAST = "area:old", "area:new", "area:east"


@pytest.mark.parametrize(
    ("one", "other", "place", "place_b"),
    [(OLD, NEW, OLD, NEW), (EAST, NEW, EAST, NEW), (NEW, OLD, NEW, OLD)],
)
def test_one_figure_for_a_territory_and_what_it_lies_in_is_found(
    one: str, other: str, place: str, place_b: str
) -> None:
    made = compare(
        make_tables(
            [Said("a", "11,04%", subject=one), Said("b", "11,04%", subject=other)]
        )
    )

    (pair,) = made["comparisons"].to_dicts()
    assert (pair["verdict"], pair["rule_code"]) == (
        "territory_differs",
        "other_territory",
    )
    assert pair["rule"] == (
        f"“11,04%” and “11,04%” give one figure, 11.04%, to {place} and to {place_b}, "
        "of which one lies in the other."
    )
    assert {pair["fact_id"], pair["other_fact_id"]} == set(made["facts"]["fact_id"])
    assert made["facts"]["standing"].to_list() == ["given_elsewhere", "given_elsewhere"]


@pytest.mark.parametrize(
    ("nature", "words", "status", "rule"),
    [
        (
            "target",
            "ước 13,92%",
            None,
            "gives 13.92% as a target, “ước 13,92%” gives it as an estimate.",
        ),
        (
            "plan",
            "13,92%",
            "F",
            "gives 13.92% as a plan, “13,92%” gives it as a forecast.",
        ),
    ],
)
def test_an_aim_that_is_told_as_an_estimate_is_found(
    nature: str, words: str, status: str | None, rule: str
) -> None:
    for sources in ("ab", "ba"):
        aim = Said(sources[0], "đạt 13,92%", nature=nature)
        guess = Said(sources[1], words, status=status)

        (pair,) = judge_pair(aim, guess, *KNOWN)

        assert pair["verdict"] == "nature_differs"
        assert pair["rule"] == f"“đạt 13,92%” {rule}"


KNOWN = (Report("a", "2025-08-01"), Report("b", "2025-10-02"))


@pytest.mark.parametrize(
    "differs",
    [
        {"words": "ước 13,93%"},
        {"words": "13,92%"},
        {"time": "quý 3/2025"},
        {"subject": "area:other"},
    ],
    ids=str,
)
def test_an_aim_that_is_reached_or_of_something_else_is_no_conflict(
    differs: dict[str, Any],
) -> None:
    aim = Said("a", "13,92%", nature="target")

    assert not judge_pair(aim, Said("b", **{"words": "ước 13,92%"} | differs))


@pytest.mark.parametrize(
    "said",
    [
        [("a", "5%", OLD), ("b", "5%", NEW)],
        [("a", "11,04%", OLD), ("b", "11,04%", "area:other")],
        [("a", "11,04%", OLD), ("a", "11,04%", NEW), ("b", "11,04%", NEW)],
        [("a", "11,04%", OLD), ("b", "11,05%", NEW)],
    ],
    ids=["few digits", "apart", "of both", "other figure"],
)
def test_a_figure_is_not_given_to_a_wrong_territory(
    said: list[tuple[str, str, str]],
) -> None:
    shown = [Said(source, words, subject=area) for source, words, area in said]

    pairs = compare(make_tables(shown))["comparisons"]
    assert "territory_differs" not in pairs["verdict"].to_list()


def test_a_dispute_is_summed_up_by_the_most_that_one_value_fits() -> None:
    words = ["3.194,7 km2", "hơn 3.190 km2", "gần 3.200 km2", "khoảng 3.200 km2"]
    said = [Said(s, w, indicator="area") for s, w in zip("abcd", words, strict=True)]

    row = figure(*said, Said("e", "hơn 3.500 km2", indicator="area"))

    assert (row["largest_agreeing"], row["outside_ids"]) == (4, "e")
    assert row["summary_en"] == (
        "4 of 5 reports allow 3,194.65 to 3,194.75 km2; outside: E."
    )
    assert row["summary_vi"] == (
        "4 trong 5 bài phù hợp với từ 3.194,65 đến 3.194,75 km2; khác với các bài "
        "ấy: E."
    )


@pytest.mark.parametrize(
    ("words", "agreeing", "summary"),
    [
        (["5,1%"], 1, None),
        (["5,1%", "hơn 5%"], 2, "All 2 reports allow 5.05 to 5.15%."),
        (["5,1%", "5,3%"], 1, "The two reports allow no value in common."),
        (
            ["5,1%", "5,3%", "5,5%"],
            1,
            "No two of 3 reports allow a value in common.",
        ),
        (
            ["5,1%", "5,1%", "5,3%", "5,3%", "5,5%"],
            2,
            (
                "2 sets of 2 of 5 reports agree, none larger: 5.05 to 5.15%; "
                "5.25 to 5.35%."
            ),
        ),
    ],
    ids=str,
)
def test_a_summary_holds_no_report_to_be_right(
    words: list[str], agreeing: int, summary: str | None
) -> None:
    row = figure(*(Said(s, w) for s, w in zip("abcde", words, strict=False)))

    assert (row["largest_agreeing"], row["summary_en"]) == (agreeing, summary)


def test_a_figure_that_only_another_fact_has_too_is_summed_up_as_such() -> None:
    said = [Said("a", "11,04%"), Said("b", "11,04%"), Said("c", "11,04%", subject=OLD)]

    facts = compare(make_tables(said))["facts"]

    assert facts.filter(reports=2)["summary_en"].item() == (
        "All 2 reports allow 11.035 to 11.045%, but the figure is given to another "
        "fact, too."
    )


HALF, SECOND, THIRD = "6 tháng đầu năm 2025", "quý 2/2025", "quý 3/2025"


@pytest.mark.parametrize(
    "said",
    [
        [("a", "11,2%", HALF), ("a", "11,2%", SECOND), ("b", "11,2%", SECOND)],
        [("a", "11,2%", HALF), ("b", "11,2%", HALF), ("b", "11,2%", SECOND)],
        [("a", "9,9%", HALF), ("b", "9,9%", SECOND)],
        [("a", "11,2%", HALF), ("b", "11,2%", THIRD)],
        [("a", "11,2%", HALF), ("b", "11,3%", SECOND)],
        [("a", "11,2%", HALF), ("a", "11,2%", SECOND)],
    ],
    ids=["of both, a says", "of both, b says", "few digits", "apart", "other", "one"],
)
def test_a_figure_is_not_given_to_a_wrong_period(
    said: list[tuple[str, str, str]],
) -> None:
    shown = [Said(source, words, time=time) for source, words, time in said]

    pairs = compare(make_tables(shown))["comparisons"]
    assert "period_differs" not in pairs["verdict"].to_list()


def test_three_digits_are_enough_to_find_that_a_period_differs() -> None:
    said = [Said("a", "10,1%", time=HALF), Said("b", "10,1%", time=SECOND)]

    assert compare(make_tables(said))["comparisons"]["verdict"].to_list() == [
        "period_differs"
    ]


def test_no_reports_give_empty_tables() -> None:
    made = compare(make_tables([]))

    assert made["comparisons"].is_empty()
    assert made["facts"].is_empty()
