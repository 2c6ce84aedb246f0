"""raw/ is of one moment: what changes afterwards is in no build, and is noticed."""

import os
from pathlib import Path

import pytest

from pipeline.build import assemble, build_dataset
from pipeline.ingestion.snapshot import (
    Kind,
    Sheet,
    read_sheet,
    require_unchanged,
    take_snapshot,
)
from pipeline.issues.model import DataError
from tests.conftest import SOURCE
from tests.issues.complete import require_complete

SHEET = f"sources/{SOURCE}/observations.csv"


def change(raw: Path) -> list[str]:
    """Change one file, remove one, add one; return their paths, sorted."""
    (raw / SHEET).write_bytes((raw / SHEET).read_bytes() + b"\n")
    (raw / f"sources/{SOURCE}/goals.csv").unlink()
    (raw / "sources/a-new-report").mkdir()
    paths = ("a-new-report", f"{SOURCE}/goals.csv", f"{SOURCE}/observations.csv")
    return [str(raw / "sources" / path) for path in paths]


def test_nothing_is_read_that_is_not_in_the_snapshot(raw: Path) -> None:
    snapshot = take_snapshot(raw)
    changed = change(raw)

    with pytest.raises(DataError) as caught:
        assemble(snapshot)

    assert [(issue.file, issue.code) for issue in caught.value.issues] == [
        (path, "changed-meanwhile") for path in changed
    ]


def test_what_changed_only_while_it_was_read_is_not_built(raw: Path) -> None:
    snapshot = take_snapshot(raw)
    content = (raw / SHEET).read_bytes()
    (raw / SHEET).write_bytes(content + b"\n")
    sheet = snapshot.find(raw / SHEET)
    assert isinstance(sheet, Sheet)

    assert read_sheet(raw / SHEET, sheet) is None
    (raw / SHEET).unlink()
    assert read_sheet(raw / SHEET, sheet) is None
    (raw / SHEET).write_bytes(content)
    assert read_sheet(raw / SHEET, sheet) == content


def test_a_raw_that_changed_meanwhile_is_not_published(
    raw: Path, tmp_path: Path
) -> None:
    snapshot = take_snapshot(raw)
    changed = change(raw)

    with pytest.raises(DataError) as caught:
        build_dataset(snapshot, tmp_path / "out")

    require_complete(caught.value.issues)
    found = [(issue.file, issue.code) for issue in caught.value.issues]
    assert found == [(path, "changed-meanwhile") for path in changed]
    assert not (tmp_path / "out/build").exists()


def test_what_editors_leave_is_no_change(raw: Path) -> None:
    snapshot = take_snapshot(raw)
    (raw / f"sources/{SOURCE}/.observations.csv.swp").write_bytes(b"x")
    (raw / ".DS_Store").write_bytes(b"x")
    os.utime(raw / SHEET, (0, 0))

    require_unchanged(snapshot)


def test_a_link_is_not_followed_and_a_pipe_is_not_opened(raw: Path) -> None:
    (raw / "sources/link").symlink_to(raw / f"sources/{SOURCE}")
    os.mkfifo(raw / "sources/pipe.csv")

    snapshot = take_snapshot(raw)

    assert snapshot.find(raw / "sources/link") is Kind.LINK
    assert snapshot.find(raw / "sources/link/goals.csv") is None
    assert snapshot.find(raw / "sources/pipe.csv") is Kind.OTHER


def test_the_hash_is_of_paths_and_contents_and_of_nothing_else(
    raw: Path, root: Path
) -> None:
    here = take_snapshot(raw).sha256
    assert here == take_snapshot(root / "raw").sha256

    os.utime(raw / SHEET, (0, 0))
    assert take_snapshot(raw).sha256 == here
    (raw / SHEET).rename(raw / f"sources/{SOURCE}/other.csv")
    renamed = take_snapshot(raw).sha256
    (raw / f"sources/{SOURCE}/other.csv").write_bytes(b"x")
    assert len({here, renamed, take_snapshot(raw).sha256}) == 3
