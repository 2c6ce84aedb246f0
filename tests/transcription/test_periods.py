"""A figure's period stands beside it, before it, in the title, or is its report's."""

import datetime as dt

import pytest

from pipeline.anchors.text import read_text
from pipeline.reading import Quantity
from pipeline.transcription.mentions import find_figures
from pipeline.transcription.periods import make_periods, read_title

DAY = dt.date(2025, 10, 6)

# The report; its language; the period of each of its figures, the report's day as "".
CASES = [
    # In the sentence: the last before, or the one right behind.
    ("Quý 2 tăng 7,4%, quý 3 tăng 8,1%.", "vi", ["2025-Q2", "2025-Q3"]),
    ("Thu 5 tỷ đồng trong quý 2, 6 tỷ đồng trong quý 3.", "vi", ["2025-Q2", "2025-Q3"]),
    (
        "It grew 7.4% in the second quarter and 8.1% in the third quarter.",
        "en",
        ["2025-Q2", "2025-Q3"],
    ),
    ("Năm 2024, xuất khẩu đạt 5 tỷ USD, tăng 7%.", "vi", ["2024", "2024"]),
    ("Có 5 dự án được cấp phép, theo thống kê ngày 3.7.", "vi", ["2025-07-03"]),
    # What figures are compared with is not their period.
    ("Năm 2024, thu 5 tỷ đồng, tăng 7% so với năm 2023.", "vi", ["2024", "2024"]),
    ("Tăng 7% so với cùng kỳ năm 2024.", "vi", [""]),
    ("Tăng 7% cùng kỳ năm 2024.", "vi", [""]),
    ("Mức tăng 7%, cao nhất kể từ năm 2020.", "vi", [""]),
    ("In 2024, exports rose 7% from 2023.", "en", ["2024"]),
    ("Exports rose 7% compared with the same period of 2024.", "en", [""]),
    ("Exports rose 7% over 2024.", "en", [""]),
    ("That is 7% more than in 2024.", "en", [""]),
    # Nor is the year of a plan, or the date of a document.
    ("Thu đạt 80% dự toán năm 2025.", "vi", [""]),
    ("Revenue reached 80% of the 2025 plan.", "en", [""]),
    ("Theo Nghị quyết 12 ban hành ngày 3/1/2024, có 5 khu vực.", "vi", [""]),
    ("Five zones follow the resolution adopted on January 3, 2024.", "en", [""]),
    # Told before, it carries on.
    ("Năm 2024 kinh tế tốt lên. Thu đạt 5 tỷ đồng.", "vi", ["2024"]),
    ("Năm 2024 kinh tế tốt lên.\n\nThu đạt 5 tỷ đồng.", "vi", ["2024"]),
    ("In 2024 the city did well. Revenue reached $5 million.", "en", ["2024"]),
    ("Năm 2024, TP. Sao Mai thu 5 tỷ đồng.", "vi", ["2024"]),
    # Not where two were, where it is a day elsewhere, or of what lasts.
    ("Quý 2 tốt, quý 3 kém. Thu đạt 5 tỷ đồng.", "vi", [""]),
    ("Ngày 3.7 họp.\n\nThu đạt 5 tỷ đồng.", "vi", [""]),
    ("Năm 2024 tốt lên.\n\nTỉnh rộng 860 km².", "vi", [""]),
    # What is said of now.
    ("Năm 2024 tốt lên. Hiện có 5 dự án.", "vi", [""]),
    ("In 2024 it did well. It now has 5 projects.", "en", [""]),
    ("Năm 2024, quy mô theo giá hiện hành đạt 5 tỷ đồng.", "vi", ["2024"]),
]  # fmt: skip


def find_periods(
    content: str, language: str, title: str | None = None, day: dt.date | None = DAY
) -> list[str]:
    """Return the likeliest period of each quantity in an invented report."""
    text = read_text(content.encode())
    assert text
    figures = find_figures(text, language, day)
    told = read_title(title, language, day) if title else None
    periods = make_periods(text, figures, told, day)
    return [
        periods.find(figure, is_lasting=figure.what.unit == "km2").period
        for figure in figures
        if isinstance(figure.what, Quantity)
    ]


@pytest.mark.parametrize(("content", "language", "expected"), CASES)
def test_the_period_of_each_figure(
    content: str, language: str, expected: list[str]
) -> None:
    right = [period or DAY.isoformat() for period in expected]

    assert find_periods(content, language) == right


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Sao Mai sau 9 tháng đầu năm 2025", "2025-01-01/P9M"),
        ("Sao Mai tăng trưởng cao so với năm 2024", "2025-10-06"),
        ("Quý 2 và quý 3 của Sao Mai", "2025-10-06"),
        ("Mục tiêu đến năm 2030", "2025-10-06"),
        (None, "2025-10-06"),
    ],
)
def test_a_title_tells_the_period_of_figures_that_have_none(
    title: str | None, period: str
) -> None:
    assert find_periods("Thu đạt 5 tỷ đồng.", "vi", title) == [period]


def test_a_report_without_a_day_states_none() -> None:
    assert find_periods("Thu đạt 5 tỷ đồng.", "vi", day=None) == ["unstated"]
