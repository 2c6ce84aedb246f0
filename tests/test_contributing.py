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
                follow(step, root)
        elif row:
            replace_row(Path(file), row, body)
        else:
            with Path(file).open("a", encoding="utf-8") as sheet:
                sheet.write(body)
    # At its end the page takes the report away again.
    assert read_all(Path("raw")) == read_all(root / "raw")
    assert not Path("draft.csv").exists()
    assert (
        Path("build/csv/observations_flat.csv").read_bytes()
        == (root / "build/csv/observations_flat.csv").read_bytes()
    )


def read_all(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def follow(step: str, root: Path) -> None:
    """Run a command as the page shows it; it prints what the page shows.

    Three dots stand for anything.
    """
    command, *shown = step.splitlines()
    match shlex.split(command):
        case ["rm", "-r", *paths]:
            for path in map(Path, paths):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        case ["git", "restore", path]:
            shutil.copy(root / path, path)
        case ["python", "-m", "pipeline", *arguments]:
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code in (0, 1), result.output
            if shown:
                pattern = re.escape("\n".join(shown)).replace("…", ".*")
                assert re.fullmatch(pattern, result.output.rstrip("\n"), re.DOTALL)
        case other:
            pytest.fail(f"the test cannot follow {other}")


def replace_row(sheet: Path, row: str, line: str) -> None:
    """Put a line in the place of the one that has the row's id."""
    text = sheet.read_text(encoding="utf-8")
    changed, count = re.subn(rf"(?m)^{row},.*\n", lambda _: line, text)
    assert count == 1
    sheet.write_text(changed, encoding="utf-8")
