"""The database holds its keys and types itself, and says what its columns mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import polars as pl
import pytest

from pipeline.distribution import sqlite
from pipeline.issues.model import UsageError
from pipeline.schemas import published
from tests.distribution.conftest import Made


@pytest.fixture
def database(made: Made) -> Iterator[sqlite3.Connection]:
    """The database in memory, where it may be written to."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(made.sqlite.read_bytes())
        opened.execute("PRAGMA foreign_keys = ON")
        yield opened


def test_it_is_whole_and_no_reference_leads_nowhere(
    database: sqlite3.Connection,
) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_is_strict(database: sqlite3.Connection) -> None:
    listed = database.execute("PRAGMA table_list").fetchall()

    strict = {name for _, name, kind, _, _, is_strict in listed if is_strict}
    assert strict == {*published.TABLES, "columns", "dataset"}
    with pytest.raises(sqlite3.IntegrityError, match="INTEGER"):
        database.execute("UPDATE evidence SET paragraph = 'first'")


@pytest.mark.parametrize("table", published.TABLES)
def test_a_table_has_the_keys_of_its_schema(
    database: sqlite3.Connection, table: str
) -> None:
    keys = database.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    indices = database.execute(f"PRAGMA index_list({table})").fetchall()
    indexed = {
        tuple(row[2] for row in database.execute(f"PRAGMA index_info('{index[1]}')"))
        for index in indices
    }

    references = published.references(table)
    assert {(key[3], key[2], key[4]) for key in keys} == set(references)
    assert {tuple(key) for key in published.unique_keys(table)} <= indexed
    assert {one.column for one in references} <= {columns[0] for columns in indexed}


def test_a_reference_to_nothing_is_refused(database: sqlite3.Connection) -> None:
    database.execute("UPDATE evidence SET source_id = 'nowhere'")

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.commit()


def test_tables_that_break_a_key_give_no_database(imagined: Made) -> None:
    evidence = imagined.tables["evidence"]
    twice = imagined.tables | {"evidence": pl.concat([evidence, evidence.head(1)])}
    astray = imagined.tables | {"entities": imagined.tables["entities"].clear()}

    for tables in (twice, astray):
        with pytest.raises(UsageError, match="break a key"):
            sqlite.render(tables, imagined.descriptor)


def test_a_figure_is_compared_as_a_number(database: sqlite3.Connection) -> None:
    kinds = "SELECT DISTINCT typeof(obs_value) FROM observations ORDER BY 1"
    between = "SELECT count(*) FROM observations WHERE obs_value > 9 AND obs_value < 10"

    assert {kind for (kind,) in database.execute(kinds)} <= {"integer", "null", "real"}
    (count,) = database.execute(between).fetchone()
    every = database.execute("SELECT obs_value FROM observations").fetchall()
    assert count == sum(9 < value < 10 for (value,) in every if value is not None)


def test_evidence_of_has_each_cell_with_its_report(
    made: Made, database: sqlite3.Connection
) -> None:
    rows = database.execute("SELECT title_en, exact, url FROM evidence_of").fetchall()

    assert len(rows) == made.tables["evidence"].height
    assert all(title for title, _, _ in rows)


def test_columns_says_what_every_column_means(
    made: Made, database: sqlite3.Connection
) -> None:
    listed = database.execute(
        "SELECT table_name, column_name, type, title_en, description_vi FROM columns "
        "ORDER BY table_name, position"
    ).fetchall()

    assert listed == [
        (table, f["name"], f["type"], f["title"], f["description@vi"])
        for table in sorted(published.TABLES)
        for f in published.fields(table)
    ]
    (codes,) = database.execute(
        "SELECT codes FROM columns WHERE (table_name, column_name) = "
        "('evidence', 'basis')"
    ).fetchone()
    assert '{"value": "context", "label": ' in codes
    version = database.execute("SELECT value FROM dataset WHERE property = 'version'")
    assert version.fetchone() == (made.descriptor["version"],)


def test_its_version_is_the_datasets(made: Made, database: sqlite3.Connection) -> None:
    major, minor, patch = map(int, made.descriptor["version"].split("."))

    found = database.execute("PRAGMA user_version").fetchone()
    assert found == (major * 10**6 + minor * 10**3 + patch,)
