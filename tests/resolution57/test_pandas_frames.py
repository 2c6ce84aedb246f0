"""pandas has the same values: exact decimals, days, what is missing as missing."""

import subprocess
from pathlib import Path

import pytest

import resolution57
from resolution57.pandas_frames import to_pandas

_COMPARE = """
import csv, decimal, sys
import pandas as pd, resolution57
assert "pandas" in sys.modules
data = resolution57.open(".")

def show(value):
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    assert not isinstance(value, float), value
    text = str(value)
    return text.lower() if text in ("True", "False") else text

for table in data.tables():
    frame = data.load_pandas(table)
    with open(f"build/csv/{table}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert list(frame.columns) == rows[0], table
    assert len(frame) == len(rows) - 1
    for found, expected in zip(frame.itertuples(index=False), rows[1:]):
        shown = [show(value) for value in found]
        assert shown == expected, (table, shown, expected)

figures = data.load_pandas("observations")
for _, row in figures.iterrows():
    found = resolution57.interval(row)
    assert isinstance(found.lower, (decimal.Decimal, type(None)))
    assert found.lower_open == row["low_open"]
row = figures.iloc[0]
assert len(data.evidence(row)) and data.cite(row)
assert str(figures["time_start"].dtype) == "datetime64[s]"
assert str(figures["rank_of"].dtype) == "Int64"
assert str(figures["low_open"].dtype) == "boolean"
print("same", len(figures))
"""


def test_every_cell_in_pandas_is_exactly_what_the_file_has(root: Path) -> None:
    python = root / ".venv-download/bin/python"
    if not python.is_file():
        pytest.skip("no .venv-download: `make test` makes it")

    ran = subprocess.run(
        [python, "-c", _COMPARE], cwd=root, capture_output=True, text=True, check=False
    )

    assert ran.stdout.startswith("same "), ran.stderr[-500:]


def test_where_there_is_no_pandas_it_is_said(root: Path) -> None:
    with pytest.raises(resolution57.DatasetError, match="pip install pandas"):
        to_pandas(resolution57.load("units", root))
