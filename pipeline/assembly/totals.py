"""A dataset in numbers."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.datapackage.package import Package
from pipeline.storage import load


class Totals(NamedTuple):
    """How many figures and sources there are; cells by their basis, facts by standing.

    Of the quantities and times in the texts that are held, so many are `anchored`.
    """

    figures: int
    sources: int
    bases: dict[str, int]
    found: int
    anchored: int
    standings: dict[str, int]


def count_totals(package: Package) -> Totals:
    """Return a package in numbers."""
    (sources,) = map(load, package.rows["sources"])
    return Totals(
        sum(package.count("observations", "measure").values()),
        len(sources),
        package.count("evidence", "basis"),
        int(sources["figures_found"].sum()),
        int(sources["figures_anchored"].sum()),
        package.count("facts", "standing"),
    )
