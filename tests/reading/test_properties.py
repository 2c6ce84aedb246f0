"""What holds of the readers for every number, every date and every string."""

import gc
import time
import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reading import Quantity, Result, Time, as_record, explain, read
from tests.reading.strategies import (
    DATE_STYLES,
    FRAGMENTS,
    dates,
    group,
    plain_words,
    shards,
    sizes,
    spell,
    write_date,
)

_REFERENCE = date(2025, 8, 21)


def _only(result: Result) -> Quantity | Time:
    assert not result.refusals
    (reading,) = result.readings
    return reading


@given(sizes())
def test_every_number_spelled_out_reads_back(number: int) -> None:
    reading = _only(read(spell(number)))

    assert isinstance(reading, Quantity)
    assert reading.value == number


@pytest.mark.parametrize("number", range(1000))
def test_every_number_below_a_thousand_reads_back(number: int) -> None:
    reading = _only(read(f"{spell(number)} đồng"))

    assert isinstance(reading, Quantity)
    assert reading.value == number
    assert reading.unit == "VND"


@given(sizes(), st.integers(0, 999))
def test_every_grouped_number_reads_back(whole: int, decimals: int) -> None:
    reading = _only(read(f"{group(whole)},{decimals:04}%"))

    assert isinstance(reading, Quantity)
    assert reading.value == Decimal(whole) + Decimal(decimals).scaleb(-4)
    assert reading.step == Decimal("0.0001")


@given(dates(), st.sampled_from(DATE_STYLES))
def test_every_date_of_two_centuries_reads_back(day: date, style: str) -> None:
    reading = _only(read(write_date(day, style)))

    assert isinstance(reading, Time)
    assert reading.first == reading.last == day
    assert reading.period == day.isoformat()


@given(st.sampled_from(FRAGMENTS), plain_words(), plain_words())
def test_words_around_a_figure_do_not_change_its_reading(
    fragment: str, before: str, after: str
) -> None:
    moved = len(before) + len(", ")
    alone = _only(read(fragment))
    inside = _only(read(f"{before}, {fragment}, {after}"))

    assert inside == replace(alone, start=alone.start + moved, end=alone.end + moved)


@given(shards())
def test_composed_and_decomposed_texts_read_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    if unicodedata.normalize("NFC", decomposed) != composed or "\u0338" in decomposed:
        return

    assert _meanings(composed) == _meanings(decomposed)


def _meanings(text: str) -> list[dict[str, object]]:
    readings = as_record(read(text, reference=_REFERENCE))["readings"]
    return [{**one, "start": 0, "end": 0} for one in readings]  # type: ignore[attr-defined]


@given(shards())
@settings(max_examples=400)
def test_no_string_raises_and_every_span_lies_in_its_text(text: str) -> None:
    for reference in (None, _REFERENCE):
        result = read(text, reference=reference)
        as_record(result)
        explain(result)
        for found in (*result.readings, *result.refusals):
            assert 0 <= found.start < found.end <= len(text)
        starts = [found.start for found in result.readings]
        assert starts == sorted(starts)


_HOSTILE = (
    "1",
    "1.",
    "1,",
    "1-",
    "1/",
    "1 000 ",
    "một ",
    "từ ",
    "tỷ ",
    "một tỷ ",
    "phần trăm ",
    "không phẩy ",
    "\u0301\u0323",
    "e\u0301\u0323\u0302",
    "5 dự án ",
    "5 trên ",
    "1,234 tấn ",
    "ngày 1, ",
    "thứ 2 (1/1) ",
    "tháng 1 đến ",
    "người/",
    "1 khoa - ",
    "vài tỷ ",
    "1/1 - ",
    "\ud800",
    "\0",
    "𝟏",
    "½",
)


@pytest.mark.parametrize("piece", _HOSTILE)
def test_hostile_texts_take_time_in_proportion_to_their_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (10_000, 100_000))
    read(short)
    took_short, took_long = _seconds(short), _seconds(long)

    assert took_long < 5
    assert took_long < 40 * max(took_short, 0.001)


def _seconds(text: str) -> float:
    """Time one reading without the collector, whose cost is that of all the tests."""
    gc.disable()
    start = time.process_time()
    read(text)
    spent = time.process_time() - start
    gc.enable()
    return spent
