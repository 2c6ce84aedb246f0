"""The factors of the units are those of UCUM, exactly."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from tests.conftest import ROOT

# What one of each is in UCUM's base units (metre, gram, second), by the tables of its
# specification: prefixes are powers of ten, an are is 100 square metres, a Julian year
# 365.25 days. A unit that converts and is not here makes the test fail.
UCUM = {
    "mm": ("m", Fraction(1, 1000)),
    "cm": ("m", Fraction(1, 100)),
    "m": ("m", Fraction(1)),
    "km": ("m", Fraction(1000)),
    "m2": ("m2", Fraction(1)),
    "ar": ("m2", Fraction(100)),
    "har": ("m2", Fraction(100 * 100)),
    "km2": ("m2", Fraction(1000**2)),
    "l": ("m3", Fraction(1, 1000)),
    "m3": ("m3", Fraction(1)),
    "g": ("g", Fraction(1)),
    "kg": ("g", Fraction(1000)),
    "t": ("g", Fraction(1000 * 1000)),
    "d": ("s", Fraction(24 * 3600)),
    "a": ("s", Fraction(36525, 100) * 24 * 3600),
    "%": ("1", Fraction(1, 100)),
    "/10*4": ("1", Fraction(1, 10**4)),
    "1": ("1", Fraction(1)),
}

UNITS = [
    ROOT / folder / "codelists/units.csv" for folder in ("raw", "tests/corpus/raw")
]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.parts[-3])
def test_a_factor_is_what_ucum_makes_of_the_two_units(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["base_unit"]]

    assert rows
    for row in rows:
        dimension, size = UCUM[row["unit"]]
        base_dimension, base_size = UCUM[row["base_unit"]]
        assert dimension == base_dimension, row["unit"]
        assert Fraction(row["factor"]) == size / base_size, row["unit"]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.parts[-3])
def test_a_unit_of_measure_that_others_share_a_dimension_with_converts(
    path: Path,
) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["unit"]: row["base_unit"] for row in csv.DictReader(file)}
    measures = [unit for unit in rows if UCUM.get(unit, ("1",))[0] != "1"]

    for unit in measures:
        alike = {rows[o] or o for o in measures if UCUM[o][0] == UCUM[unit][0]}
        assert alike == {rows[unit] or unit}
