"""A package that was damaged or forged is refused in the place of the fault."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.budgets import MAX_BYTES, MAX_PACKAGE_FILES
from pipeline.issues.model import DataError, Issue, UsageError
from pipeline.paths import resource_path
from pipeline.schemas import published
from pipeline.verification import folder, package
from pipeline.verification.package import verify_package
from tests.conftest import SOURCE, Reports
from tests.issues.complete import require_complete
from tests.verification.packages import (
    Files,
    change_table,
    describe,
    list_again,
    list_files,
    write_folder,
    write_zip,
)

DESCRIPTOR = "datapackage.json"
EVIDENCE = resource_path("evidence", "csv")


@pytest.fixture(scope="module")
def files(root: Path) -> Files:
    """Every file of the real package; not to be changed."""
    return list_files(root)


@pytest.fixture
def refuse(tmp_path: Path) -> Callable[[Files], set[tuple[str, int, str, str]]]:
    """Return what is wrong with files as a zip: file, line, column, code."""

    def find(files: Files) -> set[tuple[str, int, str, str]]:
        return {(i.file, i.line, i.column, i.code) for i in issues_of(files, tmp_path)}

    return find


def issues_of(files: Files, folder: Path) -> list[Issue]:
    """Return the issues of files as a zip; their messages are complete."""
    try:
        verify_package(write_zip(folder / "x.zip", files))
    except DataError as error:
        require_complete(error.issues)
        return error.issues
    return []


Refuse = Callable[[Files], set[tuple[str, int, str, str]]]


def test_the_package_is_sound_as_a_zip_as_a_folder_and_as_a_clone(
    files: Files, root: Path, tmp_path: Path
) -> None:
    zipped = verify_package(write_zip(tmp_path / "x.zip", files))
    unpacked = verify_package(write_folder(tmp_path / "x", files))
    cloned = verify_package(root)

    assert zipped == unpacked
    assert zipped.files == len(files)
    assert zipped.tables == len(published.TABLES)
    for found in (unpacked, cloned):
        assert (found.rows, found.bases) == (zipped.rows, zipped.bases)
    assert zipped.bases.keys() == {"located", "quoted", "context"}


def test_a_package_of_several_files_a_table_is_sound(
    split: Path, invented: Reports, tmp_path: Path
) -> None:
    whole, cut = verify_package(invented.published), verify_package(split)

    assert (cut.rows, cut.bases) == (whole.rows, whole.bases)
    assert cut.files > whole.files
    packed = verify_package(write_zip(tmp_path / "x.zip", list_files(split)))
    assert packed.rows == cut.rows


def test_words_are_read_again_in_texts(
    files: Files, invented: Reports, tmp_path: Path
) -> None:
    found = verify_package(invented.published, invented.texts)
    assert found.places > 0

    path = write_zip(tmp_path / "x.zip", files)
    (tmp_path / "texts").mkdir()
    assert verify_package(path, tmp_path / "texts").places == 0
    (tmp_path / "texts" / f"{SOURCE}.txt").write_text("Other words.")
    with pytest.raises(DataError) as caught:
        verify_package(path, tmp_path / "texts")
    assert {i.code for i in caught.value.issues} == {"text-differs", "anchor-lost"}


def test_a_fault_is_placed_in_the_file_of_its_row(
    split: Path, invented: Reports, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for text in invented.texts.iterdir():
        (texts / text.name).write_text("Other words.")

    with pytest.raises(DataError) as caught:
        verify_package(split, texts)
    lost = [i for i in caught.value.issues if i.code == "anchor-lost"]
    assert any(i.file != EVIDENCE for i in lost)
    assert all((split / i.file).is_file() for i in lost)


@pytest.mark.parametrize("name", [EVIDENCE, "build/json/facts.json", "README.md"])
def test_a_changed_file_is_named(files: Files, refuse: Refuse, name: str) -> None:
    changed = files | {name: files[name].replace(b"a", b"b", 1)}

    assert refuse(changed) == {(name, 1, "-", "package-hash-differs")}


def test_a_missing_file_and_one_that_is_not_listed_are_named(
    files: Files, refuse: Refuse
) -> None:
    changed = {name: files[name] for name in files if name != EVIDENCE}

    assert refuse(changed | {"x.csv": b""}) == {
        (EVIDENCE, 1, "-", "package-file-missing"),
        ("x.csv", 1, "-", "package-file-unlisted"),
    }


@pytest.mark.parametrize("name", ["SHA256SUMS", DESCRIPTOR])
def test_what_tells_of_the_other_files_must_be_there(
    files: Files, refuse: Refuse, name: str
) -> None:
    rest = {one: files[one] for one in files if one != name}
    changed = rest if name == "SHA256SUMS" else list_again(rest)

    assert (name, 1, "-", "package-file-missing") in refuse(changed)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\n",
        b"0 x\n",
        b"0" * 64 + b"  ../x\n",
        b"0" * 64 + b" *a\n",
        b"0" * 64 + b"  a",
        (b"0" * 64 + b"  a\n") * 2,
        b"\\" + b"0" * 64 + b"  a\n",
    ],
)
def test_a_list_of_hashes_is_as_sha256sum_writes_it(
    files: Files, refuse: Refuse, line: bytes
) -> None:
    found = refuse(files | {"SHA256SUMS": line})

    assert {(one[0], one[3]) for one in found} == {("SHA256SUMS", "package-list-wrong")}


def test_a_list_that_is_too_large_is_not_read(files: Files, tmp_path: Path) -> None:
    path = write_folder(tmp_path / "x", files)
    os.truncate(path / "SHA256SUMS", MAX_BYTES + 1)

    with pytest.raises(DataError) as caught:
        verify_package(path)
    assert [i.code for i in caught.value.issues] == ["package-too-large"]


def spoil(change: Callable[[dict[str, Any]], object], files: Files) -> Files:
    """Return the package with a descriptor in which something was changed."""
    descriptor = json.loads(files[DESCRIPTOR])
    change(descriptor)
    return describe(files, descriptor)


def first(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return the first resource: the CSV file of the sources."""
    found: dict[str, Any] = descriptor["resources"][0]
    return found


WRONG: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("package-descriptor-wrong", lambda d: d.pop("resources")),
    ("package-descriptor-wrong", lambda d: d.update(resources=[3])),
    ("package-descriptor-wrong", lambda d: d.update(resources={"a": 1})),
    ("package-descriptor-wrong", lambda d: d["resources"].append(first(d))),
    ("package-descriptor-wrong", lambda d: first(d).pop("path")),
    ("package-descriptor-wrong", lambda d: first(d).update(path=[])),
    ("package-descriptor-wrong", lambda d: first(d).update(path=[[]])),
    ("package-descriptor-wrong", lambda d: first(d).update(path={"a": 1})),
    ("package-descriptor-wrong", lambda d: first(d).update(bytes="many")),
    ("package-descriptor-wrong", lambda d: first(d).update(bytes=float("inf"))),
    ("package-descriptor-wrong", lambda d: first(d).update(hash=3)),
    ("package-descriptor-wrong", lambda d: first(d).update(hash="md5:0")),
    ("package-descriptor-wrong", lambda d: first(d).update(partRows=0)),
    ("package-descriptor-wrong", lambda d: first(d).update(partRows="7")),
    ("package-file-missing", lambda d: first(d).update(path="../sources.csv")),
    ("package-file-missing", lambda d: first(d).update(path="https://example.org/x")),
    ("package-file-missing", lambda d: first(d).update(path=EVIDENCE)),
    ("package-file-missing", lambda d: d["resources"].pop(0)),
    ("package-hash-differs", lambda d: first(d).update(bytes=3)),
    ("package-hash-differs", lambda d: first(d).update(hash="sha256:" + "0" * 64)),
    ("package-hash-differs", lambda d: d["resources"].append({**first(d), "name": "x", "bytes": 3})),
    ("package-schema-differs", lambda d: first(d).update(schema=None)),
    ("package-schema-differs", lambda d: first(d).update(schema={"fields": 3})),
    ("package-schema-differs", lambda d: first(d).update(schema={"fields": [3]})),
    ("package-schema-differs", lambda d: first(d)["schema"].pop("primaryKey")),
    ("package-schema-differs", lambda d: first(d)["schema"]["fields"].pop()),
    ("package-schema-differs", lambda d: first(d)["schema"]["fields"][0].pop("constraints")),
    ("package-schema-differs", lambda d: first(d)["schema"]["fields"][0].update(type="any")),
    ("package-form-differs", lambda d: first(d).update(partRows=7)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change"), WRONG)
def test_a_descriptor_that_says_something_else_is_refused(
    files: Files,
    refuse: Refuse,
    code: str,
    change: Callable[[dict[str, Any]], object],
) -> None:
    found = refuse(spoil(change, files))

    assert {one[3] for one in found} == {code}


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"3", b"\xff", b"[" * 100_000])
def test_a_descriptor_that_is_none_is_refused(
    files: Files, refuse: Refuse, text: bytes
) -> None:
    changed = list_again(files | {DESCRIPTOR: text})

    assert refuse(changed) == {(DESCRIPTOR, 1, "-", "package-descriptor-wrong")}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"\n", b"\r\n", "package-form-differs"),
        (b"source_id,", b"sourceid,", "package-schema-differs"),
        (b",source_id,", b",", "package-schema-differs"),
        (b",located,", b',"located",', "package-form-differs"),
        (b",located,1", b",located,x", "package-schema-differs"),
        (b",located,1", b",located,01", "package-form-differs"),
        (b",located,1", b",located,1,1", "package-schema-differs"),
        (b",located,", b",located\xff,", "package-schema-differs"),
    ],
)
def test_a_table_is_written_in_one_way_only(
    files: Files, refuse: Refuse, old: bytes, new: bytes, code: str
) -> None:
    """The list and the descriptor are of the changed file."""
    assert old in files[EVIDENCE]
    changed = files[EVIDENCE].replace(old, new, 1)
    descriptor = json.loads(files[DESCRIPTOR])
    found = refuse(describe(files | {EVIDENCE: changed}, descriptor))

    assert {(one[0], one[3]) for one in found} == {(EVIDENCE, code)}


def test_another_form_with_other_rows_is_refused(files: Files, refuse: Refuse) -> None:
    path = "build/json/evidence.json"
    changed = files | {path: files[path].replace(b"located", b"quoted", 1)}
    found = refuse(list_again(changed))

    assert found == {(path, 1, "-", "package-form-differs")}


Change = Callable[[pl.DataFrame], pl.DataFrame]


def put(column: str, value: object, **where: object) -> Change:
    """Return a change of a column, in the first row that has these values."""

    def change(rows: pl.DataFrame) -> pl.DataFrame:
        numbered = rows.with_row_index("row")
        line = numbered.filter(**where)["row"][0]
        kind = rows.schema[column]
        new = pl.lit(value, dtype=pl.String).cast(kind)
        at = pl.int_range(pl.len()) == line
        return rows.with_columns(
            pl.when(at).then(new).otherwise(pl.col(column)).alias(column)
        )

    return change


FORGED: list[tuple[str, str, str, Change]] = [
    ("evidence", "char_end", "evidence-differs", put("char_end", "9", basis="located")),
    ("evidence", "char_end", "evidence-differs", put("exact", "hơn 1", basis="located")),
    ("evidence", "basis", "evidence-differs", put("basis", "located", basis="quoted")),
    ("evidence", "basis", "evidence-differs", put("basis", "quoted", basis="located")),
    ("evidence", "basis", "evidence-differs", put("basis", "quoted", basis="context")),
    ("evidence", "basis", "evidence-differs", put("paragraph", None, basis="located")),
    ("evidence", "paragraph", "evidence-differs", put("paragraph", "1", paragraph=11)),
    ("evidence", "evidence_id", "evidence-differs", put("field", "rank_of", field="hedge")),
    ("evidence", "field", "evidence-of-nothing", put("field", "rank_of", field="hedge")),
    ("evidence", "field", "evidence-of-nothing", put("field", "nothing", field="hedge")),
    ("evidence", "field", "constraint-broken", put("field", "no such", field="hedge")),
    ("evidence", "record_id", "reference-broken", put("record_id", "a/o01", field="hedge")),
    ("evidence", "source_id", "evidence-differs", put("source_id", SOURCE, field="hedge")),
    ("sources", "char_end", "anchor-beyond", put("text_length", "99", source_id=SOURCE)),
    ("observations_flat", "words", "evidence-differs", put("words", "x", hedge="exact")),
    ("observations_flat", "obs_value", "evidence-differs", put("obs_value", "3", hedge="exact")),
    ("observations_flat", "char_start", "evidence-differs", put("char_start", "3", basis="located")),
    ("observations", "upper_bound", "constraint-broken", put("upper_bound", "0.001", hedge="exact")),
    ("observations", "printed_high", "constraint-broken", put("printed_high", "0.001", hedge="exact")),
    ("facts", "high", "constraint-broken", put("high", "-9999", measure="level")),
    ("units", "label_en", "constraint-broken", put("label_en", None, unit="%")),
    ("units", "base_unit", "reference-broken", put("base_unit", "x", unit="%")),
    ("units", "unit", "key-repeated", put("unit", "%", unit="USD")),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "code", "change"), FORGED)
def test_a_forged_package_is_refused_though_it_agrees_with_its_lists(  # noqa: PLR0913, PLR0917 - the table's columns
    files: Files,
    tables: dict[str, pl.DataFrame],
    refuse: Refuse,
    table: str,
    column: str,
    code: str,
    change: Change,
) -> None:
    forged = change(tables[table])
    assert not forged.equals(tables[table])
    found = refuse(change_table(files, table, forged))

    assert (column, code) in {one[2:] for one in found}


def test_of_many_rows_that_break_their_schema_the_first_are_named(
    files: Files,
    tables: dict[str, pl.DataFrame],
    refuse: Refuse,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "_ROWS", 10)
    broken = pl.when(pl.int_range(pl.len()) < 25).then("label_en")
    forged = tables["units"].with_columns(broken.alias("label_en"))
    found = refuse(change_table(files, "units", forged))

    assert {one[1] for one in found} == set(range(25 + 2, 30 + 2))


def test_a_package_is_forged_in_all_its_forms(
    files: Files, tables: dict[str, pl.DataFrame], refuse: Refuse
) -> None:
    """Else the cases above would prove nothing."""
    changed = put("note", "another", hedge="exact")(tables["observations"])
    flat = put("note", "another", hedge="exact")(tables["observations_flat"])
    forged = change_table(files, "observations", changed)

    assert refuse(change_table(forged, "observations_flat", flat)) == set()


@pytest.mark.parametrize("name", ["SHA256SUMS", EVIDENCE, "build/csv", "build/more"])
def test_a_link_in_a_folder_is_refused(files: Files, tmp_path: Path, name: str) -> None:
    path = write_folder(tmp_path / "x", files)
    if (path / name).exists():
        (path / name).rename(tmp_path / "elsewhere")
    (path / name).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(DataError) as caught:
        verify_package(path)
    assert [(i.file, i.code) for i in caught.value.issues] == [
        (name, "package-not-plain")
    ]


def test_a_pipe_in_a_folder_is_refused(files: Files, tmp_path: Path) -> None:
    path = write_folder(tmp_path / "x", files)
    os.mkfifo(path / "build/pipe")

    with pytest.raises(DataError) as caught:
        verify_package(path)
    assert [i.code for i in caught.value.issues] == ["package-not-plain"]


def test_what_lies_beside_the_listed_files_of_a_folder_is_no_part_of_it(
    files: Files, tmp_path: Path
) -> None:
    path = write_folder(tmp_path / "x", files)
    write_folder(path, {"notes/my.txt": b"x", "my.txt": b"x", "build/.DS_Store": b""})
    (path / "notes/loop").symlink_to(path)

    assert verify_package(path).files == len(files)
    (path / "build/x.csv").touch()
    with pytest.raises(DataError) as caught:
        verify_package(path)
    assert [(i.file, i.code) for i in caught.value.issues] == [
        ("build/x.csv", "package-file-unlisted")
    ]


@pytest.mark.parametrize(
    ("limit", "most", "code"),
    [
        ("MAX_PACKAGE_FILES", 9, "package-too-many"),
        ("MAX_PACKAGE_BYTES", 9999, "package-too-large"),
    ],
)
def test_a_folder_that_holds_too_much_is_refused(  # noqa: PLR0913, PLR0917 - a case
    files: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    most: int,
    code: str,
) -> None:
    path = write_folder(tmp_path / "x", files)
    monkeypatch.setattr(folder, limit, most)

    with pytest.raises(DataError) as caught:
        verify_package(path)
    assert [i.code for i in caught.value.issues] == [code]
    assert len(files) < MAX_PACKAGE_FILES


def test_a_table_that_is_too_large_is_not_read(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MAX_TABLE_BYTES", 9)

    assert {i.code for i in issues_of(files, tmp_path)} == {"package-too-large"}


def test_nothing_is_written(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_zip(tmp_path / "x.zip", files)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("TMPDIR", str(here))

    verify_package(path)
    assert not list(here.iterdir())


@pytest.mark.parametrize("name", ["nothing", "pipe"])
def test_a_package_that_is_no_file_is_wrong_use(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UsageError, match="name a zip file or a folder"):
        verify_package(tmp_path / name)
    with pytest.raises(UsageError, match="name the folder of the reports"):
        verify_package(tmp_path, tmp_path / "texts")
