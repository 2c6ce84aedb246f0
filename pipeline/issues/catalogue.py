"""What each issue code says, in each language: one table, `messages.csv` beside this.

A row has what was expected, and what to do about it; `{expected}` is filled with the
issue's own value. Codes are stable: other people's tools match on them. Words that
the readers refuse have codes of the readers' own, whose messages stand with them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.reading.refusals import MESSAGES

LANGUAGES = ("en", "vi")


@dataclass(frozen=True, slots=True)
class Text:
    """The words around an issue's values.

    A message that is whole tells what was found itself.
    """

    expected: str
    remedy: str
    is_whole: bool = False


# The words that every message is made with.
FRAME = {
    "en": {
        "found": "found {}",
        "expected": "expected {}",
        "alike": "they look alike and differ in {}",
        "fault": "fault",
        "faults": "faults",
        "refused": "transcribe the words that settle it",
    },
    "vi": {
        "found": "thấy {}",
        "expected": "cần {}",
        "alike": "trông giống nhau nhưng khác ở {}",
        "fault": "lỗi",
        "faults": "lỗi",
        "refused": "chép thêm những từ làm rõ nghĩa",
    },
}


@cache
def catalogue(language: str) -> dict[str, Text]:
    """Every code's text in one language."""
    table = (files("pipeline.issues") / "messages.csv").read_text(encoding="utf-8")
    texts = {
        row["code"]: Text(row[f"expected_{language}"], row[f"remedy_{language}"])
        for row in csv.DictReader(table.splitlines())
    }
    remedy = FRAME[language]["refused"]
    return texts | {
        code: Text(message, remedy, is_whole=True)
        for code, message in MESSAGES[language].items()
    }
