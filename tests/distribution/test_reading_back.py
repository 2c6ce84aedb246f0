"""Each file that is made gives back every cell, to the programs that people have."""

import json
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipeline.decimals import DECIMAL
from pipeline.distribution.distribute import render
from pipeline.distribution.xlsx import render as render_xlsx
from pipeline.issues.model import UsageError
from pipeline.schemas import published
from tests.conftest import shared
from tests.distribution.conftest import Made
from tests.distribution.readers import READERS, read, show

# What no published cell may hold, and no file of XML: control characters and two more.
UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\x{fffe}\x{ffff}]"
# What breaks careless writers of these forms.
NAUGHTY = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'quoted", '"', "_x0041_"),
    *("http://example.org", "mailto:a@b.c", "internal:README!A1", "1e9", "0x1f", "007"),
    *("TRUE", "NULL", "NaN", "#N/A", "2025-01-01", "1/2", " x ", "<b>&amp;</b>", "]]>"),
    *("'); DROP TABLE terms; --", "%s", "\u200b", "\u202e", "\u2028", "e\u0302\u0301"),
    *("Hải Phòng", "ệ", "🇻🇳", "𝟏", "עברית", "\ufeff", "１２", "\ufffd", "None"),
]


@pytest.mark.parametrize(("form", "reader"), READERS)
def test_a_program_reads_every_cell_as_it_is_published(
    made: Made, form: str, reader: str
) -> None:
    cells = read(form, reader, getattr(made, form), list(made.tables))

    expected = show(made.tables, form)
    for name in published.TABLES:
        assert cells[name] == expected[name], name


def with_terms(made: Made, labels: list[str]) -> dict[str, pl.DataFrame]:
    """Return the tables with a table of terms whose labels are these."""
    codes = [f"c{at:04}" for at in range(len(labels))]
    terms = {"code": codes, "label_en": labels, "label_vi": labels}
    frame = pl.DataFrame(terms).with_columns(scheme=pl.lit("x"))
    return made.tables | {"terms": published.typed("terms", frame)}


def check_all_forms(made: Made, strings: list[str], folder: Path) -> None:
    """Hold what programs read in a column of strings to what was written there."""
    tables = with_terms(made, strings)
    for path, content in render(tables, made.descriptor).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    found = Made(tables, made.descriptor, folder)
    expected = show({"terms": tables["terms"]}, "")["terms"]
    for form, reader in READERS:
        cells = read(form, reader, getattr(found, form), ["terms"])
        assert cells["terms"] == expected, (form, reader)


def test_naughty_strings_survive_every_form(imagined: Made, tmp_path: Path) -> None:
    check_all_forms(imagined, NAUGHTY, tmp_path)


@pytest.mark.exhaustive
def test_naughty_strings_of_others_survive_or_are_refused_by_name(
    imagined: Made, tmp_path: Path
) -> None:
    text = shared("badinput/blns/blns.json").read_text(encoding="utf-8")
    given = pl.Series([one for one in json.loads(text) if one])
    is_refused = given.str.contains(UNPRINTABLE)

    check_all_forms(imagined, given.filter(~is_refused).to_list(), tmp_path)

    assert given.len() > 500
    assert 0 < is_refused.sum() < 20
    for one in given.filter(is_refused):
        with pytest.raises(UsageError, match=r"terms, row 'x c0000', column label_"):
            render_xlsx(with_terms(imagined, [one]), imagined.descriptor)


@pytest.mark.parametrize(
    "figure",
    [
        *("9.95", "0.1", "123456789012345", "-99999.9999999999", "0", "-3.2"),
        *("0.0000000001", "15600000000", "9223372036854775807", "9223372036854775808"),
        *("999999999999999999999999999.9999999999", "1234567890.123456", "-0.5"),
        *("1" + 26 * "0", "123456789.0123456789", "9007199254740993"),
    ],
)
def test_no_form_loses_a_digit(imagined: Made, tmp_path: Path, figure: str) -> None:
    units = imagined.tables["units"].with_columns(
        factor=pl.lit(Decimal(figure), dtype=DECIMAL)
    )
    tables = imagined.tables | {"units": units}
    for path, content in render(tables, imagined.descriptor).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    found = Made(tables, imagined.descriptor, tmp_path)

    expected = show({"units": units}, "")["units"]
    for form, reader in (("parquet", "polars"), ("sqlite", "sqlite3")):
        assert read(form, reader, getattr(found, form), ["units"])["units"] == expected
    assert read("xlsx", "openpyxl", found.xlsx, ["units"])["units"] == expected
