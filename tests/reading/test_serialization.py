"""Records and bounds."""

from decimal import Decimal

import pytest

from pipeline.reading import Quantity, as_record, bounds, read
from pipeline.reading.serialization import write_decimal


def _quantity(text: str) -> Quantity:
    (reading,) = read(text).readings
    assert isinstance(reading, Quantity)
    return reading


def test_a_quantity_is_recorded_field_by_field() -> None:
    record = as_record(read("ước đạt hơn 15,6 tỉ USD"))["readings"]

    assert record == [
        {
            "kind": "quantity",
            "start": 0,
            "end": 23,
            "value": "15600000000",
            "low": None,
            "high": None,
            "unit": "USD",
            "counted": None,
            "hedge": "more_than",
            "status": "E",
            "direction": None,
            "change": None,
            "ordinal": False,
            "step": "100000000",
        }
    ]


def test_a_time_is_recorded_field_by_field() -> None:
    record = as_record(read("quý II/2025"))["readings"]

    assert record == [
        {
            "kind": "time",
            "start": 0,
            "end": 11,
            "period": "2025-Q2",
            "first": "2025-04-01",
            "last": "2025-06-30",
            "modifier": None,
        }
    ]


def test_only_a_refused_text_has_a_refusal() -> None:
    assert "refused" not in as_record(read("Quyết định 759/QĐ-TTg"))

    refused = as_record(read("1.234,5,6 tấn"))["refused"]

    assert refused == {"code": "malformed-number"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1.56E+10", "15600000000"),
        ("11.20", "11.2"),
        ("0.000001", "0.000001"),
        ("-0", "0"),
        ("100", "100"),
    ],
)
def test_decimals_are_written_plainly(value: str, written: str) -> None:
    assert write_decimal(Decimal(value)) == written


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("5%", 5, 5),
        ("hơn 5%", 5, None),
        ("5% trở lên", 5, None),
        ("gần 5%", None, 5),
        ("dưới 5%", None, 5),
        ("không quá 5%", None, 5),
        ("khoảng 5%", None, None),
        ("5-7%", 5, 7),
    ],
)
def test_a_hedge_sets_strict_bounds(
    text: str, lower: int | None, upper: int | None
) -> None:
    assert bounds(_quantity(text)) == (lower, upper)
