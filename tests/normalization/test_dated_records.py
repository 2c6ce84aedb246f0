"""Times of events and documents follow from their words."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from pipeline.normalization.dated_records import make_documents, make_events
from pipeline.normalization.readings import Readings

SHARED = {
    "file": "x.csv",
    "source_id": "a",
    "language": "vi",
    "reference_date": dt.date(2025, 8, 21),
}


def make_rows(*rows: dict[str, Any]) -> pl.DataFrame:
    """Return rows of a sheet with what its source says beside."""
    lines = [SHARED | {"line": number} | row for number, row in enumerate(rows, 2)]
    return pl.DataFrame(lines)


def event(name: str, words: str, start: str, end: str, series: str | None) -> Any:
    """Return an event as it is keyed."""
    keyed = {"keyed_start": start, "keyed_end": end}
    return {"event_id": name, "words": words, "part_of_id": series} | keyed


def test_a_documents_words_name_it_or_are_those_of_its_date() -> None:
    date = {"keyed_date": "2024-12-22", "date_words": "ngày 22/12/2024"}

    documents, issues = make_documents(
        make_rows(
            date | {"words": "Nghị quyết 57"}, date | {"words": "ngày 22/12/2024"}
        ),
        Readings(),
    )

    assert not issues
    assert documents["naming_words"].to_list() == ["Nghị quyết 57", None]
    assert documents["date_start"].to_list() == [dt.date(2024, 12, 22)] * 2


@pytest.mark.parametrize(
    ("words", "day", "codes"),
    [
        ("ngày 16/7/2025", "2025-07-16", []),
        ("ngày 18/7/2025", "2025-07-18", []),
        ("ngày 14/7/2025", "2025-07-14", ["outside-series"]),
        ("ngày 19/7/2025", "2025-07-19", ["outside-series"]),
    ],
)
def test_an_event_lies_within_the_days_of_its_series(
    words: str, day: str, codes: list[str]
) -> None:
    week = event("week", "từ 15 đến 18/7/2025", "2025-07-15", "2025-07-18", None)

    rows = make_rows(week, event("talk", words, day, day, "week"))
    _, issues = make_events(rows, Readings())

    assert [(i.code, i.line, i.column) for i in issues] == [
        (code, 3, "keyed_start") for code in codes
    ]
    for issue in issues:
        assert issue.expected == "2025-07-15 – 2025-07-18"
