"""A dataset that was opened: its tables, and what a row of one rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from resolution57.descriptor import DESCRIPTOR, MAX_BYTES, Table, parse_descriptor
from resolution57.errors import DatasetError
from resolution57.frames import read_table
from resolution57.places import Place
from resolution57.records import find_row_id, find_source_id, list_record_ids

if TYPE_CHECKING:
    import pandas as pd


_LANGUAGES = ("en", "vi")


class Dataset:
    """One version of the dataset, at one place. A table is read when it is asked for.

    Attributes:
        name: Its name, the same in all versions.
        version: Its version.
        title: Its title in English.
    """

    def __init__(self, place: Place) -> None:
        """Read the descriptor at the place.

        Raises:
            DatasetError: it is missing, or no descriptor of this dataset.
        """
        described = parse_descriptor(place.read(DESCRIPTOR, MAX_BYTES), place.name)
        self.name = described.name
        self.version = described.version
        self.title = described.title
        self._place = place
        self._tables = described.tables
        self._frames: dict[str, pl.DataFrame] = {}

    def __repr__(self) -> str:
        """Return the name, the version and the place."""
        return f"<{self.name} {self.version} from {self._place.name}>"

    def tables(self, *, language: str = "en") -> dict[str, str]:
        """Return the title of each table, in English ("en") or Vietnamese ("vi").

        Raises:
            DatasetError: it is another language.
        """
        if language not in _LANGUAGES:
            message = f"there are no titles in “{language}”: take en or vi"
            raise DatasetError(message)
        return {name: table.titles[language] for name, table in self._tables.items()}

    def load(self, table: str) -> pl.DataFrame:
        """Return a table as a polars frame, with the types of its schema.

        Figures are exact decimals. No file is parsed before its hash is found right.

        Raises:
            DatasetError: there is no such table, or its files are missing or damaged.
        """
        if table not in self._frames:
            self._frames[table] = read_table(self._place, self._find(table))
        return self._frames[table].clone()

    def load_pandas(self, table: str) -> pd.DataFrame:
        """Return a table as a pandas frame.

        Figures are objects of `decimal.Decimal`, days are `datetime64[s]`, the other
        columns are of pandas' nullable types.

        Raises:
            DatasetError: as `load`, or pandas is not installed.
        """
        from resolution57.pandas_frames import to_pandas  # noqa: PLC0415 - see there

        return to_pandas(self.load(table))

    def evidence(self, row: Mapping[str, object]) -> pl.DataFrame:
        """Return what the cells of a row were read from, a row of `evidence` for each.

        `exact` has the words; `basis` says whether they are located in a text that is
        held, quoted, or none; `paragraph`, `char_start` and `char_end` are the place.
        For a fact or a comparison it is the evidence of each of its records.

        Raises:
            DatasetError: as `load`, or the row names no record.
        """
        record_ids = list_record_ids(row)
        return self.load("evidence").filter(pl.col("record_id").is_in(record_ids))

    def cite(self, row: Mapping[str, object]) -> str:
        """Return a row's citation in one line: its report, its key, this version.

        Raises:
            DatasetError: as `load`, or the row names no source of this dataset.
        """
        source_id = find_source_id(row)
        source = self.load("sources").filter(source_id=source_id)
        if source.is_empty():
            message = (
                f"{self!r} has no source “{source_id}”: "
                "give a row that was loaded from this dataset"
            )
            raise DatasetError(message)
        report = source.row(0, named=True)
        title = report["title"] and f"“{report['title']}”"
        parts = (report["publisher"], title, report["date_published"], report["url"])
        row_id = find_row_id(row)
        place = f"{row_id} in {self.name}" if row_id else self.name
        return f"{', '.join(filter(None, parts))}; {place} {self.version}"

    def _find(self, table: str) -> Table:
        if table not in self._tables:
            names = ", ".join(self._tables)
            message = f"{self!r} has no table “{table}”: name one of {names}"
            raise DatasetError(message)
        return self._tables[table]
