"""Numbers written in digits: what one run of digits and marks can mean."""

import re
from typing import NamedTuple

# Longer runs of digits are no figures; the limit also keeps all arithmetic exact.
MAX_DIGITS = 40

PLAIN, GROUPED, DECIMAL, THREE_DECIMALS, FOREIGN_DECIMAL, FOREIGN_GROUPED, CODE = range(
    7
)

# 3190 | 3.190 and 3.190,5 | 11,2 | 95.6 | 11,085,306 and 1,234.5
_SHAPES = {
    ",": re.compile(
        r"([0-9]+)"
        r"|([1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?)"
        r"|([0-9]+,[0-9]+)"
        r"|([0-9]+\.[0-9]+)"
        r"|([1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+\.[0-9]+))"
        r"|([1-9][0-9]{0,2}(?:['’][0-9]{3})+(?:,[0-9]+)?)"
    ),
    ".": re.compile(
        r"([0-9]+)"
        r"|([1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?)"
        r"|([0-9]+\.[0-9]+)"
        r"|([0-9]+,[0-9]+)"
        r"|([1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:\.[0-9]{3})+,[0-9]+))"
        r"|([1-9][0-9]{0,2}(?:['’][0-9]{3})+(?:\.[0-9]+)?)"
    ),
}
_KINDS = (PLAIN, GROUPED, DECIMAL, FOREIGN_DECIMAL, FOREIGN_GROUPED, FOREIGN_GROUPED)

# Shapes with the decimal mark of the other style.
_FOREIGN = (4, 5)


class Literal(NamedTuple):
    """A number in digits: `mantissa` times ten to the power of `exponent` (0 or less).

    `kind` is its shape; for THREE_DECIMALS the mark may as well group thousands.
    """

    kind: int
    mantissa: int
    exponent: int


def parse_literal(digits: str, decimal_mark: str) -> Literal | None:
    """Read digits with marks in a language's style, or None where no style fits."""
    if digits.isdigit() and digits.isascii():
        if len(digits) > 2 and digits[0] == "0":
            return Literal(CODE, 0, 0)
        return Literal(PLAIN, int(digits), 0)
    match = _SHAPES[decimal_mark].fullmatch(digits)
    if match is None:
        return None
    kind = _KINDS[(match.lastindex or 1) - 1]
    digits = digits.replace("’", "").replace("'", "")
    foreign = match.lastindex in _FOREIGN
    point = decimal_mark if not foreign else "," if decimal_mark == "." else "."
    whole, _, decimals = digits.partition(point)
    whole = whole.replace(".", "").replace(",", "")
    if (
        kind == DECIMAL
        and len(decimals) == 3
        and 0 < len(whole) < 4
        and whole[0] != "0"
    ):
        kind = THREE_DECIMALS
    return Literal(kind, int(whole + decimals), -len(decimals))


# Without the word năm, only such numbers are taken for years.
_LIKELY_YEARS = range(1900, 2101)


def is_likely_year(digits: str) -> bool:
    """Whether digits are a year even where no word says so: 1900 to 2100."""
    return len(digits) == 4 and digits.isdigit() and int(digits) in _LIKELY_YEARS
