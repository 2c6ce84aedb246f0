"""Strict reading: what is not for certain is an issue, with its place."""

import csv
import io
import json

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.characters import is_allowed
from pipeline.ingestion.csv import parse_csv
from tests.conftest import shared

HEADER = ["a", "b", "c"]
CELLS = st.text(
    st.sampled_from([c for c in map(chr, range(0x3000)) if is_allowed(c)]),
    max_size=8,
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), st.booleans())
def test_whatever_is_well_formed_reads_back_cell_by_cell(
    rows: list[list[str]],
    windows: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n" if windows else "\n").writerows(
        [HEADER, *rows]
    )
    import unicodedata  # noqa: PLC0415

    composed = unicodedata.normalize("NFC", text.getvalue())

    frame, issues = parse_csv([("x.csv", composed.encode())], HEADER)

    assert not issues
    cells = csv.reader(io.StringIO(composed))
    assert [
        ["" if c is None else c for c in r] for r in frame.select(HEADER).rows()
    ] == [list(r) for r in list(cells)[1:]]


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    for whole in (data, b"a,b,c\n" + data):
        frame, issues = parse_csv([("x.csv", whole)], HEADER)
        assert frame.is_empty() or not issues


def test_rows_know_their_lines() -> None:
    frame, _ = parse_csv([("x.csv", b"a,b,c\n1,2,3\n4,5,6\n")], HEADER)

    assert frame.select("file", "line").rows() == [("x.csv", 2), ("x.csv", 3)]


def test_an_empty_cell_is_null_quoted_or_not() -> None:
    frame, _ = parse_csv([("x.csv", b'a,b,c\n"",,x\n')], HEADER)

    assert frame.select(HEADER).rows() == [(None, None, "x")]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    data = b'a,b,c\n1,2\n1,"2"x,3\n1,2,3,4\n\n'

    _, issues = parse_csv([("x.csv", data)], HEADER)

    assert [(i.line, i.column, i.code) for i in issues] == [
        (2, "-", "ragged-row"),
        (3, "b", "stray-quote"),
        (4, "-", "ragged-row"),
        (5, "-", "ragged-row"),
    ]


def test_a_file_in_doubt_takes_nothing_from_the_others() -> None:
    files = [("x.csv", b"a,b,c\n1,2,3\n"), ("y.csv", b"a,b,c\n1,2\n4,5,6\n")]

    frame, issues = parse_csv([*files, ("z.csv", b"a,b,c\n")], HEADER)

    assert frame.rows() == [("x.csv", 2, "1", "2", "3")]
    assert [(i.file, i.line, i.code) for i in issues] == [("y.csv", 2, "ragged-row")]


# What foreign programs write and a reader may well take for something else.
FOREIGN = [
    *(b"", b"\n", b"a,b,c", b"a,b,c\n\n", b"a;b;c\n1;2;3\n", b"a\tb\tc\n1\t2\t3\n"),
    *(
        b"a,b,c\n1,2,3",
        b"a,b,c\r1,2,3\r",
        b"a,b,c\n1,2,3\r\n",
        b"\xef\xbb\xbfa,b,c\n1,2,3\n",
    ),
    *(b"a,a,c\n1,2,3\n", b"a,,c\n1,2,3\n", b"a,b,c\n1,2\n", b"a,b,c\n1,2,3,4\n"),
    *(
        b'a,b,c\n"1",2,"3"\n',
        b'a,b,c\n1,"2,3\n',
        b'a,b,c\n1,2"x"2,3\n',
        b'a,b,c\n"1"x,2,3\n',
    ),
    *(
        b'a,b,c\n"1\n1",2,3\n',
        b'a,b,c\n"1""1",2,3\n',
        b"a,b,c\n1,\\,,3\n",
        b"a, b ,c\n 1,2 ,3\n",
    ),
    *("a,b,c\nmi\xean,2,3\n".encode("latin-1"), "a,b,c\n1,2,3\n".encode("utf-16")),
    *(b"a,b,c\n\x00,2,3\n", b"a,b,c\n1,2,3\n\x1a", "a,b,c\ncả,2,3\n".encode()),
]


def test_foreign_bytes_are_refused_or_read_as_the_standard_reader_does() -> None:
    for data in FOREIGN:
        check_as_standard(data)


def test_foreign_files_of_others_are_refused_or_read_as_the_standard_reader_does() -> (
    None
):
    index = shared("badinput/index.jsonl")
    for line in index.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] == "csv":
            check_as_standard((index.parent / case["file"]).read_bytes())


def check_as_standard(data: bytes) -> None:
    """Hold what is read of a file to Python's own reader, unless it is refused."""
    try:
        text = data.decode()
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    # No contract has two columns of one name.
    named = bool(rows and rows[0]) and len(set(rows[0])) == len(rows[0])
    header = rows[0] if named else HEADER

    frame, issues = parse_csv([("x.csv", data)], header)

    assert frame.is_empty() or not issues, data
    if not issues:
        cells = [[c or "" for c in r] for r in frame.select(header).rows()]
        # An empty line is one empty cell where there is one column.
        assert cells == [r or [""] for r in rows[1:]], data


def test_a_large_sheet_is_one_block_in_which_rows_can_be_filtered_and_named() -> None:
    lines = [f"{i},{i % 7},{'x' * 60}" for i in range(20_000)]
    text = "\n".join([",".join(HEADER), *lines]) + "\n"

    frame, issues = parse_csv([("a.csv", text.encode())], HEADER)

    assert not issues
    assert set(frame.n_chunks("all")) == {1}
    few = frame.filter(pl.col("a").is_in(["10", "15000"]))
    named = few.select(pl.format("{}/{}", "a", "b")).to_series()
    assert named.to_list() == ["10/3", "15000/6"]
