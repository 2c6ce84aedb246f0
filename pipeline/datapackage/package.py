"""The published tables as a data package: in order, checked, described."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.datapackage.descriptor import describe
from pipeline.datapackage.integrity import check_tables
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables


@dataclass(frozen=True, slots=True)
class Package:
    """Published tables, sorted and typed, and the descriptor that is to hold them.

    The descriptor's resources lack `bytes` and `hash` until they are exported.
    `warnings` are the rows of the table of that name, with their places in raw/.
    """

    tables: Tables
    descriptor: dict[str, Any]
    warnings: list[Issue] = field(default_factory=list)


def package_tables(
    tables: Tables, dataset: dict[str, Any]
) -> tuple[Package, list[Issue]]:
    """Return the tables as a Data Package 2.0, and where they break their schemas.

    Rows are sorted by primary key.
    """
    ordered = {
        name: tables[name].sort(published.primary_key(name))
        for name in published.TABLES
    }
    return Package(ordered, describe(ordered, dataset)), check_tables(ordered)
