"""XLSX: a sheet that says what is here, then one for each table; no cell is a formula.

Numbers and days are such where a spreadsheet keeps them as they are, and text else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import polars as pl
from xlsxwriter import Workbook

from pipeline.decimals import PLACES
from pipeline.distribution.description import describe_table
from pipeline.distribution.figures import is_float
from pipeline.distribution.limits import FIRST_DAY, fit_tables
from pipeline.distribution.readme import Line, list_lines
from pipeline.schemas.published import Tables

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_README = "README"
# Of columns, in characters.
_README_WIDTHS = (80, 80, 44, 10)
_MAX_WIDTH = 60
# Of notes: characters in a line, pixels of a note, pixels of a line.
_NOTE_LINE, _NOTE_WIDTH, _LINE_HEIGHT = 60, 400, 18


class _Styles:
    """The formats that cells of a workbook have."""

    def __init__(self, book: Workbook) -> None:
        """Add them to the workbook."""
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        # By the digits behind the point.
        self.figures = [
            book.add_format({"num_format": f"#,##0.{'0' * places}".rstrip(".")})
            for places in range(PLACES + 1)
        ]


def render(tables: Tables, descriptor: dict[str, Any]) -> bytes:
    """Return the tables as a workbook.

    Raises:
        UsageError: a cell has a character that no spreadsheet can.
    """
    fitted = fit_tables(tables)
    counts = {name: rows.height for name, rows in tables.items()}
    buffer = BytesIO()
    with Workbook(buffer, _OPTIONS) as book:
        book.set_properties(_describe_book(descriptor))
        styles = _Styles(book)
        _add_readme(book, styles, list_lines(fitted, counts, descriptor))
        for name, rows in fitted.tables.items():
            fields = describe_table(descriptor, name)["schema"]["fields"]
            _add_table(book, styles, name, rows, fields)
    return buffer.getvalue()


def _describe_book(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return the properties of the workbook; the clock is not asked."""
    created = descriptor.get("created", FIRST_DAY.isoformat())
    return {
        "title": descriptor["title"],
        "created": datetime.fromisoformat(created).replace(tzinfo=None),
    }


def _add_readme(book: Workbook, styles: _Styles, lines: Iterable[Line]) -> None:
    """Add the sheet that says what the workbook holds."""
    sheet = book.add_worksheet(_README)
    for at, width in enumerate(_README_WIDTHS):
        sheet.set_column(at, at, width, styles.wrapped)
    for row, line in enumerate(lines):
        for at, value in enumerate(line):
            _write(sheet, row, at, value, styles)


def _add_table(
    book: Workbook,
    styles: _Styles,
    name: str,
    rows: pl.DataFrame,
    fields: list[dict[str, Any]],
) -> None:
    """Add the sheet of a table, whose figures are given as text."""
    sheet = book.add_worksheet(name)
    for at, field in enumerate(fields):
        values = rows[field["name"]]
        note = _describe_field(field)
        sheet.write_string(0, at, field["name"], styles.header)
        sheet.write_comment(0, at, note, _shape_note(note))
        sheet.set_column(at, at, _measure(values))
        write = _write_figure if field["type"] == "number" else _write
        for row, value in enumerate(values, 1):
            if value is not None:
                write(sheet, row, at, value, styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.height, rows.width - 1)


def _write_figure(sheet: Any, row: int, at: int, text: str, styles: _Styles) -> None:
    """Write a figure as a number, or as it is where it would be rounded."""
    if is_float(text):
        places = len(text.partition(".")[2])
        sheet.write_number(row, at, float(text), styles.figures[places])
    else:
        sheet.write_string(row, at, text)


def _write(sheet: Any, row: int, at: int, value: Any, styles: _Styles) -> None:
    """Write a cell of any type but a figure."""
    match value:
        case bool():
            sheet.write_boolean(row, at, value)
        case int() if is_float(str(value)):
            sheet.write_number(row, at, value)
        case date() if value >= FIRST_DAY:
            sheet.write_datetime(row, at, value, styles.day)
        case _:
            sheet.write_string(row, at, str(value))


def _measure(values: pl.Series) -> int:
    """Return the width of a column, in characters: that of its longest cell, mostly."""
    longest = values.cast(pl.String).str.len_chars().max()
    return min(max(len(values.name), int(longest or 0)) + 3, _MAX_WIDTH)  # type: ignore[arg-type]


def _describe_field(field: dict[str, Any]) -> str:
    """Return the note on a header: what the column means, and what its codes mean."""
    codes = [f"{c['value']}: {c['label']}" for c in field.get("categories", ())]
    keys = ("title", "description", "title@vi", "description@vi")
    return "\n".join([*(field[key] for key in keys), *codes])


def _shape_note(note: str) -> dict[str, Any]:
    """Return how large a note is."""
    lines = sum(len(line) // _NOTE_LINE + 1 for line in note.splitlines())
    return {"author": "", "width": _NOTE_WIDTH, "height": (lines + 1) * _LINE_HEIGHT}
