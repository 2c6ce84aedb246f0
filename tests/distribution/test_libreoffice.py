"""LibreOffice opens the workbook and the CSV files, and every cell is as published."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.paths import resource_path
from pipeline.schemas import published
from tests.conftest import Reports
from tests.distribution.conftest import Made
from tests.distribution.readers import show

# Commas, quotes, UTF-8; formulas as such, all sheets; of CSV, English is read and no
# special numbers are looked for.
_WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
_READ = "Text - txt - csv (StarCalc):44,34,76,1,,1033,true,false"


def convert(folder: Path, files: list[Path], to: str, *options: str) -> None:
    """Have LibreOffice open files and write them in another form."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no soffice: install LibreOffice Calc, or set PATH to it")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", *options, "--convert-to", to]
    for _ in range(2):  # the first start of a new profile may only make it
        ran = subprocess.run(
            [*command, "--outdir", folder, *files],
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        if "convert " in ran.stdout:
            return
    pytest.fail(ran.stderr[-500:])


def read(path: Path, table: str) -> list[list[str | None]]:
    """Return the cells of a table that LibreOffice has written as CSV."""
    kinds = [field["type"] for field in published.fields(table)]
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == list(published.columns(table))
    return [[_cell(*one) for one in zip(row, kinds, strict=True)] for row in rows]


def _cell(text: str, kind: str) -> str | None:
    """Return a cell as it is published: without the marks of groups of digits."""
    if kind in {"number", "integer"}:
        text = text.replace(",", "")
    return (text.lower() if kind == "boolean" else text) or None


def test_it_reads_every_cell_of_the_workbook(made: Made, tmp_path: Path) -> None:
    convert(tmp_path, [made.xlsx], _WRITE)

    expected = show(made.tables, "")
    for table in published.TABLES:
        found = read(tmp_path / f"{made.xlsx.stem}-{table}.csv", table)
        assert found == expected[table], table


@pytest.mark.parametrize("dataset", ["real", "imagined"])
def test_it_reads_every_cell_of_csv(
    root: Path,
    invented: Reports,
    tmp_path: Path,
    dataset: str,
    request: pytest.FixtureRequest,
) -> None:
    out = root if dataset == "real" else invented.published
    made: Made = request.getfixturevalue(dataset)
    tables = [out / resource_path(table, "csv") for table in published.TABLES]
    convert(tmp_path, tables, "ods", f"--infilter={_READ}")
    convert(tmp_path, sorted(tmp_path.glob("*.ods")), _WRITE)

    expected = show(made.tables, "")
    for table in published.TABLES:
        found = read(tmp_path / f"{table}-{table}.csv", table)
        assert found == expected[table], table
