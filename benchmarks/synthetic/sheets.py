"""The sheets of one invented report, as rows by sheet."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.synthetic.facts import Fact
from benchmarks.synthetic.wording import word_figure, word_period

Row = dict[str, str]
# Rows by the name of their sheet.
Sheets = dict[str, list[Row]]

# Shares of observations: without a time, with an anchor for a cell of each kind, with a
# base period in words, an estimate by another's words, a speaker, a release named.
_UNTIMED, _ANCHORED, _BASED, _LENT, _TOLD, _RELEASED = 0.04, 0.3, 0.05, 0.5, 0.2, 0.2
# Shares of reports with a row in each of the smaller sheets.
_SHARES = {
    "events": 0.4,
    "goals": 0.2,
    "credits": 0.2,
    "mentions": 0.3,
    "documents": 0.2,
    "left_out": 0.8,
}
_VI, _EN = "vi", "en"


class Name(NamedTuple):
    """An entity and a name of it that both languages print."""

    entity_id: str
    name: str


class Names(NamedTuple):
    """The entities of the shipped codelist that reports speak of besides areas."""

    people: list[Name]
    offices: list[Name]
    concepts: dict[str, list[Name]]
    indicators: dict[str, dict[str, list[str]]]


class Report(NamedTuple):
    """A report: its number, the language, the day it speaks from."""

    number: int
    source_id: str
    language: str
    day: dt.date
    is_held: bool


def make_sheets(
    report: Report, told: Iterable[Fact], names: Names, events: int, rng: random.Random
) -> Sheets:
    """Return the sheets of a report that tells these facts."""
    sheets: Sheets = {"observations": [], "anchors": []}
    for number, fact in enumerate(told, 1):
        row, anchors = _observe(f"o{number:02}", fact, report, names, rng)
        sheets["observations"].append(row)
        sheets["anchors"] += anchors
    _lend_estimates(sheets["observations"], rng)
    for number, row in enumerate(sheets["anchors"], 1):
        row["row"] = f"a{number:02}"
    for sheet, make in _OTHERS.items():
        if rng.random() < _SHARES[sheet]:
            sheets |= make(report, names, events, rng)
    return sheets


def name_area(number: int) -> str:
    """Return the id of an invented area."""
    return f"area:mau-{number}"


def _observe(
    row_id: str, fact: Fact, report: Report, names: Names, rng: random.Random
) -> tuple[Row, list[Row]]:
    """Return the row of a fact, and rows of anchors for its cells."""
    kind = fact.kind
    said = word_figure(fact, report.language, rng)
    row = {
        "row": row_id,
        "indicator_id": kind.indicator_id,
        "measure": kind.measure,
        "subject_id": name_area(fact.subject),
        "nature": fact.nature,
        "keyed_value": said.keyed,
        "keyed_unit": kind.unit,
        "words": said.words,
        "of_id": kind.of_id,
        "price_basis": kind.price_basis,
    }
    if kind.measure == "growth_rank":
        row["within_id"] = "area:VN"
    row |= _time(fact, report, rng) | _tell(fact, names, rng)
    return row, _anchor(row, fact, report, names, rng)


def _time(fact: Fact, report: Report, rng: random.Random) -> Row:
    """Return the period of a row, and the words that state it, if any do."""
    if fact.nature == "result" and rng.random() < _UNTIMED:
        return {"time_period": "unstated"}
    words = word_period(fact.period, report.language, rng)
    return {"time_period": fact.period, "time_words": words}


def _tell(fact: Fact, names: Names, rng: random.Random) -> Row:
    """Return who says so, whose plan it is, and what it goes back to."""
    cells = {}
    if rng.random() < _TOLD:
        cells["stated_by_id"] = rng.choice(names.people).entity_id
    if rng.random() < _RELEASED:
        cells["origin_id"] = rng.choice(names.offices).entity_id
    is_planned = fact.nature == "target" or fact.kind.measure == "share_of_plan"
    if is_planned and rng.random() < _RELEASED:
        cells["set_by_id"] = rng.choice(names.offices).entity_id
    return cells


def _anchor(
    row: Row, fact: Fact, report: Report, names: Names, rng: random.Random
) -> list[Row]:
    """Return rows of anchors for some cells of an observation."""
    language = report.language
    forms = names.indicators.get(fact.kind.indicator_id, {}).get(language, [])
    words = {"subject_id": _AREA[language].format(fact.subject)}
    if forms:
        words["indicator_id"] = _ABOUT[language].format(rng.choice(forms))
    if fact.nature == "target":
        words["nature"] = _TARGET[language]
    chosen = {f: text for f, text in words.items() if rng.random() < _ANCHORED}
    if fact.kind.measure == "growth" and fact.period in row["time_period"]:
        before = _name_year_before(fact.period)
        if before and fact.nature == "result" and rng.random() < _BASED:
            row["base_period"] = before
            chosen["base_period"] = _BEFORE[language]
    return [{"rows": row["row"], "field": f, "words": w} for f, w in chosen.items()]


def _name_year_before(period: str) -> str:
    """Return the same period of the year before."""
    year, _, part = period.partition("-")
    return "-".join(filter(None, (str(int(year) - 1), part)))


_AREA = {_VI: "tại Vùng mẫu {}", _EN: "in Sample area {}"}
_ABOUT = {_VI: "về {} của vùng", _EN: "as to {} of the area"}
_TARGET = {_VI: "mục tiêu đề ra", _EN: "the target that was set"}
_BEFORE = {_VI: "so với cùng kỳ năm trước", _EN: "compared with the same period"}


def _lend_estimates(rows: list[Row], rng: random.Random) -> None:
    """Let words that call a row's figure an estimate do so for the next result."""
    for one, other in itertools.pairwise(rows):
        called = "ước " in one["words"] or "an estimated" in one["words"]
        if called and other["nature"] == "result" and rng.random() < _LENT:
            other["status_words"] = one["words"]


def _make_event(
    report: Report, names: Names, events: int, rng: random.Random
) -> Sheets:
    """Return an event and the part that somebody takes in it."""
    number = rng.randrange(events)
    day = dt.date(2025, 1, 1) + dt.timedelta(days=number % 350)
    person, event = rng.choice(names.people), f"event:hoi-nghi-{number}"
    words = {
        _VI: f"ngày {day.day}/{day.month}/{day.year}",
        _EN: f"on {calendar.month_name[day.month]} {day.day}, {day.year}",
    }
    stated = {
        "row": "e01",
        "event_id": event,
        "kind": "conference",
        "keyed_start": day.isoformat(),
        "keyed_end": day.isoformat(),
        "words": words[report.language],
    }
    part = {
        "row": "p01",
        "event_id": event,
        "agent_id": person.entity_id,
        "role": "speaker",
        "words": {_VI: f"ông {person.name}", _EN: f"Mr {person.name}"}[report.language],
    }
    return {"events": [stated], "participations": [part]}


def _make_goal(report: Report, _: Names, __: int, rng: random.Random) -> Sheets:
    """Return a goal of its own."""
    year = rng.randint(2030, 2050)
    goal = {
        "row": "g01",
        "goal_id": f"goal:muc-tieu-{report.number}",
        "holder_id": "area:VN",
        "kind": "aim",
        "target_time": str(year),
        "summary_vi": "Mục tiêu mẫu.",
        "summary_en": "A sample goal.",
        "words": {_VI: f"đến năm {year}", _EN: f"by {year}"}[report.language],
    }
    return {"goals": [goal]}


def _make_credit(report: Report, names: Names, _: int, rng: random.Random) -> Sheets:
    """Return who took a picture."""
    person = rng.choice(names.people)
    words = {_VI: f"Ảnh: {person.name}", _EN: f"Photo: {person.name}"}
    credit = {"row": "c01", "agent_id": person.entity_id, "role": "photographer"}
    return {"credits": [credit | {"words": words[report.language]}]}


def _make_mention(report: Report, names: Names, _: int, rng: random.Random) -> Sheets:
    """Return an idea that the report names."""
    concept = rng.choice(names.concepts[report.language])
    mention = {
        "row": "m01",
        "entity_id": concept.entity_id,
        "summary_vi": "Bài nhắc tới khái niệm này.",
        "summary_en": "The report names it.",
        "words": concept.name,
    }
    return {"mentions": [mention]}


def _make_document(report: Report, _: Names, __: int, ___: random.Random) -> Sheets:
    """Return the resolution that the report rests on."""
    document = {
        "row": "d01",
        "document_id": "document:57-NQ-TW",
        "kind": "resolution",
        "number": "57-NQ/TW",
        "words": {_VI: "Nghị quyết số 57-NQ/TW", _EN: "Resolution No. 57-NQ/TW"}[
            report.language
        ],
    }
    return {"documents": [document]}


def _leave_out(report: Report, _: Names, __: int, rng: random.Random) -> Sheets:
    """Return what the sheets do not hold."""
    number = rng.randint(2, 99)
    words = {_VI: f"trong số {number} nhóm", _EN: f"among {number} groups"}
    row = {"row": "x01", "reason": "frame", "words": words[report.language]}
    return {"left_out": [row]}


_OTHERS: dict[str, Callable[[Report, Names, int, random.Random], Sheets]] = {
    "events": _make_event,
    "goals": _make_goal,
    "credits": _make_credit,
    "mentions": _make_mention,
    "documents": _make_document,
    "left_out": _leave_out,
}
