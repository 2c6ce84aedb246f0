"""What has two readings, and the words that settle it."""

from decimal import Decimal

import pytest

from pipeline.reading import Quantity, read


@pytest.mark.parametrize(
    ("ambiguous", "code", "settled", "value"),
    [
        ("12,345 tấn", "ambiguous-separator", "12,345 triệu tấn", "12345000"),
        ("12,345 tấn", "ambiguous-separator", "0,345 tấn", "0.345"),
        ("cao hơn 3%", "ambiguous-comparison", "cao hơn 3% so với cùng kỳ", "3"),
        ("cao hơn 3%", "ambiguous-comparison", "cao hơn 3 điểm phần trăm", "3"),
        ("trong 7 tháng", "ambiguous-months", "7 tháng qua", "7"),
        ("25/30 tỷ đồng", "unfinished-number", "25 tỷ đồng", "25000000000"),
    ],
)
def test_words_around_settle_an_ambiguity(
    ambiguous: str, code: str, settled: str, value: str
) -> None:
    assert not read(ambiguous).readings
    assert read(ambiguous).refusals[0].code == code
    (reading,) = read(settled).readings
    assert isinstance(reading, Quantity)
    assert reading.value == Decimal(value)
