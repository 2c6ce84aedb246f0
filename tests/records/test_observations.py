"""A figure's sign, bounds, unit and period follow from its words."""

import datetime as dt
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from pipeline.records.observations import make_observations
from pipeline.records.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    sources=pl.DataFrame(),
    indicators=pl.DataFrame(
        {
            "indicator_id": ["growth", "area", "people", "rank"],
            "unit": ["%", "har", "{person}", "1"],
            "kind": ["change", "level", "level", "rank"],
            "time_scope": ["period", "period", "period", "edition"],
        }
    ),
    units=pl.DataFrame(
        {
            "unit": ["%", "har", "km2", "{person}", "1"],
            "system": ["ucum"] * 5,
            "base": ["%", "m2", "m2", "{person}", "1"],
        }
    ),
    unit_forms=pl.DataFrame({"unit": ["{person}"], "form": ["người"]}),
    names=pl.DataFrame(),
)


def make(**row: Any) -> tuple[dict[str, Any], list[str]]:
    """The published cells of one observation, and the codes of its issues."""
    cells = {
        "file": "o.csv",
        "line": 2,
        "record_id": "a/o01",
        "language": "vi",
        "reference_date": dt.date(2025, 8, 21),
        "own_day": dt.date(2025, 8, 21),
        "time_period": "2025-08-21",
        "time_words": None,
        "at": None,
        "status_words": None,
        "status_at": None,
    } | row
    types = dict.fromkeys(("time_words", "at", "status_words", "status_at"), pl.String)
    frame = pl.DataFrame([cells], schema_overrides=types)
    made, issues = make_observations(frame, VOCABULARY)
    return made.row(0, named=True), [i.code for i in issues]


def figure(indicator: str, words: str, value: str, unit: str) -> dict[str, Any]:
    """An observation as it is keyed."""
    keyed = {"keyed_value": value, "keyed_unit": unit}
    return {"indicator_id": indicator, "words": words} | keyed


@pytest.mark.parametrize(
    ("words", "value", "lower", "upper"),
    [
        ("tăng 3,2%", "3.2", "3.2", "3.2"),
        ("giảm 3,2%", "-3.2", "-3.2", "-3.2"),
        ("giảm hơn 3,2%", "-3.2", None, "-3.2"),
        ("giảm gần 3,2%", "-3.2", "-3.2", None),
        ("tăng khoảng 3,2%", "3.2", None, None),
        ("tăng ít nhất 3,2%", "3.2", "3.2", None),
    ],
)
def test_a_fall_turns_the_figure_and_its_bounds(
    words: str, value: str, lower: str | None, upper: str | None
) -> None:
    cells, codes = make(**figure("growth", words, value, "%"))

    assert not codes
    assert cells["obs_value"] == Decimal(value)
    assert cells["lower_bound"] == (None if lower is None else Decimal(lower))
    assert cells["upper_bound"] == (None if upper is None else Decimal(upper))


def test_a_range_has_its_ends_as_bounds_and_no_value() -> None:
    cells, codes = make(**figure("growth", "tăng từ 7,5 đến 8%", "7.5..8", "%"))

    assert not codes
    assert cells["obs_value"] is None
    assert (cells["lower_bound"], cells["upper_bound"]) == (Decimal("7.5"), Decimal(8))
    assert cells["hedge"] == "between"


def test_a_range_that_falls_is_keyed_from_the_greater_fall() -> None:
    cells, codes = make(**figure("growth", "giảm từ 7,5 đến 8%", "-8..-7.5", "%"))

    assert not codes
    assert (cells["lower_bound"], cells["upper_bound"]) == (
        Decimal(-8),
        Decimal("-7.5"),
    )


@pytest.mark.parametrize("value", ["7.5", "8", "7.5..9", "8..7.5", "7.5..8.0000000001"])
def test_a_range_keyed_otherwise_disagrees(value: str) -> None:
    _, codes = make(**figure("growth", "tăng từ 7,5 đến 8%", value, "%"))

    assert codes == ["value-disagrees"]


def test_a_level_that_rose_or_fell_to_a_figure_has_no_sign() -> None:
    cells, codes = make(**figure("area", "giảm còn 86 ha", "86", "har"))

    assert not codes
    assert cells["obs_value"] == 86


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (figure("area", "86 km2", "86", "har"), "unit-disagrees"),
        (figure("people", "86 xe", "86", "{person}"), "unit-disagrees"),
        (figure("people", "86", "86", "{person}"), "unit-disagrees"),
        (figure("area", "86 người", "86", "{person}"), "unit-not-of-indicator"),
        (figure("rank", "hơn 3", "3", "1"), "rank-expected"),
        (figure("area", "đứng thứ 3", "3", "1"), "rank-unexpected"),
    ],
    ids=lambda value: value["words"] if isinstance(value, dict) else value,
)
def test_a_unit_or_kind_that_the_words_do_not_give_is_told(
    row: dict[str, Any], code: str
) -> None:
    assert code in make(**row)[1]


def test_an_estimate_is_a_status_and_no_hedge() -> None:
    cells, _ = make(**figure("growth", "ước đạt 13,92%", "13.92", "%"))

    assert (cells["obs_status"], cells["hedge"]) == ("E", "exact")


def test_a_period_without_words_is_the_reports_own_day_or_told() -> None:
    row = figure("area", "86 ha", "86", "har")

    cells, codes = make(**row)
    assert not codes
    assert cells["time_start"] == cells["time_end"] == dt.date(2025, 8, 21)
    assert make(**row, time_period="2025")[1] == ["time-unstated"]


def test_a_period_with_words_is_theirs() -> None:
    row = figure("area", "86 ha", "86", "har") | {"time_words": "quý 2"}

    cells, codes = make(**row | {"time_period": "2025-Q2"})
    assert not codes
    assert cells["time_start"] == dt.date(2025, 4, 1)
    assert cells["time_end"] == dt.date(2025, 6, 30)
    assert make(**row | {"time_period": "2025-Q1"})[1] == ["time-disagrees"]
    assert make(**row | {"time_words": "vừa qua"})[1] == ["no-time"]
