"""The published tables as a data package: in order, checked, described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from pipeline.datapackage.descriptor import describe
from pipeline.datapackage.integrity import check_tables
from pipeline.files import Content
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.storage import Rows, load_all, scan


@dataclass(frozen=True, slots=True)
class Package:
    """Published tables, sorted and typed, and the descriptor that is to hold them.

    `rows` has each table in parts, which follow each other in the order of keys, and
    `files` each of these parts rendered, by TABLE.FORM, and by path what documents on
    the tables have of each. The descriptor's resources lack
    `bytes` and `hash` until they are exported. `pages` has the texts about facts.
    `warnings` are the rows of the table of that name, with their places in raw/. `keys`
    are those of the parts that are kept for later builds.
    """

    rows: dict[str, Sequence[Rows]]
    descriptor: dict[str, Any]
    files: Mapping[str, Sequence[Content]] = field(default_factory=dict)
    pages: Sequence[Rows] = ()
    warnings: list[Issue] = field(default_factory=list)
    keys: frozenset[str] = frozenset()

    def count(self, table: str, column: str) -> dict[str, int]:
        """Return how many rows of a table have each value in a column."""
        counts = scan(self.rows[table]).group_by(column).len().collect()
        return dict(counts.iter_rows())

    def count_rows(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(scan(self.rows[table]).select(pl.len()).collect().item())

    @property
    def tables(self) -> Tables:
        """Return each table as a whole, which takes its room in memory."""
        return {
            name: load_all(self.rows[name])
            for name in published.TABLES
            if name in self.rows
        }


def package_tables(
    tables: Tables, dataset: dict[str, Any]
) -> tuple[Package, list[Issue]]:
    """Return the tables as a Data Package 2.0, and where they break their schemas.

    Rows are sorted by primary key. All tables are described, whether or not they are
    among those given.
    """
    ordered = {
        name: table.sort(published.primary_key(name)) for name, table in tables.items()
    }
    rows: dict[str, Sequence[Rows]] = {name: [rows] for name, rows in ordered.items()}
    descriptor = describe(ordered, dataset, published.TABLES)
    return Package(rows, descriptor), check_tables(ordered)
