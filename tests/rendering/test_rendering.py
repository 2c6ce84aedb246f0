"""Facts rendered for people: views, pages, and regions of documents."""

import time

import polars as pl
import pytest

from pipeline.comparison.compare import compare
from pipeline.issues.model import UsageError
from pipeline.rendering.disputes import render_disputes
from pipeline.rendering.markdown import escape, render_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.regions import fill_regions
from pipeline.rendering.views import FactView, gather_views
from tests.comparison.reports import Said, make_tables

CONFERENCE = "event:hai-phong-investment-conference-2025"
Tables = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def views(tables: Tables) -> list[FactView]:
    """Every fact, in English."""
    return gather_views(tables, "en", Selection())


def test_every_record_of_a_fact_is_shown_once(
    tables: Tables, views: list[FactView]
) -> None:
    shown = [report.record_id for view in views for report in view.reports]
    dated = pl.concat(
        tables[name].filter(pl.col(day).is_not_null())["record_id"]
        for name, day in (
            ("documents", "date_start"),
            ("events", "date_start"),
            ("goals", "target_start"),
        )
    )

    assert sorted(shown) == sorted([*tables["observations"]["observation_id"], *dated])


def test_every_comparison_is_shown_with_its_rule(
    tables: Tables, views: list[FactView]
) -> None:
    shown = {pair.rule for view in views for pair in view.pairs}

    assert shown == set(tables["comparisons"]["rule"])


def test_an_view_has_the_standing_that_is_published(
    tables: Tables, views: list[FactView]
) -> None:
    standings = dict(tables["facts"].select("fact_id", "standing").iter_rows())

    shown = {view.key: view.standing for view in views}

    assert shown == standings
    assert shown["documents/document:57-NQ-TW"] == "repeated"
    assert shown[f"events/{CONFERENCE}"] == "disputed"
    for view in views:
        assert bool(view.conflicts) == (
            view.standing in {"disputed", "given_elsewhere"}
        )


def test_the_days_of_one_conference_are_shown_as_disputed(tables: Tables) -> None:
    selection = Selection(subject_id=CONFERENCE, standing="disputed")

    (view,) = gather_views(tables, "vi", selection)

    words = {report.words for report in view.reports}
    assert {"ngày 3.7 vừa qua", "Ngày 15/7, Hội nghị Xúc tiến Đầu tư"} <= words
    verdicts = {pair.verdict for pair in view.conflicts}
    assert verdicts == {"contradictory"}


def test_both_languages_show_the_same_facts_in_the_same_order(
    tables: Tables, views: list[FactView]
) -> None:
    other = gather_views(tables, "vi", Selection())

    assert [a.key for a in other] == [a.key for a in views]
    assert all(a.title and a.standing_label for a in (*views, *other))


@pytest.mark.parametrize(
    ("selection", "nearest"),
    [
        (Selection(indicator_id="gdp"), "grdp"),
        (Selection(subject_id="area:VN-HPH"), "area:VN-HP"),
    ],
)
def test_what_no_fact_is_of_is_refused_with_the_nearest(
    tables: Tables, selection: Selection, nearest: str
) -> None:
    with pytest.raises(UsageError, match=nearest):
        gather_views(tables, "en", selection)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_of_disputes_has_each_ones_words_and_addresses(
    tables: Tables, language: str
) -> None:
    page = render_disputes(tables, language).decode()
    disputed, given = (
        gather_views(tables, language, Selection(standing=standing))
        for standing in ("disputed", "given_elsewhere")
    )

    assert page.count("\n### ") == len(disputed) + len(given)
    assert disputed
    assert given
    for view in (*disputed, *given):
        assert f"### {escape(view.title)}" in page
        for report in view.reports:
            assert f"“{escape(report.words)}”" in page
            assert escape(report.publisher) in page
            assert report.url in page
        for pair in view.conflicts:
            assert escape(pair.rule) in page


def tables_of(reports: int, terms: pl.DataFrame, most: int) -> Tables:
    """Tables of one fact of many reports, two thirds of which say one thing."""
    said = [Said(f"s{n:03}", "11,2%" if n % 3 else "12%") for n in range(reports)]
    made = make_tables(said)
    return made | compare(made, most) | {"terms": terms}


def test_the_page_counts_the_reports_of_a_fact_of_many(tables: Tables) -> None:
    page = render_disputes(tables_of(150, tables["terms"], 100), "en").decode()

    assert "| “12%” | S000, and 49 more in these words |" in page
    assert "| “11,2%” | S001, and 99 more in these words |" in page
    assert "- 150 reports; those that say the same are compared as one." in page
    assert page.count("**contradictory**, S000 / S001") == 1
    assert page.endswith("- Other pairs: 2 equal.\n")


@pytest.mark.exhaustive
def test_the_page_takes_time_in_proportion_to_the_pairs(tables: Tables) -> None:
    few, many = (tables_of(n, tables["terms"], n) for n in (60, 180))

    took_few, took_many = _seconds(few), _seconds(many)

    assert took_many < 3 * (180 / 60) ** 2 * max(took_few, 0.01)


def _seconds(tables: Tables) -> float:
    start = time.process_time()
    render_disputes(tables, "en")
    return time.process_time() - start


REGION = (
    f"a\n<!-- compare --disputed --subject {CONFERENCE} -->\n{{}}<!-- /compare -->\nb"
)


def test_a_region_is_filled_and_the_rest_left_alone(tables: Tables) -> None:
    selection = Selection(subject_id=CONFERENCE, standing="disputed")
    shown = render_markdown(gather_views(tables, "en", selection), "en")

    filled = fill_regions(REGION.format("old\n"), tables, "en")

    assert filled == REGION.format(f"\n{shown}\n")
    assert fill_regions(filled, tables, "en") == filled
    assert fill_regions("no region", tables, "en") == "no region"


def test_a_region_that_selects_what_is_not_there_is_refused(tables: Tables) -> None:
    for selection in ("--colour", "--indicator none", "--indicator", "--indicator 'x"):
        text = f"<!-- compare {selection} -->\n<!-- /compare -->"
        with pytest.raises(UsageError):
            fill_regions(text, tables, "en")


OPEN, CLOSE = "<!-- compare --disputed -->", "<!-- /compare -->"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"a\n{OPEN}\nwords of a person\n", 2),
        (f"{OPEN}\nwords of a person\n{OPEN}\n{CLOSE}\n", 1),
        (f"a\n\n{CLOSE}\n", 3),
        (f"{OPEN}\n{CLOSE}\n{CLOSE}\n", 3),
    ],
)
def test_marks_that_do_not_pair_lose_no_words(
    tables: Tables, text: str, line: int
) -> None:
    with pytest.raises(UsageError, match=f"line {line}: "):
        fill_regions(text, tables, "en")


def test_marks_shown_as_code_are_no_marks(tables: Tables) -> None:
    text = f"```\n{OPEN}\n```\n"

    assert fill_regions(text, tables, "en") == text
