"""CSV files of raw/ as frames of strings: what cannot be read for certain is an issue.

A line of a file is a row of its frame (RFC 4180 allows line ends inside quotes; here
they are refused), so that a row always knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import polars as pl

from pipeline.ingestion.text import column_at, parse_text
from pipeline.issues.model import WHOLE_FILE, Issue

_CELL = r'(?:"(?:[^"]|"")*"|[^",]*)'
_CELLS = re.compile(rf"(?:^|,)({_CELL})")
_LINES: dict[str, Any] = {"file": pl.String, "text": pl.List(pl.String)}


def parse_csv(
    files: Iterable[tuple[str, bytes]], header: list[str]
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return files of one header (name, bytes) as a frame of strings; empty is null.

    A row for each line below a header; columns: `file`, `line`, then the header's. A
    file in which anything is in doubt has issues and no rows.
    """
    lines, issues = _list_lines(files, header)
    # All lines are held to the form of a row at once.
    row = rf"^{_CELL}(?:,{_CELL}){{{len(header) - 1}}}$"
    bad = lines.filter(~pl.col("text").str.contains(row))
    issues += [
        _explain_row(file, number, text, header)
        for file, text, number in bad.select("file", "text", "line").iter_rows()
    ]
    sound = lines.join(bad, on="file", how="anti", maintain_order="left")
    return _parse_rows(sound, header), issues


def split_cells(line: str) -> list[str]:
    """Return the cells of a line without their quotes."""
    return [
        cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
        for cell in _CELLS.findall(line)
    ]


def replace_cell(line: str, index: int, value: str) -> str:
    """Return the line with one cell replaced, all else as it was."""
    start, end = [cell.span(1) for cell in _CELLS.finditer(line)][index]
    return f"{line[:start]}{value}{line[end:]}"


def _list_lines(
    files: Iterable[tuple[str, bytes]], header: list[str]
) -> tuple[pl.DataFrame, list[Issue]]:
    """Return the lines below the headers: file, text, line; none of files in doubt."""
    issues: list[Issue] = []
    bodies: dict[str, list[str]] = {}
    for file, data in files:
        body, found = _read_body(file, data, header)
        issues += found
        if body is not None:
            bodies[file] = body
    frame = pl.DataFrame(
        {"file": list(bodies), "text": list(bodies.values())}, schema=_LINES
    )
    lines = frame.with_columns(line=pl.int_ranges(2, pl.col("text").list.len() + 2))
    return lines.explode("text", "line").drop_nulls("line"), issues


def _read_body(
    file: str, data: bytes, header: list[str]
) -> tuple[list[str] | None, list[Issue]]:
    """Return the lines of a file below its header; None where the file is in doubt."""
    text, issues = parse_text(file, data, header)
    if text is None:
        return None, issues
    first, *body = text.removesuffix("\n").split("\n")
    issues = _check_header(file, first, header)
    return (None, issues) if issues else (body, [])


def _parse_rows(lines: pl.DataFrame, header: list[str]) -> pl.DataFrame:
    """Return the cells of well-formed lines, beside their file and line."""
    schema: dict[str, Any] = dict.fromkeys(header, pl.String)
    if lines.is_empty():
        return pl.DataFrame(schema={"file": pl.String, "line": pl.Int64, **schema})
    text = "\n".join(lines["text"]) + "\n"
    cells = pl.read_csv(text.encode(), has_header=False, schema=schema)
    # Of several chunks, a filter leaves some empty, at which pl.format panics.
    cells = cells.rechunk()
    cells = cells.with_columns(pl.col(pl.String).replace("", None))
    places = lines.select("file", pl.col("line").cast(pl.Int64))
    return pl.concat([places, cells], how="horizontal")


def _check_header(file: str, line: str, header: list[str]) -> list[Issue]:
    """Return an issue where the first line is not the header, cell by cell."""
    cells = split_cells(line)
    if cells == header:
        return []
    wrong = next((c for c, h in zip(cells, header, strict=False) if c != h), "")
    expected = ",".join(header)
    return [Issue(file, 1, wrong or WHOLE_FILE, "wrong-header", line, expected)]


def _explain_row(file: str, number: int, line: str, header: list[str]) -> Issue:
    """Return why a line is no row: its quotes, or its number of cells."""
    if not re.fullmatch(rf"{_CELL}(?:,{_CELL})*", line):
        quoted = re.match(rf"(?:{_CELL},)*", line)
        rest = quoted.end() if quoted else 0
        column = column_at(line[:rest], header, number)
        return Issue(file, number, column, "stray-quote", line[rest : rest + 40])
    found = str(len(split_cells(line)))
    return Issue(file, number, WHOLE_FILE, "ragged-row", found, str(len(header)))
