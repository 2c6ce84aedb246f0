"""Files joined of parts and cut anew: whatever the sizes, the rows stay as they are."""

import csv
import io
import json
from itertools import groupby

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.datapackage.formats import FORMS
from pipeline.datapackage.joining import Piece, join
from tests.strategies import COLUMNS, tables

PARTS = st.lists(tables(), min_size=1, max_size=5)
SIZES = st.integers(1, 12)
EMPTY = pl.DataFrame(schema=COLUMNS)


def pieces(form: str, parts: list[pl.DataFrame], most: int | None) -> list[Piece]:
    """Return the pieces of a table whose parts are rendered each by itself."""
    return list(join(FORMS[form], map(FORMS[form].render, parts), most))


def files(form: str, parts: list[pl.DataFrame], most: int | None) -> list[bytes]:
    """Return the files of a table, in their order."""
    return [
        b"".join(piece.content for piece in own)
        for _, own in groupby(pieces(form, parts, most), lambda piece: piece.file)
    ]


def count_rows(parts: list[pl.DataFrame], most: int) -> list[int]:
    """Return how many rows the files are to have, counted one by one."""
    rows = sum(map(len, parts))
    return [min(most, rows - at) for at in range(0, rows, most)] or [0]


@given(PARTS)
@pytest.mark.parametrize("form", FORMS)
def test_parts_joined_are_the_table_rendered_at_once(
    form: str, parts: list[pl.DataFrame]
) -> None:
    assert files(form, parts, None) == [FORMS[form].render(pl.concat(parts))]


@given(PARTS, SIZES)
def test_csv_files_joined_by_hand_are_the_whole_file(
    parts: list[pl.DataFrame], most: int
) -> None:
    first, *others = files("csv", parts, most)

    joined = first + b"".join(content.split(b"\n", 1)[1] for content in others)
    assert joined == FORMS["csv"].render(pl.concat(parts))


@given(PARTS, SIZES)
def test_json_files_joined_by_hand_are_the_whole_file(
    parts: list[pl.DataFrame], most: int
) -> None:
    found = files("json", parts, most)

    records = [content.removeprefix(b"[\n").removesuffix(b"\n]\n") for content in found]
    joined = b"[\n" + b",\n".join(records) + b"\n]\n"
    whole = FORMS["json"].render(pl.concat(parts))
    assert joined == whole or found == [whole]


@given(PARTS, SIZES)
def test_ndjson_files_joined_by_hand_are_the_whole_file(
    parts: list[pl.DataFrame], most: int
) -> None:
    whole = FORMS["ndjson"].render(pl.concat(parts))

    assert b"".join(files("ndjson", parts, most)) == whole


@given(PARTS, SIZES)
def test_each_csv_file_is_read_by_itself(parts: list[pl.DataFrame], most: int) -> None:
    read = [
        list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
        for content in files("csv", parts, most)
    ]

    assert [rows[0] for rows in read] == [list(COLUMNS)] * len(read)
    assert [len(rows) - 1 for rows in read] == count_rows(parts, most)


@given(PARTS, SIZES)
def test_each_json_file_is_read_by_itself(parts: list[pl.DataFrame], most: int) -> None:
    read = [json.loads(content) for content in files("json", parts, most)]

    assert [len(records) for records in read] == count_rows(parts, most)
    assert all(list(record) == list(COLUMNS) for records in read for record in records)
    lines = [content.splitlines() for content in files("ndjson", parts, most)]
    assert [list(map(json.loads, own)) for own in lines] == read


@given(PARTS, SIZES)
def test_what_is_counted_is_what_others_read_of_several_files(
    parts: list[pl.DataFrame], most: int
) -> None:
    counted = {
        form: b"".join(p.content for p in pieces(form, parts, most) if p.counted)
        for form in FORMS
    }

    # Of CSV they leave out all headers but the first; of all else they take the bytes.
    assert counted["csv"] == FORMS["csv"].render(pl.concat(parts))
    for form in ("json", "ndjson"):
        assert counted[form] == b"".join(files(form, parts, most))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("most", [1, 5, None])
def test_a_table_without_rows_is_one_file(form: str, most: int | None) -> None:
    assert files(form, [EMPTY, EMPTY], most) == [FORMS[form].render(EMPTY)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rows", [5, 10])
def test_no_file_without_rows_follows_a_full_one(form: str, rows: int) -> None:
    table = pl.DataFrame({"n": range(rows)})

    found = files(form, [table[:3], table[3:], table[:0]], 5)

    assert found == [FORMS[form].render(own) for own in table.iter_slices(5)]
