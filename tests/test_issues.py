"""Every fault that people can make in raw/ is found, in its place, by its name.

Each case breaks one thing in a copy of the real raw/ and expects exactly what is said
of it. A code of the catalogue without a case here is a failure.
"""

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
from pipeline.normalization.readings import Readings
from pipeline.schemas import published
from tests.conftest import SOURCE
from tests.issues.complete import require_complete

pytestmark = pytest.mark.exhaustive

HERE = f"sources/{SOURCE}"
OBSERVATIONS = f"{HERE}/observations.csv"
EVENTS = f"{HERE}/events.csv"
TOML = f"{HERE}/source.toml"
OTHER = "congluan-why-abac3-hai-phong"
ESTIMATED = "sources/kienthuc-hai-phong-growth-11-2/observations.csv"
TARGETED = "sources/ictvietnam-hai-phong-digital-2024-09-18/observations.csv"

# file, what to replace, by what; then the code, line and column expected.
EDITS = [
    # Files.
    (OBSERVATIONS, "row,indicator_id", "row,indikator_id", "wrong-header", 1, "indikator_id"),
    (OBSERVATIONS, r"\A[^\n]*\n", "", "wrong-header", 1, "o01"),
    (OBSERVATIONS, "76,{enterprise}", "76,x,{enterprise}", "ragged-row", 12, "-"),
    (OBSERVATIONS, "cả 3 miền", 'cả "3" miền', "stray-quote", 2, "words"),
    (OBSERVATIONS, "cả 3 miền", "ca\u0309 3 miền", "not-nfc", 2, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả\u200b 3 miền", "control-character", 2, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả\x1b 3 miền", "control-character", 2, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả 3\u00a0miền", "control-character", 2, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả 3 mi\u0435\u0302n", "foreign-character", 2, "words"),
    (OBSERVATIONS, "cả 3 miền", "cả ３ miền", "foreign-character", 2, "words"),
    (OBSERVATIONS, "\no02", "\r\no02", "line-ends", 1, "-"),
    (TOML, 'language = "vi"', "language = vi", "not-toml", 3, "-"),
    (TOML, "language =", "langage =", "unknown-key", 3, "langage"),
    (TOML, 'language = "vi"', "language = true", "wrong-type", 3, "language"),
    ("dataset.toml", "title_vi", "title_vn", "unknown-key", 4, "title_vn"),
    ("dataset.toml", "https://creativecommons.org", "javascript:alert(1)//", "malformed-value", 9, "licenses"),
    # Cells.
    (TOML, 'language = "vi"\n', "", "missing-value", 1, "language"),
    (TOML, 'language = "vi"', 'language = "fr"', "unknown-choice", 3, "language"),
    (TOML, "2025-08-21", "2025-08-32", "impossible-day", 4, "date_published"),
    (OBSERVATIONS, "o05,grdp", "O 5,grdp", "malformed-value", 6, "row"),
    (OBSERVATIONS, "o05,", "o04,", "duplicate-key", 6, "row"),
    (OBSERVATIONS, "o05,grdp", "o05,", "missing-value", 6, "indicator_id"),
    (OBSERVATIONS, "o05,grdp", "o05,gdp", "unknown-code", 6, "indicator_id"),
    (OBSERVATIONS, "11.2,%", "11.2,percent", "unknown-code", 6, "keyed_unit"),
    (OBSERVATIONS, "result,11.2", "outcome,11.2", "unknown-choice", 6, "nature"),
    (OBSERVATIONS, "result,11.2", 'result,"11,2"', "malformed-value", 6, "keyed_value"),
    (OBSERVATIONS, "dân số gần 4,7 triệu người", "x" * 61, "too-long", 4, "words"),
    (OBSERVATIONS, "ghi nhớ hợp tác", "ghi nhớ hợp tác ", "edge-space", 9, "words"),
    (EVENTS, "The opening", "=The opening", "formula", 2, "note"),
    (EVENTS, "The opening", "The opening; +1", "formula", 2, "note"),
    (f"sources/{OTHER}/source.toml", "https://congluan.vn/", "https://congluan.vn@evil.example/", "malformed-value", 3, "url"),
    (EVENTS, "2025-07-03,2025-07-03", "2025-06-31,2025-07-03", "impossible-day", 4, "keyed_start"),
    ("codelists/entities.csv", "area:VN,area", "area:VN,person", "wrong-entity-type", 2, "entity_id"),
    ("codelists/entities.csv", "VN-61,30,area:VN,,,2025-06-30", "VN-61,30,area:VN,,2025-07-01,2025-06-30", "days-reversed", 5, "valid_until"),
    ("codelists/entities.csv", "cả nước,VN,,,,,", "cả nước,VN,,area:VN-61,,,", "part-of-itself", 5, "parent_id"),
    ("codelists/entities.csv", "area:VN-61,area", "area:VN,area", "duplicate-key", 5, "entity_id"),
    ("codelists/terms.csv", "units.system,ucum,[^\n]*\n", "", "missing-term", 1, "code"),
    ("codelists/indicators.csv", "Diện tích,Area", "Diện tích,exports", "label-repeated", 20, "label_en"),
    ("codelists/units.csv", "phường,ward", "Xa,ward", "label-repeated", 31, "label_vi"),
    ("codelists/terms.csv", "session,kỳ họp", "session,HOI NGHI", "label-repeated", 39, "label_vi"),
    ("codelists/entities.csv", "Thành Huế,Thành Huế", "Mai Dũng,Thành Huế", "label-repeated", 32, "label_vi"),
    ("codelists/units.csv", "km²", "dặm vuông kiểu cũ", "unit-unread", 10, "written"),
    # Anchors.
    (OBSERVATIONS, "(cả 3 miền),318#[0-9a-f]*", r"\1,", "anchor-missing", 2, "at"),
    (OBSERVATIONS, "cả 3 miền,318", "cả 3 miền,3570", "anchor-beyond", 2, "at"),
    (OBSERVATIONS, "2025-08-21,,,,,cả", "2025-08-21,,5,,,cả", "anchor-without-words", 2, "time_at"),
    (OBSERVATIONS, "76 doanh nghiệp khoa", "76 doanh nghịêp khoa", "digest-wrong", 12, "at"),
    (EVENTS, "kỳ họp ABAC,2178", "kỳ họp ABAC,2179", "digest-wrong", 5, "at"),
    (OBSERVATIONS, r"(công nghệ,2591)#\w+", r"\1", "digest-wrong", 12, "at"),
    (TOML, 'text_sha256 = "59', 'text_sha256 = "95', "digest-wrong", 0, "at"),
    (TOML, 'extent = "whole"', 'extent = "none"', "anchor-without-text", 0, "at"),
    (OBSERVATIONS, "76 doanh nghiệp khoa học - công nghệ,2591", "6 doanh nghiệp khoa học - công nghệ,2592", "anchor-cuts", 12, "at"),
    (OBSERVATIONS, '"dân số gần 4,7 triệu người",1907', '"4,7 triệu người",1918', "anchor-cuts", 4, "at"),
    (TOML, "text_length = 3578\n", "", "fingerprint-missing", 1, "text_length"),
    (TOML, "paragraphs = [0, 279", "paragraphs = [279, 0", "places-wrong", 10, "paragraphs"),
    (TOML, "spans = [0, 9", "spans = [0, 9999999999", "places-wrong", 12, "spans"),
    # Words and what was keyed.
    (OBSERVATIONS, "11.2,%", "11.3,%", "value-disagrees", 6, "keyed_value"),
    (OBSERVATIONS, "11.2,%", "-11.2,%", "value-disagrees", 6, "keyed_value"),
    (OBSERVATIONS, ">3190,km2", "3190,km2", "hedge-disagrees", 3, "keyed_value"),
    (OBSERVATIONS, "diện tích hơn 3.190", "diện tích gần 3.190", "hedge-disagrees", 3, "keyed_value"),
    (OBSERVATIONS, "11.2,%", "~11.2,%", "hedge-disagrees", 6, "keyed_value"),
    (OBSERVATIONS, "11.2,%", "=11.2,%", "malformed-value", 6, "keyed_value"),
    (OBSERVATIONS, "result,13.92", "target,13.92", "estimate-of-target", 7, "nature"),
    (OBSERVATIONS, "86,har", "86,km2", "unit-disagrees", 16, "keyed_unit"),
    (OBSERVATIONS, "86,har", "86,%", "unit-not-of-indicator", 16, "keyed_unit"),
    (OBSERVATIONS, "o10,pii-rank", "o10,unranked", "unknown-code", 11, "indicator_id"),
    (OBSERVATIONS, "2025-Q2,quý 2", "2025-Q3,quý 2", "time-disagrees", 6, "time_period"),
    (OBSERVATIONS, "2025-08-21,,,,,76 ", "2025-08-20,,,,,76 ", "time-unstated", 12, "time_period"),
    (EVENTS, "2025-07-03,2025-07-03", "2025-07-04,2025-07-03", "time-disagrees", 4, "keyed_start"),
    (EVENTS, "2025-07-03,2025-07-03", "2025-07-03,", "time-disagrees", 4, "keyed_end"),
    (OBSERVATIONS, r"(quý 3,2078#\w+),,", r'\1,"tăng 11,2%",2066', "no-estimate", 7, "status_words"),
    (OBSERVATIONS, "3,1,unstated", "3,1,2025-08-21", "edition-missing", 11, "time_period"),
    (OBSERVATIONS, "area:VN-HP,result,11.2", "area:VN-HPH,result,11.2", "unknown-code", 6, "subject_id"),
    (EVENTS, "conference,,,event:abac", "conference,,event:hai-phong-nq57-2025-08-21,event:abac", "outside-series", 4, "keyed_start"),
    ("codelists/entities.csv", "area:VN-61,2025-07-01", "area:dong-hai-phong,2025-07-01", "not-the-root", 10, "territory_id"),
    ("codelists/units.csv", "km2,0.01", "km2,", "base-unit-wrong", 9, "base_unit"),
    ("codelists/units.csv", "km2,0.01", "km2,0.02", "malformed-value", 9, "factor"),
    ("codelists/units.csv", "square kilometre,,", "square kilometre,%,100", "base-unit-wrong", 9, "base_unit"),
    ("codelists/units.csv", "tonne,,", "tonne,USD,1000", "base-unit-wrong", 11, "base_unit"),
    (TOML, 'language = "vi"', 'url = "https://a.b/>)![x](https://c.d/p.png"\nlanguage = "vi"', "malformed-value", 3, "url"),
    ("codelists/units.csv", "US dollar,,", "US dollar,VND,25000", "base-unit-wrong", 6, "base_unit"),
    (f"{HERE}/goals.csv", "aim,2045", "aim,2050", "time-disagrees", 2, "target_time"),
    (f"{HERE}/documents.csv", "57-NQ/TW", "75-NQ/TW", "not-in-words", 2, "number"),
    (f"{HERE}/credits.csv", "person:mai-dung", "person:thanh-hue", "name-not-in-words", 2, "words"),
    (f"{HERE}/participations.csv", "Chủ tịch UBND TP.Hải Phòng,", "Phó Chủ tịch,", "not-in-words", 7, "position_vi"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "column"),
    EDITS,
    ids=[f"{i:02}-{c[3]}" for i, c in enumerate(EDITS)],
)
def test_a_fault_is_reported_with_file_line_column_and_code(  # noqa: PLR0913, PLR0917 - the table's columns
    raw: Path, file: str, old: str, new: str, code: str, line: int, column: str
) -> None:
    edit(raw / file, old, new)

    issues = find_issues(raw)

    places = [(i.code, Path(i.file).name, i.line, i.column) for i in issues]
    if not line:  # an issue of each row of each sheet
        assert {place[0] for place in places} == {code}
        return
    assert (code, Path(file).name, line, column) in places


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


def use_words(row: str, words: str, raw: Path) -> None:
    """Give an observation other words, where the text has no anchor and no figure."""
    old = rf"(?m)^({row},(?:[^,\n]*,){{10}})(?:\"[^\"]*\"|[^,\n]*),\d+#\w+,"
    edit(raw / OBSERVATIONS, old, rf'\1"{words}",610,')


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
    ("subject-not-valid", lambda raw: edit(raw / OBSERVATIONS, "area:VN-HP,result,13.92", "area:VN-61,result,13.92"), "observations.csv", "subject_id"),
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
    (
        "descriptor-invalid",
        take_licence_away,
        "datapackage.json",
        "-",
    ),
    ("no-quantity", lambda raw: use_words("o05", "tăng mạnh", raw), "observations.csv", "words"),
    ("several-quantities", lambda raw: use_words("o05", "tăng 11,2% và 12%", raw), "observations.csv", "words"),
    ("vague-amount", lambda raw: use_words("o05", "hàng chục nghìn tỉ", raw), "observations.csv", "words"),
    ("rank-expected", lambda raw: use_words("o04", "hơn 3", raw), "observations.csv", "indicator_id"),
    ("rank-unexpected", lambda raw: use_words("o05", "đứng thứ 3", raw), "observations.csv", "indicator_id"),
    ("too-many-digits", lambda raw: use_words("o05", "tăng 0,00000000001%", raw), "observations.csv", "words"),
    ("no-time", lambda raw: edit(raw / OBSERVATIONS, "quý 3,2078", "GRDP,2055"), "observations.csv", "time_words"),
    ("open-time", lambda raw: edit(raw / f"sources/{OTHER}/events.csv", "từ ngày 15 đến 18/7", "trước ngày 18/7"), "events.csv", "words"),
    ("too-many-digits", shrink_an_area, "observations.csv", "keyed_unit"),
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

    warnings = assemble(take_snapshot(raw), Readings()).warnings
    require_complete(warnings)
    places = [(w.code, Path(w.file), w.column) for w in warnings]
    assert (code, raw / sheet, column) in places
    with pytest.raises(DataError):
        assemble(take_snapshot(raw), Readings(), strict=True)


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


def test_a_fault_shows_what_was_found_expected_and_what_to_do() -> None:
    issue = Issue("raw/x.csv", 3, "at", "anchor-beyond", "9", "7")

    assert message_of(issue) == (
        "found “9”; expected an end at or before 7, the text's length; "
        "correct the offset"
    )


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first match; a case that no longer matches is a broken case."""
    text = path.read_bytes().decode()
    pattern = old if old.startswith(("\\", "(")) or "[^" in old else re.escape(old)
    changed, count = re.subn(pattern, new, text, count=1)
    assert count == 1, f"{old!r} is not in {path.name}"
    path.write_bytes(changed.encode())


def find_issues(raw: Path) -> list[Issue]:
    """Return the issues of a raw/ that must have some, each with a whole message."""
    with pytest.raises(DataError) as caught:
        assemble(take_snapshot(raw), Readings())
    require_complete(caught.value.issues)
    return caught.value.issues
