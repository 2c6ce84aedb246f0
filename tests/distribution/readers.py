"""Programs that people open the files with: each prints every cell of every table."""

import json
import subprocess
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.decimals import DECIMAL, plain
from pipeline.schemas.published import Tables
from tests.conftest import ROOT

# Cells of all tables, by their names, row by row: text, or null.
Cells = dict[str, list[list[str | None]]]

_SHOW = """
import datetime, decimal, json, sys

place, names = sys.argv[1], json.loads(sys.argv[2])

def show(value):
    if value is None or value is pd_missing(value):
        return None
    if isinstance(value, str):
        return value
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = format(decimal.Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text

def pd_missing(value):
    missing = type(value).__name__ in ("NAType", "NaTType") or value != value
    return value if missing else object()

def put(cells):
    rows = {name: [[show(v) for v in row] for row in found]
            for name, found in cells.items()}
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    json.dump(rows, sys.stdout)
"""
_READERS = {
    ("parquet", "polars"): """
import polars as pl
put({n: pl.read_parquet(f"{place}/{n}.parquet").rows() for n in names})
""",
    ("parquet", "duckdb"): """
import duckdb
put({n: duckdb.read_parquet(f"{place}/{n}.parquet").fetchall() for n in names})
""",
    ("parquet", "pandas"): """
import pandas as pd
frames = {n: pd.read_parquet(f"{place}/{n}.parquet", dtype_backend="pyarrow")
          for n in names}
put({n: f.itertuples(index=False) for n, f in frames.items()})
""",
    ("sqlite", "sqlite3"): """
import sqlite3
base = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
put({n: base.execute(f"SELECT * FROM {n}").fetchall() for n in names})
""",
    ("sqlite", "pandas"): """
import sqlite3, pandas as pd
base = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
put({n: pd.read_sql(f"SELECT * FROM {n}", base, dtype=object)
     .itertuples(index=False) for n in names})
""",
    ("xlsx", "openpyxl"): """
import openpyxl
book = openpyxl.load_workbook(place)
put({n: list(book[n].iter_rows(min_row=2, values_only=True)) for n in names})
""",
    ("xlsx", "pandas"): """
import pandas as pd
frames = pd.read_excel(place, sheet_name=names, dtype=object, keep_default_na=False,
                       na_values=[""])
put({n: f.itertuples(index=False) for n, f in frames.items()})
""",
}
READERS = sorted(_READERS)


def run(code: str, *arguments: str) -> str:
    """Return what code prints, run where the programs of users are."""
    python = ROOT / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")
    ran = subprocess.run(
        [python, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-1000:]
    return ran.stdout


def read(form: str, reader: str, place: Path, names: list[str]) -> Cells:
    """Return the cells of tables as a program reads them from a file of some form."""
    code = _SHOW + _READERS[form, reader]
    found: Cells = json.loads(run(code, str(place), json.dumps(names)))
    return found


def show(tables: Tables, form: str) -> Cells:
    """Return the cells of tables as a program is to read them."""
    return {name: _show(rows, form) for name, rows in tables.items()}


def _show(rows: pl.DataFrame, form: str) -> list[list[Any]]:
    """Return the cells of a table; SQLite has 0 and 1 for false and true."""
    shown = rows.select(
        plain(pl.col(name))
        if kind == DECIMAL
        else pl.col(name).cast(pl.Int64).cast(pl.String)
        if kind == pl.Boolean and form == "sqlite"
        else pl.col(name).cast(pl.String)
        for name, kind in rows.schema.items()
    )
    return [list(row) for row in shown.iter_rows()]
