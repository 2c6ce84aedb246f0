"""Strict bytes to frames of strings: what cannot be read for certain is an issue.

A line of a file is a row of its frame (RFC 4180 allows line ends inside quotes; here
they are refused), so that a row always knows its line.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.issues.model import Issue

# C0, C1, zero-width, bidirectional and other invisible characters; line feed apart.
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]"
)
_CELL = r'(?:"(?:[^"]|"")*"|[^",]*)'
_KEY = re.compile(r"[ \t]*\[*([A-Za-z0-9_]+)\]*[ \t]*(?:=|$)")
_WHOLE_LINE = "-"
_LINES: dict[str, Any] = {"file": pl.String, "text": pl.List(pl.String)}


def parse_csv(
    files: Iterable[tuple[str, bytes]], header: list[str]
) -> tuple[pl.DataFrame, list[Issue]]:
    """Files of one header (name, bytes) as a frame of strings; empty is null.

    Columns: `file`, `line`, then the header's. A file in which anything is in doubt
    has issues and no rows. All lines are held to the form of a row at once.
    """
    issues: list[Issue] = []
    names: list[str] = []
    bodies: list[list[str]] = []
    for file, data in files:
        body, found = _read_body(file, data, header)
        issues += found
        if body is not None:
            names.append(file)
            bodies.append(body)
    lines = pl.DataFrame({"file": names, "text": bodies}, schema=_LINES)
    lines = lines.with_columns(line=pl.int_ranges(2, pl.col("text").list.len() + 2))
    lines = lines.explode("text", "line").drop_nulls("line")
    row = rf"^{_CELL}(?:,{_CELL}){{{len(header) - 1}}}$"
    bad = lines.filter(~pl.col("text").str.contains(row))
    issues += [
        _explain_row(file, number, text, header)
        for file, text, number in bad.select("file", "text", "line").iter_rows()
    ]
    lines = lines.join(
        bad.select("file").unique(), on="file", how="anti", maintain_order="left"
    )
    return _split_cells(lines, header), issues


def _read_body(
    file: str, data: bytes, header: list[str]
) -> tuple[list[str] | None, list[Issue]]:
    """The lines of a file below its header; None where the file is in doubt."""
    text, issues = parse_text(file, data, header)
    if text is None:
        return None, issues
    first, *body = text.removesuffix("\n").split("\n")
    issues = _check_header(file, first, header)
    return (None, issues) if issues else (body, [])


def _split_cells(lines: pl.DataFrame, header: list[str]) -> pl.DataFrame:
    """The cells of well-formed lines, beside their file and line."""
    schema: dict[str, Any] = dict.fromkeys(header, pl.String)
    if lines.is_empty():
        return pl.DataFrame(schema={"file": pl.String, "line": pl.Int64, **schema})
    text = "\n".join(lines["text"]) + "\n"
    cells = pl.read_csv(text.encode(), has_header=False, schema=schema)
    cells = cells.with_columns(pl.col(pl.String).replace("", None))
    places = lines.select("file", pl.col("line").cast(pl.Int64))
    return pl.concat([places, cells], how="horizontal")


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file's values, and the line on which each top-level key stands."""

    values: dict[str, Any]
    lines: dict[str, int]


def parse_toml(file: str, data: bytes) -> tuple[Toml | None, list[Issue]]:
    """A TOML file's values with their lines."""
    text, issues = parse_text(file, data, [])
    if text is None:
        return None, issues
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        return None, [Issue(file, line, _WHOLE_LINE, "not-toml", str(error))]
    lines: dict[str, int] = {}
    for number, row in enumerate(text.split("\n"), 1):
        key = _KEY.match(row)
        if key:
            lines.setdefault(key[1], number)
    # A value may say with an escape what the file may not hold.
    issues = [
        Issue(file, lines.get(name, 1), name, "control-character", repr(value)[:80])
        for name, value in values.items()
        if _is_doubtful(value)
    ]
    return (None, issues) if issues else (Toml(values, lines), [])


def _is_doubtful(value: object) -> bool:
    """Whether a value holds hidden characters, line ends, or letters not composed."""
    match value:
        case str():
            is_composed = unicodedata.is_normalized("NFC", value)
            return bool(HIDDEN.search(value)) or "\n" in value or not is_composed
        case list():
            return any(map(_is_doubtful, value))
        case dict():
            return any(map(_is_doubtful, value.values()))
        case _:
            return False


def parse_text(
    file: str, data: bytes, header: list[str]
) -> tuple[str | None, list[Issue]]:
    """The text of a file: UTF-8, NFC, LF, no hidden characters; or why it is not.

    CRLF on every line and a leading byte-order mark are accepted, as spreadsheets
    write them: they become LF and nothing.
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
    issues = _find_hidden(file, text, header) + _find_decomposed(file, text, header)
    return (None, issues) if issues else (text, [])


def _find_hidden(file: str, text: str, header: list[str]) -> list[Issue]:
    """One issue for each line with a character that a reader could not see."""
    issues = []
    for number, line in enumerate(text.split("\n") if HIDDEN.search(text) else (), 1):
        found = HIDDEN.search(line)
        if found:
            shown = f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()
            column = _column_at(line[: found.start()], header, number)
            issues.append(Issue(file, number, column, "control-character", shown))
    return issues


def _find_decomposed(file: str, text: str, header: list[str]) -> list[Issue]:
    """One issue for each line that is not in Unicode's composed form."""
    if unicodedata.is_normalized("NFC", text):
        return []
    issues = []
    for number, line in enumerate(text.split("\n"), 1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            at = next(
                (
                    i
                    for i, (a, b) in enumerate(zip(line, composed, strict=False))
                    if a != b
                ),
                0,
            )
            found = " ".join(f"U+{ord(c):04X}" for c in line[at : at + 3])
            column = _column_at(line[:at], header, number)
            issues.append(Issue(file, number, column, "not-nfc", found, composed[at]))
    return issues


def _check_header(file: str, line: str, header: list[str]) -> list[Issue]:
    """An issue where the first line is not the header, cell by cell."""
    found = [
        cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
        for cell in re.findall(rf"(?:^|,)({_CELL})", line)
    ]
    if found == header:
        return []
    wrong = next(
        (f for f, h in zip(found, header, strict=False) if f != h), _WHOLE_LINE
    )
    return [
        Issue(file, 1, wrong or _WHOLE_LINE, "wrong-header", line, ",".join(header))
    ]


def _explain_row(file: str, number: int, line: str, header: list[str]) -> Issue:
    """Why a line is no row: its quotes, or its number of cells."""
    if not re.fullmatch(rf"{_CELL}(?:,{_CELL})*", line):
        quoted = re.match(rf"(?:{_CELL},)*", line)
        rest = quoted.end() if quoted else 0
        column = _column_at(line[:rest], header, number)
        return Issue(file, number, column, "stray-quote", line[rest : rest + 40])
    found = str(len(re.findall(rf"(?:^|,){_CELL}", line)))
    return Issue(file, number, _WHOLE_LINE, "ragged-row", found, str(len(header)))


def _issue_at(
    file: str, before: str, header: list[str], code: str, found: str
) -> Issue:
    """An issue right behind the text `before`."""
    number = before.count("\n") + 1
    line = before.rsplit("\n", 1)[-1]
    return Issue(file, number, _column_at(line, header, number), code, found)


def _column_at(before: str, header: list[str], number: int) -> str:
    """Name of the column in which a line stands after the text `before`."""
    index = re.sub(r'"(?:[^"]|"")*(?:"|$)', "", before).count(",")
    return header[index] if number > 1 and index < len(header) else _WHOLE_LINE
