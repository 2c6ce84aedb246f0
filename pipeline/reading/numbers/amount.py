"""A number as it is stated: its value, and the place of its last stated digit."""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from pipeline.reading.numbers.literals import MAX_DIGITS
from pipeline.reading.numbers.spelled import FULL

# Wide enough for the longest literal with the largest scale, so nothing is rounded.
EXACT = Context(prec=4 * MAX_DIGITS)
# Fractions without an end are given to so many digits.
_ROUNDED = Context(prec=28)


@dataclass(slots=True)
class Amount:
    """A number as stated: `mantissa` times ten to the power of `exponent`.

    `step` is the exponent of its last stated digit; `kind` the shape of its literal
    (None when spelled out); `scale` the power of its last scale word, `shared` that of
    all that a number before it shares (8-9 nghìn tỷ); `ratio` a fraction that stands
    instead; `fault` the refusal code of digits that make no number.
    """

    start: int
    stop: int
    mantissa: int
    exponent: int
    step: int
    kind: int | None = None
    spelling: int = FULL
    scale: int = 0
    shared: int = 0
    ratio: tuple[int, int] | None = None
    fault: str = ""

    @property
    def value(self) -> Decimal:
        """The exact value; fractions without an end are rounded to 28 digits."""
        if self.ratio is not None:
            return _ROUNDED.divide(Decimal(self.ratio[0]), Decimal(self.ratio[1]))
        return to_decimal(self.mantissa, self.exponent)

    @property
    def stated_step(self) -> Decimal:
        """The place value of the last stated digit; of a fraction, one part of it."""
        if self.ratio is not None:
            return _ROUNDED.divide(Decimal(10**self.scale), Decimal(self.ratio[1]))
        return _step_of(self.step)


@cache
def _step_of(power: int) -> Decimal:
    return to_decimal(1, power)


def to_decimal(mantissa: int, exponent: int) -> Decimal:
    """Return `mantissa` times ten to the power of `exponent`, exactly."""
    if exponent > 0:
        return Decimal(mantissa * 10**exponent)
    if exponent == 0:
        return Decimal(mantissa)
    return Decimal(mantissa).scaleb(exponent, EXACT)


def count_zeros(number: int) -> int:
    """Count the zeros at the end of a whole number; 0 has none."""
    if not number:
        return 0
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))
