"""Facts by their number: of what, when, and how much, each the same at every call."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
# Reports are of 2026: they know nothing yet of what is a target.
_RESULTS, _TARGETS = range(2016, 2026), range(2027, 2037)
# Greater than any number of facts, and prime: multiples of it scatter them.
_STRIDE = 2_147_483_647


class Kind(NamedTuple):
    """One way to state an indicator: the columns of kinds.csv."""

    kind: str
    indicator_id: str
    measure: str
    unit: str
    of_id: str
    price_basis: str
    least: str
    most: str
    step: str
    times: str


class Fact(NamedTuple):
    """What reports speak of, and the figure that they should give."""

    kind: Kind
    subject: int
    period: str
    nature: str
    value: Decimal


class Facts:
    """Facts that differ in kind, period or subject, by number below `len`."""

    def __init__(self, count: int, seed: int) -> None:
        """Provide for so many facts, of so many subjects as they need."""
        self.seed = seed
        self.matters = list(_list_matters())
        # A fourth of what could be told is told.
        self.subjects = 40 + 4 * count // len(self.matters)

    def find(self, number: int) -> Fact:
        """Return the fact of a number."""
        place = number * _STRIDE % (len(self.matters) * self.subjects)
        subject, matter = divmod(place, len(self.matters))
        kind, period, nature = self.matters[matter]
        rng = random.Random(f"{self.seed}/fact/{number}")  # noqa: S311 - no secret
        return Fact(kind, subject, period, nature, _draw_value(kind, rng))


def _draw_value(kind: Kind, rng: random.Random) -> Decimal:
    """Return a figure between the kind's least and most, in its steps; never zero."""
    step = Decimal(kind.step)
    least, most = (int(Decimal(end) / step) for end in (kind.least, kind.most))
    return (rng.randint(least, most) or 1) * step


def _list_matters() -> Iterator[tuple[Kind, str, str]]:
    """Yield every kind with every period of which it may be told, and the nature."""
    for kind in read_kinds():
        for year in _RESULTS:
            for period in _list_periods(year, kind.times):
                yield kind, period, "result"
        for year in _TARGETS:
            yield kind, str(year), "target"


def _list_periods(year: int, times: str) -> list[str]:
    """Return a year and its parts, as the sheets have them."""
    if times == "year":
        return [f"{year}"]
    quarters = [f"{year}-Q{quarter}" for quarter in range(1, 5)]
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    return [f"{year}", f"{year}-S1", f"{year}-01-01/P9M", *quarters, *months]


@cache
def read_kinds() -> list[Kind]:
    """Return the kinds of facts."""
    with (_HERE / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return [Kind(*row.values()) for row in csv.DictReader(file)]
