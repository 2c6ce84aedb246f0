"""What people write: one pandera model per sheet and codelist.

Everything is text here, and nothing is ever coerced: what was transcribed stays to be
seen. A model's field says what a cell must look like; its `description` is an example
for a person. Which codes exist, and what the words say, is checked in the stages.
"""

from __future__ import annotations

import pandera.polars as pa

from pipeline.schemas import cells
from pipeline.schemas.hedges import SIGN
from pipeline.schemas.published import codes

# Keyed where a report states no time that can be read, so that none is guessed.
UNSTATED = "unstated"

# The cells of an observation that rest on words beside its own, where there are any.
ANCHORED = (
    "base_period",
    "indicator_id",
    "nature",
    "of_id",
    "origin_id",
    "price_basis",
    "rank_of",
    "set_by_id",
    "stated_by_id",
    "subject_id",
    "within_id",
)


class Written(pa.DataFrameModel):
    """Anything that people write: the columns they write, and no others."""

    class Config:
        """Nothing but the declared columns, nothing coerced."""

        strict = True
        coerce = False


class Source(Written):
    """source.toml: the report, and how much of its text is held."""

    source_id: str = cells.cell(cells.SLUG, "a-readable-name", required=True)
    publisher: str = cells.text(required=True)
    kind: str = cells.code("sources", "kind")
    title: str = cells.text()
    url: str = cells.cell(cells.URL, cells.URL_EXAMPLE)
    archive_url: str = cells.cell(cells.URL, cells.URL_EXAMPLE)
    publisher_ref: str = cells.cell(
        r"[a-z0-9.-]+\.[a-z]{2,} .+", "thanhnien.vn 185250821144138891"
    )
    language: str = cells.code("sources", "language")
    date_published: str = cells.cell(
        r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?", "2025-08-21"
    )
    retrieved_on: str = cells.day()
    reference_date: str = cells.day()
    reference_words: str = cells.words()
    extent: str = cells.code("sources", "extent")
    text_sha256: str = cells.cell(r"[0-9a-f]{64}", "59a5…fe7e (64)")
    text_length: str = cells.cell(r"[1-9][0-9]{0,9}", "3578")
    paragraphs: str = cells.cell(r"[0-9]{1,10}(?: [0-9]{1,10})*", "0 279 416")
    spans: str = cells.cell(
        r"[0-9]{1,10} [0-9]{1,10}(?: [0-9]{1,10} [0-9]{1,10})*", "5 9 31 47"
    )
    rights: str = cells.text(required=True)
    derived_from: str = cells.cell(
        rf"{cells.SLUG}(?: {cells.SLUG})*", "a-source another-source"
    )
    note: str = cells.note()


class Entities(Written):
    """codelists/entities.csv: what the records speak of."""

    entity_id: str = cells.entity_id()
    entity_type: str = cells.code("entities", "entity_type")
    label_vi: str = cells.text(required=True)
    label_en: str = cells.text(required=True)
    written: str = cells.forms("TP.Hải Phòng|Hải Phòng")
    iso_3166_2: str = cells.cell(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", "VN-HP")
    gso_code: str = cells.cell(r"gso:[0-9]{2}", "gso:31")
    parent_id: str = cells.entity_id(required=False)
    territory_id: str = cells.entity_id("area", required=False)
    valid_from: str = cells.day()
    valid_until: str = cells.day()


class Indicators(Written):
    """codelists/indicators.csv: what is counted or measured."""

    indicator_id: str = cells.cell(cells.SLUG, "a-readable-name", required=True)
    label_vi: str = cells.text(required=True)
    label_en: str = cells.text(required=True)
    definition_en: str = cells.text(required=True)
    unit: str = cells.text(required=True)
    kind: str = cells.code("indicators", "kind")
    time_scope: str = cells.code("indicators", "time_scope")
    subject_type: str = cells.code("indicators", "subject_type")
    priced: str = cells.cell("at_prices", "at_prices")
    written: str = cells.forms("thu ngân sách|budget revenue")
    part_of_id: str = cells.cell(cells.SLUG, "grdp")


class Units(Written):
    """codelists/units.csv: units of measure and currencies."""

    unit: str = cells.cell(r"[!-~]+", "km2, USD", required=True)
    system: str = cells.code("units", "system")
    label_vi: str = cells.text(required=True)
    label_en: str = cells.text(required=True)
    base_unit: str = cells.cell(r"[!-~]+", "km2")
    factor: str = cells.cell(cells.POWER_OF_TEN, "0.01")
    written: str = cells.forms("km²|km2")


class Terms(Written):
    """codelists/terms.csv: labels of the codes in the other tables."""

    scheme: str = cells.cell(r"[a-z_]+\.[a-z_]+", "events.kind", required=True)
    code: str = cells.cell(r"[A-Za-z0-9_-]+", "result", required=True)
    label_vi: str = cells.text(required=True)
    label_en: str = cells.text(required=True)
    written: str = cells.forms("mục tiêu|target")


class Sheet(Written):
    """What every sheet has: the row's id, the words, where they stand, a note."""

    row: str = cells.cell(cells.SLUG, "o01", required=True)
    words: str = cells.words(required=True)
    at: str = cells.offset()
    note: str = cells.note()


class Observations(Sheet):
    """A figure stated of something."""

    indicator_id: str = cells.cell(cells.SLUG, "grdp", required=True)
    measure: str = cells.code("observations", "measure")
    subject_id: str = cells.entity_id()
    nature: str = cells.code("observations", "nature")
    keyed_value: str = cells.cell(
        rf"(?:{SIGN})?{cells.NUMBER}|{cells.NUMBER}\.\.{cells.NUMBER}",
        "11.2, >3190, ~<4700000, 7.5..8",
        required=True,
    )
    keyed_unit: str = cells.text(required=True)
    time_period: str = cells.cell(
        rf"{cells.PERIOD}|{UNSTATED}",
        f"2025, 2025-Q2, 2025-07, 2025-07-03, 2025-01-01/P7M, {UNSTATED}",
        required=True,
    )
    time_words: str = cells.words()
    time_at: str = cells.offset()
    status_words: str = cells.words()
    status_at: str = cells.offset()
    base_period: str = cells.cell(cells.PERIOD, "2024-S1, 2020")
    of_id: str = cells.cell(cells.SLUG, "grdp")
    within_id: str = cells.entity_id("area", required=False)
    rank_of: str = cells.cell(r"[1-9][0-9]{0,5}", "34")
    set_by_id: str = cells.entity_id(required=False)
    price_basis: str = pa.Field(
        isin=codes("observations", "price_basis"), nullable=True
    )
    stated_by_id: str = cells.entity_id("area", "org", "person", required=False)
    origin_id: str = cells.entity_id(required=False)


class Events(Sheet):
    """A happening; the words hold its date, where the report gives one."""

    event_id: str = cells.entity_id("event", "series")
    kind: str = cells.code("events", "kind")
    place_id: str = cells.entity_id("area", required=False)
    part_of_id: str = cells.entity_id("event", "series", required=False)
    beside_id: str = cells.entity_id("event", "series", required=False)
    keyed_start: str = cells.day()
    keyed_end: str = cells.day()


class Participations(Sheet):
    """Who took which part in an event."""

    event_id: str = cells.entity_id("event", "series")
    agent_id: str = cells.entity_id("area", "org", "person")
    role: str = cells.code("participations", "role")
    position_vi: str = cells.text()
    position_en: str = cells.text()


class Deployments(Sheet):
    """The state of a technology, system or project in a place."""

    technology_id: str = cells.entity_id("tech", "project")
    place_id: str = cells.entity_id("area")
    status: str = cells.code("deployments", "status")
    status_words: str = cells.words(required=True)
    status_at: str = cells.offset()
    scope_en: str = cells.text()


class Documents(Sheet):
    """A resolution, a law."""

    document_id: str = cells.entity_id("document")
    kind: str = cells.code("documents", "kind")
    number: str = cells.cell(r"[0-9]+[-/][0-9A-Za-zĐ/-]+", "57-NQ/TW")
    issuer_id: str = cells.entity_id("org", required=False)
    issuer_words: str = cells.words()
    issuer_at: str = cells.offset()
    keyed_date: str = cells.cell(cells.PERIOD, "2024-12-22, 2024-12, 2024")
    date_words: str = cells.words()
    date_at: str = cells.offset()


class Goals(Sheet):
    """An aim, target or commitment, summarized in our own words."""

    goal_id: str = cells.cell(rf"goal:{cells.SLUG}", "goal:…", required=True)
    holder_id: str = cells.entity_id()
    kind: str = cells.code("goals", "kind")
    target_time: str = cells.cell(cells.PERIOD, "2045, 2025-Q4, 2025-12, 2025-12-31")
    summary_vi: str = cells.text(required=True)
    summary_en: str = cells.text(required=True)


class Credits(Sheet):
    """Photo credits and the like."""

    agent_id: str = cells.entity_id("org", "person")
    role: str = cells.code("credits", "role")
    subject_en: str = cells.text()


class Mentions(Sheet):
    """What a report names without a figure, and what is said of it, in our words."""

    entity_id: str = cells.entity_id("tech", "document", "concept", "project")
    stated_by_id: str = cells.entity_id("area", "org", "person", required=False)
    summary_vi: str = cells.text(required=True)
    summary_en: str = cells.text(required=True)


class Anchors(Sheet):
    """Words on which further cells of the source's observations rest."""

    rows: str = cells.cell(rf"{cells.SLUG}(?: {cells.SLUG})*", "o01 o02", required=True)
    field: str = pa.Field(isin=ANCHORED, nullable=False)


class LeftOut(Sheet):
    """Digits and number words of the report that no record holds, and why."""

    reason: str = pa.Field(
        isin=["frame", "name", "not_a_figure", "undated", "vague"], nullable=False
    )
