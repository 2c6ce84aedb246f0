"""Load the dataset “Resolution 57 figures”: exact, typed, each figure with its words.

    import resolution57

    data = resolution57.open("resolution-57-figures-0.1.0.zip")
    data.tables()
    facts = data.load("observations_flat")
    row = facts.row(0, named=True)
    resolution57.interval(row), data.evidence(row), data.cite(row)

A dataset lies in a folder, in a zip file, or at an http(s) address. The functions of
the same names take the place instead, the current folder unless another is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from resolution57.dataset import Dataset
from resolution57.errors import DatasetError
from resolution57.intervals import Interval, interval
from resolution57.places import Location, find_place

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Dataset",
    "DatasetError",
    "Interval",
    "cite",
    "evidence",
    "interval",
    "load",
    "load_pandas",
    "open",
    "tables",
]

HERE = "."


def open(place: Location = HERE) -> Dataset:  # noqa: A001 - said as `resolution57.open`
    """Return the dataset at a place: a folder, a zip file, or an http(s) address.

    Only an address is fetched. That of a folder ends in `/` or `/datapackage.json`; any
    other is that of a zip file.

    Raises:
        DatasetError: there is none, or its descriptor is damaged.
    """
    return Dataset(find_place(place))


def tables(place: Location = HERE, *, language: str = "en") -> dict[str, str]:
    """Return the title of each table, as `Dataset.tables` does."""
    return open(place).tables(language=language)


def load(table: str, place: Location = HERE) -> pl.DataFrame:
    """Return a table as a polars frame, as `Dataset.load` does."""
    return open(place).load(table)


def load_pandas(table: str, place: Location = HERE) -> pd.DataFrame:
    """Return a table as a pandas frame, as `Dataset.load_pandas` does."""
    return open(place).load_pandas(table)


def evidence(row: Mapping[str, object], place: Location = HERE) -> pl.DataFrame:
    """Return what a row rests on, as `Dataset.evidence` does."""
    return open(place).evidence(row)


def cite(row: Mapping[str, object], place: Location = HERE) -> str:
    """Return a row's citation, as `Dataset.cite` does."""
    return open(place).cite(row)
