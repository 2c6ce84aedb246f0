"""What one file may hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.budgets import MAX_LEVELS, MAX_MARKS, find_stacked_marks
from pipeline.ingestion.toml import parse_toml

MARKS = st.characters(categories=["Mn"]).filter(unicodedata.combining)


@given(st.text(max_size=40), st.lists(MARKS, max_size=40), st.text(max_size=40))
def test_more_marks_than_allowed_are_found_where_they_begin(
    before: str, marks: list[str], after: str
) -> None:
    place = find_stacked_marks(f"{before}a{''.join(marks)}b{after}")

    assert place == (len(before) + 1 if len(marks) > MAX_MARKS else None)


@pytest.mark.parametrize("dot", [".", " . ", '."b".'])
def test_levels_of_a_key_are_counted_and_not_dots_in_text(dot: str) -> None:
    deep = dot.join(["a"] * (MAX_LEVELS + 2))

    _, issues = parse_toml("x.toml", f"b = 1\n{deep} = 1\n".encode())
    assert [(i.line, i.code) for i in issues] == [(2, "too-nested")]

    shown = deep.replace('"', "")
    for text in (
        f'a = "{shown}"',
        f"a = '{shown}'",
        f"# {shown}",
        f'a = """{shown}"""',
    ):
        assert not parse_toml("x.toml", text.encode())[1]


def test_levels_of_lists_are_counted_as_they_open_and_close() -> None:
    def codes(levels: int) -> list[str]:
        text = f"a = [{'[' * (levels - 1)}{']' * (levels - 1)}, [], [1.5, {{}}]]"
        return [issue.code for issue in parse_toml("x.toml", text.encode())[1]]

    assert codes(MAX_LEVELS) == []
    assert codes(MAX_LEVELS + 1) == ["too-nested"]


def test_texts_that_are_not_closed_are_no_levels() -> None:
    for text in ('a = "' + "[" * 99, "a = '" + "[" * 99, 'a = """' + "[\n" * 99):
        assert [i.code for i in parse_toml("x.toml", text.encode())[1]] == ["not-toml"]
