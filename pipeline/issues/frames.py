"""Issues of the rows of a frame."""

from __future__ import annotations

import polars as pl

from pipeline.issues.model import Issue


def issues_of(
    rows: pl.DataFrame,
    column: str,
    code: str,
    found: pl.Expr,
    expected: pl.Expr | str = "",
    **params: pl.Expr,
) -> list[Issue]:
    """Return one issue for each of the rows, which have `file` and `line`.

    A value that is null is an empty text.
    """
    wanted = pl.lit(expected) if isinstance(expected, str) else expected
    values = {"_found": found, "_expected": wanted, **params}
    texts = rows.select(
        "file",
        "line",
        *(
            value.cast(pl.String).fill_null("").alias(name)
            for name, value in values.items()
        ),
    )
    return [
        Issue(
            file, line, column, code, one, other, tuple(zip(params, rest, strict=True))
        )
        for file, line, one, other, *rest in texts.iter_rows()
    ]
