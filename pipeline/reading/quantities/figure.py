"""A figure: a quantity's parts while they are being put together."""

from dataclasses import dataclass

from pipeline.reading.numbers.amount import Amount
from pipeline.reading.quantities.units import Unit


@dataclass(slots=True)
class Figure:
    """A quantity while it is being put together; token indices are half-open.

    `change` is the rise or fall that begins here and ends with the next figure.
    """

    first: int
    stop: int
    amount: Amount
    other: Amount | None = None
    unit: Unit | None = None
    counted: str | None = None
    change: str | None = None
    is_negative: bool = False
    has_half: bool = False
