"""The text of a file in raw/: what cannot be read for certain is an issue."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.budgets import MAX_LINES, MAX_MARKS, find_stacked_marks
from pipeline.ingestion.characters import find_refused
from pipeline.issues.model import WHOLE_FILE, Issue


def parse_text(
    file: str, data: bytes, header: list[str]
) -> tuple[str | None, list[Issue]]:
    """Return the text of a file (UTF-8, LF, allowed characters), or why it is none.

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
    issues = _find_refused(file, text, header)
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


def _find_refused(file: str, text: str, header: list[str]) -> list[Issue]:
    """Return an issue for each line with a character that may not stand in raw/."""
    if find_refused(text.replace("\n", "")) is None:
        return []
    issues = []
    for number, line in enumerate(text.split("\n"), 1):
        refusal = find_refused(line)
        if refusal:
            place, code, found, expected = refusal
            column = column_at(line[:place], header, number)
            issues.append(Issue(file, number, column, code, found, expected))
    return issues


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
