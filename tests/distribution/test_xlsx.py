"""A workbook says what it holds, has no formula, and cuts nothing in silence."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.decimals import DECIMAL
from pipeline.distribution import limits, xlsx
from pipeline.distribution.limits import fit_tables
from pipeline.distribution.readme import list_lines
from pipeline.schemas import published
from tests.distribution.conftest import Made
from tests.distribution.readers import run

# Prints of each sheet its name, frozen cell, filter, notes, and the types of its cells.
_LOOK = """
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({
    "created": book.properties.created.isoformat(),
    "sheets": {
        sheet.title: {
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "dimensions": sheet.dimensions,
            "notes": [cell.comment and cell.comment.text for cell in sheet[1]],
            "header": [cell.value for cell in sheet[1]],
            "types": sorted({
                "day" if cell.is_date else cell.data_type
                for row in sheet.iter_rows(min_row=2) for cell in row
                if cell.value is not None
            }),
            "widths": [d.width for d in sheet.column_dimensions.values()],
        }
        for sheet in book
    },
    "readme": [[c.value for c in row] for row in book["README"]],
}))
"""


def look(path: Path) -> Any:
    """Return what another program finds in a workbook."""
    return json.loads(run(_LOOK, str(path)))


def test_a_sheet_has_a_frozen_header_a_filter_widths_and_notes(made: Made) -> None:
    sheets = look(made.xlsx)["sheets"]

    assert list(sheets) == ["README", *published.TABLES]
    for table in published.TABLES:
        sheet, rows = sheets[table], made.tables[table]
        assert sheet["frozen"] == "A2"
        assert sheet["filter"] == sheet["dimensions"]
        assert sheet["header"] == rows.columns
        assert all(3 < width < 70 for width in sheet["widths"])
        for note, field in zip(sheet["notes"], published.fields(table), strict=True):
            assert field["description@vi"] in note
            codes = field.get("constraints", {}).get("enum", [])
            assert all(f"\n{code}: " in note for code in codes)


def test_figures_and_days_are_such_and_nothing_is_a_formula(made: Made) -> None:
    sheets = look(made.xlsx)["sheets"]

    assert set(sheets["observations"]["types"]) == {"b", "day", "n", "s"}
    assert not [name for name, sheet in sheets.items() if "f" in sheet["types"]]


def test_the_first_sheet_says_what_is_here_and_no_clock_is_asked(made: Made) -> None:
    found = look(made.xlsx)

    assert f"{found['created']}Z" == made.descriptor["created"]
    lines = found["readme"]
    assert lines[0][:2] == [made.descriptor["title"], made.descriptor["title@vi"]]
    rows = {line[2]: line[3] for line in lines[-len(published.TABLES) :]}
    assert rows == {name: table.height for name, table in made.tables.items()}


def say(made: Made, tables: dict[str, pl.DataFrame]) -> str:
    """Return the English of the first sheet about these tables."""
    counts = {name: rows.height for name, rows in tables.items()}
    lines = list_lines(fit_tables(tables), counts, made.descriptor)
    return "\n".join(str(line[0]) for line in lines if line)


def test_what_is_text_instead_of_a_number_or_a_day_is_counted(imagined: Made) -> None:
    rows = imagined.tables["observations"].head(2)
    long = pl.lit(Decimal(1234567890123456), dtype=DECIMAL)
    early = pl.Series(["1888-07-19", "1900-03-01"]).str.to_date()
    changed = rows.with_columns(obs_value=long, time_start=early)

    said = say(imagined, {"observations": changed})

    assert (
        "more than 15 digits are text, since a spreadsheet would round them; here: 2."
        in said
    )
    assert "Days before 1 March 1900 are text" in said
    assert "do not agree on them; here: 1." in said
    assert "not here" not in said
    assert "are cut" not in said


def test_what_is_cut_is_said(imagined: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 2)
    monkeypatch.setattr(limits, "MAX_UNITS", 6)
    terms = imagined.tables["terms"].head(3)
    labels = ["abcdef", "ab🇻🇳c", "three"]

    fitted = fit_tables({"terms": terms.with_columns(label_en=pl.Series(labels))})

    assert fitted.cut_rows == {"terms": 3}
    assert fitted.cut_texts["terms", "label_en"] == 1
    assert fitted.tables["terms"]["label_en"].to_list() == ["abcdef", "ab🇻🇳"]
    lines = [line[0] for line in list_lines(fitted, {}, imagined.descriptor) if line]
    assert any("of the 3 rows" in str(line) for line in lines)
    assert any("1 longer texts are cut" in str(line) for line in lines)


def test_a_text_as_long_as_a_cell_stays_whole(imagined: Made, tmp_path: Path) -> None:
    texts = ["ệ" * limits.MAX_UNITS, "x" * (limits.MAX_UNITS + 1)]
    terms = imagined.tables["terms"].head(2).with_columns(label_en=pl.Series(texts))
    path = tmp_path / "long.xlsx"
    path.write_bytes(
        xlsx.render(imagined.tables | {"terms": terms}, imagined.descriptor)
    )
    at = terms.columns.index("label_en") + 1

    code = (
        "import sys, openpyxl\nsheet = openpyxl.load_workbook(sys.argv[1])['terms']\n"
        f"print(*(len(sheet.cell(row, {at}).value) for row in (2, 3)))"
    )

    assert run(code, str(path)).split() == [str(limits.MAX_UNITS)] * 2
