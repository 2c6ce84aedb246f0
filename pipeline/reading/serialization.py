"""Readings as plain records, and the bounds that a hedge sets."""

from decimal import Decimal

from pipeline.reading.model import Quantity, Refusal, Result, Time
from pipeline.reading.refusals import explain_refusal


def as_record(result: Result) -> dict[str, object]:
    """Return a result as a JSON object: its text, its readings, its first refusal.

    Decimals are plain strings without exponent or idle zeros, dates are ISO 8601.
    """
    record: dict[str, object] = {
        "text": result.text,
        "readings": [_record_reading(reading) for reading in result.readings],
    }
    if result.refusals:
        record["refused"] = _record_refusal(result.refusals[0])
    return record


def _record_reading(reading: Quantity | Time) -> dict[str, object]:
    if isinstance(reading, Time):
        return {
            "kind": "time",
            "start": reading.start,
            "end": reading.end,
            "period": reading.period,
            "first": None if reading.first is None else reading.first.isoformat(),
            "last": None if reading.last is None else reading.last.isoformat(),
            "modifier": reading.modifier,
        }
    return {
        "kind": "quantity",
        "start": reading.start,
        "end": reading.end,
        "value": write_decimal(reading.value),
        "low": write_decimal(reading.low),
        "high": write_decimal(reading.high),
        "unit": reading.unit,
        "counted": reading.counted,
        "hedge": reading.hedge,
        "status": reading.status,
        "direction": reading.direction,
        "ordinal": reading.ordinal,
        "step": write_decimal(reading.step),
    }


def _record_refusal(refusal: Refusal) -> dict[str, str]:
    return {"code": refusal.code, "message": explain_refusal(refusal)}


def write_decimal(value: Decimal | None) -> str | None:
    """Write a decimal plainly: no exponent, no zeros at the end of its decimals."""
    if value is None:
        return None
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
