"""What people write: one pandera model per sheet and codelist, and the whole of raw/.

Everything is text here, and nothing is ever coerced: what was transcribed stays to be
seen. A model's field says what a cell must look like; its `description` says so to a
person. Which codes exist, and what the words say, is checked in the stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandera.polars as pa
import polars as pl

from pipeline.contracts.published import codes

# Longest fragment that may be transcribed: facts travel, sentences do not.
LONGEST_FRAGMENT = 60
LONGEST_NOTE = 200

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
DAY = r"\d{4}-\d{2}-\d{2}"
PERIOD = r"\d{4}(?:-Q[1-4]|-\d{2}(?:-\d{2}(?:/P[1-9]\d*[DMY])?)?)?"
NUMBER = r"-?(?:0|[1-9]\d{0,27})(?:\.\d{1,10})?"
ENTITY = r"(?:area|org|person|event|project|document|tech|series)"


def _cell(pattern: str, description: str, *, required: bool = False) -> Any:
    """A field whose whole cell matches `pattern`."""
    return pa.Field(
        str_matches=rf"^(?:{pattern})$",
        nullable=not required,
        description=description,
    )


def _id(*prefixes: str, required: bool = True) -> Any:
    """A field that holds the id of an entity of one of these types."""
    kinds = "|".join(prefixes) if prefixes else ENTITY
    shown = ", ".join(f"{p}:…" for p in prefixes) or "an entity's id, as area:VN-HP"
    name = r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
    return _cell(rf"(?:{kinds}):{name}", shown, required=required)


def _code(table: str, column: str) -> Any:
    """A field that holds one of a published column's codes."""
    return pa.Field(isin=codes(table, column), nullable=False)


def _text(*, required: bool = False) -> Any:
    """A field of free text."""
    return pa.Field(nullable=not required)


def _words(*, required: bool = False) -> Any:
    """A field that holds a fragment as printed."""
    return pa.Field(str_length={"max_value": LONGEST_FRAGMENT}, nullable=not required)


def _day() -> Any:
    return _cell(DAY, "a day, as 2025-08-21")


def _offset() -> Any:
    return _cell(r"0|[1-9]\d{0,9}", "an offset in code points, as 1790")


class Located(pa.DataFrameModel):
    """Any raw frame: each row keeps the file and line it was read from."""

    file: str
    line: int

    class Config:
        """Nothing but the declared columns, nothing coerced."""

        strict = True
        coerce = False


class Source(Located):
    """source.toml: the report, and how much of its text is held."""

    source_id: str = _cell(SLUG, "a name of a-z, 0-9 and hyphens", required=True)
    publisher: str = _text(required=True)
    title: str = _text()
    url: str = _cell(r"https?://\S+", "an address that begins with https://")
    publisher_ref: str = _text()
    language: str = _code("sources", "language")
    date_published: str = _cell(
        r"\d{4}(?:-\d{2}(?:-\d{2})?)?", "a day, month or year, as 2025-08-21"
    )
    reference_date: str = _day()
    extent: str = _code("sources", "extent")
    text_sha256: str = _cell(r"[0-9a-f]{64}", "64 hexadecimal digits")
    text_length: str = _cell(r"[1-9]\d{0,9}", "a count of code points")
    paragraphs: str = _cell(r"\d+(?: \d+)*", "a list of offsets")
    rights: str = _text(required=True)
    derived_from: str = _cell(rf"{SLUG}(?: {SLUG})*", "a list of source ids")


class Entities(Located):
    """codelists/entities.csv: what the records speak of."""

    entity_id: str = _id()
    entity_type: str = _code("entities", "entity_type")
    label_vi: str = _text(required=True)
    label_en: str = _text(required=True)
    written: str = _text()
    iso_3166_2: str = _cell(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", "a code as VN-HP")
    gso_code: str = _cell(r"\d{2}", "two digits, as 31")
    parent_id: str = _id(required=False)
    valid_from: str = _day()
    valid_until: str = _day()


class Indicators(Located):
    """codelists/indicators.csv: what is counted or measured."""

    indicator_id: str = _cell(SLUG, "a name of a-z, 0-9 and hyphens", required=True)
    label_vi: str = _text(required=True)
    label_en: str = _text(required=True)
    definition_en: str = _text(required=True)
    unit: str = _text(required=True)
    kind: str = _code("indicators", "kind")


class Units(Located):
    """codelists/units.csv: units of measure and currencies."""

    unit: str = _cell(r"[!-~]+", "a UCUM or ISO 4217 code", required=True)
    system: str = _code("units", "system")
    label_vi: str = _text(required=True)
    label_en: str = _text(required=True)
    written: str = _text()


class Terms(Located):
    """codelists/terms.csv: labels of the codes in the other tables."""

    scheme: str = _cell(r"[a-z_]+\.[a-z_]+", "table.column", required=True)
    code: str = _cell(r"[A-Za-z0-9_]+", "a code", required=True)
    label_vi: str = _text(required=True)
    label_en: str = _text(required=True)


class Sheet(Located):
    """What every sheet has: the row's id, the words, where they stand, a note."""

    source_id: str
    row: str = _cell(SLUG, "a name of a-z, 0-9 and hyphens, as o01", required=True)
    words: str = _words(required=True)
    at: str = _offset()
    note: str = pa.Field(str_length={"max_value": LONGEST_NOTE}, nullable=True)


class Observations(Sheet):
    """A figure stated of something."""

    indicator_id: str = _cell(SLUG, "an indicator's id", required=True)
    subject_id: str = _id()
    nature: str = _code("observations", "nature")
    keyed_value: str = _cell(
        rf"{NUMBER}(?:\.\.{NUMBER})?",
        "a plain number in base units, as 4700000 or 11.2; a range as 7.5..8",
        required=True,
    )
    keyed_unit: str = _text(required=True)
    time_period: str = _cell(
        PERIOD,
        "2025, 2025-Q2, 2025-07, 2025-07-03 or 2025-01-01/P7M",
        required=True,
    )
    time_words: str = _words()
    time_at: str = _offset()


class Events(Sheet):
    """A happening; the words hold its date, where the report gives one."""

    event_id: str = _id("event", "series")
    kind: str = _code("events", "kind")
    place_id: str = _id("area", required=False)
    part_of_id: str = _id("event", "series", required=False)
    beside_id: str = _id("event", "series", required=False)
    keyed_start: str = _day()
    keyed_end: str = _day()


class Participations(Sheet):
    """Who took which part in an event."""

    event_id: str = _id("event", "series")
    agent_id: str = _id("area", "org", "person")
    role: str = _code("participations", "role")
    position_vi: str = _text()
    position_en: str = _text()


class Deployments(Sheet):
    """The state of a technology, system or project in a place."""

    technology_id: str = _id("tech", "project")
    place_id: str = _id("area")
    status: str = _code("deployments", "status")
    status_words: str = _words(required=True)
    status_at: str = _offset()
    scope_en: str = _text()


class Documents(Sheet):
    """A resolution, a law."""

    document_id: str = _id("document")
    kind: str = _code("documents", "kind")
    number: str = _cell(r"\d+[-/][0-9A-ZĐ/-]+", "a number as 57-NQ/TW")
    issuer_id: str = _id("org", required=False)
    issuer_words: str = _words()
    issuer_at: str = _offset()
    keyed_date: str = _cell(PERIOD, "a day, month or year, as 2024-12-22")
    date_words: str = _words()
    date_at: str = _offset()


class Goals(Sheet):
    """An aim, target or commitment, summarized in our own words."""

    goal_id: str = _cell(rf"goal:{SLUG}", "goal:…", required=True)
    holder_id: str = _id()
    kind: str = _code("goals", "kind")
    target_time: str = _cell(PERIOD, "2045, 2025-Q4, 2025-12 or 2025-12-31")
    summary_vi: str = _text(required=True)
    summary_en: str = _text(required=True)


class Credits(Sheet):
    """Photo credits and the like."""

    agent_id: str = _id("org", "person")
    role: str = _code("credits", "role")
    subject_en: str = _text()


class LeftOut(Sheet):
    """Digits and number words of the report that no record holds, and why."""

    reason: str = pa.Field(
        isin=["frame", "name", "not_a_figure", "vague"], nullable=False
    )


CODELISTS: dict[str, type[Located]] = {
    "entities": Entities,
    "indicators": Indicators,
    "units": Units,
    "terms": Terms,
}

SHEETS: dict[str, type[Sheet]] = {
    "observations": Observations,
    "events": Events,
    "participations": Participations,
    "deployments": Deployments,
    "documents": Documents,
    "goals": Goals,
    "credits": Credits,
    "left_out": LeftOut,
}

# The sheets whose rows are published; left_out only accounts for the rest of a text.
READ_SHEETS = tuple(name for name in SHEETS if name != "left_out")

# Which columns of a sheet hold words, and which say where they stand.
ANCHORS: dict[str, list[tuple[str, str]]] = {
    name: [("words", "at")] for name in SHEETS
} | {
    "observations": [("words", "at"), ("time_words", "time_at")],
    "deployments": [("words", "at"), ("status_words", "status_at")],
    "documents": [
        ("words", "at"),
        ("issuer_words", "issuer_at"),
        ("date_words", "date_at"),
    ],
}

# Codelists' keys, and the codelist columns that other raw columns refer to, where the
# published tables' foreign keys do not already say so.
KEYS = {
    "entities": ["entity_id"],
    "indicators": ["indicator_id"],
    "units": ["unit"],
    "terms": ["scheme", "code"],
}
RAW_NAMES = {("observations", "unit"): "keyed_unit"}


def header(name: str) -> list[str]:
    """The first line of a sheet or codelist, cell by cell.

    A sheet's begins with the row's id and ends with the words, their place, a note.
    """
    if name in CODELISTS:
        return _own_columns(CODELISTS[name], Located)
    return ["row", *_own_columns(SHEETS[name], Sheet), "words", "at", "note"]


def source_keys() -> list[str]:
    """The keys that source.toml may have."""
    return [c for c in _own_columns(Source, Located) if c != "source_id"]


def _own_columns(model: type[Located], base: type[Located]) -> list[str]:
    """Columns that a model adds to its base, in the order they are written in."""
    inherited = base.to_schema().columns
    return [c for c in model.to_schema().columns if c not in inherited]


@dataclass(frozen=True, slots=True)
class Raw:
    """Everything that people wrote, as read: frames of strings, nothing interpreted.

    Every frame has `file` and `line`; sheets also have `source_id`. A codelist or a
    sheet that could not be read is absent, so that nothing is concluded from it.
    """

    dataset: dict[str, Any]
    sources: pl.DataFrame
    codelists: dict[str, pl.DataFrame]
    sheets: dict[str, pl.DataFrame]
    # The line on which a key of a TOML file stands, by file and key.
    key_lines: dict[tuple[str, str], int]
