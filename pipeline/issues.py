"""Faults in the data as values, how they are explained, the exception that has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.messages import CATALOGUE

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, order=True, slots=True)
class Issue:
    """One fault in the data.

    `line` counts from 1 as editors do; `column` is the column's name, `-` where the
    whole line or file is meant. `found` and `expected` are values, not sentences:
    the sentence around them is the catalogue's.
    """

    file: str
    line: int
    column: str
    code: str
    found: str = ""
    expected: str = ""


class DataError(Exception):
    """The data are wrong; carries every issue that was found."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        """Keep the issues, sorted and without doubles."""
        self.issues = sorted(set(issues))
        super().__init__(f"{len(self.issues)} issues")


class UsageError(Exception):
    """The request cannot be carried out as asked; the data are not to blame."""


def explain(issue: Issue) -> str:
    """One line for a person: what was found, what was expected, what to do."""
    text = CATALOGUE[issue.code]
    found = f"found {quote(issue.found)}; " if issue.found else ""
    expected = text.expected.format(expected=show(issue.expected))
    place = f"{show(issue.file)}:{issue.line}:{show(issue.column)}"
    return f"{place}  {issue.code}  {found}expected {expected}; {text.remedy}"


def quote(text: str) -> str:
    """The text in quotation marks, safe for a terminal."""
    return f"“{show(text)}”"


def show(text: str) -> str:
    """The text with every character that a terminal might act on spelled out."""
    return "".join(
        f"<U+{ord(c):04X}>" if unicodedata.category(c)[0] == "C" else c for c in text
    )


def faults(  # noqa: PLR0913, PLR0917 - an issue has as many parts
    frame: pl.DataFrame,
    where: pl.Expr,
    column: str,
    code: str,
    found: pl.Expr,
    expected: pl.Expr | str = "",
) -> list[Issue]:
    """One issue for each row of `frame` (which has `file`, `line`) where it holds.

    A condition that is null for a row is no fault there.
    """
    import polars as pl  # noqa: PLC0415 - issues are also raised where no frame is

    said = pl.lit(expected) if isinstance(expected, str) else expected
    rows = (
        frame.lazy()
        .filter(where)
        .select(
            "file",
            "line",
            found.cast(pl.String).fill_null("").alias("found"),
            said.cast(pl.String).fill_null("").alias("expected"),
        )
        .collect()
    )
    return [Issue(f, n, column, code, v, e) for f, n, v, e in rows.iter_rows()]
