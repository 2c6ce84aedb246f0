"""The pages on reading: every refusal is documented and its example is refused so."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline.issues.catalogue import catalogue
from pipeline.reading import Quantity, Time, read
from pipeline.reading.serialization import write_decimal

_DOCS = Path(__file__).resolve().parents[2] / "docs"
_PAGES = ("reading.md", "reading.vi.md")
_ROW = re.compile(r"^\| `([a-z-]+)` \| (.*?) \|", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_REFUSALS = {code for code, text in catalogue("en").items() if text.problem}


def _rows(page: str) -> dict[str, str]:
    return dict(_ROW.findall((_DOCS / page).read_text("utf-8")))


@pytest.mark.parametrize("page", _PAGES)
def test_every_refusal_has_its_row(page: str) -> None:
    missing = sorted(_REFUSALS - _rows(page).keys())
    assert not missing, f"add a row for each of {missing} to docs/{page}"
    gone = sorted(_rows(page).keys() - _REFUSALS)
    assert not gone, f"take the rows {gone}, which no message has, out of docs/{page}"


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("code", sorted(_REFUSALS - {"number-too-long"}))
def test_the_examples_of_a_refusal_are_refused_for_it(page: str, code: str) -> None:
    cell = _rows(page)[code]
    texts = _CODE.findall(cell)
    if ";" in cell:  # one text is ambiguous for what stands beside it
        texts = [texts[0], f"{texts[1]} VND, {texts[2]} VND"]

    language = "en" if "(en)" in _line(page, code) else "vi"
    for text in texts:
        found = [one.code for one in read(text, language).refusals]
        assert found == [code], f"docs/{page}: {text} is refused for {found}"


def _line(page: str, code: str) -> str:
    """The row of a refusal, in which (en) marks examples in English."""
    (line,) = re.findall(
        rf"^\| `{code}` .*$", (_DOCS / page).read_text("utf-8"), re.MULTILINE
    )
    return str(line)


@pytest.mark.parametrize("page", _PAGES)
def test_every_example_of_a_time_is_read_as_one(page: str) -> None:
    text = (_DOCS / page).read_text("utf-8")
    head = "## Times" if page == "reading.md" else "## Thời gian"
    table = text.split(head)[1].split("\n\n")[1]

    for row in table.splitlines()[2:]:
        for example in _CODE.findall(row.split("|")[2]):
            (reading,) = read(example, reference=date(2025, 8, 21)).readings
            assert isinstance(reading, Time)


@pytest.mark.parametrize("page", _PAGES)
def test_every_example_of_a_number_is_read(page: str) -> None:
    text = (_DOCS / page).read_text("utf-8").split("## ")

    for section in text[1:3]:
        (table,) = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
        for row in table.splitlines()[2:]:
            for example in _CODE.findall(row.split("|")[2]):
                result = read(example, reference=date(2025, 8, 21))
                assert result.readings, example
                assert not result.refusals, example


@pytest.mark.parametrize("page", _PAGES)
def test_every_example_of_what_is_passed_over_gives_nothing(page: str) -> None:
    text = (_DOCS / page).read_text("utf-8")
    head = "passed over" if page == "reading.md" else "được bỏ qua"
    section = text.split(f"{head}\n")[1].split("\n## ")[0]

    for example in _CODE.findall(section):
        result = read(f"{example} ABC" if example in ("1.", "2)") else example)
        assert not result.refusals
        assert all(isinstance(one, Time) for one in result.readings)


def _english(page: str) -> str:
    """The section on English, up to the next one."""
    text = (_DOCS / page).read_text("utf-8")
    head = "## English" if page == "reading.md" else "## Tiếng Anh"
    return text.split(f"{head}\n")[1].split("\n## ")[0]


def _english_rows(page: str, table: int) -> list[list[str]]:
    """The cells of a table on English: numbers, what belongs to them, times."""
    tables = re.findall(r"(?:^\|.*\n)+", _english(page), re.MULTILINE)
    return [row.split("|")[1:-1] for row in tables[table].splitlines()[2:]]


@pytest.mark.parametrize("page", _PAGES)
def test_every_number_in_english_has_the_value_that_is_told(page: str) -> None:
    for _, examples, values in _english_rows(page, 0):
        found = []
        for example in _CODE.findall(examples):
            (reading,) = read(example, "en").readings
            assert isinstance(reading, Quantity)
            found.append(write_decimal(reading.value))

        assert found == values.strip().split(", ")


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize(("table", "kind"), [(1, Quantity), (2, Time)])
def test_every_example_in_english_is_read_as_one(
    page: str, table: int, kind: type
) -> None:
    for _, examples, _ in _english_rows(page, table):
        for example in _CODE.findall(examples):
            result = read(example, "en", date(2025, 8, 21))
            (reading,) = result.readings
            assert isinstance(reading, kind)
            assert not result.refusals


@pytest.mark.parametrize("page", _PAGES)
def test_every_name_in_english_is_passed_over(page: str) -> None:
    for example in _CODE.findall(_english(page).rstrip().rsplit("\n\n", 1)[1]):
        result = read(example, "en")
        assert not result.readings
        assert not result.refusals
