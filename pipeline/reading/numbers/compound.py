"""Numbers that go on with scale words and further terms: 5 tỷ 508 triệu."""

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import AND, DIGIT, ENDING
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount, count_zeros
from pipeline.reading.numbers.literals import GROUPED, MAX_DIGITS, PLAIN
from pipeline.reading.numbers.spelled import (
    is_short_end,
    joins_numbers,
    read_below_thousand,
    read_decimals,
)

# The largest power of ten that scale words may make together (tỷ tỷ tỷ tỷ).
_MAX_SCALE = 36


class CompoundNumber:
    """An amount that grows by the scale words and terms after its first number.

    Scales may only fall from term to term (5 tỷ 508 triệu); one that rises multiplies
    all before it (một nghìn hai trăm tỷ).
    """

    def __init__(self, tokens: Tokens, amount: Amount) -> None:
        """Begin with an amount as it stands before its first scale word."""
        self.tokens = tokens
        self.amount = amount
        self.term: int | None = amount.mantissa
        self.total = 0
        self.exponent = amount.exponent
        self.last = 0
        self.power = 0
        self.shared = 0
        self.is_first = True
        self.is_sum = False
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
        self.amount.shared = self.shared
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
        if entry.roles & role.POINT:
            return self._take_decimals()
        if entry.roles & role.HALF and self.term is not None and self.is_whole:
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
            self.is_first = not self.last
            self.total += self.term
            self._multiply(scale)
        elif scale < self.last:
            self.total += self.term * 10**scale
        else:
            self.amount.fault = "malformed-number"
        if self.power > _MAX_SCALE:
            self.amount.fault = "malformed-number"
            self.total = 0
        self.term = None
        self.last = scale
        self.amount.stop += 1
        return True

    def _multiply(self, scale: int) -> None:
        self.power += scale
        # What multiplies several terms (một nghìn hai trăm tỷ) is shared alone.
        self.shared = self.power if self.is_first else scale
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
        if len(decimals) > MAX_DIGITS:
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
        if entry.roles & role.HALF and self.last:
            # Of hai nghìn tỷ rưỡi it is half of both, of 5 tỷ 508 triệu rưỡi of one.
            whole = self.last if self.is_sum else self.shared
            return self._end_with(5 * 10 ** (whole - 1), at + 1)
        if entry.part == AND and entry.roles & role.AND:
            return self._take_last_term(at)
        if entry.part == AND and entries[at + 1].part in (DIGIT, ENDING):
            return self._end_with(entries[at + 1].digit, at + 2)
        if self.tokens.numbers[at]:
            return self._take_digits(at)
        if entry.roles & role.NUMERAL and self.amount.kind is not None:
            return False
        is_lone = entries[at + 1].part == 0 and not entries[at + 1].scale
        if is_lone and is_short_end(self.tokens, at):
            if self.amount.kind is not None and entry.part != ENDING:
                return False
            return self._end_with(entry.digit * 10 ** (self.last - 1), at + 1)
        number = read_below_thousand(self.tokens, at)
        if number is None or (is_lone and not number.value):
            return False
        if is_lone and entry.part == DIGIT and not entry.roles & role.NUMERAL:
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
        self.is_sum = True
        self.amount.stop = stop
        return True

    def _end_with(self, term: int, stop: int) -> bool:
        self.total += term
        self.amount.stop = stop
        self.term = None
        self.last = 0
        return True
