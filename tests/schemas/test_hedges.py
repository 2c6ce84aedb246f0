"""Each hedge has a sign of its own, and a keyed value gives it back."""

from itertools import pairwise

import polars as pl
import pytest

from pipeline.schemas import published
from pipeline.schemas.hedges import HEDGE_SIGNS, sign_of, split_sign


def test_every_published_hedge_has_a_sign_and_no_two_have_one() -> None:
    signs = sorted(HEDGE_SIGNS[h] for h in HEDGE_SIGNS if h not in {"exact", "between"})

    assert sorted(HEDGE_SIGNS) == published.codes("observations", "hedge")
    assert all(one != other for one, other in pairwise(["", *signs]))


@pytest.mark.parametrize("hedge", HEDGE_SIGNS)
@pytest.mark.parametrize("value", ["3190", "-3.2", "0"])
def test_a_keyed_value_gives_back_its_sign_and_its_figure(
    hedge: str, value: str
) -> None:
    keyed = HEDGE_SIGNS[hedge] + value
    frame = pl.DataFrame({"hedge": [hedge], "keyed": [keyed]})

    sign, figure = split_sign(pl.col("keyed"))
    row = frame.select(sign=sign, said=sign_of(pl.col("hedge")), figure=figure).row(0)
    assert row == (HEDGE_SIGNS[hedge], HEDGE_SIGNS[hedge], value)
