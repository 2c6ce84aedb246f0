"""Reports made up of a few statements each, as the published tables hold them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import strategies as st

from pipeline.comparison.compare import compare
from pipeline.normalization.intervals import add_intervals
from pipeline.reading import Quantity, Time, bounds, read
from pipeline.schemas import published
from pipeline.schemas.models import UNSTATED

Tables = dict[str, pl.DataFrame]

INDICATORS = [
    ("growth", "VND", "period"),
    ("revenue", "VND", "period"),
    ("area", "km2", "lasting"),
    ("people", "{person}", "year"),
    ("place", "1", "edition"),
    ("age", "a", "period"),
]
MEASURES = {"growth": "growth", "place": "rank"}
# The new city, the old one, the name that the old one's territory has since, another.
AREAS = [
    ("area:new", None, None, dt.date(2025, 7, 1)),
    ("area:old", None, None, None),
    ("area:east", "area:new", "area:old", dt.date(2025, 7, 1)),
    ("area:other", None, None, None),
]
UNITS = [
    ("%", "ucum", None, None, "per cent", "phần trăm"),
    ("km2", "ucum", None, None, "square kilometre", "kilômét vuông"),
    ("har", "ucum", "km2", Decimal("0.01"), "hectare", "héc-ta"),
    ("{person}", "ucum", None, None, "person", "người"),
    ("1", "ucum", None, None, "(no unit)", "(không đơn vị)"),
    ("a", "ucum", None, None, "year", "năm"),
    ("VND", "iso4217", None, None, "Vietnamese dong", "đồng"),
    ("USD", "iso4217", None, None, "US dollar", "đô la"),
]


@dataclass(frozen=True)
class Said:
    """A figure that a report states, in the words it is read from."""

    source: str
    words: str
    indicator: str = "growth"
    subject: str = "area:new"
    nature: str = "result"
    time: str | None = "quý 2/2025"
    origin: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Report:
    """A source: when it was published, and what it repeats."""

    source: str
    published: str | None = None
    repeats: str | None = None


def make_tables(said: Iterable[Said], reports: Iterable[Report] = ()) -> Tables:
    """The published tables of what is said; reports without a row are undated."""
    said = list(said)
    about = {report.source: report for report in reports}
    names = sorted({*(s.source for s in said), *about})

    def know(name: str) -> dict[str, Any]:
        report = about.get(name, Report(name))
        return {
            "source_id": name,
            "publisher": name.upper(),
            "date_published": report.published,
            "derived_from": report.repeats,
        }

    stated = [observe(statement, number) for number, statement in enumerate(said)]
    told = table("observations", stated)
    words = {row["observation_id"]: row["words"] for row in stated}
    rows = [
        row | {"words": words[row["observation_id"]]}
        for row in add_intervals(told).to_dicts()
    ]
    return vocabularies() | {
        "sources": table("sources", map(know, names)),
        "observations": table("observations", rows),
        "observations_flat": table("observations_flat", rows),
        "evidence": table("evidence", (cite(row) for row in rows)),
        **{name: table(name, []) for name in ("events", "documents", "goals")},
    }


def vocabularies() -> Tables:
    """The codelists that the statements speak of."""
    indicators = ("indicator_id", "unit", "time_scope")
    areas = ("entity_id", "parent_id", "territory_id", "valid_from")
    units = ("unit", "system", "base_unit", "factor", "label_en", "label_vi")
    return {
        name: table(name, (dict(zip(columns, row, strict=True)) for row in rows))
        for name, columns, rows in (
            ("indicators", indicators, INDICATORS),
            ("entities", areas, AREAS),
            ("units", units, UNITS),
        )
    }


def observe(said: Said, number: int) -> dict[str, Any]:
    """The published row of a statement; the readers read its words."""
    (quantity,) = (r for r in read(said.words).readings if isinstance(r, Quantity))
    sign = -1 if quantity.direction == "down" else 1
    lower, upper = bounds(quantity)[::sign]
    first, last = (None, None) if said.time is None else read_days(said.time)
    return {
        "observation_id": f"{said.source}/o{number:03}",
        "source_id": said.source,
        "indicator_id": said.indicator,
        "measure": MEASURES.get(said.indicator, "level"),
        "subject_id": said.subject,
        "nature": said.nature,
        "time_period": said.time or UNSTATED,
        "time_start": first,
        "time_end": last,
        "obs_value": None if quantity.value is None else sign * quantity.value,
        "unit": "{person}" if said.indicator == "people" else quantity.unit,
        "hedge": quantity.hedge,
        "lower_bound": None if lower is None else sign * lower,
        "upper_bound": None if upper is None else sign * upper,
        "stated_step": quantity.step,
        "obs_status": said.status or quantity.status or "A",
        "origin_id": said.origin,
        "words": said.words,
    }


def read_days(words: str) -> tuple[Any, Any]:
    """First and last day of the one time in the words."""
    (time,) = (r for r in read(words).readings if isinstance(r, Time))
    return time.first, time.last


def cite(row: dict[str, Any]) -> dict[str, Any]:
    """The evidence of a statement's figure."""
    return {
        "evidence_id": f"{row['observation_id']}#hedge",
        "source_id": row["source_id"],
        "record_table": "observations",
        "record_id": row["observation_id"],
        "field": "hedge",
        "exact": row["words"],
    }


def table(name: str, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """A published table of rows that may lack cells."""
    columns = published.columns(name)
    cells = [{key: row.get(key) for key in columns} for row in rows]
    return pl.DataFrame(cells, schema=columns)


def judge_pair(one: Said, other: Said, *reports: Report) -> list[dict[str, Any]]:
    """The comparisons of two statements: none, or one."""
    return compare(make_tables([one, other], reports))["comparisons"].to_dicts()


def verdict_of(words: str, others: str, **shared: Any) -> str:
    """The verdict on two reports of one fact."""
    (pair,) = judge_pair(Said("a", words, **shared), Said("b", others, **shared))
    return str(pair["verdict"])


def meet(pair: dict[str, Any]) -> bool:
    """Whether some value lies in both published intervals of a pair."""
    ends = (("low_a", "high_b"), ("low_b", "high_a"))
    return all(reaches(pair, low, high) for low, high in ends)


def reaches(pair: dict[str, Any], low: str, high: str) -> bool:
    """Whether one interval begins before the other ends."""
    begin, end = pair[low], pair[high]
    if begin is None or end is None:
        return True
    is_out = pair[f"low_open_{low[-1]}"] or pair[f"high_open_{high[-1]}"]
    return bool(begin < end or (begin == end and not is_out))


# Figures that meet often, of one to four digits, with and without decimals.
FIGURES = st.builds(
    lambda digits, places: str(digits / 10**places).replace(".", ","),
    st.integers(1, 60),
    st.sampled_from([0, 1, 1]),
)
HEDGES = (
    "{}%",
    "hơn {}%",
    "gần {}%",
    "khoảng {}%",
    "ít nhất {}%",
    "không quá {}%",
    "dưới {}%",
    "ước {}%",
    "ước hơn {}%",
)
WORDS = st.builds(str.format, st.sampled_from(HEDGES), FIGURES)
SAID = st.builds(
    Said,
    source=st.sampled_from("abcde"),
    words=WORDS,
    subject=st.sampled_from(["area:new", "area:old", "area:east"]),
    nature=st.sampled_from(["result", "result", "target"]),
    time=st.sampled_from(["quý 2/2025", "6 tháng đầu năm 2025", "năm 2025", None]),
    origin=st.sampled_from([None, "org:one", "org:two"]),
)
REPORTS = st.lists(
    st.builds(
        Report,
        source=st.sampled_from("abcde"),
        published=st.sampled_from([None, "2025", "2025-07", "2025-10-02"]),
        repeats=st.sampled_from([None, None, "f"]),
    ),
    unique_by=lambda report: report.source,
).map(lambda reports: [*reports, Report("f")])
