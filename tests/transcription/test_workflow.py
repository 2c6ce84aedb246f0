"""The transcriber's commands as they are run, on real and on bad reports."""

import csv
import io
import os
import pty
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.anchors.text import read_text
from pipeline.cli import main
from pipeline.transcription.scaffold import renew_places
from tests.conftest import SOURCE, Reports

NEW = "a-report-2025-09-05"
REPORT = "Ngày 5.9, GRDP quý 2 tăng 8,4%.\n\nDân số gần 1,2 triệu người.\n"


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


def begin(raw: Path, report: Path, *about: str) -> Result:
    """Begin the new source with the text of a Vietnamese report."""
    options = ("--language", "vi", "--raw", raw, "--text", report)
    return run("new", NEW, *options, "--date", "2025-09-05", *about)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a small invented report as a file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_new_source_validates_as_soon_as_its_publisher_is_known(
    raw: Path, report: Path
) -> None:
    result = begin(raw, report, "--publisher", "Báo “Ví Dụ”")

    assert result.exit_code == 0, result.output
    assert f" draft {NEW} --text " in result.output
    assert run("validate", "--raw", raw).exit_code == 0


def test_what_is_not_known_of_a_new_source_is_missing_by_name(
    raw: Path, report: Path
) -> None:
    run("new", NEW, "--language", "vi", "--raw", raw, "--text", report)

    result = run("validate", "--raw", raw)

    assert result.exit_code == 1
    missing = {
        line.split("  ")[0].rsplit(":", 1)[1]
        for line in result.stderr.splitlines()[:-1]
    }
    assert missing == {"publisher", "rights"}


@pytest.mark.parametrize("source_id", ["../evil", "A", "a/b", "", "a--b", SOURCE])
def test_a_source_is_written_only_in_a_new_folder_of_its_own(
    raw: Path, report: Path, source_id: str
) -> None:
    before = sorted(raw.parent.rglob("*"))

    result = run("new", source_id, "--language", "vi", "--raw", raw, "--text", report)

    assert result.exit_code == 2
    assert sorted(raw.parent.rglob("*")) == before


def test_a_draft_lists_everything_found_with_its_likeliest_meaning(
    raw: Path, report: Path
) -> None:
    begin(raw, report)

    result = run("draft", NEW, "--raw", raw, "--text", report)

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    shown = [
        (
            *(r[column] for column in ("kind", "words", "value", "period")),
            r["indicators"].partition(" ")[0],
        )
        for r in rows
    ]
    assert shown == [
        ("time", "Ngày 5.9", "", "2025-09-05", ""),
        ("time", "quý 2", "", "2025-Q2", ""),
        ("quantity", "tăng 8,4%", "8.4", "2025-Q2", "grdp"),
        ("quantity", "gần 1,2 triệu người", "~<1200000", "2025-09-05", "population"),
    ]
    for row in rows:
        assert REPORT.startswith(row["words"], int(row["at"]))


def test_a_draft_of_a_report_without_a_day_takes_its_year_from_its_words(
    raw: Path, report: Path
) -> None:
    report.write_text("6 tháng đầu năm, thu 5 tỷ đồng. Có 7 xã.\n", encoding="utf-8")
    run("new", NEW, "--language", "vi", "--raw", raw, "--text", report)
    with (raw / "sources" / NEW / "source.toml").open("a", encoding="utf-8") as file:
        file.write('reference_words = "năm 2025"\n')

    result = run("draft", NEW, "--raw", raw, "--text", report)

    rows = csv.DictReader(io.StringIO(result.stdout))
    assert [row["period"] for row in rows] == ["2025-S1"] * 3


def test_a_draft_never_goes_over_a_file_nor_into_raw(raw: Path, report: Path) -> None:
    for out in (report, raw / "draft.csv"):
        result = run("draft", SOURCE, "--raw", raw, "--text", report, "--out", out)
        assert result.exit_code == 2
    assert report.read_text(encoding="utf-8") == REPORT
    assert not (raw / "draft.csv").exists()


def test_coverage_of_whole_reports_is_whole(reports: Reports) -> None:
    for source_id in reports.source_ids:
        text = reports.texts / f"{source_id}.txt"

        result = run("coverage", source_id, "--raw", reports.raw, "--text", text)

        assert re.search(r"times anchored: ([1-9]\d+) of \1, 100.0%", result.output)
        assert "not anchored" not in result.output


def test_anchor_shows_the_change_first_and_writes_on_request(
    raw: Path, report: Path
) -> None:
    begin(raw, report)
    sheet = raw / "sources" / NEW / "observations.csv"
    cells = "o01,grdp,growth,area:VN-HP,result,8.4,%,2025-Q2,quý 2"
    row = f'{cells},,,,,,,,,,,,"tăng 8,4%",,\n'
    with sheet.open("a", encoding="utf-8") as file:
        file.write(row)
    anchor = ("anchor", NEW, "--raw", raw, "--text", report)

    shown = run(*anchor)
    assert "+o01,grdp,growth,area:VN-HP,result,8.4,%,2025-Q2,quý 2,15#" in shown.output
    assert row in sheet.read_text(encoding="utf-8")

    run(*anchor, "--write")
    end = re.compile(r'quý 2,15#[0-9a-f]{6},{11}"tăng 8,4%",21#[0-9a-f]{6},\n\Z')
    assert end.search(sheet.read_text(encoding="utf-8"))
    assert run("validate", "--raw", raw).exit_code == 1  # no publisher yet
    assert "digest-wrong" not in run("validate", "--raw", raw).stderr


def test_anchor_asks_a_person_which_of_several_places_is_meant(
    raw: Path, report: Path, root: Path
) -> None:
    report.write_text("5 xã và 5 xã.\n", encoding="utf-8")
    begin(raw, report)
    sheet = raw / "sources" / NEW / "left_out.csv"
    with sheet.open("a", encoding="utf-8") as file:
        file.write("x01,frame,5 xã,,\n")
    person, terminal = pty.openpty()
    os.write(person, b"2\n")

    anchor = f"-m pipeline anchor {NEW} --write".split()
    ran = subprocess.run(
        [sys.executable, *anchor, "--raw", str(raw), "--text", str(report)],
        cwd=root,
        stdin=terminal,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout
    assert "  1  §1 0  …5 xã và 5 xã.…" in ran.stdout
    assert "x01,frame,5 xã,8#" in sheet.read_text(encoding="utf-8")


def test_anchor_says_which_place_it_took_and_what_to_copy(
    raw: Path, report: Path
) -> None:
    content = "Quý 2 tốt. Quý 2, dân số gần 1,2 triệu người.\n"
    report.write_text(content, encoding="utf-8")
    begin(raw, report)
    sheet = raw / "sources" / NEW / "observations.csv"
    row = (
        "o01,population,level,area:VN-HP,result,1200000,{person},2025-Q2,Quý 2"
        + "," * 12
    )
    with sheet.open("a", encoding="utf-8") as file:
        file.write(f'{row}"1,2 triệu người",,\n')

    result = run("anchor", NEW, "--raw", raw, "--text", report)

    assert result.exit_code == 1
    assert f"{sheet}:2:time_at  2 places, taken is the nearest" in result.output
    assert "§1 11  …Quý 2 tốt. Quý 2, dân số" in result.output
    assert "copy its words: “gần 1,2 triệu người”" in result.output


def test_a_value_that_disagrees_is_told_before_it_is_anchored(
    raw: Path, report: Path
) -> None:
    begin(raw, report, "--publisher", "Báo")
    with (raw / "sources" / NEW / "observations.csv").open("a") as file:
        file.write(
            "o01,grdp,growth,area:VN-HP,result,8.5,%,2025-Q2,quý 2"
            ',,,,,,,,,,,,"tăng 8,4%",,\n'
        )

    result = run("validate", "--raw", raw)

    assert "anchor-missing" in result.stderr
    assert "value-disagrees" in result.stderr


def test_another_text_is_anchored_only_as_a_new_issue_of_the_report(
    raw: Path, report: Path
) -> None:
    begin(raw, report)
    report.write_text("Tin mới. " + REPORT, encoding="utf-8")
    anchor = ("anchor", NEW, "--raw", raw, "--text", report)

    assert run(*anchor).exit_code == 2
    reissued = run(*anchor, "--reissued")
    assert reissued.exit_code == 0
    assert f"text_length = {len(REPORT) + 9}\n" in reissued.stdout


def test_a_source_without_a_text_holds_quotes_until_its_text_is_come_by(
    raw: Path, report: Path
) -> None:
    about = ("--publisher", "Báo", "--date", "2025-09-05", "--language", "vi")
    made = run("new", NEW, "--raw", raw, *about)
    folder = raw / "sources" / NEW
    cells = "o01,grdp,growth,area:VN-HP,result,8.4,%,2025-Q2,quý 2"
    row = f'{cells},,,,,,,,,,,,"tăng 8,4%",,\n'
    with (folder / "observations.csv").open("a", encoding="utf-8") as file:
        file.write(row)

    assert "no text, so the sheets hold quotes" in made.output
    assert 'extent = "none"\n' in (folder / "source.toml").read_text(encoding="utf-8")
    assert run("validate", "--raw", raw).exit_code == 0

    result = run("anchor", NEW, "--raw", raw, "--text", report, "--write")
    assert result.exit_code == 0, result.output
    described = (folder / "source.toml").read_text(encoding="utf-8")
    assert 'extent = "whole"\n' in described
    assert f"text_length = {len(REPORT)}\n" in described
    assert run("validate", "--raw", raw).exit_code == 0


def test_the_language_of_a_report_is_named_and_never_guessed(
    raw: Path, report: Path
) -> None:
    result = run("new", NEW, "--raw", raw, "--text", report)

    assert result.exit_code == 2
    assert "--language en" in result.stderr
    assert not (raw / "sources" / NEW).exists()


def test_where_the_language_is_mended_the_text_is_read_again(
    raw: Path, report: Path
) -> None:
    report.write_text("Exports rose 5 percent in May 2025.\n", encoding="utf-8")
    about = ("--publisher", "A", "--date", "2025-09-05")
    run("new", NEW, "--raw", raw, "--text", report, "--language", "vi", *about)
    path = raw / "sources" / NEW / "source.toml"
    mended = path.read_text(encoding="utf-8").replace('"vi"', '"en"')
    path.write_text(mended, encoding="utf-8")

    run("anchor", NEW, "--raw", raw, "--text", report, "--write")

    described = path.read_text(encoding="utf-8")
    assert "\nspans = [8, 22, 26, 34]\n" in described
    assert described.startswith(mended.partition("spans")[0])


def test_what_source_toml_has_of_a_text_may_stand_on_several_lines() -> None:
    before = 'text_sha256 = "0"\nparagraphs = [\n  0,\n]\nspans = [0, 1] # all\n'
    text = read_text("Có 5 xã.".encode())
    assert text

    after = renew_places(before, text, [3, 7])

    assert after == (
        f'text_sha256 = "{text.sha256}"\nparagraphs = [0]\nspans = [3, 7] # all\n'
        "text_length = 8\n"
    )


@pytest.mark.parametrize("command", ["draft", "anchor", "coverage", "new"])
@pytest.mark.parametrize("source_id", ["../raw", "/etc", "a--b"])
def test_a_source_lies_in_raw_and_nowhere_else(
    raw: Path, report: Path, command: str, source_id: str
) -> None:
    language = ("--language", "vi") if command == "new" else ()
    result = run(command, source_id, "--raw", raw, "--text", report, *language)

    assert result.exit_code == 2
    assert "is no source id" in result.stderr


@pytest.mark.parametrize("form", ["NFD", "CRLF", "mark", "spaces"])
def test_a_report_saved_in_another_form_is_read_and_that_is_said(
    raw: Path, report: Path, form: str
) -> None:
    forms = {
        "NFD": unicodedata.normalize("NFD", REPORT),
        "CRLF": REPORT.replace("\n", "\r\n"),
        "mark": "\ufeff" + REPORT,
        "spaces": REPORT.replace(" ", "\u00a0"),
    }
    report.write_bytes(forms[form].encode())

    result = run(
        "new",
        NEW,
        "--language",
        "vi",
        "--raw",
        raw,
        "--text",
        report,
        "--publisher",
        "x",
    )

    assert result.exit_code == 0
    assert "not in the form that anchors count in" in result.stderr
    described = (raw / "sources" / NEW / "source.toml").read_text(encoding="utf-8")
    assert f"text_length = {len(REPORT)}\n" in described


@pytest.mark.parametrize("command", ["new", "draft", "anchor", "coverage"])
@pytest.mark.parametrize("data", [b"\xff\xfe", None], ids=["not UTF-8", "no file"])
def test_a_report_that_cannot_be_read_is_refused_by_name(
    raw: Path, report: Path, command: str, data: bytes | None
) -> None:
    if data is None:
        report.unlink()
    else:
        report.write_bytes(data)

    result = run(
        command, SOURCE if command != "new" else NEW, "--raw", raw, "--text", report
    )

    assert result.exit_code == 2
    assert str(report) in result.stderr


@pytest.mark.parametrize("command", ["draft", "anchor", "coverage"])
def test_a_source_that_is_not_there_is_named(
    raw: Path, report: Path, command: str
) -> None:
    result = run(command, "no-such-source", "--raw", raw, "--text", report)

    assert result.exit_code == 2
    assert "no-such-source" in result.stderr


def test_a_report_of_two_megabytes_in_one_line_is_drafted(
    raw: Path, report: Path
) -> None:
    report.write_text("Đoạn văn không có con số nào. " * 56_000, encoding="utf-8")

    result = run("draft", SOURCE, "--raw", raw, "--text", report)

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
