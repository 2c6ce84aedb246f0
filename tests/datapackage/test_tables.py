"""Tables of several files read again: each file as it was published, or none."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.datapackage.tables import find_part_rows, place, read_tables
from pipeline.dataset import open_dataset
from pipeline.issues.model import Issue, UsageError
from pipeline.paths import resource_path
from tests.conftest import PART_ROWS, Reports

TABLE = "observations_flat"
FIRST, SECOND, *_, LAST = (resource_path(TABLE, "csv", n) for n in range(1, 7))
SEVENTH = resource_path(TABLE, "csv", 7)


@pytest.fixture
def out(split: Path, tmp_path: Path) -> Path:
    """A copy of the build with several files of a table, to be damaged."""
    shutil.copytree(split / "build", tmp_path / "build")
    shutil.copy(split / "datapackage.json", tmp_path)
    return tmp_path


def test_tables_of_several_files_are_those_of_one(
    invented: Reports, split: Path
) -> None:
    whole, cut = open_dataset(invented.published), open_dataset(split)

    assert list(cut) == list(whole)
    for name, table in cut.items():
        assert table.equals(whole[name])
        assert table.schema == whole[name].schema
        assert table.n_chunks() == 1


def edit(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return what changes the content of a file."""

    def damage(out: Path) -> None:
        (out / path).write_bytes(change((out / path).read_bytes()))

    return damage


def exchange(out: Path) -> None:
    """Exchange the names of two files of a table."""
    (out / FIRST).rename(out / "other")
    (out / SECOND).rename(out / FIRST)
    (out / "other").rename(out / SECOND)


def move_row(out: Path) -> None:
    """Move the last row of the first file to the second, so that all rows are there."""
    *lines, row = (out / FIRST).read_bytes().splitlines(keepends=True)
    (out / FIRST).write_bytes(b"".join(lines))
    header, *others = (out / SECOND).read_bytes().splitlines(keepends=True)
    (out / SECOND).write_bytes(b"".join([header, row, *others]))


def add_empty(out: Path) -> None:
    """Add a file without rows, to the descriptor as well."""
    header, _, _ = (out / FIRST).read_bytes().partition(b"\n")
    (out / SEVENTH).write_bytes(header + b"\n")
    describe(lambda r: r | {"path": [*r["path"], SEVENTH]})(out)


def add_again(out: Path) -> None:
    """Add a file with rows that are there already, to the descriptor as well."""
    shutil.copy(out / FIRST, out / SEVENTH)
    describe(lambda r: r | {"path": [*r["path"], SEVENTH]})(out)


def describe(
    change: Callable[[dict[str, Any]], dict[str, Any]],
) -> Callable[[Path], None]:
    """Return what changes the resource of a table in the descriptor."""

    def damage(out: Path) -> None:
        descriptor = json.loads((out / "datapackage.json").read_bytes())
        descriptor["resources"] = [
            change(resource) if resource["name"] == TABLE else resource
            for resource in descriptor["resources"]
        ]
        text = json.dumps(descriptor)
        (out / "datapackage.json").write_text(text, encoding="utf-8")

    return damage


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a changed digit": edit(SECOND, lambda old: old.replace(b"5", b"6", 1)),
    "a lost line end": edit(LAST, lambda old: old[:-1]),
    "a lost row": edit(LAST, lambda old: old[: old[:-1].rindex(b"\n") + 1]),
    "a changed header": edit(SECOND, lambda old: b"x" + old[1:]),
    "a changed first header": edit(FIRST, lambda old: b"x" + old[1:]),
    "an empty file": edit(SECOND, lambda _: b""),
    "an empty first file": edit(FIRST, lambda _: b""),
    "a missing file": lambda out: (out / SECOND).unlink(),
    "a missing last file": lambda out: (out / LAST).unlink(),
    "exchanged files": exchange,
    "a row in another file": move_row,
    "a further file without rows": add_empty,
    "a further file with rows": add_again,
    "paths in another order": describe(lambda r: r | {"path": r["path"][::-1]}),
    "a path less": describe(lambda r: r | {"path": r["path"][:-1]}),
    "only the first path": describe(lambda r: r | {"path": r["path"][0]}),
    "no path": describe(lambda r: r | {"path": []}),
    "a path elsewhere": describe(lambda r: r | {"path": ["../x.csv", *r["path"][1:]]}),
    "a path that is a number": describe(lambda r: r | {"path": 7}),
    "other rows": describe(lambda r: r | {"partRows": 6}),
    "rows that are none": describe(lambda r: r | {"partRows": [7]}),
    "no rows": describe(lambda r: {k: v for k, v in r.items() if k != "partRows"}),
    "no hash": describe(lambda r: {k: v for k, v in r.items() if k != "hash"}),
    "no such table": describe(lambda r: r | {"name": "other"}),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_damaged_is_named_with_the_next_step(
    out: Path, damage: str
) -> None:
    read_tables(out)

    DAMAGES[damage](out)

    with pytest.raises(UsageError, match=rf"{TABLE}.*run make"):
        read_tables(out)


def test_a_file_that_no_path_names_is_not_read(out: Path) -> None:
    shutil.copy(out / FIRST, out / SEVENTH)

    assert open_dataset(out)[TABLE].height == 36


def test_how_many_rows_a_file_has_is_read_from_the_descriptor(
    split: Path, invented: Reports
) -> None:
    assert find_part_rows(split) == PART_ROWS
    assert find_part_rows(invented.published) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'{"resources": 7}',
        b'{"resources": [7]}',
        b'{"resources": [{"partRows": 0}]}',
        b'{"resources": [{"partRows": "7"}]}',
        b"[" * 99_999,
    ],
)
def test_a_damaged_descriptor_says_nothing_of_rows(
    tmp_path: Path, content: bytes
) -> None:
    assert find_part_rows(tmp_path) is None

    (tmp_path / "datapackage.json").write_bytes(content)

    assert find_part_rows(tmp_path) is None


@pytest.mark.parametrize(
    ("line", "file", "own"),
    [(2, 1, 2), (8, 1, 8), (9, 2, 2), (15, 2, 8), (16, 3, 2), (37, 6, 2)],
)
def test_a_row_is_placed_in_the_file_that_has_it(
    split: Path, line: int, file: int, own: int
) -> None:
    part_rows = read_tables(split).part_rows
    whole = (split / resource_path(TABLE, "csv", file)).read_text("utf-8").splitlines()
    issue = Issue(resource_path(TABLE, "csv"), line, "words", "anchor-lost")

    placed = place(issue, part_rows)

    assert (placed.file, placed.line) == (resource_path(TABLE, "csv", file), own)
    flat = open_dataset(split)[TABLE]
    assert whole[own - 1].startswith(str(flat.row(line - 2)[0]))


def test_a_row_of_a_table_of_one_file_stays_where_it_is(split: Path) -> None:
    issue = Issue(resource_path("sources", "csv"), 9, "url", "text-differs")

    assert place(issue, read_tables(split).part_rows) == issue
