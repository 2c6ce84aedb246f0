"""CSV, JSON and NDJSON give back what they were given, exactly."""

import csv
import io
import json
from decimal import Decimal

import polars as pl
from hypothesis import given

from pipeline.datapackage.formats import csv as csv_form
from pipeline.datapackage.formats import json as json_form
from pipeline.datapackage.formats import ndjson
from pipeline.decimals import DECIMAL
from tests.conftest import shared
from tests.strategies import COLUMNS, tables

# What breaks careless writers: marks of the two forms, of HTML, of spreadsheets,
# characters without width, of other scripts and beyond the first plane.
NAUGHTY = [
    *('"', '""', ",", ";", "\\", "\\n", "\n", "\r\n", "\t", "'", "{}", "[]", " x "),
    *("null", "None", "NaN", "true", "0", "-0", "1e9", "0x1f", "１２", "=1+1", "@x"),
    *("<b>&amp;</b>", "%s%d", "$HOME", "../x", "--", "#", "🇻🇳", "e\u0302\u0301", "ệ"),
    *("\ufeff", "\u200b", "\u202e", "\u2028", "\x7f", "ﬁ", "İi", "ß", "עברית", "𝟏"),
]


@given(tables())
def test_csv_read_by_another_reader_gives_the_same_cells(table: pl.DataFrame) -> None:
    text = csv_form.render(table).decode()

    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == table.columns
    assert [
        (t or None, Decimal(f) if f else None, int(n) if n else None, d or None)
        for t, f, n, d in rows
    ] == expected(table)


@given(tables())
def test_json_read_by_another_reader_gives_the_same_values(
    table: pl.DataFrame,
) -> None:
    records = json.loads(json_form.render(table), parse_float=Decimal)

    assert [list(r) for r in records] == [table.columns] * len(table)
    figures = [None if r["figure"] is None else Decimal(r["figure"]) for r in records]
    rows = [
        (r["text"], f, r["count"], r["day"])
        for r, f in zip(records, figures, strict=True)
    ]
    assert rows == expected(table)


@given(tables())
def test_a_line_of_ndjson_is_the_record_of_json(table: pl.DataFrame) -> None:
    lines = ndjson.render(table).decode().split("\n")

    assert lines.pop() == ""
    records = json.loads(json_form.render(table), parse_float=str)
    assert [json.loads(line, parse_float=str) for line in lines] == records


def expected(table: pl.DataFrame) -> list[tuple[object, ...]]:
    """The table's rows with days as ISO 8601 writes them."""
    days = table.with_columns(pl.col("day").cast(pl.String))
    return days.rows()


def test_figures_have_no_exponent_and_no_idle_zeros() -> None:
    figures = ["11.2", "15600000000", "0.0000000001", "-3.2", "0", "100"]
    table = pl.DataFrame({"f": [Decimal(f) for f in figures]}, schema={"f": DECIMAL})

    assert csv_form.render(table).decode().split() == ["f", *figures]
    assert json_form.render(table).decode() == (
        "[\n" + ",\n".join(f'{{"f":{f}}}' for f in figures) + "\n]\n"
    )


def test_json_is_unescaped_utf8_and_csv_ends_lines_with_lf() -> None:
    table = pl.DataFrame({"text": ["Hải Phòng, “số”"]})

    assert json_form.render(table) == '[\n{"text":"Hải Phòng, “số”"}\n]\n'.encode()
    assert csv_form.render(table) == 'text\n"Hải Phòng, “số”"\n'.encode()


def test_an_empty_table_is_a_header_an_empty_array_and_no_line() -> None:
    table = pl.DataFrame(schema=COLUMNS)

    assert csv_form.render(table) == b"text,figure,count,day\n"
    assert json.loads(json_form.render(table)) == []
    assert ndjson.render(table) == b""


def test_naughty_strings_survive_all_forms() -> None:
    check_all_forms(NAUGHTY)


def test_naughty_strings_of_others_survive_all_forms() -> None:
    text = shared("badinput/blns/blns.json").read_text(encoding="utf-8")

    check_all_forms([s for s in json.loads(text) if s])


def check_all_forms(strings: list[str]) -> None:
    """Hold all forms of one column of strings to what other readers find there."""
    table = pl.DataFrame({"text": strings})

    records = json.loads(json_form.render(table))
    assert [r["text"] for r in records] == strings
    lines = ndjson.render(table).decode().removesuffix("\n").split("\n")
    assert [json.loads(line)["text"] for line in lines] == strings
    text = csv_form.render(table).decode()
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:] == strings
