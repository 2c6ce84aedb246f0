"""Faults in the data as values, how they are explained, the exception that has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.messages import FRAME, catalogue

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, order=True, slots=True)
class Issue:
    """One fault in the data.

    `line` counts from 1 as editors do; `column` is the column's name, `-` where the
    whole line or file is meant. `found`, `expected` and `params` (further named
    values) are values, not sentences: the sentence around them is the catalogue's.
    """

    file: str
    line: int
    column: str
    code: str
    found: str = ""
    expected: str = ""
    params: tuple[tuple[str, str], ...] = ()


class DataError(Exception):
    """The data are wrong; carries every issue that was found."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        """Keep the issues, sorted and without doubles."""
        self.issues = sorted(set(issues))
        super().__init__(f"{len(self.issues)} issues")


class UsageError(Exception):
    """The request cannot be carried out as asked; the data are not to blame."""


def explain(issue: Issue, language: str = "en") -> str:
    """What was found, what was expected, and what to do, in one line."""
    text, frame = catalogue(language)[issue.code], FRAME[language]
    values = {name: show(value) for name, value in issue.params}
    expected = text.expected.format(expected=show(issue.expected), **values)
    parts = [expected] if text.is_whole else [frame["expected"].format(expected)]
    if issue.found and not text.is_whole:
        parts.insert(0, frame["found"].format(f"“{show(issue.found)}”"))
    difference = tell_apart(issue.found, issue.expected)
    if difference:
        parts.append(frame["alike"].format(difference))
    return "; ".join([*parts, text.remedy])


def tell_apart(found: str, expected: str) -> str:
    """The code points in which two texts differ that look alike; empty if they do not.

    Texts look alike that have the same letters but for marks, case and composition.
    """
    if not expected or found == expected or _bare(found) != _bare(expected):
        return ""
    if not any(c.isalpha() for c in found):
        return ""  # figures differ by their marks, and do not look alike
    pairs = zip(found, expected, strict=False)
    at = next(
        (i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(expected))
    )
    return " / ".join(
        " ".join(f"U+{ord(c):04X}" for c in text[at : at + 2]) or "–"
        for text in (found, expected)
    )


def _bare(text: str) -> str:
    """The letters of a text without marks, case and spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    return "".join(c for c in decomposed if c.isalnum())


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
    **params: pl.Expr,
) -> list[Issue]:
    """One issue for each row of `frame` (which has `file`, `line`) where it holds.

    A condition that is null for a row is no fault there.
    """
    import polars as pl  # noqa: PLC0415 - issues are also raised where no frame is

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
