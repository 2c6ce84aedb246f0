"""Issues of the rows of a frame, and issues as the rows of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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


# An issue as a row.
_COLUMNS: dict[str, Any] = {
    "file": pl.String,
    "line": pl.Int64,
    "column": pl.String,
    "code": pl.String,
    "found": pl.String,
    "expected": pl.String,
    "params": pl.List(pl.List(pl.String)),
}


def tabulate(issues: Iterable[Issue]) -> pl.DataFrame:
    """Return issues as a frame, a row for each, in the columns of `Issue`."""
    rows = [
        (i.file, i.line, i.column, i.code, i.found, i.expected, i.params)
        for i in issues
    ]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


def list_issues(rows: pl.DataFrame) -> list[Issue]:
    """Return the issues that `tabulate` has made rows of."""
    return [
        Issue(file, line, column, code, found, expected, tuple(map(tuple, params)))
        for file, line, column, code, found, expected, params in rows.iter_rows()
    ]
