"""Programs that people open the dataset with keep every value as it is published."""

import json
import subprocess
from pathlib import Path

import pytest

from pipeline.paths import resource_path
from pipeline.schemas import published

# Reads a table as a newcomer would, without a word of its types, and prints each cell
# as text, with no text for no value. Standard input has the path.
_READERS = {
    "pandas": """
import sys, json, pandas as pd
frame = pd.read_csv(sys.argv[1])
def show(v):
    if pd.isna(v): return ""
    return repr(v.item()) if hasattr(v, "item") else str(v)
print(json.dumps([[show(v) for v in row] for row in frame.itertuples(index=False)]))
""",
    "polars": """
import sys, json, polars as pl
frame = pl.read_csv(sys.argv[1], infer_schema_length=None)
def show(v):
    return "" if v is None else repr(v) if isinstance(v, float) else str(v)
print(json.dumps([[show(v) for v in row] for row in frame.iter_rows()]))
""",
    "duckdb": """
import sys, json, duckdb
rows = duckdb.read_csv(sys.argv[1], sample_size=-1).fetchall()
def show(v):
    return "" if v is None else repr(v) if isinstance(v, float) else str(v)
print(json.dumps([[show(v) for v in row] for row in rows]))
""",
}
# The same of NDJSON, in whose tables without rows there is nothing to read. polars may
# give the columns in another order; pandas is told not to round figures.
_LINE_READERS = {
    "pandas": """
import sys, json, pandas as pd
frame = pd.read_json(sys.argv[1], lines=True, dtype=False, precise_float=True)
def show(v):
    if pd.isna(v): return ""
    return repr(v.item()) if hasattr(v, "item") else str(v)
rows = frame[json.loads(sys.argv[2])].itertuples(index=False)
print(json.dumps([[show(v) for v in row] for row in rows]))
""",
    "polars": """
import sys, json, polars as pl
frame = pl.read_ndjson(sys.argv[1], infer_schema_length=None)
def show(v):
    return "" if v is None else repr(v) if isinstance(v, float) else str(v)
rows = frame.select(json.loads(sys.argv[2])).iter_rows()
print(json.dumps([[show(v) for v in row] for row in rows]))
""",
    "duckdb": """
import sys, json, duckdb
rows = duckdb.read_json(sys.argv[1], format="newline_delimited", sample_size=-1)
def show(v):
    return "" if v is None else repr(v) if isinstance(v, float) else str(v)
rows = rows.select(*json.loads(sys.argv[2])).fetchall()
print(json.dumps([[show(v) for v in row] for row in rows]))
""",
}
_NUMBERS = ("number", "integer")


@pytest.mark.parametrize("reader", _READERS)
@pytest.mark.parametrize("table", published.TABLES)
def test_a_table_read_without_its_schema_keeps_its_values(
    root: Path, table: str, reader: str
) -> None:
    path = root / resource_path(table, "csv")

    check_rows(root, table, run_reader(root, table, _READERS[reader], path))


@pytest.mark.parametrize("reader", _LINE_READERS)
@pytest.mark.parametrize("table", published.TABLES)
def test_lines_of_json_read_without_their_schema_keep_their_values(
    root: Path, table: str, reader: str
) -> None:
    path = root / resource_path(table, "ndjson")
    if not path.stat().st_size:
        pytest.skip("a table without rows is an empty file")

    check_rows(root, table, run_reader(root, table, _LINE_READERS[reader], path))


def run_reader(root: Path, table: str, code: str, path: Path) -> list[list[str]]:
    """Return the cells of a file, row by row, as the program of a user shows them."""
    python = root / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")
    shown = subprocess.run(
        [python, "-c", code, path, json.dumps(list(published.columns(table)))],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rows: list[list[str]] = json.loads(shown)
    return rows


def check_rows(root: Path, table: str, rows: list[list[str]]) -> None:
    """Hold the cells of a table to what is published."""
    expected = json.loads((root / resource_path(table, "json")).read_text("utf-8"))
    assert len(rows) == len(expected)
    for row, record in zip(rows, expected, strict=True):
        for cell, field in zip(row, published.fields(table), strict=True):
            value = record[field["name"]]
            assert _is_same(cell, value, field["type"]), (field["name"], cell, value)


def _is_same(cell: str, value: object, kind: str) -> bool:
    """Whether a cell as a program shows it is the published value."""
    if value is None:
        return cell == ""
    if kind in _NUMBERS:
        return float(cell) == float(str(value))
    if kind == "boolean":
        return cell.lower() == str(value).lower()
    return cell == value


@pytest.mark.parametrize("table", published.TABLES)
def test_no_column_has_a_name_that_sql_reserves(root: Path, table: str) -> None:
    python = root / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")
    columns = ", ".join(published.columns(table))
    code = "import sys, duckdb; duckdb.sql(f'CREATE TABLE t ({sys.argv[1]})')"
    typed = ", ".join(f"{name} VARCHAR" for name in columns.split(", "))

    ran = subprocess.run([python, "-c", code, typed], capture_output=True, check=False)

    assert ran.returncode == 0, ran.stderr.decode()[-300:]
