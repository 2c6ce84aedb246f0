"""A person's file is never lost: whatever fails, all of the old or all of the new."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.files import rewrite_file, write_file, write_folder
from tests.conftest import Reports


@pytest.mark.exhaustive
def test_no_call_that_fails_or_dies_in_a_command_loses_a_file(
    root: Path, tmp_path: Path, invented: Reports
) -> None:
    program = str(root / "tests/failing_writes.py")
    # The other ways are these two again; `python tests/failing_writes.py` tries all.
    ran = subprocess.run(
        [sys.executable, program, tmp_path, invented.published, "ENOSPC", "kill"],
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    swept = json.loads(ran.stdout)
    assert swept["lost"] == []
    assert swept["tried"] > 100


def test_a_file_that_is_written_keeps_its_permissions(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(b"old")
    sheet.chmod(0o640)

    write_file(sheet, b"new")

    assert sheet.read_bytes() == b"new"
    assert sheet.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    sheet, link = tmp_path / "sheet.csv", tmp_path / "link.csv"
    sheet.write_bytes(b"old")
    link.symlink_to(sheet)

    write_file(link, b"new")

    assert link.is_symlink()
    assert sheet.read_bytes() == b"new"


def test_a_file_that_another_program_has_changed_is_left_alone(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(b"typed meanwhile")

    assert not rewrite_file(sheet, b"old", b"new")
    assert sheet.read_bytes() == b"typed meanwhile"
    sheet.unlink()
    assert not rewrite_file(sheet, b"old", b"new")
    assert not sheet.exists()


def test_a_folder_is_never_written_over_what_has_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()

    with pytest.raises(FileExistsError):
        write_folder(folder, {"a": b"new"})

    assert [p.name for p in tmp_path.rglob("*")] == ["folder"]
