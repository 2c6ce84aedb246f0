"""A fact of many reports: equal statements are compared as one, to the same end."""

from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.compare import compare
from pipeline.comparison.groups import group_equal
from pipeline.comparison.lineage import list_origins, name_kin
from pipeline.comparison.statements import make_statements
from pipeline.comparison.verdicts import list_said, order_day
from tests.comparison.reports import FIGURES, Report, Said, Tables, make_tables

SOURCES = "abcdefgh"
# Few figures and times, so that many statements are equal.
SAID = st.builds(
    Said,
    source=st.sampled_from(SOURCES),
    words=st.sampled_from(["11,2%", "hơn 11%", "ước 11,2%", "ước 11,9%", "11,9%"])
    | FIGURES.map("{}%".format),
    subject=st.sampled_from(["area:old", "area:east", "area:new"]),
    nature=st.sampled_from(["result", "target"]),
    time=st.sampled_from(["quý 2/2025", "6 tháng đầu năm 2025"]),
    origin=st.sampled_from([None, "org:one", "org:two"]),
)
REPORTS = st.tuples(
    *(
        st.builds(
            Report,
            source=st.just(source),
            published=st.sampled_from(
                [None, "2025", "2025-07", "2025-07-02", "2025-10-02"]
            ),
            repeats=st.sampled_from(
                [None, "x", "y", "x y", "a"] if source > "a" else [None, "x"]
            ),
        )
        for source in SOURCES
    )
).map(lambda reports: [*reports, Report("x"), Report("y", repeats="z"), Report("z")])


def groups_of(tables: Tables) -> dict[str, int]:
    """The group of each observation, where all facts are of many reports."""
    statements = name_kin(make_statements(tables), list_origins(tables["sources"]))
    same = [*list_said(), pl.col("kin")]
    grouped = group_equal(statements, "fact_id", same, order_day(), 0)
    return dict(grouped.select("record_id", "group").iter_rows())


def outcomes(pairs: pl.DataFrame, groups: dict[str, int]) -> set[Any]:
    """What is found between each two groups."""
    return {
        (
            frozenset({groups[row["record_a"]], groups[row["record_b"]]}),
            row["verdict"],
            row["independence"],
        )
        for row in pairs.to_dicts()
    }


@given(said=st.lists(SAID, min_size=10, max_size=40), reports=REPORTS)
@settings(max_examples=60)
def test_groups_have_the_verdicts_of_all_their_pairs(
    said: list[Said], reports: list[Report]
) -> None:
    tables = make_tables(said, reports)

    every, grouped = compare(tables), compare(tables, most=0)

    for name, key in (("facts", "fact_id"), ("observations_flat", "observation_id")):
        assert grouped[name].sort(key).equals(every[name].sort(key))
    groups = groups_of(tables)
    found = outcomes(grouped["comparisons"], groups)
    assert found == outcomes(every["comparisons"], groups)
    assert len(found) == len(grouped["comparisons"])
    rows = set(every["comparisons"].iter_rows())
    assert rows.issuperset(grouped["comparisons"].iter_rows())


@given(said=st.lists(SAID, min_size=10, max_size=40), reports=REPORTS)
@settings(max_examples=20)
def test_the_order_of_rows_changes_nothing(
    said: list[Said], reports: list[Report]
) -> None:
    tables = make_tables(said, reports)
    turned = {name: frame.reverse() for name, frame in tables.items()}

    one, other = (compare(each, most=0)["comparisons"] for each in (tables, turned))

    assert one.equals(other)


def test_pairs_of_a_fact_of_many_equal_reports_do_not_multiply() -> None:
    said = [Said(f"s{n:03}", "11,2%" if n % 3 else "12%") for n in range(120)]
    other = [
        Said("s000", "5%", subject="area:old"),
        Said("s1", "5%", subject="area:old"),
    ]

    pairs = compare(make_tables([*said, *other]))["comparisons"]

    assert pairs.select("record_a", "record_b", "verdict").rows() == [
        ("s000/o000", "s001/o001", "contradictory"),
        ("s000/o000", "s003/o003", "equal"),
        ("s000/o120", "s1/o121", "equal"),
        ("s001/o001", "s002/o002", "equal"),
    ]


def test_a_figure_given_to_another_period_by_many_is_found_once() -> None:
    half, quarter = "6 tháng đầu năm 2025", "quý 2/2025"
    said = [Said(f"s{n:03}", "11,2%", time=half) for n in range(120)]
    said += [Said(f"t{n}", "11,2%", time=quarter) for n in range(2)]
    said += [Said("s005", "11,2%", time=quarter)]

    pairs = compare(make_tables(said))["comparisons"]

    differs = pairs.filter(verdict="period_differs").select("record_a", "record_b")
    assert differs.rows() == [("s000/o000", "t0/o120"), ("s000/o000", "t1/o121")]
