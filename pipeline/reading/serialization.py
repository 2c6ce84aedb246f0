"""Readings as plain records."""

from decimal import Decimal

from pipeline.reading.model import Quantity, Result, Time


def as_record(result: Result) -> dict[str, object]:
    """Return a result as a JSON object: its text, its readings, its first refusal.

    Decimals are plain strings without exponent or idle zeros, dates are ISO 8601.
    """
    record: dict[str, object] = {
        "text": result.text,
        "readings": [_record_reading(reading) for reading in result.readings],
    }
    if result.refusals:
        record["refused"] = {"code": result.refusals[0].code}
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
        "change": reading.change,
        "ordinal": reading.ordinal,
        "step": write_decimal(reading.step),
    }


def write_decimal(value: Decimal | None) -> str | None:
    """Return a decimal written plainly: no exponent, no zeros behind its decimals."""
    if value is None:
        return None
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
