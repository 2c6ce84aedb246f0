"""CONTRIBUTING.md leads through one small source; here it is followed to the letter."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

BLOCK = re.compile(r"```(console|csv (\S+)(?: (\S+))?)\n(.*?)```", re.DOTALL)


def test_the_first_report_step_by_step(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("raw", "docs/tutorial"):
        shutil.copytree(root / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))

    assert len(blocks) > 10
    for kind, file, row, body in blocks:
        if kind == "console":
            for step in body.split("$ ")[1:]:
                follow(step)
        elif row:
            replace_row(Path(file), row, body)
        else:
            with Path(file).open("a", encoding="utf-8") as sheet:
                sheet.write(body)
    assert Path("build/csv/observations_flat.csv").is_file()


def follow(step: str) -> None:
    """Run a command as the page shows it; it prints what the page shows.

    Three dots stand for anything.
    """
    command, *shown = step.splitlines()
    python, dash_m, module, *arguments = shlex.split(command)
    assert (python, dash_m, module) == ("python", "-m", "pipeline")

    result = CliRunner().invoke(main, arguments)

    assert result.exit_code in (0, 1), result.output
    if shown:
        pattern = re.escape("\n".join(shown)).replace("…", ".*")
        assert re.fullmatch(pattern, result.output.rstrip("\n"), re.DOTALL)


def replace_row(sheet: Path, row: str, line: str) -> None:
    """Put a line in the place of the one that has the row's id."""
    text = sheet.read_text(encoding="utf-8")
    changed, count = re.subn(rf"(?m)^{row},.*\n", lambda _: line, text)
    assert count == 1
    sheet.write_text(changed, encoding="utf-8")
