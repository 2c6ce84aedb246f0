"""A published dataset opened again: whole, of one build, or not at all."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipeline.datapackage.checksums import hash_of
from pipeline.datapackage.publish import READY, STAGED
from pipeline.dataset import (
    check_documents,
    fill_documents,
    list_documents,
    open_dataset,
)
from pipeline.issues.model import UsageError
from pipeline.schemas import published
from tests.conftest import Reports
from tests.issues.complete import require_complete

FACTS = "build/csv/observations_flat.csv"
REGION = "a\n\n<!-- compare --disputed -->\n{}<!-- /compare -->\n"


@pytest.fixture
def out(invented: Reports, tmp_path: Path) -> Path:
    """A copy of the build of the invented reports, to be damaged."""
    shutil.copytree(invented.published / "build", tmp_path / "build")
    shutil.copy(invented.published / "datapackage.json", tmp_path)
    return tmp_path


def test_a_build_is_opened_as_its_typed_tables(out: Path) -> None:
    tables = open_dataset(out)

    assert list(tables) == list(published.TABLES)
    assert tables["observations_flat"].schema == pl.Schema(
        published.columns("observations_flat")
    )


@pytest.mark.parametrize(
    ("path", "damage", "said"),
    [
        (FACTS, lambda old: old[:-1], "observations_flat.csv is not what .* says"),
        (
            FACTS,
            lambda old: old.replace(b"7", b"8", 1),
            "observations_flat.csv is not what",
        ),
        (FACTS, lambda _: b"", "observations_flat.csv is not what"),
        (FACTS, lambda _: None, "observations_flat.csv is missing"),
        ("datapackage.json", lambda old: old[:-9], "datapackage.json is damaged"),
        ("datapackage.json", lambda _: b"[" * 99_999, "datapackage.json is damaged"),
        ("datapackage.json", lambda _: b"{}", "datapackage.json is damaged"),
        ("datapackage.json", lambda _: None, "datapackage.json is missing"),
    ],
)
def test_a_damaged_file_is_named_with_the_next_step(
    out: Path, path: str, damage: object, said: str
) -> None:
    content = damage((out / path).read_bytes())  # type: ignore[operator]
    (out / path).unlink()
    if content is not None:
        (out / path).write_bytes(content)

    with pytest.raises(UsageError, match=f"{said}.*run make"):
        open_dataset(out)


def test_a_table_of_another_version_is_named(out: Path) -> None:
    content = b"a,b\n1,2\n"
    (out / FACTS).write_bytes(content)
    descriptor = json.loads((out / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        if resource["path"] == FACTS:
            resource["hash"] = f"sha256:{hash_of(content)}"
    (out / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")

    with pytest.raises(UsageError, match="no table of this version: run make"):
        open_dataset(out)


def test_what_an_interrupted_build_left_is_settled(out: Path) -> None:
    (out / STAGED).mkdir()

    open_dataset(out)

    assert not (out / STAGED).exists()


def test_what_cannot_be_settled_is_refused_with_the_next_step(out: Path) -> None:
    (out / READY).mkdir()
    (out / ".build.lock").mkdir()  # so it cannot be locked, as in a folder of others

    with pytest.raises(UsageError, match=r"cannot be written.*run make"):
        open_dataset(out)


def test_nothing_is_written_where_there_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is missing: run make"):
        open_dataset(tmp_path / "nowhere")

    assert not (tmp_path / "nowhere").exists()


def test_a_reader_during_publishings_sees_tables_of_one_build(
    root: Path, tmp_path: Path, invented: Reports
) -> None:
    program = str(root / "tests/publishing.py")
    folders = (str(invented.published), str(tmp_path))
    command = [sys.executable, program, *folders, "12"]
    environment = os.environ | {"PYTHONPATH": str(root)}
    mixed = reads = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as writing:
        assert writing.stdout is not None
        writing.stdout.readline()
        while writing.poll() is None:
            tables = open_dataset(tmp_path)
            reads += 1
            empty = {table.is_empty() for table in tables.values()}
            mixed += len(empty) != 1

    assert writing.returncode == 0
    assert reads > 1
    assert not mixed


def test_an_edited_region_is_an_issue_with_its_line(out: Path) -> None:
    for name in ("README.md", "README.vi.md"):
        (out / name).write_text(REGION.format("typed\n"), encoding="utf-8")

    issues = check_documents(out)

    require_complete(issues)
    assert [(i.file, i.line, i.code, i.expected) for i in issues] == [
        (str(out / name), 3, "region-differs", "compare --disputed")
        for name in ("README.md", "README.vi.md")
    ]
    fill_documents([out / "README.md", out / "README.vi.md"], out)
    assert check_documents(out) == []


def test_an_edited_citation_is_an_issue_and_is_written_anew(out: Path) -> None:
    citation = out / "CITATION.cff"
    citation.write_text("title: another\n", encoding="utf-8")

    (issue,) = check_documents(out)

    assert (issue.file, issue.code) == (str(citation), "not-rebuilt")
    assert fill_documents(list_documents(out), out) == [citation]
    assert citation.read_bytes().startswith(b'cff-version: "1.2.0"\n')
    assert check_documents(out) == []


def test_a_document_that_cannot_be_filled_is_named(out: Path) -> None:
    page = out / "README.md"

    page.write_bytes(b"\xff")
    with pytest.raises(UsageError, match=r"README\.md is not UTF-8"):
        fill_documents([page], out)
    page.write_text("<!-- /compare -->\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"README\.md: line 1: "):
        check_documents(out)


def test_line_ends_outside_of_regions_stay_as_they_are(out: Path) -> None:
    page = out / "page.md"
    page.write_bytes(b"a\r\nb\n<!-- compare --disputed -->\n<!-- /compare -->\nc\r\n")

    fill_documents([page], out)

    content = page.read_bytes()
    assert content.startswith(b"a\r\nb\n<!-- ")
    assert content.endswith(b"<!-- /compare -->\nc\r\n")
