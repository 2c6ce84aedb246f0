"""What a row allows, what it rests on, and where it is from."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import resolution57
from resolution57.intervals import shorten

FLAGS = {"low_open": False, "high_open": True}
FIGURE = "thanhnien-hai-phong-nq57-2025-08-21/o05"


@pytest.fixture(scope="module")
def data(root: Path) -> resolution57.Dataset:
    return resolution57.open(root)


def find(data: resolution57.Dataset, table: str, **key: str) -> dict[str, Any]:
    """A row of a table."""
    return data.load(table).filter(**key).row(0, named=True)


@pytest.mark.parametrize("table", ["observations", "observations_flat"])
def test_the_interval_of_every_figure_is_what_its_columns_have(
    data: resolution57.Dataset, table: str
) -> None:
    for row in data.load(table).iter_rows(named=True):
        found = resolution57.interval(row)

        assert (found.lower, found.upper) == (row["printed_low"], row["printed_high"])
        assert (found.lower_open, found.upper_open) == (
            row["low_open"],
            row["high_open"],
        )


@pytest.mark.parametrize(
    ("low", "high", "flags", "shown"),
    [
        ("11.1500000000", "11.25", FLAGS, "[11.15, 11.25)"),
        ("3190", "3200", {"low_open": True, "high_open": True}, "(3190, 3200)"),
        (None, "5", {"low_open": False, "high_open": False}, "(-∞, 5]"),
        ("1E+3", None, {"low_open": True, "high_open": False}, "(1000, ∞)"),
        ("-0.5", "0", {"low_open": True, "high_open": False}, "(-0.5, 0]"),
    ],
)
def test_an_interval_is_written_as_mathematics_writes_it(
    low: str | None, high: str | None, flags: dict[str, bool], shown: str
) -> None:
    ends = {"printed_low": low, "printed_high": high}
    row = {name: None if end is None else Decimal(end) for name, end in ends.items()}

    assert str(resolution57.interval({**row, **flags})) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_no_digit_of_a_figure_is_lost(figure: Decimal) -> None:
    short = shorten(figure)

    assert short.compare_total(figure) == 0 or short == figure
    assert "E" not in str(f"{short:f}")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "has no printed_low"),
        ({"printed_low": 1.5, "printed_high": None} | FLAGS, "is a float"),
        ({"printed_low": "1.5", "printed_high": None} | FLAGS, "is a str"),
        (
            {"printed_low": None, "printed_high": None, "low_open": "false"},
            "low_open is no boolean but a str",
        ),
    ],
)
def test_a_row_that_was_not_loaded_so_has_no_interval(
    row: dict[str, object], message: str
) -> None:
    with pytest.raises(resolution57.DatasetError, match=message):
        resolution57.interval(row)


def test_the_evidence_of_a_figure_is_that_of_its_record(
    data: resolution57.Dataset,
) -> None:
    row = find(data, "observations_flat", observation_id=FIGURE)

    found = data.evidence(row)

    assert found.columns == data.load("evidence").columns
    assert set(found["record_id"]) == {FIGURE}
    value = found.filter(field="obs_value").row(0, named=True)
    assert value["exact"] == row["words"]
    assert (value["basis"], value["paragraph"]) == (row["basis"], row["paragraph"])


@pytest.mark.parametrize(
    "table",
    ["observations", "events", "goals", "credits", "evidence", "facts", "comparisons"],
)
def test_every_row_that_is_of_records_has_their_evidence(
    data: resolution57.Dataset, table: str
) -> None:
    named = ("observation_id", "record_id", "record_ids", "record_a", "record_b")
    for row in data.load(table).head(20).iter_rows(named=True):
        records = " ".join(row[name] for name in named if name in row).split()

        assert set(data.evidence(row)["record_id"]) == set(records)


def test_a_row_that_is_of_no_record_has_no_evidence(data: resolution57.Dataset) -> None:
    with pytest.raises(resolution57.DatasetError, match=r"names no record: give one"):
        data.evidence(data.load("units").row(0, named=True))


def test_a_citation_has_the_report_the_row_and_the_version(
    data: resolution57.Dataset,
) -> None:
    stated = ("publisher", "title", "date_published", "url")
    source = data.load("sources").drop_nulls(stated).row(0, named=True)
    row = find(data, "observations", source_id=source["source_id"])

    cited = data.cite(row)

    assert cited == (
        "{publisher}, “{title}”, {date_published}, {url}; ".format(**source)
        + f"{row['observation_id']} in resolution-57-figures {data.version}"
    )


def test_a_citation_leaves_out_what_is_not_known(data: resolution57.Dataset) -> None:
    untitled = data.load("sources").filter(pl.col("title").is_null()).row(0, named=True)

    assert "“" not in data.cite(untitled)
    assert "None" not in data.cite(untitled)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("observations_flat", "observation_id"),
        ("events", "record_id"),
        ("evidence", "evidence_id"),
    ],
)
def test_every_row_of_a_report_is_cited_in_one_line(
    data: resolution57.Dataset, table: str, key: str
) -> None:
    for row in data.load(table).head(400).iter_rows(named=True):
        cited = data.cite(row)

        assert "\n" not in cited
        assert "None" not in cited
        assert f"; {row[key]} in resolution-57-figures" in cited


def test_a_report_is_cited_without_a_row(data: resolution57.Dataset) -> None:
    row = data.load("sources").row(0, named=True)

    assert data.cite(row).endswith(f"; resolution-57-figures {data.version}")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"fact_id": "x"}, "of no single report"),
        ({"source_id": "another"}, "has no source “another”"),
    ],
)
def test_a_row_of_no_report_is_not_cited(
    data: resolution57.Dataset, row: dict[str, str], message: str
) -> None:
    with pytest.raises(resolution57.DatasetError, match=message):
        data.cite(row)


def test_a_frame_that_was_read_otherwise_is_refused_where_it_lost_digits(
    root: Path,
) -> None:
    path = root / "build/csv/observations.csv"
    row = pl.read_csv(path, infer_schema_length=None).row(0, named=True)

    with pytest.raises(resolution57.DatasetError, match="may have lost digits"):
        resolution57.interval(row)
