"""A build: the same bytes anywhere, nothing lost when it fails, stale files named."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipeline.build import assemble, build_dataset, check_dataset, export
from pipeline.datapackage.package import Package
from pipeline.datapackage.publish import publish
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError
from tests.conftest import SOURCE
from tests.issues.complete import require_complete

pytestmark = pytest.mark.exhaustive


def test_no_time_zone_locale_seed_or_number_of_threads_changes_a_byte(
    root: Path, tmp_path: Path, exported: dict[str, bytes]
) -> None:
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "1",
        "POLARS_MAX_THREADS": "4",
    }
    command = [sys.executable, "-m", "pipeline", "build", "--out", str(tmp_path)]
    subprocess.run(command, cwd=root, env=os.environ | elsewhere, check=True)

    for path, content in exported.items():
        assert (tmp_path / path).read_bytes() == content, path


def test_the_order_of_raw_rows_does_not_matter(
    raw: Path, exported: dict[str, bytes]
) -> None:
    for sheet in raw.rglob("*.csv"):
        header, *rows = sheet.read_text(encoding="utf-8").splitlines()
        sheet.write_text("\n".join([header, *rows[::-1], ""]), encoding="utf-8")

    assert export(assemble(take_snapshot(raw))) == exported


def test_sheets_saved_by_a_spreadsheet_program_give_the_same(
    raw: Path, exported: dict[str, bytes]
) -> None:
    for sheet in raw.rglob("*.csv"):
        sheet.write_bytes(sheet.read_bytes().replace(b"\n", b"\r\n"))

    assert export(assemble(take_snapshot(raw))) == exported


def test_a_second_source_changes_nothing_of_the_first(
    raw: Path, assembled: Package
) -> None:
    sources = raw / "sources"
    other = sources / "a-second-report"
    shutil.copytree(sources / SOURCE, other)

    both = assemble(take_snapshot(raw)).tables
    one = assembled.tables

    for name in ("observations", "events", "goals", "evidence"):
        first, second = (
            both[name].filter(pl.col("source_id") == source)
            for source in (SOURCE, other.name)
        )
        assert first.equals(one[name].filter(pl.col("source_id") == SOURCE))
        assert len(both[name]) == len(one[name]) + len(second)


def test_a_failed_build_leaves_the_last_one_as_it_was(
    raw: Path, tmp_path: Path, exported: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    publish(exported, out)
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    (raw / "codelists/units.csv").write_text("unit\n", encoding="utf-8")

    with pytest.raises(DataError):
        build_dataset(take_snapshot(raw), out)

    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_a_fresh_build_is_what_raw_gives_and_valid(raw: Path, tmp_path: Path) -> None:
    build_dataset(take_snapshot(raw), tmp_path / "out")

    check_dataset(raw, tmp_path / "out")


def test_each_stale_missing_or_stray_file_is_named(
    raw: Path, tmp_path: Path, exported: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    publish(exported, out)
    (out / "build/csv/goals.csv").write_bytes(b"x")
    (out / "build/json/goals.json").unlink()
    (out / "build/csv/stray.csv").write_bytes(b"x")

    with pytest.raises(DataError) as caught:
        check_dataset(raw, out)

    require_complete(caught.value.issues)
    found = {(i.code, Path(i.file).name) for i in caught.value.issues}
    assert {
        ("not-rebuilt", "goals.csv"),
        ("not-rebuilt", "goals.json"),
        ("stray-file", "stray.csv"),
    } <= found
