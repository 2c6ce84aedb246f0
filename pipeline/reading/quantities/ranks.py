"""Ranks: thứ ba, hạng 6, thứ 24/63, thế kỷ XXI, top 10."""

import re
from decimal import Decimal

from pipeline.reading.context import Match, Scene
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import ENDING
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.model import Quantity
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.literals import PLAIN
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.qualifiers import look_back
from pipeline.reading.quantities.units import read_counted
from pipeline.reading.times.parts_of_year import Nth, read_nth
from pipeline.reading.times.resolution import is_figure

_ROMAN = re.compile(
    "(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE
)
_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LONGEST_ROMAN = 9
# Monday is thứ hai, the second day; Sunday has a name of its own.
_WEEKDAYS = range(2, 8)


def read_roman(word: str) -> int | None:
    """Read a roman numeral, or None where letters make none."""
    if len(word) > _LONGEST_ROMAN or not _ROMAN.fullmatch(word):
        return None
    values = [_LETTERS[letter] for letter in word.lower()]
    following = [*values[1:], 0]
    return sum(
        -value if value < later else value
        for value, later in zip(values, following, strict=True)
    )


def read_ordinal(scene: Scene, at: int) -> Match | None:
    """Read the rank that begins at a token: thứ nhất, hạng 6, khóa XV, top 10."""
    tokens = scene.tokens
    entry = tokens.entries[at]
    if entry.rank:
        return _rank(scene, at, at + 1, entry.rank)
    if entry.roles & role.TOP:
        return _read_top(scene, at)
    if entry.roles & role.ROMAN and tokens.names[at + 1]:
        value = read_roman(tokens.words[at + 1])
        if value is not None:
            return _rank(scene, at, at + 2, value)
    if not entry.roles & role.ORDINAL:
        return None
    nth = read_nth(tokens, at + 1)
    if nth is not None:
        return _rank(scene, at, _skip_total(scene, nth.stop), nth.value)
    ending = tokens.entries[at + 1]
    if ending.part == ENDING:
        return _weekday_or_rank(scene, at, at + 2, ending.digit)
    amount = read_amount(tokens, at + 1, scene.decimal_mark)
    if amount is None or not _is_rank(amount):
        return None
    if tokens.language.ordinals and is_figure(tokens, amount.stop):
        return None  # the index ranks 63 provinces
    return _weekday_or_rank(scene, at, amount.stop, amount.mantissa)


def read_nth_rank(scene: Scene, at: int) -> Match | None:
    """Read the rank that an ordinal number tells: third place, 14th, second highest.

    "first" and "second" in letters have other uses, and need a word that ranks.
    """
    tokens = scene.tokens
    nth = read_nth(tokens, at)
    if nth is None:
        return None
    after = nth.stop
    if _is_lone_day(tokens, at, nth):
        return scene.refuse("incomplete-date", at, after)
    if tokens.words[after] == "-" and tokens.is_glued(after):
        after += 1
    is_placed = tokens.entries[after].roles & role.PLACE
    if not is_placed and at and tokens.entries[at - 1].roles & role.ONE:
        return None  # a third, which may be a fraction
    if not (is_placed or tokens.numbers[at] or nth.value >= _PLAIN_NTH):
        return None
    stop = after + 1 if is_placed else nth.stop
    return _rank(scene, at, _skip_total(scene, stop), nth.value)


_PLAIN_NTH = 3


def _is_lone_day(tokens: Tokens, at: int, nth: Nth) -> bool:
    """Tell whether an ordinal is a day without its month: on the 15th."""
    before = at - 2
    is_day = tokens.numbers[at] and nth.value <= _LAST_DAY
    if not is_day or before < 0 or not tokens.entries[at - 1].roles & role.DEFINITE:
        return False
    is_dated = tokens.entries[before].roles & (role.ON | role.UNTIL)
    return bool(is_dated) and not is_figure(tokens, nth.stop)


_LAST_DAY = 31


def _is_rank(amount: Amount) -> bool:
    return not (amount.fault or amount.ratio or amount.exponent) and (
        amount.kind in (None, PLAIN)
    )


def _read_top(scene: Scene, at: int) -> Match | None:
    first = at + 2 if scene.tokens.words[at + 1] == "-" else at + 1
    amount = read_amount(scene.tokens, first, scene.decimal_mark)
    if amount is None or not _is_rank(amount):
        return None
    if scene.tokens.entries[amount.stop].unit == "%":
        return None
    return _rank(scene, at, amount.stop, amount.mantissa, hedge="at_most")


def _weekday_or_rank(scene: Scene, at: int, stop: int, value: int) -> Match:
    tokens = scene.tokens
    stop = _skip_total(scene, stop)
    is_day = tokens.entries[at].roles & role.WEEKDAY and value in _WEEKDAYS
    if not is_day:
        return _rank(scene, at, stop, value)
    before, after = tokens.entries[at - 1].roles, stop
    if tokens.words[after] == ",":
        after += 1
    following = tokens.entries[after].roles
    is_dated = following & (role.DAY | role.WEEK) or (
        tokens.numbers[after]
        and (
            tokens.words[after + 1] == "/"
            or tokens.entries[after + 1].roles & role.MONTH
        )
    )
    if is_dated or before & role.DAY:
        return Match(after, None)
    if tokens.names[at + 1] and tokens.is_capital(at + 1):
        return scene.refuse("ambiguous-weekday", at, stop)
    return _rank(scene, at, stop, value)


def _skip_total(scene: Scene, at: int) -> int:
    """Pass over the number of those ranked: /63 tỉnh, trong 63 tỉnh thành."""
    if not scene.tokens.entries[at].roles & role.OUT_OF:
        return at
    total = read_amount(scene.tokens, at + 1, scene.decimal_mark)
    if total is None or not _is_rank(total):
        return at
    counted = read_counted(scene.tokens, total.stop)
    if counted is not None:
        return counted.stop
    is_whole = scene.tokens.words[at] == "/" or (
        scene.tokens.entries[at].roles & role.OF_ALL
    )
    return total.stop if is_whole else at


def _rank(scene: Scene, at: int, stop: int, value: int, hedge: str = "exact") -> Match:
    governors = look_back(scene.tokens, at, scene.floor)
    first = governors.start if governors.status else at
    start, end = scene.span(first, stop)
    return Match(
        stop,
        Quantity(
            start=start,
            end=end,
            value=Decimal(value),
            low=None,
            high=None,
            unit="1",
            counted=None,
            hedge=hedge,
            status=governors.status,
            direction=None,
            ordinal=True,
            step=Decimal(1),
        ),
    )
