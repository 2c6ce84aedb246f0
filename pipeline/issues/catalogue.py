"""What is said to people in each language: tables of CSV beside the code that says it.

`messages.csv` has a row for each issue and each reason to refuse words; a package's
`wording.csv` has its other texts. Codes are stable: other people's tools match on them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "vi")


@dataclass(frozen=True, slots=True)
class Message:
    """What a code says in one language, with places for an issue's values.

    Words that are refused have a `problem`, all else what was `expected`. `settling`
    are words that would settle what refused words mean, by the language of those.
    """

    severity: str
    problem: str
    expected: str
    remedy: str
    settling: Mapping[str, str]


@cache
def catalogue(language: str) -> dict[str, Message]:
    """Return every code's message in one language."""
    return {
        row["code"]: Message(
            row["severity"],
            row[f"problem_{language}"],
            row[f"expected_{language}"],
            row[f"remedy_{language}"],
            {source: row[f"settling_{source}"] for source in LANGUAGES},
        )
        for row in read_table("pipeline.issues", "messages.csv")
    }


def is_warning(code: str) -> bool:
    """Whether what a code says is shown and stops nothing: it may be as it should."""
    return catalogue(LANGUAGES[0])[code].severity == "warning"


@cache
def wording(package: str, section: str, language: str) -> dict[str, str]:
    """Return the texts of a section of a package's `wording.csv` in one language.

    The keys in the table are those returned behind the section's name: `count.one`.
    """
    return {
        row["key"].removeprefix(f"{section}."): row[language]
        for row in read_table(package, "wording.csv")
        if row["key"].startswith(f"{section}.")
    }


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a package's table, by the names of its columns."""
    text = (files(package) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
