"""The text of a file in raw/: what cannot be read for certain is an issue."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from pipeline.budgets import MAX_LINES, MAX_MARKS, find_stacked_marks
from pipeline.issues.model import WHOLE_FILE, Issue

# C0, C1, zero-width, bidirectional and other invisible characters; line feed apart.
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]"
)


def parse_text(
    file: str, data: bytes, header: list[str]
) -> tuple[str | None, list[Issue]]:
    """Return the text of a file (UTF-8, NFC, LF, nothing hidden), or why it is none.

    CRLF on every line and a leading byte-order mark are accepted, as spreadsheets
    write them: they become LF and nothing. Issues name the column of `header`.
    """
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        byte = f"0x{data[error.start]:02X}"
        return None, [_issue_at(file, before, header, "not-utf8", byte)]
    if "\r" in text:
        unix = text.replace("\r\n", "\n")
        if "\r" in unix or unix.count("\n") != text.count("\r\n"):
            stray = re.search(r"\r(?!\n)|(?<!\r)\n", text)
            before = text[: stray.start() if stray else 0]
            return None, [_issue_at(file, before, header, "line-ends", "CR LF / LF")]
        text = unix
    issues = _find_excess(file, text, header)
    if issues:  # what else is wrong would take long to find
        return None, issues
    issues = _find_hidden(file, text, header) + _find_decomposed(file, text, header)
    return (None, issues) if issues else (text, [])


def _find_excess(file: str, text: str, header: list[str]) -> list[Issue]:
    """Return an issue of more lines, or more marks on a letter, than may be."""
    if text.count("\n") > MAX_LINES:
        lines = str(text.count("\n"))
        limit = str(MAX_LINES)
        return [Issue(file, MAX_LINES + 1, WHOLE_FILE, "too-many-lines", lines, limit)]
    place = find_stacked_marks(text)
    if place is None:
        return []
    issue = _issue_at(file, text[:place], header, "too-many-marks", "")
    return [replace(issue, expected=str(MAX_MARKS))]


def _find_hidden(file: str, text: str, header: list[str]) -> list[Issue]:
    """Return an issue for each line with a character that a reader could not see."""
    issues = []
    for number, line in enumerate(text.split("\n") if HIDDEN.search(text) else (), 1):
        found = HIDDEN.search(line)
        if found:
            shown = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()
            column = column_at(line[: found.start()], header, number)
            issues.append(Issue(file, number, column, "control-character", shown))
    return issues


def _find_decomposed(file: str, text: str, header: list[str]) -> list[Issue]:
    """Return an issue for each line that is not in Unicode's composed form."""
    if unicodedata.is_normalized("NFC", text):
        return []
    issues = []
    for number, line in enumerate(text.split("\n"), 1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            at = _first_difference(line, composed)
            found = " ".join(f"U+{ord(c):04X}" for c in line[at : at + 3])
            column = column_at(line[:at], header, number)
            issues.append(Issue(file, number, column, "not-nfc", found, composed[at]))
    return issues


def _first_difference(one: str, other: str) -> int:
    """Return the place of the first character in which two texts differ, else 0."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), 0)


def _issue_at(
    file: str, before: str, header: list[str], code: str, found: str
) -> Issue:
    """Return an issue right behind the text `before`."""
    number = before.count("\n") + 1
    line = before.rsplit("\n", 1)[-1]
    return Issue(file, number, column_at(line, header, number), code, found)


def column_at(before: str, header: list[str], number: int) -> str:
    """Return the name of the column in which a line stands after the text `before`."""
    index = re.sub(r'"(?:[^"]|"")*(?:"|$)', "", before).count(",")
    return header[index] if number > 1 and index < len(header) else WHOLE_FILE
