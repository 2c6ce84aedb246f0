"""A descriptor is ours, or it is refused; no path leads out of the dataset."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolution57.descriptor import parse_descriptor
from resolution57.errors import DatasetError

TABLE = {
    "name": "t",
    "title": "T",
    "title@vi": "T",
    "type": "table",
    "format": "csv",
    "path": "csv/t.csv",
    "hash": "sha256:00",
    "schema": {"fields": [{"name": "a", "type": "string"}]},
}


def describe(**changes: Any) -> bytes:
    """A descriptor of one table, which differs from ours in something."""
    resources = [TABLE | changes]
    described = {"name": "n", "version": "1", "title": "N", "resources": resources}
    return json.dumps(described).encode()


def test_only_csv_tables_are_listed() -> None:
    assert list(parse_descriptor(describe(), "here").tables) == ["t"]
    assert not parse_descriptor(describe(format="json"), "here").tables
    assert not parse_descriptor(describe(type="other"), "here").tables


@pytest.mark.parametrize(
    "path",
    [
        "../t.csv",
        "csv/../../t.csv",
        "/etc/hostname",
        "csv/.hidden",
        "csv//t.csv",
        "csv\\t.csv",
        "C:/t.csv",
        "http://host/t.csv",
        "t.csv?x",
        "",
        [],
        ["csv/t.csv", "../t.csv"],
        None,
        1,
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: object) -> None:
    with pytest.raises(DatasetError, match=r"damaged.*take the dataset anew"):
        parse_descriptor(describe(path=path), "here")


@pytest.mark.parametrize(
    "changes",
    [
        {"hash": "md5:00"},
        {"hash": None},
        {"schema": {"fields": [{"name": "a", "type": "geojson"}]}},
        {"schema": []},
        {"title@vi": None, "schema": None},
    ],
)
def test_a_table_that_is_described_in_another_way_is_refused(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(DatasetError):
        parse_descriptor(describe(**changes), "here")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["resources", *TABLE]), inner)
        ),
    )
)
def test_what_is_no_descriptor_is_refused_whatever_it_is(value: object) -> None:
    content = json.dumps(value).encode()
    try:
        assert parse_descriptor(content, "here").tables is not None
    except DatasetError:
        return


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 100_000, b"{}", b"[]"])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(DatasetError):
        parse_descriptor(content, "here")
