"""Issues of the rows of a frame."""

from __future__ import annotations

import polars as pl

from pipeline.issues.model import Issue


def faults(  # noqa: PLR0913, PLR0917 - an issue has as many parts
    frame: pl.DataFrame,
    where: pl.Expr,
    column: str,
    code: str,
    found: pl.Expr,
    expected: pl.Expr | str = "",
    **params: pl.Expr,
) -> list[Issue]:
    """One issue for each row of `frame` (which has `file`, `line`) where it holds.

    A condition that is null for a row is no fault there.
    """
    said = pl.lit(expected) if isinstance(expected, str) else expected
    values = {"_found": found, "_expected": said, **params}
    rows = (
        frame.lazy()
        .filter(where)
        .select(
            "file",
            "line",
            *(
                value.cast(pl.String).fill_null("").alias(name)
                for name, value in values.items()
            ),
        )
        .collect()
    )
    return [
        Issue(
            file,
            line,
            column,
            code,
            value,
            wanted,
            tuple(zip(params, rest, strict=True)),
        )
        for file, line, value, wanted, *rest in rows.iter_rows()
    ]
