"""A TOML file gives its values with their lines, or an issue."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.toml import parse_toml


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    toml, issues = parse_toml("x.toml", data)

    assert (toml is None) == bool(issues)


def test_keys_know_their_lines() -> None:
    toml, _ = parse_toml("x.toml", b'# x\na = 1\n\n[[b]]\nc = "x"\n')

    assert toml is not None
    assert toml.lines == {"a": 2, "b": 4, "c": 5}
