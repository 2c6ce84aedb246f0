"""Numbers with their scale words: 15,6 tỉ; hai mươi ba nghìn; 5 tỷ 508 triệu."""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from pipeline.reading import marks
from pipeline.reading.lexicon import AND, DIGIT, ENDING, HUNDRED, TEEN, TEN
from pipeline.reading.literals import (
    GROUPED,
    MOST_DIGITS,
    PLAIN,
    Literal,
    parse_literal,
)
from pipeline.reading.spelled import (
    FULL,
    is_short_end,
    joins_numbers,
    read_below_thousand,
    read_decimals,
)
from pipeline.reading.tokens import Tokens

# The largest power of ten that scale words may make together (tỷ tỷ tỷ tỷ).
_MOST_SCALE = 36
# Wide enough for the longest literal with the largest scale, so nothing is rounded.
EXACT = Context(prec=4 * MOST_DIGITS)
# Fractions without an end are given to so many digits.
_ROUNDED = Context(prec=28)


@dataclass(slots=True)
class Amount:
    """A number as stated: `mantissa` times ten to the power of `exponent`.

    `step` is the exponent of its last stated digit; `kind` the shape of its literal
    (None when spelled out); `ratio` a fraction that stands instead; `fault` the refusal
    code of digits that make no number.
    """

    start: int
    stop: int
    mantissa: int
    exponent: int
    step: int
    kind: int | None = None
    manner: int = FULL
    scale: int = 0
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
            return _ROUNDED.divide(Decimal(1), Decimal(self.ratio[1]))
        return _step_of(self.step)


@cache
def _step_of(power: int) -> Decimal:
    return to_decimal(1, power)


def to_decimal(mantissa: int, exponent: int) -> Decimal:
    """Give `mantissa` times ten to the power of `exponent`, exactly."""
    if exponent > 0:
        return Decimal(mantissa * 10**exponent)
    if exponent == 0:
        return Decimal(mantissa)
    return Decimal(mantissa).scaleb(exponent, EXACT)


def read_amount(tokens: Tokens, at: int, decimal_mark: str) -> Amount | None:
    """Read the number that begins at a token, with all its scale words.

    Returns None where none begins, and an Amount with a `fault` where digits stand that
    make no number.
    """
    is_literal = tokens.numbers[at]
    amount = (
        _read_digits(tokens, at, decimal_mark)
        if is_literal
        else _read_words(tokens, at)
    )
    if amount is None or amount.fault or amount.ratio:
        return amount
    if tokens.words[amount.stop] == "-" and _is_hyphen_before_scale(
        tokens, amount.stop
    ):
        amount.stop += 1
    following = tokens.entries[amount.stop]
    if following.scale or following.multiplier or following.marks & _GOING_ON:
        _Sum(tokens, amount).extend()
    return amount


def _is_hyphen_before_scale(tokens: Tokens, at: int) -> bool:
    """Tell whether a hyphen joins a number to its scale word: a 5-million project."""
    is_glued = tokens.is_glued(at) and tokens.is_glued(at + 1)
    return is_glued and bool(tokens.entries[at + 1].scale)


_GOING_ON = marks.POINT | marks.HALF


def _read_digits(tokens: Tokens, at: int, decimal_mark: str) -> Amount:
    digits = tokens.words[at]
    if len(digits) > MOST_DIGITS:
        return Amount(at, at + 1, 0, 0, 0, fault="number-too-long")
    literal = parse_literal(digits, decimal_mark)
    if literal is None:
        return Amount(at, at + 1, 0, 0, 0, fault="malformed-number")
    kind, mantissa, exponent = literal
    stop = at + 1
    if kind == PLAIN and tokens.numbers[stop] and len(digits) < 4 and mantissa:
        stop, literal = _join_groups(tokens, at)
        kind, mantissa, exponent = literal
    following = tokens.entries[stop]
    if following.amount and kind == PLAIN and tokens.is_glued(stop):
        top, _, bottom = following.amount.partition("/")
        ratio = mantissa * int(bottom) + int(top), int(bottom)
        return Amount(at, stop + 1, 0, 0, 0, kind, ratio=ratio)
    step = exponent or count_zeros(mantissa)
    return Amount(at, stop, mantissa, exponent, step, kind)


def _join_groups(tokens: Tokens, at: int) -> tuple[int, Literal]:
    """Join groups of three digits that stand one space apart: 9 000 000."""
    stop = at + 1
    while (
        tokens.numbers[stop]
        and len(tokens.words[stop]) == 3
        and tokens.start(stop) == tokens.end(stop - 1) + 1
    ):
        stop += 1
    digits = "".join(tokens.words[at:stop])
    if not digits.isdigit() or len(digits) > MOST_DIGITS:
        return at + 1, Literal(PLAIN, int(tokens.words[at]), 0)
    kind = PLAIN if stop == at + 1 else GROUPED
    return stop, Literal(kind, int(digits), 0)


def count_zeros(number: int) -> int:
    """Count the zeros at the end of a whole number; 0 has none."""
    if not number:
        return 0
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))


def _read_words(tokens: Tokens, at: int) -> Amount | None:
    entry = tokens.entries[at]
    if entry.amount:
        return _read_fixed(entry.amount, at)
    following = tokens.entries[at + 1]
    if entry.marks & marks.HALF_OF and following.scale:
        return Amount(at, at + 1, 5, -1, -1)
    is_one = entry.marks & marks.ONE
    if is_one and following.part != HUNDRED:
        is_scaled = following.scale or following.multiplier
        return Amount(at, at + 1, 1, 0, 0) if is_scaled else None
    if entry.part not in (DIGIT, TEN, TEEN) and not is_one:
        return None
    number = read_below_thousand(tokens, at)
    if number is None:
        return None
    step = count_zeros(number.value)
    return Amount(at, number.stop, number.value, 0, step, manner=number.manner)


def _read_fixed(written: str, at: int) -> Amount:
    top, slash, bottom = written.partition("/")
    if slash:
        return Amount(at, at + 1, 0, 0, 0, ratio=(int(top), int(bottom)))
    value = Decimal(written)
    exponent = int(value.as_tuple().exponent)
    return Amount(at, at + 1, int(value.scaleb(-exponent)), exponent, exponent)


class _Sum:
    """An amount that grows by the scale words and terms after its first number.

    Scales may only fall from term to term (5 tỷ 508 triệu); one that rises multiplies
    all before it (một nghìn hai trăm tỷ).
    """

    def __init__(self, tokens: Tokens, amount: Amount) -> None:
        self.tokens = tokens
        self.amount = amount
        self.term: int | None = amount.mantissa
        self.total = 0
        self.exponent = amount.exponent
        self.last = 0
        self.power = 0
        self.is_whole = amount.kind in (None, PLAIN, GROUPED) and not amount.exponent

    def extend(self) -> None:
        """Take all that belongs to the amount and store the outcome in it."""
        while self._take():
            pass
        if self.term is not None:
            self.total += self.term
        self.amount.mantissa = self.total
        self.amount.exponent = self.exponent
        self.amount.scale = self.last
        if self.exponent >= 0 and self.is_whole:
            self.amount.step = count_zeros(self.total) + self.exponent

    def _take(self) -> bool:
        entry = self.tokens.entries[self.amount.stop]
        if entry.scale:
            return self._take_scale(entry.scale)
        if entry.multiplier and self.term is not None and not self.last:
            self.total, self.term = self.term * entry.multiplier, None
            self.amount.stop += 1
            return False
        if entry.marks & marks.POINT:
            return self._take_decimals()
        if entry.marks & marks.HALF and self.term is not None and self.is_whole:
            return self._take_half()
        if self.term is None and self.last and self.is_whole:
            return self._take_term()
        return False

    def _take_scale(self, scale: int) -> bool:
        if scale == 2 and self.amount.kind is None:
            return False
        if self.term is None:
            if scale < self.last:
                return False
            self._multiply(scale)
        elif not self.last or scale > self.last:
            self.total += self.term
            self._multiply(scale)
        elif scale < self.last:
            self.total += self.term * 10**scale
        else:
            self.amount.fault = "malformed-number"
        if self.power > _MOST_SCALE:
            self.amount.fault = "malformed-number"
            self.total = 0
        self.term = None
        self.last = scale
        self.amount.stop += 1
        return True

    def _multiply(self, scale: int) -> None:
        self.power += scale
        self.exponent += scale
        self.amount.step += scale
        if self.exponent > 0:
            self.total *= 10**self.exponent
            self.exponent = 0

    def _take_decimals(self) -> bool:
        found = read_decimals(self.tokens, self.amount.stop + 1)
        if found is None or not self.is_whole:
            return False
        stop, decimals = found
        if len(decimals) > MOST_DIGITS:
            self.amount.fault = "number-too-long"
            decimals = ""
        self.total += self.term or 0
        self.term = None
        self.total = self.total * 10 ** len(decimals) + int(decimals or "0")
        self.exponent = self.amount.step = -len(decimals)
        self.is_whole = False
        self.last = 0
        self.amount.stop = stop
        return True

    def _take_half(self) -> bool:
        """Take the half of two and a half million, before its scale or unit."""
        following = self.tokens.entries[self.amount.stop + 1]
        if self.last or not (following.scale or following.unit):
            return False
        self.total, self.term = 10 * (self.term or 0) + 5, None
        self.exponent = self.amount.step = -1
        self.is_whole = False
        self.amount.stop += 1
        return True

    def _take_term(self) -> bool:
        at = self.amount.stop
        entries = self.tokens.entries
        entry = entries[at]
        if entry.marks & marks.HALF and self.last:
            return self._end_with(5 * 10 ** (self.last - 1), at + 1)
        if entry.part == AND and entry.marks & marks.AND:
            return self._take_last_term(at)
        if entry.part == AND and entries[at + 1].part in (DIGIT, ENDING):
            return self._end_with(entries[at + 1].digit, at + 2)
        if self.tokens.numbers[at]:
            return self._take_digits(at)
        if entry.marks & marks.NUMERAL and self.amount.kind is not None:
            return False
        is_lone = entries[at + 1].part == 0 and not entries[at + 1].scale
        if is_lone and is_short_end(self.tokens, at):
            if self.amount.kind is not None and entry.part != ENDING:
                return False
            return self._end_with(entry.digit * 10 ** (self.last - 1), at + 1)
        number = read_below_thousand(self.tokens, at)
        if number is None or (is_lone and not number.value):
            return False
        if is_lone and entry.part == DIGIT and not entry.marks & marks.NUMERAL:
            return False
        return self._go_on_with(number.value, number.stop)

    def _take_last_term(self, at: int) -> bool:
        """Take the four of two thousand and four; "and" may part two numbers, too."""
        if self.amount.kind is not None or joins_numbers(
            self.tokens, at, self.amount.start
        ):
            return False
        number = read_below_thousand(self.tokens, at + 1)
        if number is None or not number.value:
            return False
        if self.tokens.entries[number.stop].scale >= self.last:
            return False
        return self._go_on_with(number.value, number.stop)

    def _take_digits(self, at: int) -> bool:
        digits = self.tokens.words[at]
        if (
            not digits.isdigit()
            or len(digits) > 3
            or not self.tokens.entries[at + 1].scale
        ):
            return False
        return self._go_on_with(int(digits), at + 1)

    def _go_on_with(self, term: int, stop: int) -> bool:
        if term >= 10**self.last and not self.tokens.entries[stop].scale:
            return False
        self.term = term
        self.amount.stop = stop
        return True

    def _end_with(self, term: int, stop: int) -> bool:
        self.total += term
        self.amount.stop = stop
        self.term = None
        self.last = 0
        return True
