"""What holds of the readers for every number, every date and every string."""

import gc
import time
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading import Quantity, Result, Time, as_record, explain, read
from tests.reading.strategies import (
    WRITING,
    dates,
    plain_words,
    shards,
    sizes,
    write_date,
)

_REFERENCE = date(2025, 8, 21)
in_every_language = pytest.mark.parametrize("language", sorted(WRITING))


def _only(result: Result) -> Quantity | Time:
    assert not result.refusals
    (reading,) = result.readings
    return reading


@in_every_language
@given(number=sizes())
def test_every_number_spelled_out_reads_back(language: str, number: int) -> None:
    reading = _only(read(WRITING[language].spell(number), language))

    assert isinstance(reading, Quantity)
    assert reading.value == number


@in_every_language
@pytest.mark.parametrize("number", range(1000))
def test_every_number_below_a_thousand_reads_back(language: str, number: int) -> None:
    writing = WRITING[language]
    reading = _only(read(f"{writing.spell(number)} {writing.money}", language))

    assert isinstance(reading, Quantity)
    assert reading.value == number
    assert reading.unit == "VND"


@in_every_language
@given(whole=sizes(), decimals=st.integers(0, 999))
def test_every_grouped_number_reads_back(
    language: str, whole: int, decimals: int
) -> None:
    writing = WRITING[language]
    text = f"{writing.group(whole)}{writing.point}{decimals:04}%"
    reading = _only(read(text, language))

    assert isinstance(reading, Quantity)
    assert reading.value == Decimal(whole) + Decimal(decimals).scaleb(-4)
    assert reading.step == Decimal("0.0001")


@in_every_language
@given(whole=st.integers(1, 999), decimals=st.integers(0, 99))
def test_every_number_with_a_scale_word_reads_back(
    language: str, whole: int, decimals: int
) -> None:
    million = {"en": "million", "vi": "triệu"}[language]
    text = f"{whole}{WRITING[language].point}{decimals:02} {million}"
    reading = _only(read(text, language))

    assert isinstance(reading, Quantity)
    assert reading.value == whole * 10**6 + decimals * 10**4
    assert reading.step == 10**4


@in_every_language
@given(data=st.data(), day=dates())
def test_every_date_of_two_centuries_reads_back(
    language: str, data: st.DataObject, day: date
) -> None:
    writing = WRITING[language]
    style = data.draw(st.sampled_from(writing.date_styles))
    reading = _only(read(write_date(day, style, writing), language))

    assert isinstance(reading, Time)
    assert reading.first == reading.last == day
    assert reading.period == day.isoformat()


@given(dates(), st.sampled_from("/-."))
def test_a_date_in_digits_is_read_only_where_one_order_is_possible(
    day: date, joint: str
) -> None:
    day_first = f"{day.day}{joint}{day.month}{joint}{day.year}"
    month_first = f"{day.month}{joint}{day.day}{joint}{day.year}"
    for text in (day_first, month_first):
        result = read(text, "en")
        if day.day <= 12 and day.day != day.month:
            assert [one.code for one in result.refusals] == ["ambiguous-day-month"]
        else:
            assert _only(result) == _only(read(day_first, "vi"))._replace(end=len(text))


@in_every_language
@given(data=st.data())
def test_words_around_a_figure_do_not_change_its_reading(
    language: str, data: st.DataObject
) -> None:
    writing = WRITING[language]
    fragment = data.draw(st.sampled_from(writing.fragments))
    before, after = (data.draw(plain_words(writing)) for _ in range(2))
    moved = len(before) + len(", ")
    alone = _only(read(fragment, language))
    inside = _only(read(f"{before}, {fragment}, {after}", language))

    assert inside == alone._replace(start=alone.start + moved, end=alone.end + moved)


@in_every_language
@given(data=st.data())
def test_composed_and_decomposed_texts_read_alike(
    language: str, data: st.DataObject
) -> None:
    text = data.draw(shards(WRITING[language]))
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    if unicodedata.normalize("NFC", decomposed) != composed or "\u0338" in decomposed:
        return

    assert _meanings(composed, language) == _meanings(decomposed, language)


def _meanings(text: str, language: str) -> list[dict[str, object]]:
    record = as_record(read(text, language, _REFERENCE))
    return [{**one, "start": 0, "end": 0} for one in record["readings"]]  # type: ignore[attr-defined]


@in_every_language
@given(data=st.data())
@settings(max_examples=400)
def test_no_string_raises_and_every_span_lies_in_its_text(
    language: str, data: st.DataObject
) -> None:
    text = data.draw(shards(WRITING[language]))
    for reference in (None, _REFERENCE):
        result = read(text, language, reference)
        as_record(result)
        explain(result, language)
        for found in (*result.readings, *result.refusals):
            assert 0 <= found.start < found.end <= len(text)
        starts = [found.start for found in result.readings]
        assert starts == sorted(starts)


# What hostile texts of all languages repeat.
_HOSTILE = (
    "1",
    "1.",
    "1,",
    "1-",
    "1/",
    "1 000 ",
    "\u0301\u0323",
    "e\u0301\u0323\u0302",
    "1/1 - ",
    "1¤",
    "1 ^ ",
    "¤",
    "\ud800",
    "\0",
    "𝟏",
    "½",
)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("language", "piece"),
    [
        (language, piece)
        for language, writing in WRITING.items()
        for piece in _HOSTILE + writing.hostile
    ],
)
def test_hostile_texts_take_time_in_proportion_to_their_length(
    language: str, piece: str
) -> None:
    short, long = (piece * (size // len(piece)) for size in (4_000, 40_000))
    read(short, language)
    took_short, took_long = _seconds(short, language), _seconds(long, language)

    assert took_long < 2
    assert took_long < 30 * max(took_short, 0.001)


def _seconds(text: str, language: str) -> float:
    """Time one reading without the collector, whose cost is that of all the tests."""
    gc.disable()
    start = time.process_time()
    read(text, language)
    spent = time.process_time() - start
    gc.enable()
    return spent
