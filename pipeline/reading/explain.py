"""Which words of a text gave what, for a person."""

from typing import NamedTuple

from pipeline.reading.readings import Quantity, Result, Time
from pipeline.reading.record import write_decimal
from pipeline.reading.refusals import explain_refusal


class Part(NamedTuple):
    """Words of a text (code points, half-open), their role, and what they mean."""

    start: int
    end: int
    role: str
    meaning: str


def explain(result: Result) -> list[Part]:
    """Tell, in the order of the text, which words gave what and which were refused."""
    parts: list[Part] = []
    for reading in result.readings:
        if isinstance(reading, Time):
            parts.append(Part(reading.start, reading.end, "time", reading.period))
        else:
            parts.append(_explain_quantity(reading))
    parts += [
        Part(refusal.start, refusal.end, "refused", explain_refusal(refusal))
        for refusal in result.refusals
    ]
    return sorted(parts)


def _explain_quantity(quantity: Quantity) -> Part:
    value = write_decimal(quantity.value)
    return Part(quantity.start, quantity.end, "value", f"{value} {quantity.unit}")
