"""The largest sets of reports that one value fits: a neutral summary of a dispute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

# A place among values, or days: beside one (-1, 1), or on it (0).
Place = tuple[Any, int]
_OPEN = Decimal("Infinity")


class Stated(NamedTuple):
    """What one source allows: from which place to which."""

    source: str
    low: Place
    high: Place


class Agreement(NamedTuple):
    """Sources that some value fits, and from where to where values fit them all."""

    sources: frozenset[str]
    low: Place
    high: Place


def place_ends(
    low: Decimal | None, high: Decimal | None, *, low_open: bool, high_open: bool
) -> tuple[Place, Place]:
    """Return the places between which an interval lies; an end that is null is open."""
    first = (-_OPEN, 0) if low is None else (low, int(low_open))
    last = (_OPEN, 0) if high is None else (high, -int(high_open))
    return first, last


def place_days(low: date | None, high: date | None) -> tuple[Place, Place]:
    """Return the places between which days lie; an end that is null is open."""
    return (low or date.min, 0), (high or date.max, 0)


def find_largest_runs(
    runs: Iterable[tuple[Stated, Stated]],
) -> list[frozenset[str]]:
    """Return the largest sets of sources whose runs of days may be one, in order.

    Of each run the days are given between which it begins, and ends.
    """
    known = list(runs)
    found: dict[frozenset[str], None] = {}
    for place in sorted({begin.low for begin, _ in known}):
        met = [end for begin, end in known if begin.low <= place <= begin.high]
        found |= dict.fromkeys(one.sources for one in find_largest(met))
    most = max(map(len, found))
    return [sources for sources in found if len(sources) == most]


def find_largest(stated: Iterable[Stated]) -> list[Agreement]:
    """Return the agreements of most sources, in order; each has sources of its own.

    Where most intervals meet, one of them begins: only there is counted.
    """
    intervals = sorted(set(stated), key=lambda one: (one.low, one.high, one.source))
    counts = _count_sources(intervals)
    most = max(counts.values())
    found: dict[frozenset[str], Agreement] = {}
    for place in sorted(place for place, count in counts.items() if count == most):
        met = [one for one in intervals if one.low <= place <= one.high]
        sources = frozenset(one.source for one in met)
        found[sources] = Agreement(sources, place, min(one.high for one in met))
    return list(found.values())


def _count_sources(intervals: list[Stated]) -> dict[Place, int]:
    """Return how many sources allow each place where an interval begins."""
    ends = sorted((one.high, one.source) for one in intervals)
    active: Counter[str] = Counter()
    counts: dict[Place, int] = {}
    past = 0
    for one in intervals:
        while past < len(ends) and ends[past][0] < one.low:
            source = ends[past][1]
            active[source] -= 1
            if not active[source]:
                del active[source]
            past += 1
        active[one.source] += 1
        counts[one.low] = len(active)
    return counts
