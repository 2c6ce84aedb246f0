"""A figure's sign, bounds, unit and period follow from its words."""

import datetime as dt
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from pipeline.decimals import DECIMAL
from pipeline.normalization.observations import make_observations
from pipeline.normalization.readings import Readings
from pipeline.normalization.vocabulary import Vocabulary
from pipeline.schemas.hedges import HEDGE_SIGNS

VOCABULARY = Vocabulary(
    sources=pl.DataFrame(),
    indicators=pl.DataFrame(
        {
            "indicator_id": ["growth", "area", "people", "rank", "licences", "extent"],
            "indicator_unit": ["VND", "har", "{person}", "1", "{licensee}", "har"],
            "time_scope": [*["period"] * 3, "edition", "period", "lasting"],
            "priced": [None] * 6,
        }
    ),
    units=pl.DataFrame(
        {
            "unit": ["%", "har", "km2", "{person}", "1", "{licensee}"],
            "system": ["ucum"] * 6,
            "base": ["%", "m2", "m2", "{person}", "1", "{licensee}"],
            "factor": [None, Decimal(10_000), Decimal(1_000_000), None, None, None],
        },
        schema_overrides={"factor": DECIMAL},
    ),
    unit_forms=pl.DataFrame(
        {
            "unit": ["{person}", "{licensee}"],
            "form": ["người", "tổ chức, cá nhân"],
        }
    ),
    names=pl.DataFrame(),
    indicator_forms=pl.DataFrame(
        {"indicator_id": ["rank"], "form": ["PII"]},
    ),
    code_forms=pl.DataFrame(
        {
            "scheme": ["observations.obs_status"] * 2,
            "code": ["F", "P"],
            "form": ["dự báo", "sơ bộ"],
        }
    ),
    validity=pl.DataFrame(
        [
            ("area:old", None, dt.date(2025, 6, 30)),
            ("area:new", dt.date(2025, 7, 1), None),
        ],
        schema={"subject_id": pl.String, "valid_from": pl.Date, "valid_until": pl.Date},
        orient="row",
    ),
)


_MEASURES = {"growth": "growth", "rank": "rank"}


def make(**row: Any) -> tuple[dict[str, Any], list[str]]:
    """Return the published cells of one observation, and the codes of its issues."""
    records, codes = make_all(row)
    return records.row(0, named=True), codes


def make_all(*rows: dict[str, Any]) -> tuple[pl.DataFrame, list[str]]:
    """Return the published observations of one source, and their issues' codes."""
    cells = {
        "file": "o.csv",
        "line": 2,
        "record_id": "a/o01",
        "source_id": "a",
        "subject_id": "area:new",
        "nature": "result",
        "last_known": dt.date(2025, 8, 21),
        "is_whole": True,
        "language": "vi",
        "reference_date": dt.date(2025, 8, 21),
        "own_day": dt.date(2025, 8, 21),
        "time_period": "2025-08-21",
        "time_words": None,
        "at": None,
        "status_words": None,
        "status_at": None,
        "base_period": None,
        "of_id": None,
        "within_id": None,
        "rank_of": None,
        "set_by_id": None,
        "price_basis": None,
    }
    types = {name: pl.String for name, cell in cells.items() if cell is None}
    frame = pl.DataFrame(
        [
            cells | {"measure": _MEASURES.get(row["indicator_id"], "level")} | row
            for row in rows
        ],
        schema_overrides=types,
    )
    records, issues = make_observations(frame, VOCABULARY, Readings())
    return records, [i.code for i in issues]


def figure(indicator: str, words: str, value: str, unit: str) -> dict[str, Any]:
    """Return an observation as it is keyed."""
    keyed = {"keyed_value": value, "keyed_unit": unit}
    return {"indicator_id": indicator, "words": words} | keyed


@pytest.mark.parametrize(
    ("words", "keyed", "lower", "upper"),
    [
        ("tăng 3,2%", "3.2", "3.2", "3.2"),
        ("giảm 3,2%", "-3.2", "-3.2", "-3.2"),
        ("giảm hơn 3,2%", ">-3.2", None, "-3.2"),
        ("giảm gần 3,2%", "~<-3.2", "-3.2", None),
        ("tăng khoảng 3,2%", "~3.2", None, None),
        ("tăng ít nhất 3,2%", ">=3.2", "3.2", None),
    ],
)
def test_a_fall_turns_the_figure_and_its_bounds(
    words: str, keyed: str, lower: str | None, upper: str | None
) -> None:
    cells, codes = make(**figure("growth", words, keyed, "%"))

    value = keyed.lstrip("<>=~")
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
def test_a_unit_or_kind_that_the_words_do_not_give_is_reported(
    row: dict[str, Any], code: str
) -> None:
    assert code in make(**row)[1]


def test_an_estimate_is_a_status_and_no_hedge() -> None:
    cells, _ = make(**figure("growth", "ước đạt 13,92%", "13.92", "%"))

    assert (cells["obs_status"], cells["hedge"]) == ("E", "exact")


def test_a_period_without_words_is_the_reports_own_day_or_reported() -> None:
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


def test_a_unit_that_converts_to_the_indicators_is_its_own() -> None:
    cells, codes = make(**figure("area", "0,86 km2", "0.86", "km2"))

    assert not codes
    assert (cells["obs_value"], cells["unit"]) == (Decimal("0.86"), "km2")


def test_a_noun_may_be_cut_short_but_is_no_other() -> None:
    cut = figure("licences", "1.124 tổ chức", "1124", "{licensee}")
    other = figure("licences", "1.124 tổ hợp tác", "1124", "{licensee}")

    assert not make(**cut)[1]
    assert make(**other)[1] == ["unit-disagrees"]


def test_words_beside_the_figure_may_call_it_an_estimate() -> None:
    row = figure("growth", "tăng 11,2%", "11.2", "%")
    estimated = row | {"status_words": "ước đạt hơn 86 ha"}
    stated = figure("area", "đạt hơn 86 ha", ">86", "har")

    records, codes = make_all(estimated, stated)
    assert not codes
    assert records.row(0, named=True)["obs_status"] == "E"
    assert records.row(0, named=True)["estimate_words"] == "ước đạt hơn 86 ha"
    assert make(**row, status_words="đạt 86 ha")[1] == ["no-estimate"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Ước tính 7 tháng/2025", "vi"),
        ("Ước thực hiện 9 tháng đầu năm", "vi"),
        ("Theo ước tính của ngành thống kê", "vi"),
        ("It is estimated that", "en"),
        ("In the first seven months, estimated", "en"),
    ],
)
def test_words_before_all_figures_may_call_them_estimates(
    words: str, language: str
) -> None:
    said = {"vi": "tăng 11,2%", "en": "up 11.2%"}[language]
    row = figure("growth", said, "11.2", "%")

    cells, codes = make(**row, status_words=words, language=language)

    assert not codes
    assert (cells["obs_status"], cells["estimate_words"]) == ("E", words)


@pytest.mark.parametrize(
    "words", ["Trong 7 tháng/2025", "Công ước năm 2025", "ước mơ", "Kinh tế"]
)
def test_words_before_all_figures_that_call_none_an_estimate_are_refused(
    words: str,
) -> None:
    row = figure("growth", "tăng 11,2%", "11.2", "%")

    assert make(**row, status_words=words)[1] == ["no-estimate"]


def test_a_report_with_a_day_may_state_no_time_of_a_figure() -> None:
    row = figure("growth", "tăng 11,2%", "11.2", "%")

    cells, codes = make(**row, time_period="unstated")

    assert not codes
    assert (cells["time_period"], cells["time_start"]) == ("unstated", None)
    assert make(**row, time_period="2025-08-20")[1] == ["time-unstated"]


@pytest.mark.parametrize("words", ["ước đạt 86 ha", "ước đạt hơn 68 ha", "ước 86 km2"])
def test_an_estimate_elsewhere_is_of_a_figure_that_its_source_states(
    words: str,
) -> None:
    row = figure("growth", "tăng 11,2%", "11.2", "%") | {"status_words": words}
    stated = figure("area", "đạt hơn 86 ha", ">86", "har")

    assert make_all(row, stated)[1] == ["figure-not-of-source"]
    assert not make_all(row | {"is_whole": False}, stated)[1]


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("86 ha", ""),
        ("hơn 86 ha", ">"),
        ("ít nhất 86 ha", ">="),
        ("dưới 86 ha", "<"),
        ("tối đa 86 ha", "<="),
        ("gần 86 ha", "~<"),
        ("khoảng 86 ha", "~"),
    ],
)
def test_a_keyed_value_has_the_sign_of_its_hedge_and_no_other(
    words: str, sign: str
) -> None:
    for keyed in HEDGE_SIGNS.values():
        _, codes = make(**figure("area", words, f"{keyed}86", "har"))

        assert codes == ([] if keyed == sign else ["hedge-disagrees"])


def test_a_sign_before_another_figure_is_no_fault_of_its_own() -> None:
    _, codes = make(**figure("area", "hơn 86 ha", "<=68", "har"))

    assert codes == ["value-disagrees"]


def test_a_result_is_of_no_time_after_the_report() -> None:
    row = figure("area", "86 ha", "86", "har") | {"time_words": "năm 2030"}

    assert make(**row, time_period="2030")[1] == ["result-after-report"]
    assert not make(**row, time_period="2030", nature="target")[1]
    assert not make(**row, time_period="2030", last_known=None)[1]


def test_a_period_that_is_not_over_may_have_a_result() -> None:
    row = figure("area", "86 ha", "86", "har") | {"time_words": "năm 2025"}

    assert not make(**row, time_period="2025")[1]


def test_a_target_is_no_estimate() -> None:
    row = figure("growth", "ước đạt 8%", "8", "%") | {"nature": "target"}

    assert make(**row)[1] == ["estimate-of-target"]


@pytest.mark.parametrize(
    ("subject", "period", "words", "known", "codes"),
    [
        ("area:old", "2025-Q3", "quý 3", "2025-08-21", ["subject-not-valid"]),
        ("area:old", "2025-Q2", "quý 2", "2025-08-21", []),
        ("area:old", "2025", "năm 2025", "2025-08-21", []),
        # A report that knows the new territory reckons its figures back.
        ("area:new", "2025-Q2", "quý 2", "2025-08-21", []),
        ("area:new", "2025-Q2", "quý 2", "2025-06-30", ["subject-not-valid"]),
        ("area:new", "2025-Q2", "quý 2", None, []),
    ],
)
def test_a_subject_exists_in_the_period_or_is_known_to_the_report(
    subject: str, period: str, words: str, known: str | None, codes: list[str]
) -> None:
    row = figure("area", "86 ha", "86", "har")
    time = {"time_period": period, "time_words": words}
    day = None if known is None else dt.date.fromisoformat(known)

    assert make(**row, **time, subject_id=subject, last_known=day)[1] == codes


def test_what_is_lasting_is_of_a_subject_at_any_time() -> None:
    row = figure("extent", "86 ha", "86", "har") | {"subject_id": "area:old"}

    assert not make(**row)[1]
    assert make(**row | {"indicator_id": "area"})[1] == ["subject-not-valid"]


def test_a_figure_may_be_of_no_stated_time() -> None:
    cells, codes = make(
        **figure("area", "86 ha", "86", "har"), own_day=None, time_period="unstated"
    )

    assert not codes
    assert (cells["time_period"], cells["time_start"]) == ("unstated", None)


def test_a_rank_in_an_index_is_of_an_edition_that_is_named_or_unstated() -> None:
    row = figure("rank", "đứng thứ 3", "3", "1") | {"within_id": "area:new"}

    assert not make(**row, time_period="unstated")[1]
    assert not make(**row, time_period="2024", time_words="năm 2024")[1]
    assert make(**row, time_period="2025-08-21")[1] == ["edition-missing"]
    assert make(**row, time_period="2024-Q4", time_words="quý 4/2024")[1] == [
        "edition-missing"
    ]
