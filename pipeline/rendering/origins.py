"""What each published column is read from: columns that people write, or other tables.

`observations.csv:words` is a column of a raw sheet, codelist or description,
`observations.unit` a published one; a name alone is a whole file, table or folder.
What no schema tells stands in `origins.csv`; a row without a column is of all columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.issues.catalogue import LANGUAGES, read_table
from pipeline.paths import SOURCE_FILE, SOURCES
from pipeline.schemas import published
from pipeline.schemas.models import ANCHORED
from pipeline.schemas.raw import CODELISTS, SHEETS, header, source_keys

# By table: words, their place, and the cells that are read from them.
ReadFrom = Mapping[str, Sequence[tuple[str, str, Sequence[str]]]]

# The words of which normalization chooses some, under a name of its own.
_CHOSEN = {"estimate_words": "status_words", "naming_words": "words"}
# The folder of a source, whose name is its id.
_FOLDER = f"{SOURCES}/"
_FLAT, _BASE = "observations_flat", "observations"
# The tables of which the flat view repeats columns, under their names.
_REPEATED = (_BASE, "facts", "sources", "evidence")


def list_origins(table: str, read_from: ReadFrom) -> dict[str, list[str]]:
    """Return what each column of a table is read from."""
    told = {
        row["column"]: row["origins"].split()
        for row in read_table("pipeline.rendering", "origins.csv")
        if row["table"] == table
    }
    return {
        column: [
            *_derive(table, column, read_from),
            *told.get(column, told.get("", [])),
        ]
        for column in published.columns(table)
    }


def _derive(table: str, column: str, read_from: ReadFrom) -> Iterator[str]:
    """Return what the schemas tell of a column."""
    if table == "sources":
        yield from _derive_source(column)
    elif table in CODELISTS:
        yield f"{table}.csv:{column}"
    elif table in SHEETS:
        yield from _derive_record(table, column, read_from)
    elif table == _FLAT:
        yield from _derive_flat(column)


def _derive_source(column: str) -> Iterator[str]:
    """Return which key of source.toml a column has."""
    if column == "source_id":
        yield _FOLDER
    elif column in source_keys():
        yield f"{SOURCE_FILE}:{column}"


def _derive_record(table: str, column: str, read_from: ReadFrom) -> Iterator[str]:
    """Return the cell and the words that a column of a record is read from."""
    is_key = [column] == published.primary_key(table)
    if is_key or column == "source_id":
        yield _FOLDER
    own = "row" if is_key else column
    if own in header(table):
        yield f"{table}.csv:{own}"
    for words, _, columns in read_from[table]:
        if column in columns:
            yield f"{table}.csv:{_CHOSEN.get(words, words)}"
    if table == _BASE and column in ANCHORED:
        yield "anchors.csv:words"


def _derive_flat(column: str) -> Iterator[str]:
    """Return the column that the flat view repeats, or that labels one of its own."""
    homes = [home for home in _REPEATED if column in published.columns(home)]
    stem, _, language = column.rpartition("_")
    if homes:
        yield f"{homes[0]}.{column}"
    elif language in LANGUAGES:
        tables = {own: table for own, table, _ in published.references(_BASE)}
        coded = published.coded_columns(_FLAT)
        labels = "terms" if stem in coded else None
        labels = tables.get(f"{stem}_id", tables.get(stem, labels))
        if labels:
            yield f"{labels}.label_{language}"
