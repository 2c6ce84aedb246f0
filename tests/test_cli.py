"""The commands as a user runs them: what they print, and their exit codes."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import __version__
from pipeline.cli import main


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_build_tells_what_it_made_and_where(raw: Path, tmp_path: Path) -> None:
    result = run("build", "--raw", raw, "--out", tmp_path / "out")

    assert result.exit_code == 0, result.output
    assert str(tmp_path / "out/datapackage.json") in result.output
    assert (tmp_path / "out/build/csv/facts.csv").is_file()


def test_faults_are_printed_sorted_with_a_count_and_exit_1(raw: Path) -> None:
    sheet = next(raw.rglob("observations.csv"))
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


def test_sound_raw_sheets_exit_0_and_nothing_is_written(raw: Path) -> None:
    before = sorted(raw.parent.rglob("*"))

    result = run("validate", "--raw", raw)

    assert (result.exit_code, result.stdout) == (0, "no faults\n")
    assert sorted(raw.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--raw", "nowhere"],
        ["validate", "--raw", "nowhere"],
        ["check", "--raw", "nowhere"],
        ["verify", "--texts", "nowhere"],
        ["verify"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_with_a_line_that_says_why(arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_verify_of_texts_that_are_not_at_hand_says_so(
    root: Path, tmp_path: Path
) -> None:
    result = run("verify", "--texts", tmp_path, "--out", root)

    assert result.exit_code == 0
    assert "its text is not at hand" in result.output
    assert "0 anchors verified" in result.output


def test_verify_finds_every_anchor_in_the_reports(root: Path, texts: Path) -> None:
    result = run("verify", "--texts", texts, "--out", root)

    assert result.exit_code == 0, result.output
    assert "0 moved, 0 lost" in result.output
    assert not result.output.startswith("0 anchors")


def test_check_finds_the_committed_build_current(root: Path) -> None:
    result = run("check", "--raw", root / "raw", "--out", root)

    assert result.exit_code == 0, result.output


def test_hidden_characters_in_data_never_reach_the_terminal(raw: Path) -> None:
    sheet = next(raw.rglob("goals.csv"))
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

    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(result.stdout.split())
    assert not loaded & {"polars", "pandera", "frictionless", "pipeline.build"}


def test_the_version_is_the_projects(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    dataset = tomllib.loads((root / "raw/dataset.toml").read_text(encoding="utf-8"))

    assert project["project"]["version"] == __version__ == dataset["version"]


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
        "ordinal": False,
        "step": "0.1",
    }
    assert second == {"text": "57-NQ/TW", "readings": []}


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

    assert "hơn      hedge       more_than" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_shows_an_example(command: str) -> None:
    result = run(command, "--help")

    assert f"python -m pipeline {command}" in result.output
