"""The largest sets of reports that one value fits, held to trying every value."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.comparison.agreement import (
    Agreement,
    Stated,
    find_largest,
    find_largest_runs,
    place_ends,
)

ENDS = st.none() | st.integers(0, 6).map(Decimal)


def make(source: str, ends: tuple[Any, Any], *open_ends: bool) -> Stated:
    """An interval, its ends in order."""
    low, high = ends
    if low is not None and high is not None:
        low, high = min(ends), max(ends)
    below, above = open_ends if low != high else (False, False)
    return Stated(source, *place_ends(low, high, low_open=below, high_open=above))


STATED = st.builds(
    make, st.sampled_from("abcd"), st.tuples(ENDS, ENDS), st.booleans(), st.booleans()
)


@given(stated=st.lists(STATED, min_size=1, max_size=8))
def test_no_value_fits_more_than_the_largest_set(stated: list[Stated]) -> None:
    tried = [
        frozenset(s.source for s in stated if s.low <= place <= s.high)
        for place in {
            (end[0], beside) for s in stated for end in s[1:] for beside in (-1, 0, 1)
        }
    ]
    most = max(map(len, tried))

    found = find_largest(stated)

    assert {one.sources for one in found} == {t for t in tried if len(t) == most}
    for one in found:
        assert one.low <= one.high
        fit = {s.source for s in stated if s.low <= one.low and one.high <= s.high}
        assert fit == one.sources


@given(stated=st.lists(STATED, min_size=1, max_size=6), more=STATED)
def test_another_report_never_makes_the_largest_set_smaller(
    stated: list[Stated], more: Stated
) -> None:
    def count(found: list[Agreement]) -> int:
        return len(found[0].sources)

    assert count(find_largest([*stated, more])) >= count(find_largest(stated))


@given(stated=st.lists(STATED, min_size=1, max_size=6))
def test_runs_of_one_day_agree_as_days_do(stated: list[Stated]) -> None:
    expected = {one.sources for one in find_largest(stated)}

    assert expected <= set(find_largest_runs((one, one) for one in stated))
