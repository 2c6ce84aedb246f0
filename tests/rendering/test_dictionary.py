"""The dictionary tells of every table and column what schemas and data have."""

import re
from html import unescape

import polars as pl
import pytest
from marko.ext.gfm import gfm

from pipeline.datapackage.formats.csv import render
from pipeline.issues.catalogue import LANGUAGES, read_table
from pipeline.normalization.evidence import READ_FROM
from pipeline.paths import DICTIONARY
from pipeline.rendering.dictionary import find_examples, render_dictionary
from pipeline.rendering.origins import list_origins
from pipeline.schemas import published
from pipeline.schemas.raw import CODELISTS, SHEETS, header, source_keys

Page = dict[str, list[list[str]]]


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, exported: dict[str, bytes]) -> Page:
    """The cells of each table of the page in one language, as a site shows them."""
    html = gfm(exported[DICTIONARY[request.param]].decode())
    sections = re.split(r"<h2><code>(\w+)</code>.*?</h2>", html)[1:]
    return {
        name: [
            [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells]
            for row in re.findall(r"<tr>(.*?)</tr>", section, re.DOTALL)
            if (cells := re.findall(r"<td>(.*?)</td>", row, re.DOTALL))
        ]
        for name, section in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_column_of_every_table_has_a_row_of_its_own(page: Page) -> None:
    assert list(page) == list(published.TABLES)
    for table, rows in page.items():
        assert [row[0] for row in rows] == list(published.columns(table)), table
        assert {len(row) for row in rows} == {6}, table


def test_an_example_is_a_cell_of_its_column(
    page: Page, tables: dict[str, pl.DataFrame]
) -> None:
    for table, rows in page.items():
        lines = pl.read_csv(render(tables[table]), infer_schema=False)
        for column, *_, example, _ in rows:
            cells = lines[column].drop_nulls()
            if cells.is_empty():
                assert example == "", (table, column)
            elif example.endswith("…"):
                assert cells.str.starts_with(example[:-1]).any(), (table, column)
            else:
                assert example in cells, (table, column)


def test_patterns_and_codes_are_shown_as_the_schemas_have_them(page: Page) -> None:
    for table, rows in page.items():
        for field, row in zip(published.fields(table), rows, strict=True):
            rules = field.get("constraints", {})
            assert rules.get("pattern", "") in row[3], (table, field["name"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_stands_with_its_label(
    exported: dict[str, bytes], tables: dict[str, pl.DataFrame], language: str
) -> None:
    text = exported[DICTIONARY[language]].decode()
    labels = dict(tables["terms"].select("code", f"label_{language}").iter_rows())

    for table in published.TABLES:
        for column in published.coded_columns(table):
            (line,) = re.findall(
                rf"(?s)^## `{table}`.*?^(- [^\n]*`{column}`: `[^\n]*)",
                text,
                re.MULTILINE,
            )
            for code in published.codes(table, column):
                assert f"`{code}` " in line, (table, column, code)
    assert labels["growth"] in text


def test_the_diagram_has_every_foreign_key(exported: dict[str, bytes]) -> None:
    text = exported[DICTIONARY["en"]].decode()
    (drawn,) = re.findall(r"(?s)```mermaid\n(.*?)```", text)

    for table in published.TABLES:
        for column, target, _ in published.references(table):
            line = rf'    {target} \S+ {table} : "[^"]*\b{column}\b[^"]*"'
            assert re.search(line, drawn), (table, column)


def known_places() -> set[str]:
    """Every file and column of raw/, every published table and column."""
    places = {"sources/", *published.TABLES}
    places |= {f"source.toml:{key}" for key in source_keys()}
    for name in (*SHEETS, *CODELISTS):
        places |= {f"{name}.csv"} | {f"{name}.csv:{column}" for column in header(name)}
    for table in published.TABLES:
        places |= {f"{table}.{column}" for column in published.columns(table)}
    return places


def test_every_column_is_read_from_something_that_is_there() -> None:
    places = known_places()
    for table in published.TABLES:
        for column, origins in list_origins(table, READ_FROM).items():
            assert origins, (table, column)
            assert len(set(origins)) == len(origins), (table, column)
            assert set(origins) <= places, (table, column)


def test_the_table_of_origins_is_of_columns_that_are_there() -> None:
    for row in read_table("pipeline.rendering", "origins.csv"):
        columns = published.columns(row["table"])
        assert not row["column"] or row["column"] in columns, row


def test_an_example_is_the_first_cell_that_is_filled() -> None:
    rows = pl.DataFrame({"a": [None, "x", "y"], "b": [True, None, None]})
    rows = rows.with_columns(c=pl.lit(None, dtype=pl.String))

    assert find_examples(rows.lazy()) == {"a": "x", "b": "true", "c": ""}


def test_a_table_without_rows_has_no_examples(
    tables: dict[str, pl.DataFrame],
) -> None:
    examples = {t: find_examples(rows.clear().lazy()) for t, rows in tables.items()}

    text = render_dictionary(tables["terms"], examples, READ_FROM, "en").decode()
    assert not {cell for one in examples.values() for cell in one.values()} - {""}
    assert text.count("\n## ") == len(published.TABLES) + 1
