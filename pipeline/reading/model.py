"""What the readers give back: quantities, times, refusals."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Quantity(NamedTuple):
    """A number as stated, with its unit, its hedge and its precision.

    Offsets count code points of the text as given. `value` is in `unit` (UCUM or ISO
    4217; `1` for counts, ranks and ratios) with scale words multiplied out. A range
    leaves `value` empty and fills `low` and `high`. `step` is the place value of the
    last stated digit. Of a change from one figure to another, `change` is "from" in
    what was and "to" in what is, which has the direction.
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = "1"
    counted: str | None = None
    hedge: str = "exact"
    status: str | None = None
    direction: str | None = None
    change: str | None = None
    ordinal: bool = False


class Time(NamedTuple):
    """A day, month, quarter, year or run of them, as an SDMX time period.

    `first` and `last` are its inclusive days; both are empty when neither the words nor
    the reference give a year (`period` then begins with `--`).
    """

    start: int
    end: int
    period: str
    first: date | None
    last: date | None
    modifier: str | None


class Refusal(NamedTuple):
    """Words that look like a figure and are not read, with the reason's code.

    `params` fill the message that people are shown for `code`.
    """

    start: int
    end: int
    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """All readings and refusals of one text, each sorted by where they start.

    `rules` names the rule that gave each of them, by where it starts.
    """

    text: str
    readings: tuple[Quantity | Time, ...]
    refusals: tuple[Refusal, ...]
    rules: tuple[tuple[int, str], ...] = field(default=(), compare=False)


def bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Return the strict lower and upper bound that a quantity's hedge states.

    They are of the number as read: a fall's sign is not applied.
    """
    value = quantity.value
    match quantity.hedge:
        case "exact":
            return value, value
        case "more_than" | "at_least":
            return value, None
        case "nearly" | "less_than" | "at_most":
            return None, value
        case "between":
            return quantity.low, quantity.high
        case _:
            return None, None
