"""What becomes of errors: a message and a status, never a traceback."""

import errno
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli.command import Command, CommandGroup


def fail(error: BaseException) -> Result:
    """Run a command in which something goes wrong."""

    @click.command(cls=Command, example="")
    def work() -> None:
        raise error

    group = CommandGroup("program", sections={"All": [work]})
    return CliRunner().invoke(group, ["work"])


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (MemoryError(), 2, "the memory is not enough"),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            2,
            "No space left on device: ",
        ),
        (OSError(errno.EIO, "Input/output error", "x.csv"), 2, "(x.csv)"),
        (
            PermissionError(errno.EACCES, "Permission denied", "x"),
            2,
            "name another path",
        ),
        (RecursionError("too deep"), 70, "a fault of the program"),
        (ZeroDivisionError(), 70, "ZeroDivisionError at test_errors.py:"),
        (BaseException("a panic\nof a library"), 70, "a panic of a library"),
    ],
    ids=repr,
)
def test_an_error_is_a_message_and_a_status(
    error: BaseException, status: int, words: str
) -> None:
    result = fail(error)

    assert result.exit_code == status
    assert words in result.output
    assert "None" not in result.output
    assert "Traceback" not in result.output


def test_a_fault_of_the_program_shows_its_traceback_to_who_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RESOLUTION57_DEBUG", "1")

    assert isinstance(fail(ZeroDivisionError()).exception, ZeroDivisionError)


def test_an_unreadable_sheet_is_an_issue(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.cli import main  # noqa: PLC0415
    from pipeline.ingestion import snapshot  # noqa: PLC0415

    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(snapshot, "read_file", refuse)
    result = CliRunner().invoke(main, ["validate", "--raw", str(raw)])

    assert result.exit_code == 1
    assert "unreadable-file  found “Permission denied”" in result.output


def test_a_long_list_of_faults_ends_with_their_number(raw: Path) -> None:
    import json  # noqa: PLC0415

    from pipeline.cli import main  # noqa: PLC0415

    for sheet in raw.glob("sources/*/observations.csv"):
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(text.replace(",result,", f",{'x' * 500},"), encoding="utf-8")
    arguments = ["validate", "--raw", str(raw)]

    lines = CliRunner().invoke(main, [*arguments, "--max-faults", "2"]).output
    *_, last, count = lines.splitlines()
    assert len(lines.splitlines()) == 4
    assert "more-faults" in last
    assert count.endswith(" faults")
    assert f"found “{'x' * 79}…”" in lines
    whole = CliRunner().invoke(main, [*arguments, "--format", "json"]).stdout
    total = len(json.loads(whole))
    assert f"found “{total}”; expected at most 2 in one list" in last
    arguments += ["--max-faults", "2", "--format", "json"]
    cut = json.loads(CliRunner().invoke(main, arguments).stdout)
    assert [r["found"] for r in cut if r["code"] == "more-faults"] == [str(total)]
    assert cut[:2] == json.loads(whole)[:2]
