"""A dataset whose long tables have several files, to every program that reads it."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import polars as pl
import pytest
from click.testing import CliRunner, Result

from pipeline.build import build_dataset, check_dataset, find_issues
from pipeline.cli import main
from pipeline.datapackage.conformance import check_package
from pipeline.datapackage.formats import FORMS
from pipeline.dataset import open_dataset, verify_dataset
from pipeline.engine import Engine, local
from pipeline.ingestion.snapshot import take_snapshot
from pipeline.issues.model import DataError, UsageError
from pipeline.paths import resource_path
from pipeline.schemas import published
from tests.conftest import CORPUS, PART_ROWS, Reports, copy_corpus

SHEET = "sources/bao-vi-du-mui-yen-2025-10-06/observations.csv"
# Rows of the longest table of the invented reports.
LONGEST = 483
FACTS = "build/csv/observations_flat-00001.csv"


@pytest.fixture
def copy(split: Path, invented: Reports, tmp_path: Path) -> Path:
    """A copy of the build and its raw sheets, to be changed."""
    shutil.copytree(split, tmp_path, dirs_exist_ok=True)
    shutil.copytree(invented.raw, tmp_path / "raw")
    return tmp_path


def run(command: str, folder: Path, *arguments: object) -> Result:
    """Run a command on the raw sheets and the build of a folder."""
    places = ["--raw", folder / "raw", "--out", folder]
    words = [command, *places, *arguments]
    return CliRunner().invoke(main, [str(word) for word in words])


def resources(out: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the table, the form and the paths of each resource of several files."""
    for resource in json.loads((out / "datapackage.json").read_bytes())["resources"]:
        if isinstance(resource["path"], list):
            _, form, file = resource["path"][0].split("/")
            yield file.rpartition("-")[0], form, resource["path"]


def list_files(out: Path) -> dict[str, bytes]:
    """Return every published file by its path."""
    paths = [p for p in (out / "build").rglob("*") if p.is_file()]
    paths.append(out / "datapackage.json")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def test_long_tables_have_several_files_and_short_ones_have_one(
    split: Path, invented: Reports
) -> None:
    tables = open_dataset(invented.published)
    paths = {(table, form): paths for table, form, paths in resources(split)}

    assert len(paths) > 3 * 6
    for name, table in tables.items():
        for form in FORMS:
            count = -(-table.height // PART_ROWS)
            numbers = range(1, count + 1)
            several = [resource_path(name, form, number) for number in numbers]
            assert paths.get((name, form), [""]) == (several if count > 1 else [""])
            assert (split / resource_path(name, form)).is_file() == (count <= 1)


def test_frictionless_reads_several_files_as_one_and_finds_them_valid(
    split: Path, invented: Reports
) -> None:
    descriptor = str(split / "datapackage.json")

    assert frictionless.validate(descriptor).valid
    package = frictionless.Package(descriptor)
    whole = frictionless.Package(str(invented.published / "datapackage.json"))
    for table, form, _ in resources(split):
        if form == "csv":
            rows, expected = (
                [row.to_list() for row in read.get_resource(table).read_rows()]
                for read in (package, whole)
            )
            assert rows == expected


@pytest.mark.parametrize(
    ("form", "number"), [("csv", 1), ("csv", 6), ("json", 3), ("ndjson", 3)]
)
def test_frictionless_notices_a_damaged_file_of_several(
    copy: Path, form: str, number: int
) -> None:
    path = copy / resource_path("observations_flat", form, number)
    path.write_bytes(path.read_bytes().replace(b"5", b"6", 1))

    report = frictionless.validate(str(copy / "datapackage.json"))

    found = {error.type for task in report.tasks for error in task.errors}
    assert "hash-count" in found


def test_frictionless_notices_a_reference_from_one_file_to_another(copy: Path) -> None:
    path = copy / resource_path("evidence", "csv", 9)
    path.write_text(
        path.read_text("utf-8").replace(",bao-", ",bai-", 1), encoding="utf-8"
    )

    report = frictionless.validate(str(copy / "datapackage.json"))

    found = {error.type for task in report.tasks for error in task.errors}
    assert "foreign-key" in found


def test_a_sample_of_rows_is_taken_from_several_files_as_from_one(
    split: Path, invented: Reports
) -> None:
    cut, whole = (
        check_package(out / "datapackage.json", whole_bytes=0, sample_rows=10)
        for out in (split, invented.published)
    )

    assert cut == whole
    assert cut[0].rows < cut[0].total


def test_polars_reads_several_files_as_one(split: Path, invented: Reports) -> None:
    for table, form, paths in resources(split):
        files = [split / path for path in paths]
        one = invented.published / resource_path(table, form)
        if form == "csv":
            schema = published.columns(table)
            whole = pl.read_csv(one, schema=schema)
            assert pl.read_csv(files, schema=schema).equals(whole)
            pattern = split / f"build/csv/{table}-*.csv"
            text = pl.read_csv(one, infer_schema=False)
            assert pl.read_csv(pattern, infer_schema=False).equals(text)
        else:
            parse = pl.read_json if form == "json" else pl.read_ndjson
            whole = parse(one, infer_schema_length=None)
            read = [parse(path, schema=whole.schema) for path in files]
            assert pl.concat(read).equals(whole)


# Prints whether DuckDB reads the same rows of several files as of one. Standard input
# has both, and the form.
_DUCKDB = """
import sys, json, duckdb
options = {
    "csv": {"union_by_name": True, "sample_size": -1},
    "json": {"union_by_name": True, "sample_size": -1},
    "ndjson": {"union_by_name": True, "sample_size": -1},
}
read = {"csv": duckdb.read_csv, "json": duckdb.read_json, "ndjson": duckdb.read_json}
for one, several, form in json.load(sys.stdin):
    whole = read[form](one, **options[form])
    cut = read[form](several, **options[form])
    print(whole.columns == cut.columns, whole.types == cut.types,
          len(whole) == len(cut), whole.fetchall() == cut.fetchall(), one)
"""


def test_duckdb_reads_several_files_as_one(
    root: Path, split: Path, invented: Reports
) -> None:
    python = root / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")
    cases = [
        (
            str(invented.published / resource_path(table, form)),
            [str(split / path) for path in paths],
            form,
        )
        for table, form, paths in resources(split)
    ]

    shown = subprocess.run(
        [python, "-c", _DUCKDB],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    lines = shown.splitlines()
    assert len(lines) == len(cases)
    assert not [line for line in lines if "False" in line]


@pytest.mark.exhaustive
@pytest.mark.parametrize("rows", [1, 60])
def test_batches_and_processes_change_no_byte_of_several_files(
    split: Path, invented: Reports, tmp_path: Path, rows: int
) -> None:
    raw = take_snapshot(invented.raw)

    build_dataset(raw, tmp_path, engine=Engine(rows, PART_ROWS, local(rows % 3 + 1)))

    assert list_files(tmp_path) == list_files(split)


def parse(path: Path) -> list[Any]:
    """Return the records of a file of JSON or NDJSON."""
    content = path.read_bytes()
    if path.suffix == ".ndjson":
        return [json.loads(line, parse_float=str) for line in content.splitlines()]
    records: list[Any] = json.loads(content, parse_float=str)
    return records


def test_other_rows_in_a_file_change_neither_rows_nor_the_hashes_of_csv(
    split: Path, invented: Reports
) -> None:
    one, several = (
        json.loads((out / "datapackage.json").read_bytes())["resources"]
        for out in (invented.published, split)
    )

    for whole, cut in zip(one, several, strict=True):
        if whole["format"] == "csv":
            assert (whole["bytes"], whole["hash"]) == (cut["bytes"], cut["hash"])
        else:
            records: list[Any] = []
            for path in cut["path"] if "partRows" in cut else [cut["path"]]:
                records += parse(split / path)
            assert records == parse(invented.published / whole["path"])


def test_rows_enough_for_every_table_change_no_byte(
    invented: Reports, tmp_path: Path
) -> None:
    build_dataset(
        take_snapshot(invented.raw), tmp_path, engine=Engine(part_rows=LONGEST)
    )

    assert list_files(tmp_path) == list_files(invented.published)


def test_builds_with_and_without_several_files_leave_nothing_of_each_other(
    copy: Path, split: Path, invented: Reports
) -> None:
    for options, expected in (
        ([], invented.published),
        (["--part-rows", PART_ROWS], split),
        (["--part-rows", LONGEST], invented.published),
    ):
        assert run("build", copy, *options).exit_code == 0
        assert list_files(copy) == list_files(expected)
        assert run("check", copy, "--no-cache").exit_code == 0


def test_nothing_is_lost_where_only_the_descriptor_says_what_was_published(
    copy: Path, invented: Reports
) -> None:
    (copy / "build/SHA256SUMS").unlink()
    build_dataset(take_snapshot(invented.raw), copy)
    assert list_files(copy) == list_files(invented.published)

    (copy / "build/csv/evidence-00001.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"evidence-00001\.csv would be lost"):
        build_dataset(take_snapshot(invented.raw), copy)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda facts: facts.unlink(), "not-rebuilt"),
        (lambda facts: facts.write_bytes(facts.read_bytes()[:-1]), "not-rebuilt"),
        (lambda facts: shutil.copy(facts, f"{facts}.csv"), "stray-file"),
        (lambda facts: shutil.copy(facts, f"{facts}"[:-5] + "7.csv"), "stray-file"),
    ],
    ids=["missing", "cut short", "of another name", "a number more"],
)
def test_check_names_the_one_file_of_several_that_is_wrong(
    copy: Path, damage: Any, code: str
) -> None:
    damage(copy / FACTS)

    with pytest.raises(DataError) as raised:
        check_dataset(copy / "raw", copy)

    (issue,) = raised.value.issues
    assert issue.code == code
    assert issue.file.startswith(str(copy / "build/csv/observations_flat-0000"))


def test_if_changed_builds_where_the_rows_of_a_file_are_others(copy: Path) -> None:
    def build(*options: object) -> str:
        result = run("build", copy, "--if-changed", *options)
        assert result.exit_code == 0, result.output
        return "up to date" if "is up to date" in result.output else "built"

    assert build("--part-rows", 7) == "built"
    assert build("--part-rows", 7) == "up to date"
    assert build("--part-rows", 8) == "built"
    assert build() == "built"
    assert build() == "up to date"
    assert build("--part-rows", 8) == "built"


def test_facts_and_documents_are_those_of_a_build_of_single_files(
    copy: Path, invented: Reports
) -> None:
    region = "<!-- compare --disputed -->\n<!-- /compare -->\n"
    pages = {out: out / "page.md" for out in (copy, copy / "whole")}
    shutil.copytree(invented.published / "build", copy / "whole/build")
    shutil.copy(invented.published / "datapackage.json", copy / "whole")
    shown = []
    for out, page in pages.items():
        page.write_text(region, encoding="utf-8")
        words = [["compare", "--out", out], ["fill", page, "--out", out]]
        results = [CliRunner().invoke(main, [str(w) for w in ws]) for ws in words]
        assert [result.exit_code for result in results] == [0, 0]
        shown.append((results[0].output, page.read_bytes()))

    assert shown[0] == shown[1]
    assert len(shown[0][1]) > len(region)


def test_anchors_are_verified_and_what_is_lost_is_placed_in_its_file(
    copy: Path, invented: Reports
) -> None:
    texts = copy / "texts"
    shutil.copytree(CORPUS / "texts", texts)
    assert not verify_dataset(copy, texts).issues
    report = texts / f"{invented.source_ids[0]}.txt"
    report.write_text("x" + report.read_text("utf-8"), encoding="utf-8")

    found = verify_dataset(copy, texts).issues

    assert {issue.code for issue in found} >= {"text-differs", "anchor-moved"}
    for issue in found:
        line = (copy / issue.file).read_text("utf-8").splitlines()[issue.line - 1]
        assert invented.source_ids[0] in line
        assert issue.code == "text-differs" or issue.found in line


def test_no_published_cell_has_a_line_break(root: Path, invented: Reports) -> None:
    for out in (root, invented.published):
        for table in open_dataset(out).values():
            breaks = pl.col(pl.String).str.contains(r"[\x00-\x1f\x7f-\x9f]").any()
            assert not table.select(pl.any_horizontal(breaks)).item()


def test_no_line_break_comes_into_a_table_from_raw(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    copy_corpus(raw)
    sheet = raw / SHEET
    header, first, *rest = sheet.read_text("utf-8").splitlines()
    broken = first.rsplit(",", 1)[0] + ',"a\nb"'
    sheet.write_text("\n".join([header, broken, *rest, ""]), encoding="utf-8")
    source, dataset = sheet.with_name("source.toml"), raw / "dataset.toml"
    for file, key in ((source, "publisher"), (dataset, "description")):
        lines = file.read_text("utf-8").splitlines()
        texts = [
            f'{key} = """a\nb"""' if s.startswith(f"{key} =") else s for s in lines
        ]
        file.write_text("\n".join([*texts, ""]), encoding="utf-8")

    issues = {(i.file, i.code) for i in find_issues(raw)}

    assert issues >= {
        (str(sheet), "stray-quote"),
        (str(source), "control-character"),
        (str(dataset), "control-character"),
    }
