"""The unit after a number, what it is counted per, and the noun it counts."""

from typing import NamedTuple

from pipeline.reading.languages import role
from pipeline.reading.languages.symbols import DURATIONS
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.literals import is_likely_year
from pipeline.reading.numbers.unknown_signs import is_unknown_sign
from pipeline.reading.phrases.nouns import find_end_of_counted, noun_follows


class Unit(NamedTuple):
    """A unit's code and the index of the token after it."""

    stop: int
    code: str
    money: bool


def read_unit(tokens: Tokens, at: int) -> Unit | None:
    """Read a unit with its rate, if one stands at a token: %/năm, tạ/ha, km."""
    if tokens.words[at] == "-" and _is_hyphen_before_unit(tokens, at):
        at += 1
    if tokens.entries[at].roles & role.RUN and tokens.entries[at + 1].unit in DURATIONS:
        at += 1  # ten consecutive years
    entry = tokens.entries[at]
    if entry.counter:
        rate = _read_rate(tokens, at + 1)
        return (
            None
            if rate is None
            else Unit(rate[0], f"{entry.counter}/{rate[1]}", money=False)
        )
    if not entry.unit or not _is_case_right(tokens, at) or _is_dated(tokens, at):
        return None
    stop, code = at + 1, entry.unit
    if tokens.entries[stop].roles & role.PER or tokens.words[stop] == "-":
        stop, code = add_rates(tokens, stop, code)
    if tokens.names[stop] and stop == at + 1:
        stop, code = _read_later_rate(tokens, stop, code)
    return Unit(stop, code, entry.money)


def _is_hyphen_before_unit(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins a number to its unit's name: a five-year plan."""
    return (
        tokens.is_joined(at)
        and bool(tokens.names[at + 1])
        and bool(tokens.entries[at + 1].unit)
    )


def add_rates(tokens: Tokens, at: int, code: str) -> tuple[int, str]:
    """Add to a unit what it is counted per, and give the token after that."""
    for _ in range(_MAX_RATES):
        rate = _read_rate(tokens, at) or _read_joined_rate(tokens, at)
        if rate is None:
            break
        at, below = rate
        code = f"{code}/{below}"
    return at, code


def _read_later_rate(tokens: Tokens, at: int, code: str) -> tuple[int, str]:
    """Read the rate after what a unit measures: 1.000 tấn rác/ngày, of cargo a day."""
    is_of = tokens.entries[at].roles & role.POSSESSIVE
    first = at + 1 if is_of else at
    stop = find_end_of_counted(tokens, first)
    is_rate = tokens.words[stop] == "/" or tokens.entries[stop].roles & role.RATE
    if stop == first or not is_rate:
        return at, code
    rate = _read_rate(tokens, stop)
    return (at, code) if rate is None else (rate[0], f"{code}/{rate[1]}")


def _is_dated(tokens: Tokens, at: int) -> bool:
    """Whether năm announces a year, as in (SEA Games) 33 năm 2025."""
    return (
        bool(tokens.entries[at].roles & role.YEAR and tokens.numbers[at + 1])
        and is_likely_year(tokens.words[at + 1])
        and not tokens.entries[at + 2].roles & role.TO
    )


def _is_case_right(tokens: Tokens, at: int) -> bool:
    exact = tokens.entries[at].exact_case
    return not exact or tokens.text[tokens.start(at)] == exact


def _read_rate(tokens: Tokens, at: int) -> tuple[int, str] | None:
    entry, below = tokens.entries[at], tokens.entries[at + 1]
    if not entry.roles & role.PER:
        return None
    if tokens.words[at] != "/" and not _is_spoken_rate(entry.roles, below.unit):
        return None
    if entry.roles & role.ONE and tokens.entries[at + 2].roles & role.AGO:
        return None  # $5 billion a year earlier
    if below.unit and _is_case_right(tokens, at + 1):
        return at + 2, below.unit
    if below.counter:
        return at + 2, below.counter
    return _read_noun_below(tokens, at)


def _read_joined_rate(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Read a rate whose words hyphens join: $5-a-day, $1.2 trillion-a-year."""
    per, joint, below = at + 1, at + 2, at + 3
    if not (tokens.words[at] == tokens.words[joint] == "-" and tokens.is_joined(at)):
        return None
    if not tokens.entries[per].roles & role.RATE or not tokens.is_joined(joint):
        return None
    entry, word = tokens.entries[below], tokens.words[below]
    code = entry.unit or entry.counter or (word.isalpha() and f"{{{word}}}")
    return (below + 1, code) if code else None


def _read_noun_below(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """Read one noun that something is counted per, as an annotation: /xã, per house.

    Nothing that may belong to it follows.
    """
    noun, after = at + 1, at + 2
    is_stroke = tokens.words[at] == "/" and tokens.is_joined(at)
    is_per = tokens.entries[at].roles & role.RATE and (
        not tokens.entries[at].roles & role.ONE
    )
    if not (is_stroke or is_per) or not noun_follows(tokens, noun):
        return None
    word = tokens.words[noun]
    if noun_follows(tokens, after) or not word.isalpha() or len(word) < _MIN_NOUN:
        return None
    if tokens.is_capital(noun) or tokens.words[after] == "-":
        return None
    return after, f"{{{word}}}"


_MIN_NOUN = 2


def _is_spoken_rate(roles: int, below: str) -> bool:
    """Whether a word makes a rate with a unit: trên giờ, một kg, mỗi lít."""
    return (
        bool(roles & role.RATE)
        or below in _SPOKEN_BELOW
        or bool(roles & role.EVERY and below in _SOLD_BY)
    )


def has_unknown_rate(tokens: Tokens, at: int) -> bool:
    """Whether something follows that no rate is known of: /lớp, per pack.

    A year before the war is a time, or a rate of before the war.
    """
    roles = tokens.entries[at].roles
    if roles & role.RATE and roles & role.ONE:
        side = tokens.entries[at + 2].roles
        if is_unknown_sign(tokens, at + 1):
            return True
        is_ambiguous = side & role.AGO and side & (role.BEFORE | role.AFTER)
        return bool(is_ambiguous and tokens.names[at + 3])
    is_stroke = tokens.words[at] == "/" and tokens.is_glued(at)
    is_below = tokens.names[at + 1] or is_unknown_sign(tokens, at + 1)
    return bool((is_stroke or roles & role.RATE) and is_below)


# Money per person and month: more than two strokes are no rate.
_MAX_RATES = 2
# After a word instead of a stroke, only these are rates and not places: what goods are
# sold by (một kg, mỗi lít), and some times (trên giờ).
_SOLD_BY = frozenset({"kg", "t", "dt", "L", "m2", "m3", "har", "km", "kW.h"})
_SPOKEN_BELOW = frozenset({"h", "s", "min"})
