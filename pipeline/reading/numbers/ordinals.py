"""Ordinal numbers in words, digits and roman numerals: third, 21st, XIV."""

import re
from typing import NamedTuple

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import TEN
from pipeline.reading.lexing.tokens import Tokens

_MAX_ORDINAL_DIGITS = 4


class Ordinal(NamedTuple):
    """An ordinal number and the index of the token after it."""

    stop: int
    value: int


def read_ordinal_number(tokens: Tokens, at: int) -> Ordinal | None:
    """Read an ordinal number: third, 21st, twenty-first."""
    entry = tokens.entries[at]
    if entry.ordinal:
        return Ordinal(at + 1, entry.ordinal)
    after = at + 1
    if tokens.numbers[at]:
        digits = tokens.words[at]
        is_ended = tokens.entries[after].roles & role.SUFFIX and tokens.is_glued(after)
        is_whole = digits.isdecimal() and digits.isascii() and digits[0] != "0"
        if is_ended and is_whole and len(digits) <= _MAX_ORDINAL_DIGITS:
            return Ordinal(at + 2, int(digits))
        return None
    if entry.part != TEN:
        return None
    if tokens.words[after] == "-" and tokens.is_glued(after):
        after += 1
    ones = tokens.entries[after].ordinal
    return Ordinal(after + 1, entry.digit + ones) if 0 < ones < 10 else None


_ROMAN = re.compile(
    "(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE
)


_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


_MAX_ROMAN = 9


def read_roman(word: str) -> int | None:
    """Read a roman numeral, or None where letters make none."""
    if len(word) > _MAX_ROMAN or not _ROMAN.fullmatch(word):
        return None
    values = [_LETTERS[letter] for letter in word.lower()]
    following = [*values[1:], 0]
    return sum(
        -value if value < later else value
        for value, later in zip(values, following, strict=True)
    )
