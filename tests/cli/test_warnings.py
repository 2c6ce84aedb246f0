"""Warnings on the command line: shown after the result, refused if strict."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from tests.conftest import Reports, copy_corpus

SOURCE = "bao-thu-nghiem-tau-ca-2025-11-03"
SHEET = f"sources/{SOURCE}/observations.csv"


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A raw/ of one report, of whose boats inshore and offshore are not the whole."""
    raw = tmp_path / "raw"
    copy_corpus(raw)
    for source in (raw / "sources").iterdir():
        if source.name != SOURCE:
            shutil.rmtree(source)
    sheet = raw / SHEET
    header_and_boats = sheet.read_text(encoding="utf-8").splitlines(keepends=True)[:4]
    sheet.write_text("".join(header_and_boats), encoding="utf-8")
    return raw


@pytest.mark.parametrize("command", ["validate", "build"])
def test_warnings_follow_the_result_under_their_own_heading(
    doubtful: Path, tmp_path: Path, command: str
) -> None:
    out = ["--out", tmp_path / "out"] if command == "build" else []
    result = run(command, "--raw", doubtful, *out)

    assert result.exit_code == 0, result.output
    assert "parts-differ" not in result.stdout
    heading, warning, count = result.stderr.splitlines()
    assert heading.startswith("Warnings")
    assert warning.startswith(
        f"{doubtful / SHEET}:2:words  parts-differ  found “1.241 tàu cá”"
    )
    assert "expected a whole of 1246, which its parts add up to: 895 tàu" in warning
    assert warning.endswith("what it prints stays, and the note says so")
    assert count == "1 warning"


def test_warnings_are_printed_in_vietnamese(doubtful: Path) -> None:
    result = run("validate", "--raw", doubtful, "--lang", "vi")

    assert "cần tổng là 1246, do các phần cộng lại: 895 tàu" in result.stderr
    assert result.stderr.splitlines()[-1] == "1 cảnh báo"


@pytest.mark.parametrize("command", ["validate", "build"])
def test_strict_makes_faults_of_warnings_and_publishes_nothing(
    doubtful: Path, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "out"
    where = ["--out", out] if command == "build" else []
    result = run(command, "--strict", "--raw", doubtful, *where)

    assert result.exit_code == 1
    assert not result.stdout
    fault, count = result.stderr.splitlines()
    assert "parts-differ" in fault
    assert count == "1 fault"
    assert not out.exists()


def test_strict_is_no_reason_to_trust_a_build_that_is_up_to_date(
    doubtful: Path, tmp_path: Path
) -> None:
    build = ("build", "--raw", doubtful, "--out", tmp_path / "out", "--if-changed")

    assert run(*build).exit_code == 0
    assert "up to date" in run(*build).stdout
    assert run(*build, "--strict").exit_code == 1


def test_check_shows_warnings_and_with_strict_refuses_them(
    doubtful: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", "--raw", doubtful, "--out", out)
    checked = run("check", "--raw", doubtful, "--out", out)
    strict = run("check", "--raw", doubtful, "--out", out, "--strict")

    assert (checked.exit_code, strict.exit_code) == (0, 1)
    assert checked.stderr.splitlines()[-1] == "1 warning"
    assert strict.stderr.splitlines()[-1] == "1 fault"


@pytest.mark.parametrize("strict", [False, True])
def test_warnings_are_in_the_json_array(doubtful: Path, *, strict: bool) -> None:
    option = ["--strict"] if strict else []
    result = run("validate", "--raw", doubtful, "--format", "json", *option)

    (warning,) = json.loads(result.stdout)
    assert warning["code"] == "parts-differ"
    assert warning["severity"] == ("fault" if strict else "warning")


def test_a_pull_request_shows_a_warning_as_such(doubtful: Path) -> None:
    result = run("validate", "--raw", doubtful, "--format", "github")

    assert result.stdout.startswith("no faults\n::warning file=")


def test_faults_and_warnings_are_counted_apart(doubtful: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", "--raw", doubtful, "--out", out)
    (out / "README.md").write_text(
        "<!-- compare --indicator fishing-boats -->\n<!-- /compare -->\n", "utf-8"
    )
    result = run("check", "--raw", doubtful, "--out", out)

    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert "region-differs" in lines[0]
    assert lines[1] == "1 fault"
    assert lines[-1] == "1 warning"


def test_warnings_beyond_the_most_are_counted(invented: Reports) -> None:
    result = run("validate", "--raw", invented.raw, "--max-faults", 1)

    assert result.exit_code == 0
    _, _, more, count = result.stderr.splitlines()
    assert "more-warnings" in more
    number = count.removesuffix(" warnings")
    assert f"found “{number}”; expected at most 1 in one list" in more


def test_warnings_are_published_with_their_messages(
    doubtful: Path, tmp_path: Path
) -> None:
    run("build", "--raw", doubtful, "--out", tmp_path / "out")

    (row,) = pl.read_csv(tmp_path / "out/build/csv/warnings.csv").to_dicts()
    assert row["warning_id"] == f"{row['record_id']}#parts-differ"
    assert row["message_en"].startswith("found “1.241 tàu cá”; expected a whole of")
    assert "cần tổng là 1246" in row["message_vi"]
    assert row["note"] is None
    # What to do is for the transcriber, whom the command line tells.
    assert "compare the whole" not in row["message_en"]


@pytest.mark.parametrize(
    ("option", "counts"),
    [([], ["0 faults", "1 warning"]), (["--strict"], ["1 fault"])],
)
def test_watch_shows_warnings_each_time(
    doubtful: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: list[str],
    counts: list[str],
) -> None:
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: iter([set()]))
    result = run("watch", "--raw", doubtful, *option)

    assert result.exit_code == 0, result.output
    shown = [line for line in result.stderr.splitlines() if line[0].isdigit()]
    assert shown == counts * 2
