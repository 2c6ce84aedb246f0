"""The dataset itself: what is published holds to its promises."""

import csv
import hashlib
import json
import re
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import polars as pl
import pytest

from pipeline.anchors.text import read_text
from pipeline.datapackage.formats import FORMS
from pipeline.schemas import published
from pipeline.schemas.cells import MAX_FRAGMENT
from pipeline.schemas.raw import ANCHORS
from pipeline.transcription.mentions import find_figures, list_spans
from tests.conftest import SOURCE, Reports, shared

# Numbers as words. "tư" is one only in an ordinal or after tens; elsewhere it is part
# of words such as đầu tư.
NUMBER_WORDS = {
    "vi": r"\d+|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|trăm|nghìn"
    r"|ngàn|vạn|triệu|tỉ|tỷ|nửa|rưỡi|nhất|nhì|(?<=thứ )tư|(?<=mươi )tư)\b",
    "en": r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|trillions?|half|first|second|third|quarter)\b",
}


def test_frictionless_finds_the_committed_package_valid(root: Path) -> None:
    report = frictionless.validate(str(root / "datapackage.json"))

    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(FORMS) * len(published.TABLES)


def test_csv_json_and_ndjson_hold_the_same_cells(root: Path) -> None:
    for name in published.TABLES:
        text = (root / f"build/json/{name}.json").read_text(encoding="utf-8")
        records = json.loads(text, parse_float=str, parse_int=str)
        with (root / f"build/csv/{name}.csv").open(
            encoding="utf-8", newline=""
        ) as file:
            rows = list(csv.DictReader(file))
        assert [as_cells(r) for r in records] == rows, name
        lines = (root / f"build/ndjson/{name}.ndjson").read_bytes()
        objects = [
            json.loads(line, parse_float=str, parse_int=str)
            for line in lines.splitlines()
        ]
        assert objects == records


def as_cells(record: dict[str, object]) -> dict[str, str]:
    """A record of JSON as a row of CSV has it."""
    words = {None: "", True: "true", False: "false"}
    return {
        key: words[value] if value is None or isinstance(value, bool) else str(value)
        for key, value in record.items()
    }


def test_every_figure_has_its_words_and_they_are_evidence_of_each_cell(
    tables: dict[str, pl.DataFrame],
) -> None:
    evidence = tables["evidence"].filter(record_table="observations")
    for field in ("obs_value", "unit", "hedge", "stated_step", "obs_status"):
        cells = evidence.filter(field=field)["record_id"].to_list()
        stated = tables["observations"].filter(pl.col(field).is_not_null())
        assert sorted(cells) == stated["observation_id"].to_list(), field


def test_no_fragment_is_longer_than_a_figure_with_hedge_and_unit(
    tables: dict[str, pl.DataFrame],
) -> None:
    assert tables["evidence"]["exact"].str.len_chars().max() <= MAX_FRAGMENT  # type: ignore[operator]


def test_hedges_bound_their_figures_on_the_side_they_say(
    tables: dict[str, pl.DataFrame],
) -> None:
    value, low, high = pl.col("obs_value"), pl.col("lower_bound"), pl.col("upper_bound")
    sides = {
        "exact": (low == value) & (high == value),
        "more_than": (low == value) & high.is_null(),
        "nearly": low.is_null() & (high == value),
        "at_least": (low == value) & high.is_null(),
        "about": low.is_null() & high.is_null(),
        "at_most": low.is_null() & (high == value),
        "between": (low < high) & value.is_null(),
    }
    rows = tables["observations"]

    assert set(rows["hedge"]) <= sides.keys()
    for hedge, holds in sides.items():
        assert rows.filter(hedge=hedge).select(holds.all()).item()


def test_the_report_gives_the_figures_a_reader_finds_in_it(
    tables: dict[str, pl.DataFrame],
) -> None:
    rows = tables["observations"].filter(source_id=SOURCE)
    stated = {
        (i, Decimal(v), u, h, s)
        for i, v, u, h, s in rows.select(
            "indicator_id", "obs_value", "unit", "hedge", "obs_status"
        ).iter_rows()
    }

    assert stated == {
        ("regions-covered", Decimal(3), "{region}", "exact", "A"),
        ("area", Decimal(3190), "km2", "more_than", "A"),
        ("population", Decimal(4_700_000), "{person}", "nearly", "A"),
        ("grdp", Decimal(3), "1", "exact", "A"),
        ("grdp", Decimal("11.2"), "%", "exact", "A"),
        ("grdp", Decimal("13.92"), "%", "exact", "F"),
        ("projects-certified", Decimal(32), "{project}", "exact", "A"),
        ("memoranda-signed", Decimal(7), "{memorandum}", "exact", "A"),
        ("capital-committed", Decimal(15_600_000_000), "USD", "more_than", "A"),
        ("pii", Decimal(3), "1", "exact", "A"),
        ("science-technology-enterprises", Decimal(76), "{enterprise}", "exact", "A"),
        (
            "digital-technology-enterprises",
            Decimal(1400),
            "{enterprise}",
            "more_than",
            "A",
        ),
        ("smes-on-digital-platforms", Decimal(9000), "{enterprise}", "nearly", "A"),
        ("project-value", Decimal(13_000_000_000_000), "VND", "exact", "A"),
        ("project-area", Decimal(86), "har", "more_than", "A"),
    }


def test_every_number_of_a_report_is_anchored_or_left_out_with_its_reason(
    reports: Reports,
) -> None:
    for source_id in reports.source_ids:
        text = reports.read(source_id)
        covered = set()
        for words, at in anchors_of(reports.raw, source_id):
            start = int(at.partition("#")[0])
            assert text[start : start + len(words)] == words
            covered |= set(range(start, start + len(words)))

        number = NUMBER_WORDS[describe(reports.raw, source_id)["language"]]
        bare = [
            f"{found[0]!r} at {found.start()}"
            for found in re.finditer(number, text, re.IGNORECASE)
            if not set(range(*found.span())) <= covered
        ]
        assert not bare, "\n".join([source_id, *bare])


def test_the_fingerprint_and_paragraphs_are_the_texts_own(reports: Reports) -> None:
    for source_id in reports.source_ids:
        text = reports.read(source_id)
        source = describe(reports.raw, source_id)

        starts = [m.start() for m in re.finditer(r"(?m)^(?=.*\S)", text)]
        assert source["text_length"] == len(text)
        assert source["paragraphs"] == starts
        assert source["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
        content = read_text(text.encode())
        assert content is not None
        figures = find_figures(content, source["language"], None)
        assert source["spans"] == list_spans(figures)


def describe(raw: Path, source_id: str) -> dict[str, Any]:
    """What source.toml says of a source."""
    path = raw / f"sources/{source_id}/source.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def anchors_of(raw: Path, source_id: str) -> list[tuple[str, str]]:
    """Every fragment in a source's sheets, with its offset as written."""
    found = []
    for name, pairs in ANCHORS.items():
        path = raw / f"sources/{source_id}/{name}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            found += [(r[words], r[at]) for r in rows for words, at in pairs]
    return [(words, at) for words, at in found if words]


def test_no_sentence_of_a_report_is_in_the_repository(
    held: dict[str, str], press: Reports
) -> None:
    window = MAX_FRAGMENT + 10
    texts = [
        unicodedata.normalize("NFC", p.read_text(encoding="utf-8"))
        for p in press.texts.glob("*.txt")
    ]
    windows = {t[i : i + window] for t in texts for i in range(len(t) - window)}
    # The resolution's own name is in titles of reports; the conference bears it, too.
    subject = (
        "đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"
    )

    for name, whole in held.items():
        content = re.sub(subject, "", whole, flags=re.IGNORECASE)
        for i in range(len(content) - window):
            assert content[i : i + window] not in windows, f"{name} at {i}"


@pytest.fixture(scope="module")
def notes() -> dict[str, dict[str, Any]]:
    """The notes on the reports whose texts are not held, by source."""
    path = shared("sources/other-reports.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    return {note["source_id"]: note for note in map(json.loads, lines)}


def test_every_fragment_of_the_other_reports_is_transcribed_or_left_out(
    root: Path, notes: dict[str, dict[str, Any]]
) -> None:
    for source, note in notes.items():
        ours = {words for words, _ in anchors_of(root / "raw", source)}
        for fact in note["facts"]:
            fragment = unicodedata.normalize("NFC", fact["fragment"])
            assert any(w in fragment or fragment in w for w in ours), (source, fragment)


def test_every_word_of_the_other_reports_is_as_printed(
    root: Path, notes: dict[str, dict[str, Any]]
) -> None:
    # What a second reader of the pages quotes of them.
    audited = (root / "../shared/sources/audit.md").read_text(encoding="utf-8")
    for source, note in notes.items():
        printed = [note["title"], audited]
        for fact in note["facts"]:
            printed += [fact["fragment"], fact["period_words"]]
        texts = [unicodedata.normalize("NFC", text) for text in printed if text]
        for words, _ in anchors_of(root / "raw", source):
            assert any(words in text for text in texts), (source, words)


def test_reports_of_which_no_text_is_held_are_quoted(
    tables: dict[str, pl.DataFrame],
) -> None:
    held = tables["sources"].select("source_id", "extent")
    anchors = tables["evidence"].filter(pl.col("basis") != "context")
    anchors = anchors.join(held, on="source_id")
    quoted = pl.col("extent") == "none"

    assert len(tables["sources"]) == 68
    assert anchors.select(
        ((pl.col("basis") == "quoted") == quoted).all()
        & (pl.col("char_start").is_null() == quoted).all()
    ).item()


def test_a_fact_is_listed_with_all_its_records(tables: dict[str, pl.DataFrame]) -> None:
    facts = tables["facts"].filter(record_table="observations")
    listed = facts.select("fact_id", ids=pl.col("record_ids").str.split(" "))
    flat = tables["observations_flat"].select("fact_id", ids="observation_id")

    told = listed.explode("ids").sort("ids")
    assert told.equals(flat.sort("ids").select(told.columns))
    dated = {"events": "record_id", "documents": "record_id", "goals": "record_id"}
    ids = tables["facts"].filter(pl.col("record_table").is_in(list(dated)))
    listed_ids = {one for cell in ids["record_ids"] for one in cell.split(" ")}
    assert listed_ids <= {one for name in dated for one in tables[name]["record_id"]}


def test_charts_of_published_intervals_show_what_verdicts_say(root: Path) -> None:
    def load(name: str) -> list[dict[str, str]]:
        with (root / f"build/csv/{name}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    factors = {row["unit"]: Decimal(row["factor"] or 1) for row in load("units")}
    stated = {row["observation_id"]: row for row in load("observations_flat")}
    seen = 0
    for pair in load("comparisons"):
        if pair["record_table"] != "observations" or pair["other_fact_id"]:
            continue
        one, other = (
            scale(stated[pair[f"record_{side}"]], pair["unit"], factors)
            for side in "ab"
        )
        for side, row in (("a", one), ("b", other)):
            shown = pair[f"low_{side}"], pair[f"high_{side}"]
            assert tuple(Decimal(end) if end else None for end in shown) == row[:2]
        meets = pair["verdict"] in {"equal", "compatible"}
        assert (lies_before(one, other) and lies_before(other, one)) == meets, pair
        seen += 1
    assert seen > 100


Interval = tuple[Decimal | None, Decimal | None, bool, bool]


def scale(row: dict[str, str], unit: str, factors: dict[str, Decimal]) -> Interval:
    """The published interval of an observation, in the unit of a comparison."""
    ratio = factors[row["unit"]] / factors[unit]
    low, high = (
        Decimal(row[end]) * ratio if row[end] else None
        for end in ("printed_low", "printed_high")
    )
    return low, high, row["low_open"] == "true", row["high_open"] == "true"


def lies_before(one: Interval, other: Interval) -> bool:
    """Whether one interval begins before the other ends."""
    begin, end, is_out = one[0], other[1], one[2] or other[3]
    if begin is None or end is None:
        return True
    return begin < end or (begin == end and not is_out)
