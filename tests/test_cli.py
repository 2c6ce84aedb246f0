"""The commands as a user runs them: what they print, and their exit codes."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import __version__
from pipeline.cli import main, options
from pipeline.datapackage.conformance import check_package
from pipeline.reading import languages as reading
from pipeline.schemas import published
from tests.conftest import SOURCE, Reports, run_python


def run(*arguments: object) -> Result:
    """Run a command in this process, as `python -m pipeline` would."""
    return CliRunner().invoke(
        main, [str(a) for a in arguments], prog_name="python -m pipeline"
    )


def test_build_prints_what_it_published_and_where(raw: Path, tmp_path: Path) -> None:
    result = run("build", "--raw", raw, "--out", tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert str(tmp_path / "out/datapackage.json") in result.output
    assert (tmp_path / "out/build/csv/observations_flat.csv").is_file()


def test_with_quiet_nothing_is_printed_but_faults(raw: Path, tmp_path: Path) -> None:
    options = ("--raw", raw, "--out", tmp_path, "--quiet")

    assert run("build", *options).output == ""
    assert run("build", *options, "--if-changed", "--format", "json").output == ""
    break_value(raw)
    broken = run("build", *options)
    assert broken.exit_code == 1
    assert broken.stderr.endswith("1 fault\n")


def test_faults_are_printed_sorted_with_a_count_and_exit_1(raw: Path) -> None:
    sheet = raw / f"sources/{SOURCE}/observations.csv"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(
        text.replace("13.92,", "13.9,").replace("11.2,", "11.3,"), encoding="utf-8"
    )

    result = run("validate", "--raw", raw)

    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"{sheet}:6:keyed_value  value-disagrees  found “11.3”")
    assert lines[1].startswith(f"{sheet}:7:keyed_value  value-disagrees  found “13.9”")
    assert lines[2:] == ["2 faults"]


def test_faults_are_printed_in_vietnamese(raw: Path) -> None:
    break_value(raw)

    result = run("validate", "--raw", raw, "--lang", "vi")

    assert "thấy “11.3”; cần 11.2, theo “tăng 11,2%”" in result.stderr
    assert result.stderr.splitlines()[-1] == "1 lỗi"


def test_faults_are_printed_for_programs_as_one_json_array(raw: Path) -> None:
    sheet = break_value(raw)

    result = run("validate", "--raw", raw, "--format", "json")

    assert result.exit_code == 1
    (fault,) = json.loads(result.stdout)
    assert fault == {
        "file": str(sheet),
        "line": 6,
        "column": "keyed_value",
        "code": "value-disagrees",
        "severity": "fault",
        "found": "11.3",
        "expected": "11.2",
        "words": "tăng 11,2%",
        "message": "found “11.3”; expected 11.2, as “tăng 11,2%” says; "
        "correct the keyed value or the words",
    }


def test_faults_are_printed_as_annotations_of_a_pull_request(raw: Path) -> None:
    sheet = break_value(raw)

    result = run("validate", "--raw", raw, "--format", "github")

    assert result.exit_code == 1
    place = f"file={sheet},line=6,title=keyed_value value-disagrees"
    assert result.stdout == (
        f"::error {place}::found “11.3”; expected 11.2, as “tăng 11,2%25” says; "
        "correct the keyed value or the words\n"
    )


def test_an_unknown_code_is_reported_with_the_nearest_ones(raw: Path) -> None:
    sheet = raw / f"sources/{SOURCE}/observations.csv"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace(",grdp,", ",grdpp,", 1), encoding="utf-8")

    result = run("validate", "--raw", raw)

    assert "(nearest: grdp" in result.stderr


def test_colours_are_for_terminals_and_no_color_is_heeded(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_value(raw)
    arguments = ["validate", "--raw", str(raw)]

    assert "\x1b[" not in CliRunner().invoke(main, arguments).output
    assert "\x1b[" in CliRunner().invoke(main, arguments, color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(main, arguments, color=True).output


def break_value(raw: Path) -> Path:
    """Key one value wrongly; return the sheet it is in."""
    sheet = raw / f"sources/{SOURCE}/observations.csv"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("11.2,", "11.3,"), encoding="utf-8")
    return sheet


def test_watch_prints_faults_again_as_a_sheet_changes(raw: Path, root: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "watch", "--raw", str(raw)]
    log = raw.parent / "log.txt"
    with log.open("w") as output:
        watching = subprocess.Popen(command, cwd=root, stderr=output)
        try:
            wait_for("0 faults", log)
            sheet = break_value(raw)
            wait_for("value-disagrees", log, sheet)
        finally:
            watching.kill()
            watching.wait()

    assert "1 fault\n" in log.read_text(encoding="utf-8")


def wait_for(words: str, file: Path, touched: Path | None = None) -> None:
    """Wait until words are in a file; meanwhile touch another now and then.

    The watch may begin a moment after it has printed the first faults.
    """
    for _ in range(100):
        if words in file.read_text(encoding="utf-8"):
            return
        if touched:
            touched.touch()
        time.sleep(0.2)
    pytest.fail(f"{words!r} was not printed within 20 seconds")


def test_sound_raw_sheets_exit_0_and_nothing_is_written(raw: Path) -> None:
    before = sorted(raw.parent.rglob("*"))

    result = run("validate", "--raw", raw)

    assert (result.exit_code, result.stdout) == (0, "no faults\n")
    assert sorted(raw.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "next_step"),
    [
        ("build --raw nowhere", "name the folder with --raw"),
        ("build --out raw", "name another --out"),
        ("validate --raw nowhere", "name the folder with --raw"),
        ("check --raw nowhere", "name the folder with --raw"),
        ("check --out nowhere", "run make"),
        ("verify", "Missing option '--texts'"),
        ("verify --texts nowhere", "name the folder of the reports' texts"),
        ("verify --texts . --out nowhere", "run make"),
        ("verify", "or '--package'"),
        ("verify --package nowhere", "name a zip file or a folder"),
        ("verify --package . --texts nowhere", "folder of the reports' texts"),
        ("verify --package . --out .", "leave --out out"),
        ("verify --package . --raw raw", "leave --raw out"),
        ("compare --out nowhere", "run make"),
        ("compare --indicator gdp", "nearest: grdp"),
        ("compare --subject nobody", "see facts.csv"),
        ("fill", "Missing argument 'DOCUMENTS...'"),
        ("fill nowhere.md", "name a Markdown document"),
        ("new", "Missing argument 'SOURCE_ID'"),
        ("new a-report", "name the language that the text is in"),
        ("new a-report --text nowhere", "name the report's text with --text"),
        ("new A_Report --language vi --text README.md", "use a-z, 0-9 and single"),
        (f"new {SOURCE} --language vi --text README.md", "choose another id"),
        ("draft a-report --text README.md", "create it with the command new"),
        (f"draft {SOURCE} --text README.md --out raw/x.csv", "name another file"),
        (f"draft {SOURCE} --text README.md --out nowhere/x", "name another file"),
        (f"anchor {SOURCE} --text README.md", "add --reissued"),
        ("coverage a-report --text README.md", "create it with the command new"),
        ("read --reference today x", "'%Y-%m-%d'"),
        ("no-such-command", "--help"),
    ],
)
def test_wrong_usage_exits_2_and_names_the_next_step(
    root: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, next_step: str
) -> None:
    monkeypatch.chdir(root)

    result = run(*arguments.split())

    assert result.exit_code == 2
    assert next_step in " ".join(result.stderr.split())
    command = arguments.split(maxsplit=1)[0]
    if command in main.commands:
        assert f"Try 'python -m pipeline {command} --help'" in result.stderr


def test_help_shows_every_command_in_a_section_on_one_whole_line() -> None:
    lines = run("--help").output.splitlines()

    for name, command in main.commands.items():
        assert command.help is not None
        first_line = command.help.splitlines()[0]
        (line,) = (x for x in lines if x.split()[:1] == [name])
        assert line.removeprefix(f"  {name}").strip() == first_line
    assert {"Dataset:", "Transcription:", "Reading:"} <= set(lines)


def test_verify_names_the_sources_without_a_text(root: Path, tmp_path: Path) -> None:
    result = run("verify", "--texts", tmp_path, "--out", root)

    assert result.exit_code == 0
    assert f"no text in {tmp_path}" in result.output
    assert "0 anchors verified" in result.output


def test_verify_counts_what_it_has_checked_of_a_package(
    root: Path, invented: Reports
) -> None:
    result = run("verify", "--package", root)

    assert result.exit_code == 0, result.output
    cells = (root / "build/csv/evidence.csv").read_bytes().count(b"\n") - 1
    assert f"{len(published.TABLES)} tables" in result.output
    assert f"{cells} cells of evidence" in result.output
    package = ("verify", "--package", invented.published, "--texts", invented.texts)
    assert "places read again" in run(*package).output


def test_verify_says_what_is_wrong_with_a_package(root: Path) -> None:
    result = run("verify", "--package", root / "README.md", "--lang", "vi")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "package-not-zip" in result.stderr
    assert "tải lại gói" in result.stderr


def test_verify_finds_every_anchor_in_the_reports(reports: Reports) -> None:
    result = run("verify", "--texts", reports.texts, "--out", reports.published)

    assert result.exit_code == 0, result.output
    assert "0 moved, 0 lost" in result.output
    assert not result.output.startswith("0 anchors")


def test_verify_looks_up_the_quotes_of_a_report_without_fingerprint(
    root: Path, tmp_path: Path
) -> None:
    source_id = "kienthuc-hai-phong-growth-11-2"
    sheet = (root / f"raw/sources/{source_id}/observations.csv").read_text("utf-8")
    words = [row["words"] for row in csv.DictReader(io.StringIO(sheet))]
    (tmp_path / f"{source_id}.txt").write_text(". ".join(words), encoding="utf-8")

    result = run("verify", "--texts", tmp_path, "--out", root)

    assert "  o01  found once  0#" in result.output
    assert '    extent = "whole"\n    text_sha256 = "' in result.output
    shown = run("verify", "--texts", tmp_path, "--out", root, "--format", "json")
    json.loads(shown.stdout)


def test_verify_reads_again_what_is_left_out(reports: Reports, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    shutil.copytree(reports.raw, raw)
    sheet = raw / f"sources/{reports.source_ids[0]}/left_out.csv"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("hợp nhất", "hợp nhấp"), encoding="utf-8")
    verify = ("verify", "--texts", reports.texts, "--out", reports.published)

    assert run(*verify, "--raw", tmp_path / "none").exit_code == 0
    assert run(*verify, "--raw", reports.raw).exit_code == 0
    result = run(*verify, "--raw", raw)
    assert f"{sheet}:" in result.stderr
    assert "anchor-lost" in result.stderr


def test_check_finds_the_committed_build_current(root: Path) -> None:
    result = run("check", "--raw", root / "raw", "--out", root)

    assert result.exit_code == 0, result.output
    assert re.search(
        r"^Frictionless validated all \d{4} rows$", result.output, re.MULTILINE
    )


def test_check_says_which_rows_of_a_large_package_were_validated(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sampled = partial(check_package, whole_bytes=0, sample_rows=20)
    monkeypatch.setattr("pipeline.build.check_package", sampled)

    result = run("check", "--raw", root / "raw", "--out", root)

    said = (
        r"^Frictionless validated the descriptor and \d{3} of \d{4} rows: "
        "the first 20 of each table$"
    )
    assert re.search(said, result.output, re.MULTILINE), result.output


def test_hidden_characters_in_data_never_reach_the_terminal(raw: Path) -> None:
    sheet = raw / f"sources/{SOURCE}/goals.csv"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("aim", "\x1b[2Jaim", 1), encoding="utf-8")

    result = run("validate", "--raw", raw)

    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "U+001B" in result.output


def test_help_is_there_before_any_heavy_library(root: Path) -> None:
    code = (
        "import sys; from pipeline.cli import main; main(['--help'], "
        "standalone_mode=False); print(*sorted(sys.modules))"
    )

    loaded = set(run_python(root, code).split())

    assert not loaded & {"polars", "pandera", "frictionless", "pipeline.build"}


def test_validate_loads_no_library_that_only_other_commands_need(root: Path) -> None:
    code = (
        "import sys; from pipeline.cli import main; main(['validate'], "
        "standalone_mode=False); print(*sorted(sys.modules))"
    )

    loaded = set(run_python(root, code).split())

    assert not loaded & {"frictionless", "jsonschema", "urllib3", "filelock"}


def test_code_dataset_and_citation_have_one_version(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    dataset = tomllib.loads((root / "raw/dataset.toml").read_text(encoding="utf-8"))
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")

    assert project["project"]["dynamic"] == ["version"]  # from pipeline/__init__.py
    assert __version__ == dataset["version"]
    assert f'\nversion: "{__version__}"\n' in citation


def test_read_prints_one_json_object_a_text() -> None:
    result = run("read", "--reference", "2025-08-21", "quý 2 tăng 11,2%", "57-NQ/TW")

    first, second = map(json.loads, result.stdout.splitlines())
    assert [r["kind"] for r in first["readings"]] == ["time", "quantity"]
    assert first["readings"][0]["period"] == "2025-Q2"
    assert first["readings"][1] == {
        "kind": "quantity",
        "start": 6,
        "end": 16,
        "value": "11.2",
        "low": None,
        "high": None,
        "unit": "%",
        "counted": None,
        "hedge": "exact",
        "status": None,
        "direction": "up",
        "change": None,
        "ordinal": False,
        "step": "0.1",
    }
    assert second == {"text": "57-NQ/TW", "readings": []}


def test_read_explains_a_refusal_in_the_language_that_is_chosen() -> None:
    result = run("read", "--language", "en", "--lang", "vi", "the plan 2030")

    assert json.loads(result.stdout)["refused"] == {
        "code": "ambiguous-year",
        "message": "“2030”: năm hay một con số; chép thêm vật được đếm, hoặc từ làm rõ "
        "(the year)",
    }


def test_read_takes_lines_of_standard_input() -> None:
    lines = "hơn 86 ha\r\n1.234,5,6 tấn\n".encode()

    result = CliRunner().invoke(main, ["read"], input=lines)

    first, second = map(json.loads, result.stdout.splitlines())
    assert first["readings"][0]["unit"] == "har"
    assert (second["readings"], second["refused"]["code"]) == ([], "malformed-number")


def test_read_refuses_input_that_is_not_utf8_by_its_line() -> None:
    result = CliRunner().invoke(main, ["read"], input=b"86 ha\n\xff\n")

    assert result.exit_code == 1
    assert "line 2 of standard input is not UTF-8" in result.stderr


def test_read_takes_an_argument_that_is_no_unicode() -> None:
    result = run("read", "86 ha \udcff")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["readings"][0]["value"] == "86"


def test_read_explains_to_a_person_which_words_gave_what() -> None:
    result = run("read", "--explain", "ước đạt hơn 15,6 tỉ USD\x1b")

    assert "hơn                      hedge       more_than" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_shell_completes_commands(root: Path) -> None:
    command = [sys.executable, "-m", "pipeline"]
    words = {"COMP_WORDS": "pipeline va", "COMP_CWORD": "1"}

    def complete(instruction: str) -> str:
        env = os.environ | words | {"_PIPELINE_COMPLETE": instruction}
        ran = subprocess.run(
            command, cwd=root, env=env, capture_output=True, text=True, check=False
        )
        return ran.stdout

    assert "complete -o nosort -F _pipeline_completion pipeline" in complete(
        "bash_source"
    )
    assert complete("bash_complete") == "plain,validate\n"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_shows_an_example(command: str) -> None:
    result = run(command, "--help")

    assert f"Example:\n  python -m pipeline {command}" in result.output


def test_every_language_that_is_read_is_an_option_and_a_code() -> None:
    assert set(options.LANGUAGES.choices) == reading.LANGUAGES.keys()
    assert set(published.codes("sources", "language")) == reading.LANGUAGES.keys()


def test_an_english_report_is_drafted_in_its_language(
    raw: Path, tmp_path: Path
) -> None:
    text = tmp_path / "report.txt"
    text.write_text("On September 5, output rose 8.4 percent.\n", encoding="utf-8")
    source = "a-report-2025-09-05"
    run("new", source, "--raw", raw, "--text", text, "--language", "en")

    result = run("draft", source, "--raw", raw, "--text", text)

    assert "rose 8.4 percent" in result.output
    assert "2025-09-05" not in result.output  # the report has no date yet
    assert "--09-05,September 5" in result.output


def test_compare_shows_each_fact_with_its_words_and_verdicts(root: Path) -> None:
    result = run("compare", "--indicator", "area", "--disputed", "--out", root)

    assert result.exit_code == 0, result.output
    first, *rest = result.output.splitlines()
    assert first.startswith("Area · Hải Phòng City  disputed")
    assert any("“diện tích hơn 3.190 km²”" in line for line in rest)
    assert any(line.startswith("  contradictory  CafeF / ") for line in rest)


def test_compare_gives_json_and_markdown_in_either_language(root: Path) -> None:
    arguments = (
        "compare",
        "--subject",
        "document:57-NQ-TW",
        "--out",
        root,
        "--lang",
        "vi",
    )

    (fact,) = json.loads(run(*arguments, "--format", "json").stdout)
    page = run(*arguments, "--format", "markdown").stdout

    assert fact["standing"] == "repeated"
    assert page.startswith("### Nghị quyết 57-NQ/TW của Bộ Chính trị: ")
    assert all(report["words"] in page for report in fact["reports"])


def test_compare_is_coloured_on_a_terminal_only(root: Path) -> None:
    arguments = ["compare", "--indicator", "area", "--out", str(root)]

    assert "\x1b[" not in CliRunner().invoke(main, arguments).output
    assert "\x1b[" in CliRunner().invoke(main, arguments, color=True).output


def test_fill_writes_only_what_has_changed(root: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.vi.md"
    page.write_text("<!-- compare --indicator area -->\n<!-- /compare -->\n")

    first, second = (run("fill", page, "--out", root) for _ in range(2))

    assert f"{page}: updated" in first.output
    assert "### Diện tích · Thành phố Hải Phòng" in page.read_text(encoding="utf-8")
    assert second.output == ""
