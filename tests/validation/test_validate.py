"""What a spreadsheet would run as a formula is refused in every column of text."""

import csv
import unicodedata
from pathlib import Path

import polars as pl
import pytest

from pipeline.ingestion.csv import parse_csv
from pipeline.validation.validate import find_formulas

SIGNS = "=+-@"
BEFORE = ["", " ", "\t", "'", '"', '" ', "x;", "x; ", "x ;'", "1;"]
AFTER = ["1+1", "cmd|' /C calc'!A0", "SUM(A1)", "HYPERLINK(x)", "", "2+3+cmd|x", "1-2"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", BEFORE)
def test_a_cell_that_begins_as_a_formula_is_one(before: str, sign: str) -> None:
    cells = pl.DataFrame({"cell": [f"{before}{sign}{rest}" for rest in AFTER]})

    assert cells.select(find_formulas(pl.col("cell")))["cell"].all()


@pytest.mark.parametrize(
    "cell",
    ["-3.2", "-3,2%", "-1.5..-0.5", "-12 %", "x - y", "a=b", "a@b", "1-2", "Q+A; b"],
)
def test_a_number_below_zero_is_no_formula_and_no_sign_within_text(cell: str) -> None:
    cells = pl.DataFrame({"cell": [cell]})

    assert not cells.select(find_formulas(pl.col("cell")))["cell"].any()


@pytest.mark.exhaustive
def test_no_character_that_folds_into_a_sign_begins_a_cell() -> None:
    alike = [
        c
        for c in map(chr, range(0x110000))
        if unicodedata.normalize("NFKC", c)[0] in SIGNS
        and not "\ud800" <= c <= "\udfff"
    ]
    assert len(alike) > 10
    for character in alike:
        data = f"a,b\n1,{character}1+1\n".encode()
        frame, issues = parse_csv([("x.csv", data)], ["a", "b"])
        assert issues or frame.select(find_formulas(pl.col("b")))["b"].all(), character


@pytest.mark.parametrize("cell", ['"x\n=1+1"', '"x\r=1+1"', '"x\r\n=1+1"', "\t=1+1"])
def test_a_line_end_or_tab_gives_a_formula_no_cell_of_its_own(cell: str) -> None:
    frame, issues = parse_csv([("x.csv", f"a,b\n1,{cell}\n".encode())], ["a", "b"])

    assert issues
    assert frame.is_empty()


def test_no_published_cell_of_text_is_a_formula(root: Path) -> None:
    for path in sorted((root / "build/csv").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts = [cell for row in csv.reader(file) for cell in row]
        cells = pl.DataFrame({"cell": texts})
        assert cells.filter(find_formulas(pl.col("cell"))).is_empty(), path.name
