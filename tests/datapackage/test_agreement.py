"""Our check and Frictionless find a planted fault of each kind at the same place.

Frictionless reads the files; ours, the tables that are read of them. The descriptor has
the hashes of the files as planted, so that nothing but the fault is wrong with them.
"""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest

from pipeline.datapackage.checksums import hash_of
from pipeline.datapackage.conformance import check_package
from pipeline.datapackage.integrity import check_table
from pipeline.datapackage.publish import find_differences
from pipeline.dataset import open_dataset
from pipeline.issues.model import WHOLE_FILE, Issue, UsageError
from pipeline.paths import resource_path
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from tests.conftest import Reports

# A cell that breaks a constraint of each kind, made of what the constraint says; None
# is an empty one.
BREAKERS: dict[str, Callable[[Any], str | None]] = {
    "required": lambda _: None,
    "enum": lambda _: "no-such-code",
    "pattern": lambda _: "§",
    "format": lambda _: "http://[",
    "maxLength": lambda most: "x" * (most + 1),
    "minimum": lambda least: str(least - 1),
    "exclusiveMinimum": str,
}
# A text without a letter, which Frictionless cannot tell from no text: it has a test of
# its own.
BESIDE = {"minLength"}
# Texts that are of no such type. Every text is a string.
MISTYPED = {
    "integer": ("x", "1.5"),
    "number": ("x", "1,5"),
    "date": ("x", "2025-02-30"),
    "boolean": ("x", "yes"),
}
# What a schema may have beside what it is called.
KEYS = {"fields", "primaryKey", "uniqueKeys", "foreignKeys"}


class Place(NamedTuple):
    """Where a fault is, the header being line 1. A key is of the row, of no column."""

    table: str
    line: int
    column: str


@pytest.fixture(scope="module")
def sound(invented: Reports) -> Tables:
    """Every published table of the invented reports, all of its cells as text.

    Each row has a note, if it may: else one without what is required would be blank.
    """
    note = pl.col("^note$").fill_null("x")
    return {
        name: pl.read_csv(
            invented.published / resource_path(name, "csv"), infer_schema=False
        ).with_columns(note)
        for name in published.TABLES
    }


@pytest.fixture
def out(invented: Reports, tmp_path: Path) -> Path:
    """A copy of the build of the invented reports, to plant in."""
    shutil.copytree(invented.published / "build", tmp_path / "build")
    shutil.copy(invented.published / "datapackage.json", tmp_path)
    return tmp_path


def write(out: Path, files: dict[str, bytes]) -> None:
    """Write tables, each as a CSV file, and what the descriptor vouches for."""
    contents = {resource_path(name, "csv"): data for name, data in files.items()}
    descriptor = json.loads((out / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        content = contents.get(resource["path"])
        if content is not None:
            resource |= {"bytes": len(content), "hash": f"sha256:{hash_of(content)}"}
            (out / resource["path"]).write_bytes(content)
    (out / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def render(tables: Tables) -> dict[str, bytes]:
    """Return tables of text as CSV files."""
    return {
        name: table.write_csv(line_terminator="\n").encode()
        for name, table in tables.items()
    }


def plant(table: pl.DataFrame, row: int, column: str, text: str | None) -> pl.DataFrame:
    """Return the table with another text in one cell."""
    is_there = pl.int_range(pl.len()) == row
    cell = pl.when(is_there).then(pl.lit(text, pl.String)).otherwise(column)
    return table.with_columns(cell.alias(column))


def plant_all(
    sound: Tables, cells: Iterable[tuple[str, str, str | None]]
) -> tuple[Tables, set[Place]]:
    """Return tables with another text in a cell of some columns, and where these are.

    Each is in a row of its own, as far as a table has rows.
    """
    tables, places = dict(sound), set()
    for name, column, text in cells:
        row = sound[name].columns.index(column) % len(sound[name])
        tables[name] = plant(tables[name], row, column, text)
        places.add(Place(name, row + 2, column))
    return tables, places


def find_theirs(out: Path) -> set[Place]:
    """Return where Frictionless finds a fault."""
    return {as_place(issue) for issue in check_package(out / "datapackage.json")[1]}


def find_ours(tables: Tables) -> set[Place]:
    """Return where our check finds a fault that a Table Schema can tell of."""
    return {as_place(i) for name in tables for i in check_table(name, tables)}


def as_place(issue: Issue) -> Place:
    """Return where an issue is."""
    column = WHOLE_FILE if issue.code == "key-repeated" else issue.column
    return Place(Path(issue.file).stem, issue.line, column)


def rules(field: dict[str, Any]) -> dict[str, Any]:
    """Return what a field asks of its cells beside the type."""
    constraints: dict[str, Any] = field.get("constraints", {})
    return constraints | {k: v for k, v in field.items() if k == "format"}


def list_columns(kind: str) -> list[tuple[str, str, Any]]:
    """Return every column with a constraint of a kind: table, name, what it says."""
    return [
        (name, field["name"], rules(field)[kind])
        for name in published.TABLES
        for field in published.fields(name)
        if kind in rules(field)
    ]


def test_each_kind_that_occurs_in_a_schema_is_planted() -> None:
    fields = [field for name in published.TABLES for field in published.fields(name)]
    told = {key for name in published.TABLES for key in published.table_schema(name)}

    assert {kind for field in fields for kind in rules(field)} == {*BREAKERS, *BESIDE}
    assert {field["type"] for field in fields} == {*MISTYPED, "string"}
    assert {key for key in told if not key.startswith(("$", "title", "descr"))} == KEYS


def test_in_a_sound_package_neither_finds_anything(out: Path, sound: Tables) -> None:
    write(out, render(sound))

    assert all(len(table) for table in sound.values())
    assert not find_theirs(out)
    assert not find_ours(open_dataset(out))


@pytest.mark.parametrize("kind", BREAKERS)
def test_both_find_a_broken_constraint_in_each_column_that_has_it(
    out: Path, sound: Tables, kind: str
) -> None:
    broken = ((n, c, BREAKERS[kind](value)) for n, c, value in list_columns(kind))
    tables, planted = plant_all(sound, broken)

    write(out, render(tables))
    theirs, ours = find_theirs(out), find_ours(open_dataset(out))

    # Of a row without its key Frictionless says so once more, as of the row.
    keyless = {
        Place(name, line, WHOLE_FILE)
        for name, line, column in planted
        if kind == "required" and [column] == published.primary_key(name)
    }
    assert planted <= ours
    assert theirs == ours | keyless


def test_both_find_a_cell_that_refers_to_nothing(out: Path, sound: Tables) -> None:
    references = [(n, r) for n in sound for r in published.references(n)]
    # Of the form of a key, so that nothing else is wrong with most of them.
    astray = ((n, r.column, f"{sound[r.table][r.key][0]}x") for n, r in references)
    tables, planted = plant_all(sound, astray)

    write(out, render(tables))
    theirs, ours = find_theirs(out), find_ours(open_dataset(out))

    assert {r.table == n for n, r in references} == {True, False}
    assert planted <= ours
    assert theirs == ours


def test_both_find_a_row_whose_primary_key_another_has(
    out: Path, sound: Tables
) -> None:
    tables = {name: pl.concat([rows, rows.head(1)]) for name, rows in sound.items()}

    write(out, render(tables))

    repeated = {Place(n, len(rows) + 1, WHOLE_FILE) for n, rows in tables.items()}
    assert find_theirs(out) == find_ours(open_dataset(out)) == repeated


def test_any_other_key_that_is_repeated_is_found_by_ours_alone(
    out: Path, sound: Tables
) -> None:
    """Frictionless does not read `uniqueKeys`, which are of Data Package 2.0."""
    keyed = {name for name in sound if len(published.unique_keys(name)) > 1}
    tables = dict(sound)
    for name in keyed:
        key = pl.col(published.primary_key(name)[-1])
        again = sound[name].head(1).with_columns(key + "x")
        tables[name] = pl.concat([sound[name], again])

    write(out, render(tables))

    repeated = {Place(name, len(tables[name]) + 1, WHOLE_FILE) for name in keyed}
    assert find_ours(open_dataset(out)) == repeated
    assert not find_theirs(out)


def test_a_text_without_a_letter_is_found_by_ours_alone(
    out: Path, sound: Tables
) -> None:
    """Frictionless takes it for an empty cell, in quotes or not."""
    empty = ((name, column, "") for name, column, _ in list_columns("minLength"))
    tables, planted = plant_all(sound, empty)

    write(out, render(tables))

    assert find_ours(open_dataset(out)) == planted
    assert not find_theirs(out)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, texts in MISTYPED.items() for text in texts],
)
def test_a_cell_of_another_type_is_found_there_and_its_table_not_read(
    out: Path, sound: Tables, kind: str, text: str
) -> None:
    """Tables are typed as they are read, so ours is given none with such a cell."""
    columns = [
        (name, field["name"], text)
        for name in published.TABLES
        for field in published.fields(name)
        if field["type"] == kind
    ]
    tables, planted = plant_all(sound, columns)

    write(out, render(tables))
    assert find_theirs(out) == planted

    for name in {name for name, *_ in columns}:
        write(out, render(sound | {name: tables[name]}))
        with pytest.raises(UsageError, match=f"{name}.csv is no table of this version"):
            open_dataset(out)


def test_a_column_of_another_type_is_found_in_a_table(out: Path) -> None:
    tables = open_dataset(out)
    for name, table in tables.items():
        for column, kind in table.schema.items():
            if kind != pl.String:
                text = table.with_columns(pl.col(column).cast(pl.String))
                found = {as_place(i) for i in check_table(name, tables | {name: text})}
                assert found == {Place(name, 1, column)}


def add(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(added=pl.lit("x"))


def drop(table: pl.DataFrame) -> pl.DataFrame:
    return table[:, :-1]


def turn(table: pl.DataFrame) -> pl.DataFrame:
    return table.select(*table.columns[:-2], table.columns[-1], table.columns[-2])


def rename(table: pl.DataFrame) -> pl.DataFrame:
    return table.rename({table.columns[-1]: "renamed"})


@pytest.mark.parametrize("change", [add, drop, turn, rename])
def test_columns_that_are_not_the_schemas_are_found_in_the_header(
    out: Path, sound: Tables, change: Callable[[pl.DataFrame], pl.DataFrame]
) -> None:
    tables = open_dataset(out)
    changed = {name: change(table) for name, table in sound.items()}

    write(out, render(changed))
    theirs = find_theirs(out)

    for name, table in tables.items():
        ours = {as_place(i) for i in check_table(name, tables | {name: change(table)})}
        assert {place[:2] for place in ours} == {(name, 1)}
        assert (name, 1) in {place[:2] for place in theirs}
        write(out, render(sound | {name: changed[name]}))
        with pytest.raises(UsageError, match=f"{name}.csv is no table of this version"):
            open_dataset(out)


def test_a_cell_too_many_is_found_there_and_its_table_not_read(
    out: Path, sound: Tables
) -> None:
    write(out, {"goals": render(sound)["goals"].rstrip() + b",x\n"})

    assert find_theirs(out) == {Place("goals", len(sound["goals"]) + 1, WHOLE_FILE)}
    with pytest.raises(UsageError, match=r"goals.csv is no table of this version"):
        open_dataset(out)


def test_a_cell_too_few_is_found_there_and_by_the_comparison_of_bytes(
    out: Path, sound: Tables
) -> None:
    """It would be read as an empty cell; `check` compares bytes before it reads."""
    whole = render(sound)["goals"]
    write(out, {"goals": whole[: whole.rindex(b",")] + b"\n"})

    (theirs,) = find_theirs(out)
    (ours,) = find_differences({resource_path("goals", "csv"): whole}, out)[:1]

    assert theirs[:2] == ("goals", len(sound["goals"]) + 1)
    assert (ours.code, Path(ours.file).stem) == ("not-rebuilt", "goals")
