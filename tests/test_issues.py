"""Every fault that people can make in raw/ is found, in its place, by its name.

Each case breaks one thing in a copy of the real raw/ and expects exactly what is said
of it. A code of the catalogue without a case here is a failure.
"""

import csv
import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pipeline.budgets import MAX_BYTES
from pipeline.build import assemble
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.catalogue import catalogue, is_warning
from pipeline.issues.messages import message_of
from pipeline.issues.model import DataError, Issue
from pipeline.schemas import published
from tests.conftest import SOURCE
from tests.issues.complete import require_complete

pytestmark = pytest.mark.exhaustive

HERE = f"sources/{SOURCE}"
OBSERVATIONS = f"{HERE}/observations.csv"
EVENTS = f"{HERE}/events.csv"
ANCHORS = f"{HERE}/anchors.csv"
TOML = f"{HERE}/source.toml"
OTHER = "congluan-why-abac3-hai-phong"
ESTIMATED = "sources/kienthuc-hai-phong-growth-11-2/observations.csv"
BASED = "sources/vietnambiz-hai-phong-q1-2025/observations.csv"
CITIES = "mekongasean-hai-phong-grdp-2025-statistics-office-2026-01-06"
RANKED = f"sources/{CITIES}/observations.csv"
TARGETED = "sources/ictvietnam-hai-phong-digital-2024-09-18/observations.csv"

# Where a fault shows: in the line edited, in the first, or in many sheets.
EDITED, FIRST, MANY = "edited", "first", "many"
# file, what to replace, by what; then the code, where it shows, and the column expected.
EDITS = [
    # Files.
    (OBSERVATIONS, "row,indicator_id", "row,indikator_id", "wrong-header", EDITED, "indikator_id"),
    (OBSERVATIONS, r"\A[^\n]*\n", "", "wrong-header", EDITED, "o01"),
    (OBSERVATIONS, "76,{enterprise}", "76,x,{enterprise}", "ragged-row", EDITED, "-"),
    (OBSERVATIONS, "cả 3 miền", 'cả "3" miền', "stray-quote", EDITED, "words"),
    (OBSERVATIONS, "cả 3 miền", "ca\u0309 3 miền", "not-nfc", EDITED, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả\u200b 3 miền", "control-character", EDITED, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả\x1b 3 miền", "control-character", EDITED, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả 3\u00a0miền", "control-character", EDITED, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả 3 mi\u0435\u0302n", "foreign-character", EDITED, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả ３ miền", "foreign-character", EDITED, "words"),
    (OBSERVATIONS, "\no02", "\r\no02", "line-ends", FIRST, "-"),
    (TOML, 'language = "vi"', "language = vi", "not-toml", EDITED, "-"),
    (TOML, "language =", "langage =", "unknown-key", EDITED, "langage"),
    (TOML, 'language = "vi"', "language = true", "wrong-type", EDITED, "language"),
    ("dataset.toml", "title_vi", "title_vn", "unknown-key", EDITED, "title_vn"),
    ("dataset.toml", r"(\[\[licenses\]\][^#]*)https://creativecommons.org", r"\1javascript:alert(1)//", "malformed-value", EDITED, "licenses"),
    ("dataset.toml", r'(\[\[licenses\]\][^#]*?)"CC-BY-4.0"', r'\1"CC BY 4.0"', "malformed-value", EDITED, "licenses"),
    ("dataset.toml", r"(\[\[contributors\]\][^#]*?)roles = ", r'\1email = "a..b@example.org"\nroles = ', "malformed-value", EDITED, "contributors"),
    ("dataset.toml", r"(\[\[contributors\]\][^#]*?)roles = \[[^\n]*", r"\1roles = []", "wrong-type", EDITED, "contributors"),
    ("dataset.toml", r'"Hải Phòng", "Nghị[^\n]*', "]", "wrong-type", EDITED, "keywords"),
    ("dataset.toml", r'(\[\[contributors\]\][^#]*?)title = "Resolution 57 figures m[^\n]*', r'\1title = ["a"]', "wrong-type", EDITED, "contributors"),
    ("dataset.toml", "version =", 'released = "soon"\nversion =', "wrong-type", EDITED, "released"),
    ("dataset.toml", "version =", 'repository = "here"\nversion =', "wrong-type", EDITED, "repository"),
    # Cells.
    (TOML, 'language = "vi"\n', "", "missing-value", FIRST, "language"),
    (TOML, 'language = "vi"', 'language = "fr"', "unknown-choice", EDITED, "language"),
    (TOML, "2025-08-21", "2025-08-32", "impossible-day", EDITED, "date_published"),
    (OBSERVATIONS, "o05,grdp", "O 5,grdp", "malformed-value", EDITED, "row"),
    (OBSERVATIONS, "o05,", "o04,", "duplicate-key", EDITED, "row"),
    (OBSERVATIONS, "o05,grdp", "o05,", "missing-value", EDITED, "indicator_id"),
    (OBSERVATIONS, "o05,grdp", "o05,gdp", "unknown-code", EDITED, "indicator_id"),
    (OBSERVATIONS, "11.2,%", "11.2,percent", "unknown-code", EDITED, "keyed_unit"),
    (OBSERVATIONS, "result,11.2", "outcome,11.2", "unknown-choice", EDITED, "nature"),
    (OBSERVATIONS, "result,11.2", 'result,"11,2"', "malformed-value", EDITED, "keyed_value"),
    (OBSERVATIONS, "tổng vốn cam kết hơn 15,6 tỉ USD", "x" * 61, "too-long", EDITED, "words"),
    (OBSERVATIONS, "ghi nhớ hợp tác", "ghi nhớ hợp tác ", "edge-space", EDITED, "words"),
    (EVENTS, "The opening", "=The opening", "formula", EDITED, "note"),
    (EVENTS, "The opening", "The opening; +1", "formula", EDITED, "note"),
    (f"sources/{OTHER}/source.toml", "https://congluan.vn/", "https://congluan.vn@evil.example/", "malformed-value", EDITED, "url"),
    (EVENTS, "2025-07-03,2025-07-03", "2025-06-31,2025-07-03", "impossible-day", EDITED, "keyed_start"),
    ("codelists/entities.csv", "org:chinh-phu,organization", "org:chinh-phu,person", "wrong-entity-type", EDITED, "entity_id"),
    ("codelists/entities.csv", "gso:30,area:VN,,,2025-06-30", "gso:30,area:VN,,2025-07-01,2025-06-30", "days-reversed", EDITED, "valid_until"),
    ("codelists/entities.csv", "nationwide,,,,,,", "nationwide,,,area:VN-61,,,", "part-of-itself", EDITED, "parent_id"),
    ("codelists/entities.csv", "concept:chuyen-doi-so-xanh,", "concept:chuyen-doi-so,", "duplicate-key", EDITED, "entity_id"),
    ("codelists/terms.csv", "units.system,ucum,[^\n]*\n", "", "missing-term", FIRST, "code"),
    ("codelists/indicators.csv", "xuất khẩu,Exports", "xuất khẩu,area", "label-repeated", EDITED, "label_en"),
    ("codelists/units.csv", "phường,ward", "Xa,ward", "label-repeated", EDITED, "label_vi"),
    ("codelists/terms.csv", "session,kỳ họp", "session,HOI NGHI", "label-repeated", EDITED, "label_vi"),
    ("codelists/entities.csv", "Thành Huế,Thành Huế", "Mai Dũng,Thành Huế", "label-repeated", EDITED, "label_vi"),
    ("codelists/units.csv", "km²", "dặm vuông kiểu cũ", "unit-unread", EDITED, "written"),
    # Anchors.
    (OBSERVATIONS, "(cả 3 miền),318#[0-9a-f]*", r"\1,", "anchor-missing", EDITED, "at"),
    (OBSERVATIONS, "cả 3 miền,318", "cả 3 miền,3570", "anchor-beyond", EDITED, "at"),
    (OBSERVATIONS, "{region},2025-08-21,,,", "{region},2025-08-21,,5,", "anchor-without-words", EDITED, "time_at"),
    (OBSERVATIONS, "tổng vốn cam kết", "tổng vón cam kết", "digest-wrong", EDITED, "at"),
    (EVENTS, "kỳ họp ABAC,2178", "kỳ họp ABAC,2179", "digest-wrong", EDITED, "at"),
    (OBSERVATIONS, r"(công nghệ,2591)#\w+", r"\1", "digest-wrong", EDITED, "at"),
    (TOML, 'text_sha256 = "59', 'text_sha256 = "95', "digest-wrong", MANY, "at"),
    (TOML, 'extent = "whole"', 'extent = "none"', "anchor-without-text", MANY, "at"),
    (OBSERVATIONS, "76 doanh nghiệp khoa học - công nghệ,2591", "6 doanh nghiệp khoa học - công nghệ,2592", "anchor-cuts", EDITED, "at"),
    (OBSERVATIONS, '"dân số gần 4,7 triệu người",1907', '"4,7 triệu người",1918', "anchor-cuts", EDITED, "at"),
    (TOML, "text_length = 3578\n", "", "fingerprint-missing", FIRST, "text_length"),
    (TOML, "paragraphs = [0, 279", "paragraphs = [279, 0", "places-wrong", EDITED, "paragraphs"),
    (TOML, "spans = [0, 9", "spans = [0, 9999999999", "places-wrong", EDITED, "spans"),
    # Words and what was keyed.
    (OBSERVATIONS, "11.2,%", "11.3,%", "value-disagrees", EDITED, "keyed_value"),
    (OBSERVATIONS, "11.2,%", "-11.2,%", "value-disagrees", EDITED, "keyed_value"),
    (OBSERVATIONS, ">3190,km2", "3190,km2", "hedge-disagrees", EDITED, "keyed_value"),
    (OBSERVATIONS, "diện tích hơn 86", "diện tích gần 86", "hedge-disagrees", EDITED, "keyed_value"),
    (OBSERVATIONS, "11.2,%", "~11.2,%", "hedge-disagrees", EDITED, "keyed_value"),
    (OBSERVATIONS, "11.2,%", "=11.2,%", "malformed-value", EDITED, "keyed_value"),
    (OBSERVATIONS, "result,13.92", "target,13.92", "estimate-of-target", EDITED, "nature"),
    (OBSERVATIONS, "86,har", "86,km2", "unit-disagrees", EDITED, "keyed_unit"),
    (OBSERVATIONS, "86,har", "86,%", "unit-not-of-indicator", EDITED, "keyed_unit"),
    (OBSERVATIONS, "o10,pii,", "o10,ppi,", "unknown-code", EDITED, "indicator_id"),
    (OBSERVATIONS, "2025-Q2,quý 2", "2025-Q3,quý 2", "time-disagrees", EDITED, "time_period"),
    (OBSERVATIONS, "{enterprise},2025-08-21", "{enterprise},2025-08-20", "time-unstated", EDITED, "time_period"),
    (EVENTS, "2025-07-03,2025-07-03", "2025-07-04,2025-07-03", "time-disagrees", EDITED, "keyed_start"),
    (EVENTS, "2025-07-03,2025-07-03", "2025-07-03,", "time-disagrees", EDITED, "keyed_end"),
    (OBSERVATIONS, r"(quý 3,2078#\w+),,", r'\1,"tăng 11,2%",2066', "no-estimate", EDITED, "status_words"),
    (OBSERVATIONS, "3,1,unstated", "3,1,2025-08-21", "edition-missing", EDITED, "time_period"),
    (OBSERVATIONS, "area:VN-HP,result,11.2", "area:VN-HPH,result,11.2", "unknown-code", EDITED, "subject_id"),
    (EVENTS, "conference,,,event:abac", "conference,,event:hai-phong-nq57-2025-08-21,event:abac", "outside-series", EDITED, "keyed_start"),
    ("codelists/entities.csv", "area:VN-61,2025-07-01", "area:dong-hai-phong,2025-07-01", "not-the-root", EDITED, "territory_id"),
    ("codelists/units.csv", "km2,0.01", "km2,", "base-unit-wrong", EDITED, "base_unit"),
    ("codelists/units.csv", "km2,0.01", "km2,0.02", "malformed-value", EDITED, "factor"),
    ("codelists/units.csv", "tonne,,", "tonne,har,0.01", "base-unit-wrong", EDITED, "base_unit"),
    ("codelists/units.csv", "tonne,,", "tonne,USD,1000", "base-unit-wrong", EDITED, "base_unit"),
    (TOML, "https://thanhnien.vn/", "https://a.b/>)![x](https://c.d/p.png", "malformed-value", EDITED, "url"),
    ("codelists/units.csv", "US dollar,,", "US dollar,VND,25000", "base-unit-wrong", EDITED, "base_unit"),
    (f"{HERE}/goals.csv", "aim,2045", "aim,2050", "time-disagrees", EDITED, "target_time"),
    (f"{HERE}/documents.csv", "57-NQ/TW", "75-NQ/TW", "not-in-words", EDITED, "number"),
    (f"{HERE}/credits.csv", "person:mai-dung", "person:thanh-hue", "name-not-in-words", EDITED, "words"),
    (f"{HERE}/participations.csv", "Chủ tịch UBND TP.Hải Phòng,", "Phó Chủ tịch,", "not-in-words", EDITED, "position_vi"),
    # Words for further cells.
    (ANCHORS, "o14 o15,subject_id", "o14 o16,subject_id", "anchor-of-nothing", EDITED, "rows"),
    (ANCHORS, "o10,indicator_id", "o10,of_id", "anchor-of-nothing", EDITED, "rows"),
    (ANCHORS, "o04,within_id", "o04,stated_by_id", "cell-not-in-words", EDITED, "words"),
    (ANCHORS, "a12,o04,", "a12,o05,", "duplicate-key", EDITED, "rows"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "where", "column"),
    EDITS,
    ids=[f"{i:02}-{c[3]}" for i, c in enumerate(EDITS)],
)
def test_a_fault_is_reported_with_file_line_column_and_code(  # noqa: PLR0913, PLR0917 - the table's columns
    raw: Path, file: str, old: str, new: str, code: str, where: str, column: str
) -> None:
    line = edit(raw / file, old, new)

    issues = find_issues(raw)

    places = [(i.code, Path(i.file).name, i.line, i.column) for i in issues]
    if where == MANY:
        assert {place[0] for place in places} == {code}
        return
    expected = line if where == EDITED else 1
    assert (code, Path(file).name, expected, column) in places


def put_latin1(raw: Path) -> None:
    path = raw / OBSERVATIONS
    path.write_bytes(
        path.read_bytes().replace("miền".encode(), "mi\xean".encode("latin-1"))
    )


def set_reference_date_aside(raw: Path) -> None:
    edit(raw / TOML, "reference_date[^\n]*\n", "")
    edit(raw / TOML, "date_published[^\n]*\n", "")


def link_out_of_raw(raw: Path) -> None:
    sheet, elsewhere = raw / HERE / "goals.csv", raw.parent / "goals.csv"
    sheet.rename(elsewhere)
    sheet.symlink_to(elsewhere)


def make_sheet_a_folder(raw: Path) -> None:
    (raw / HERE / "goals.csv").unlink()
    (raw / HERE / "goals.csv").mkdir()


def fill(sheet: str, row: str, column: str, value: str, raw: Path) -> None:
    """Write a value into a cell, or empty it."""
    path = raw / sheet
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    (changed,) = [cells for cells in rows if cells["row"] == row]
    assert changed[column] != value
    changed[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(changed), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def use_words(row: str, words: str, raw: Path) -> None:
    """Give an observation other words, where the text has no anchor and no figure."""
    fill(OBSERVATIONS, row, "words", words, raw)
    fill(OBSERVATIONS, row, "at", "610", raw)


def say_in_english(raw: Path) -> None:
    use_words("o05", "up 11.2 per cent", raw)


def hedge_in_english(raw: Path) -> None:
    use_words("o05", "GRDP up nearly 11.2%", raw)


def shrink_an_area(raw: Path) -> None:
    """State an area too small in hectares for square kilometres."""
    use_words("o02", "hơn 0,000000001 ha", raw)
    edit(raw / OBSERVATIONS, "3190,km2", "0.000000001,har")


def list_twice(raw: Path) -> None:
    """Give the first city a second row, under an id of its own."""
    with (raw / "codelists/entities.csv").open("a", encoding="utf-8") as file:
        file.write("area:hai-phong,area,TP.Hải Phòng,Haiphong,,,,,,,\n")


def repeat_a_later_report(raw: Path) -> None:
    """Let a report repeat one that was published weeks later."""
    later = f'derived_from = ["{SOURCE}"]\nrights ='
    edit(
        raw / "sources/nhadautu-record-investment-2025-07-15/source.toml",
        "rights =",
        later,
    )


def double(sheet: Path, row: str) -> None:
    """Write a row a second time, with an id of its own."""
    text = sheet.read_text(encoding="utf-8")
    (line,) = re.findall(rf"(?m)^{row},.*\n", text)
    sheet.write_text(text + line.replace(row, "new", 1), encoding="utf-8")


def name_goal(goal: str, raw: Path) -> None:
    """Give a goal an id like the one that it has in other reports."""
    edit(raw / HERE / "goals.csv", "goal:vn-developed-country-2045", goal)


# One letter missing, too many, another, in another place; its words in another order.
LIKE_GOALS = (
    "goal:vn-develped-country-2045",
    "goal:vn-developeed-country-2045",
    "goal:vn-developet-country-2045",
    "goal:vn-developde-country-2045",
    "goal:vn-country-developed-2045",
)


def repeat_each_other(raw: Path) -> None:
    """Let two sources each repeat the other."""
    edit(raw / TOML, "rights =", f'derived_from = ["{OTHER}"]\nrights =')
    other = raw / f"sources/{OTHER}/source.toml"
    edit(other, "rights =", f'derived_from = ["{SOURCE}"]\nrights =')


def empty_a_sheet_into(raw: Path, kind: Callable[[Path], object]) -> None:
    """Put something else in the place of a sheet."""
    path = raw / HERE / "goals.csv"
    path.unlink()
    kind(path)


def make_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


def take_licence_away(raw: Path) -> None:
    edit(raw / "dataset.toml", r"\nname = \"CC[^\n]*", "")
    edit(raw / "dataset.toml", r"\npath = [^\n]*", "")


CHANGES: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("not-utf8", put_latin1, "observations.csv", "words"),
    ("no-reference-date", set_reference_date_aside, "events.csv", "words"),
    ("missing-file", lambda raw: shutil.rmtree(raw / "sources"), "sources", "-"),
    ("outside-raw", make_sheet_a_folder, "goals.csv", "-"),
    ("control-character", lambda raw: edit(raw / TOML, "Thanh Niên", "Thanh\\\\u202eNiên"), "source.toml", "publisher"),
    ("formula", lambda raw: edit(raw / EVENTS, "The opening", "-2+3+cmd|"), "events.csv", "note"),
    ("malformed-value", lambda raw: edit(raw / OBSERVATIONS, "cả 3 miền,318", "cả 3 miền,x18"), "observations.csv", "at"),
    ("malformed-value", lambda raw: edit(raw / "codelists/entities.csv", "KH-CN", "KH-CN|"), "entities.csv", "written"),
    ("wrong-type", lambda raw: edit(raw / "dataset.toml", r"title_vi = [^\n]*", "title_vi = nan"), "dataset.toml", "title_vi"),
    ("too-nested", lambda raw: edit(raw / TOML, r"\Apublisher = [^\n]*", "x = " + "[" * 20_000), "source.toml", "-"),
    ("wrong-header", lambda raw: edit(raw / EVENTS, r"\Arow", "r" * 200_000), "events.csv", "r" * 200_000),
    ("unknown-file", lambda raw: (raw / "sources" / "Một nguồn").mkdir(), "Một nguồn", "-"),
    ("duplicate-key", lambda raw: edit(raw / EVENTS, "\ne01,", "\no01,"), "events.csv", "row"),
    ("part-of-itself", lambda raw: edit(raw / TOML, "rights =", f'derived_from = ["{SOURCE}"]\nrights ='), "source.toml", "derived_from"),
    ("part-of-itself", lambda raw: edit(raw / EVENTS, "investment_conference,,,event:abac-session-hai-phong-2025", "investment_conference,,,event:hai-phong-investment-conference-2025"), "events.csv", "beside_id"),
    ("part-of-itself", lambda raw: edit(raw / EVENTS, "conference_series,area:VN,,", "conference_series,area:VN,event:hai-phong-nq57-2025-08-21,"), "events.csv", "part_of_id"),
    ("event-not-stated", lambda raw: edit(raw / HERE / "participations.csv", "p11,event:luat-khoa-hoc-cong-nghe-va-doi-moi-sang-tao-adoption", "p11,event:nq-226-2025-adoption"), "participations.csv", "event_id"),
    ("identity-differs", lambda raw: edit(raw / EVENTS, "hai-phong-nq57-2025-08-21,conference,", "hai-phong-nq57-2025-08-21,session,"), "events.csv", "kind"),
    ("identity-differs", lambda raw: edit(raw / HERE / "goals.csv", "vn-developed-country-2045,area:VN,", "vn-developed-country-2045,area:VN-HP,"), "goals.csv", "holder_id"),
    ("identity-differs", lambda raw: edit(raw / EVENTS, "area:VN-HP,series:nq57-conferences-2025", "area:VN-HP,event:pii-2024-announcement"), "events.csv", "part_of_id"),
    ("derived-from-later", repeat_a_later_report, "source.toml", "derived_from"),
    ("record-repeated", lambda raw: double(raw / OBSERVATIONS, "o05"), "observations.csv", "row"),
    ("record-repeated", lambda raw: double(raw / EVENTS, "e04"), "events.csv", "row"),
    ("record-repeated", lambda raw: double(raw / HERE / "left_out.csv", "x01"), "left_out.csv", "row"),
    *(("id-nearly-equal", partial(name_goal, goal), "goals.csv", "goal_id") for goal in LIKE_GOALS),
    ("figure-not-of-source", lambda raw: edit(raw / ESTIMATED, "(?m)^(o15.*)139", r"\g<1>193"), "observations.csv", "status_words"),
    ("result-after-report", lambda raw: edit(raw / TARGETED, "target,25", "result,25"), "observations.csv", "nature"),
    ("subject-type-wrong", lambda raw: edit(raw / OBSERVATIONS, "area:VN-HP,result,11.2", "project:khu-do-thi-cong-nghe-hai-phong,result,11.2"), "observations.csv", "subject_id"),
    ("subject-not-valid", lambda raw: edit(raw / OBSERVATIONS, "area:VN-HP,result,76", "area:VN-61,result,76"), "observations.csv", "subject_id"),
    ("part-of-itself", repeat_each_other, "source.toml", "derived_from"),
    ("unknown-code", lambda raw: edit(raw / TOML, "rights =", 'derived_from = ["congluan"]\nrights ='), "source.toml", "derived_from"),
    ("same-entity", list_twice, "entities.csv", "entity_id"),
    ("other-language", say_in_english, "observations.csv", "words"),
    ("other-language", hedge_in_english, "observations.csv", "words"),
    ("name-not-in-words", lambda raw: edit(raw / f"{HERE}/credits.csv", "THÀNH HUẾ", "THÀNH HUẾX"), "credits.csv", "words"),
    ("not-in-words", lambda raw: edit(raw / f"{HERE}/documents.csv", "57-NQ/TW,", "7-NQ/TW,"), "documents.csv", "number"),
    ("outside-raw", lambda raw: empty_a_sheet_into(raw, os.mkfifo), "goals.csv", "-"),
    ("unknown-file", lambda raw: (raw / "sources/.a-report").mkdir(), ".a-report", "-"),
    ("unknown-file", lambda raw: (raw / HERE / ".goals.csv").touch(), ".goals.csv", "-"),
    ("too-large", lambda raw: empty_a_sheet_into(raw, make_too_large), "goals.csv", "-"),
    ("too-many-lines", lambda raw: edit(raw / EVENTS, "\\Z", "\n" * 100_001), "events.csv", "-"),
    ("too-many-marks", lambda raw: edit(raw / EVENTS, "The opening", "The o" + "\u0301" * 31), "events.csv", "note"),
    ("too-nested", lambda raw: edit(raw / TOML, r"\A", "a" + ".a" * 20_000 + " = 1\n"), "source.toml", "-"),
    ("impossible-day", lambda raw: edit(raw / TOML, "reference_date = [^\n]*", 'reference_date = "0000-01-01"'), "source.toml", "reference_date"),
    ("missing-file", lambda raw: (raw / "codelists/units.csv").unlink(), "units.csv", "-"),
    ("unknown-file", lambda raw: (raw / HERE / "x.csv").write_text("a"), "x.csv", "-"),
    ("outside-raw", link_out_of_raw, "goals.csv", "-"),
    (
        "anchors-disagree",  # reported of the later of the two in the order of the sheets
        lambda raw: edit(raw / OBSERVATIONS, "cả 3 miền,318", "cả 3 miền,319"),
        "events.csv",
        "at",
    ),
    ("missing-value", take_licence_away, "dataset.toml", "licenses"),
    ("no-quantity", lambda raw: use_words("o05", "tăng mạnh", raw), "observations.csv", "words"),
    ("several-quantities", lambda raw: use_words("o05", "tăng 11,2% và 12%", raw), "observations.csv", "words"),
    ("vague-amount", lambda raw: use_words("o05", "hàng chục nghìn tỉ", raw), "observations.csv", "words"),
    ("rank-expected", lambda raw: use_words("o04", "hơn 3", raw), "observations.csv", "measure"),
    ("rank-unexpected", lambda raw: use_words("o05", "đứng thứ 3", raw), "observations.csv", "measure"),
    ("too-many-digits", lambda raw: use_words("o05", "tăng 0,00000000001%", raw), "observations.csv", "words"),
    ("no-time", lambda raw: edit(raw / OBSERVATIONS, "quý 3,2078", "GRDP,2055"), "observations.csv", "time_words"),
    ("open-time", lambda raw: edit(raw / f"sources/{OTHER}/events.csv", "từ ngày 15 đến 18/7", "trước ngày 18/7"), "events.csv", "words"),
    ("too-many-digits", shrink_an_area, "observations.csv", "keyed_unit"),
    ("detail-missing", partial(fill, ESTIMATED, "o03", "within_id", ""), "observations.csv", "within_id"),
    ("detail-missing", partial(fill, ESTIMATED, "o01", "price_basis", ""), "observations.csv", "price_basis"),
    ("detail-idle", partial(fill, OBSERVATIONS, "o11", "within_id", "area:VN"), "observations.csv", "within_id"),
    ("detail-idle", partial(fill, OBSERVATIONS, "o11", "price_basis", "current"), "observations.csv", "price_basis"),
    ("detail-idle", partial(fill, OBSERVATIONS, "o11", "set_by_id", "org:quoc-hoi"), "observations.csv", "set_by_id"),
    ("base-without-words", partial(fill, OBSERVATIONS, "o05", "base_period", "2024-Q2"), "observations.csv", "base_period"),
    ("cell-not-in-words", partial(fill, BASED, "o01", "base_period", "2024-Q2"), "anchors.csv", "words"),
    ("cell-not-in-words", partial(fill, RANKED, "o03", "rank_of", "7"), "anchors.csv", "words"),
    ("several-times", lambda raw: edit(raw / OBSERVATIONS, "quý 3,2078", '"quý 2 tăng 11,2%, quý 3",2060'), "observations.csv", "time_words"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "change", "name", "column"),
    CHANGES,
    ids=[f"{i:02}-{c[0]}" for i, c in enumerate(CHANGES)],
)
def test_a_fault_of_another_kind_is_reported_in_its_place(
    raw: Path, code: str, change: Callable[[Path], object], name: str, column: str
) -> None:
    change(raw)

    places = [(i.code, Path(i.file).name, i.column) for i in find_issues(raw)]
    assert (code, name, column) in places


def state_again(
    sheet: str, row: str, changes: list[tuple[str, str]], raw: Path
) -> None:
    """Write a row a second time, with an id of its own and something changed."""
    path = raw / sheet
    double(path, row)
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for old, new in changes:
        assert old in lines[-1]
        lines[-1] = lines[-1].replace(old, new)
    path.write_text("".join(lines), encoding="utf-8")


EXPORTS = "sources/vneconomy-h1-budget-2025-07/observations.csv"
NINE_MONTHS = "sources/vietnamnews-northern-provinces-nine-months/observations.csv"
REGIONS = "sources/phobienphapluat-hai-phong-overview/observations.csv"
# What exports were, and what they would be at ten times the usual rate.
IN_DONG = [
    ("17600000000,USD", "4400000000000000,VND"),
    ("17,6 tỷ USD", "4.400 nghìn tỷ đồng"),
]
OTHERWISE = [("17600000000", "17700000000"), ("17,6 tỷ", "17,7 tỷ")]


def change_all(sheet: str, changes: list[tuple[str, str]], raw: Path) -> None:
    """Change a sheet in several places."""
    for old, new in changes:
        edit(raw / sheet, old, new)


WARNED: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("fact-repeated", partial(state_again, EXPORTS, "o06", OTHERWISE), EXPORTS, "words"),
    ("growth-over-100", partial(change_all, EXPORTS, [(",15.2,", ",115.2,"), ("tăng 15,2%", "tăng 115,2%")]), EXPORTS, "words"),
    ("parts-differ", partial(change_all, REGIONS, [(",45,", ",46,"), ("45 phường", "46 phường")]), REGIONS, "words"),
    ("rate-far-off", partial(state_again, EXPORTS, "o06", IN_DONG), EXPORTS, "words"),
    ("words-name-other", partial(change_all, NINE_MONTHS, [("o05,exports", "o05,budget-revenue")]), NINE_MONTHS, "indicator_id"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "change", "sheet", "column"), WARNED, ids=[c[0] for c in WARNED]
)
def test_what_is_doubtful_is_a_warning_in_its_place_and_no_fault(
    raw: Path, code: str, change: Callable[[Path], object], sheet: str, column: str
) -> None:
    change(raw)

    warnings = assemble(take_snapshot(raw)).warnings
    require_complete(warnings)
    places = [(w.code, Path(w.file), w.column) for w in warnings]
    assert (code, raw / sheet, column) in places
    with pytest.raises(DataError):
        assemble(take_snapshot(raw), strict=True)


def test_the_messages_of_warnings_are_those_of_codes_that_warn() -> None:
    warned = {case[0] for case in WARNED} | {"more-warnings"}

    assert warned == {code for code in catalogue("en") if is_warning(code)}
    assert warned - {"more-warnings"} == set(published.codes("warnings", "code"))


def test_every_code_of_the_catalogue_has_a_case() -> None:
    elsewhere = {
        "package-invalid": "tests/datapackage/test_package.py",
        "stray-file": "tests/test_build.py",
        "unreadable-file": "tests/cli/test_errors.py",  # whoever is root reads all
        "more-faults": "tests/cli/test_errors.py",
        "more-warnings": "tests/cli/test_warnings.py",
        "not-rebuilt": "tests/test_build.py",
        "region-differs": "tests/test_opening.py",
        "changed-meanwhile": "tests/ingestion/test_snapshot.py",
        "constraint-broken": "tests/datapackage/test_package.py",
        "key-repeated": "tests/datapackage/test_package.py",
        "reference-broken": "tests/datapackage/test_package.py",
        "text-differs": "tests/anchors/test_verify.py",
        "anchor-moved": "tests/anchors/test_verify.py",
        "anchor-lost": "tests/anchors/test_verify.py",
        "quote-missing": "tests/anchors/test_verify.py",
        "paragraph-differs": "tests/anchors/test_verify.py",
        "package-not-zip": "tests/verification/test_zipped.py",
        "package-too-many": "tests/verification/test_zipped.py",
        "package-too-large": "tests/verification/test_zipped.py",
        "package-bomb": "tests/verification/test_zipped.py",
        "package-name-unsafe": "tests/verification/test_zipped.py",
        "package-name-repeated": "tests/verification/test_zipped.py",
        "package-not-plain": "tests/verification/test_zipped.py",
        "package-encrypted": "tests/verification/test_zipped.py",
        "package-compression": "tests/verification/test_zipped.py",
        "package-damaged": "tests/verification/test_zipped.py",
        "package-file-missing": "tests/verification/test_package.py",
        "package-file-unlisted": "tests/verification/test_package.py",
        "package-list-wrong": "tests/verification/test_package.py",
        "package-hash-differs": "tests/verification/test_package.py",
        "package-descriptor-wrong": "tests/verification/test_package.py",
        "package-schema-differs": "tests/verification/test_package.py",
        "package-form-differs": "tests/verification/test_package.py",
        "evidence-of-nothing": "tests/verification/test_package.py",
        "evidence-differs": "tests/verification/test_package.py",
    }
    root = Path(__file__).parent.parent
    for code, file in elsewhere.items():
        assert code in (root / file).read_text(encoding="utf-8")

    codes = {code for code, text in catalogue("en").items() if text.expected}
    cases = {case[3] for case in EDITS} | {case[0] for case in (*CHANGES, *WARNED)}
    assert cases | elsewhere.keys() == codes | {"vague-amount"}


def test_faults_of_several_stages_are_reported_together(raw: Path) -> None:
    edit(raw / OBSERVATIONS, "11.2,%", "11.3,%")
    edit(raw / EVENTS, "area:VN-HP,series", "area:VN-XX,series")
    edit(raw / f"{HERE}/goals.csv", r"\A[^\n]*\n", "")

    codes = {i.code for i in find_issues(raw)}
    assert codes == {"value-disagrees", "unknown-code", "wrong-header"}


def test_an_unreadable_codelist_brings_no_other_faults(raw: Path) -> None:
    edit(raw / "codelists/entities.csv", "entity_id,", "id,")

    assert [i.code for i in find_issues(raw)] == ["wrong-header"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (OBSERVATIONS, "row,indicator_id", "row,indikator_id", "wrong-header"),
        (OBSERVATIONS, "o05,grdp", "o05,", "missing-value"),
        (TOML, 'language = "vi"', 'language = "fr"', "unknown-choice"),
        (f"sources/{CITIES}/anchors.csv", ",base_period,", ",basis,", "unknown-choice"),
    ],
)
def test_what_is_left_out_brings_no_faults_of_what_rests_on_it(
    raw: Path, file: str, old: str, new: str, code: str
) -> None:
    edit(raw / file, old, new)

    assert [i.code for i in find_issues(raw)] == [code]


def test_words_for_cells_of_no_sheet_are_a_fault(raw: Path) -> None:
    (raw / OBSERVATIONS).unlink()

    assert {i.code for i in find_issues(raw)} == {"anchor-of-nothing"}


def test_a_fault_shows_what_was_found_expected_and_what_to_do() -> None:
    issue = Issue("raw/x.csv", 3, "at", "anchor-beyond", "9", "7")

    assert message_of(issue) == (
        "found “9”; expected an end at or before 7, the text's length; "
        "correct the offset"
    )


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first match, and return the line in which it begins.

    A case that no longer matches is a broken case.
    """
    text = path.read_bytes().decode()
    pattern = old if old.startswith(("\\", "(")) or "[^" in old else re.escape(old)
    match = re.search(pattern, text)
    assert match, f"{old!r} is not in {path.name}"
    changed = text[: match.start()] + match.expand(new) + text[match.end() :]
    path.write_bytes(changed.encode())
    return text.count("\n", 0, match.start()) + 1


def find_issues(raw: Path) -> list[Issue]:
    """Return the issues of a raw/ that must have some, each with a whole message."""
    with pytest.raises(DataError) as caught:
        assemble(take_snapshot(raw))
    require_complete(caught.value.issues)
    return caught.value.issues
