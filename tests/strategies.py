"""Values that published tables may hold, for properties of the exports."""

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import strategies as st

from pipeline.decimals import DECIMAL

FIGURES = st.none() | st.decimals(
    min_value=Decimal(-(10**27)), max_value=Decimal(10**27), places=10
)
# What strict reading lets in: no control characters, no surrogates.
TEXTS = st.none() | st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
)
COLUMNS: dict[str, Any] = {
    "text": pl.String,
    "figure": DECIMAL,
    "count": pl.Int64,
    "day": pl.Date,
}


def tables() -> st.SearchStrategy[pl.DataFrame]:
    """Frames with a column of each published type, of up to 8 rows."""
    rows = st.lists(
        st.tuples(
            TEXTS,
            FIGURES,
            st.none() | st.integers(-(2**63), 2**63 - 1),
            st.none() | st.dates(),
        ),
        max_size=8,
    )
    return rows.map(lambda r: pl.DataFrame(r, schema=COLUMNS, orient="row"))
