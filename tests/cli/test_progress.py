"""How far a build is: a line where a person looks, a table where one is asked for."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.cli.progress import (
    Progress,
    describe_profile,
    describe_progress,
    make_meter,
)
from pipeline.meter import Stage
from tests.conftest import Reports, copy_corpus

HALF = Stage("process", total=9_000, rows=4_500, seconds=3.0, cpu=5.25, peak=12_345_678)


def test_a_line_has_rows_rate_and_time_left() -> None:
    assert describe_progress(HALF) == (
        "process: 4,500 of 9,000 rows, 1,500 a second, 0:03 left"
    )


def test_nothing_done_has_no_rate() -> None:
    assert describe_progress(Stage("link", total=9, seconds=3.0)).endswith(
        "0 a second, 0:00 left"
    )


def test_a_line_is_shown_after_a_second_and_erased_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    progress = Progress()
    progress.show(Stage("process", total=9, rows=1, seconds=0.9))
    assert capsys.readouterr().err == ""

    progress.show(HALF)
    progress.show(Stage("process", total=9, rows=9, seconds=4.0))
    progress.show(Stage("compare", total=9, rows=9, seconds=4.0))
    printed = capsys.readouterr()
    assert printed.err.count("\r") == 2
    assert "4,500 of 9,000" in printed.err
    assert printed.out == ""


def test_where_no_person_looks_nothing_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with click.Context(click.Command("build")):
        make_meter().show(HALF)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["build", "validate", "check"])
def test_a_profile_is_printed_at_the_end_of_a_command(
    invented: Reports, tmp_path: Path, command: str
) -> None:
    out = {"build": tmp_path, "check": invented.published}.get(command)
    options = ["--raw", str(invented.raw), "--profile", "json", "--no-cache"]
    options += ["--out", str(out)] if out else []

    result = CliRunner().invoke(main, [command, *options])

    assert result.exit_code == 0
    stages = json.loads(result.stderr[result.stderr.index("[\n") :])
    names = [stage["name"] for stage in stages]
    assert names[:3] == ["process", "compare", "link"]
    assert all(stage["rows"] == stage["total"] for stage in stages[:3])


def test_a_profile_is_printed_where_the_sheets_have_faults(tmp_path: Path) -> None:
    copy_corpus(tmp_path / "raw")
    (tmp_path / "raw/sources/stray").mkdir()

    result = CliRunner().invoke(
        main, ["validate", "--raw", str(tmp_path / "raw"), "--profile", "text"]
    )

    assert result.exit_code == 1
    assert "process" in result.stderr.splitlines()[-1]


def test_a_profile_is_a_table_or_json() -> None:
    table = describe_profile([HALF], "text").splitlines()
    assert table[0].split() == ["stage", "rows", "seconds", "CPU", "s", "peak", "MB"]
    assert table[1].split() == ["process", "4500", "3.00", "5.25", "12"]

    (stage,) = json.loads(describe_profile([HALF], "json"))
    assert stage == {
        "name": "process",
        "total": 9000,
        "rows": 4500,
        "seconds": 3.0,
        "cpu": 5.25,
        "peak": 12345678,
    }
