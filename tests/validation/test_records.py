"""Records stated twice and ids that hardly differ are found, and no others."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schemas.raw import READ_SHEETS, SHEETS, Raw, header
from pipeline.validation.records import check_goal_ids, check_records


def gather(name: str, *rows: dict[str, str | None]) -> Raw:
    """Return a raw folder that has only these rows of one sheet."""
    places = {"file": "x.csv", "line": 2, "source_id": "a"}
    frames = {}
    for sheet in SHEETS:
        empty = dict.fromkeys(header(sheet)) | places
        own = [empty | row for row in rows] if sheet == name else []
        schema = dict.fromkeys(empty, pl.String) | {"line": pl.Int64}
        frames[sheet] = pl.DataFrame(own, schema=schema)
    return Raw({}, pl.DataFrame(), {}, frames, {})


def keyed(name: str) -> dict[str, str | None]:
    """Return a row of a sheet that has a text of its own in every cell."""
    return {column: f"{column}-1" for column in header(name)}


@pytest.mark.parametrize("name", READ_SHEETS)
def test_a_record_in_other_words_at_another_place_is_stated_twice(name: str) -> None:
    again = keyed(name) | {"row": "o9", "words": "other", "at": "7", "note": "x"}

    (issue,) = check_records(gather(name, keyed(name), again))
    assert (issue.code, issue.found, issue.expected) == (
        "record-repeated",
        "o9",
        "row-1",
    )


@pytest.mark.parametrize("name", READ_SHEETS)
def test_a_record_of_another_source_is_another(name: str) -> None:
    again = keyed(name) | {"source_id": "b"}

    assert not check_records(gather(name, keyed(name), again))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("observations", "indicator_id"),
        ("observations", "subject_id"),
        ("observations", "nature"),
        ("observations", "keyed_value"),
        ("observations", "time_period"),
        ("events", "keyed_start"),
        ("participations", "role"),
        ("deployments", "place_id"),
        ("documents", "keyed_date"),
        ("goals", "goal_id"),
        ("credits", "agent_id"),
    ],
)
@pytest.mark.parametrize("other", ["other", None])
def test_a_record_with_one_other_cell_is_another(
    name: str, column: str, other: str | None
) -> None:
    again = keyed(name) | {"row": "o9", column: other}

    assert not check_records(gather(name, keyed(name), again))


IDS = st.from_regex(r"goal:[a-z]{3,9}(-[a-z0-9]{2,9}){1,3}", fullmatch=True)


@given(IDS, st.data())
def test_an_id_with_one_letter_more_less_or_another_is_nearly_equal(
    goal: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(5, len(goal) - 1))
    letter = data.draw(st.sampled_from("abc-z"))
    left, right = goal[:place], goal[place:]
    rest = right if goal[place].isdigit() else right[1:]
    other = data.draw(st.sampled_from([left + letter + right, left + letter + rest]))
    if rest != right:
        other = data.draw(st.sampled_from([other, left + rest]))

    found = check_goal_ids(gather("goals", {"goal_id": goal}, {"goal_id": other}))
    assert [i.expected for i in found] == ([] if other == goal else [goal])


@pytest.mark.parametrize(
    "other",
    ["goal:city-leads-2031", "goal:city-leads-203", "goal:city-grows-2030"],
)
def test_an_id_with_another_digit_or_another_word_is_another(other: str) -> None:
    goals = gather("goals", {"goal_id": "goal:city-leads-2030"}, {"goal_id": other})

    assert not check_goal_ids(goals)
