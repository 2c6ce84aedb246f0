"""Which words of a text gave what, for a person."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import Entry, lexicon_of
from pipeline.reading.lexing.tokens import Tokens, scan_text
from pipeline.reading.model import Quantity, Result, Time
from pipeline.reading.serialization import write_decimal


class Part(NamedTuple):
    """Words of a text (code points, half-open), their role, and what they mean."""

    start: int
    end: int
    role: str
    meaning: str


def explain(result: Result, language: str = "vi") -> list[Part]:
    """Return, in the order of the text, which words gave what and which were refused.

    Roles: number, unit, counted, hedge, estimate, direction, rank, range, time,
    modifier, link (words that only join the others) and refused.
    """
    tokens = scan_text(result.text, lexicon_of(language))
    parts = [
        Part(refusal.start, refusal.end, "refused", refusal.code)
        for refusal in result.refusals
    ]
    at = 0
    for reading in result.readings:
        first = _skip_to(tokens, at, reading.start)
        at = _skip_to(tokens, first, reading.end)
        kinds = _time_roles if isinstance(reading, Time) else _quantity_roles
        for kind, group in groupby(kinds(tokens, first, at), key=lambda one: one[1]):
            run = [token for token, _ in group]
            start, end = tokens.span(run[0], run[-1] + 1)
            parts.append(Part(start, end, kind, _meaning(reading, kind)))
    return sorted(parts)


def _skip_to(tokens: Tokens, at: int, place: int) -> int:
    while at < tokens.size and tokens.span(at, at + 1)[0] < place:
        at += 1
    return at


def _time_roles(tokens: Tokens, first: int, stop: int) -> Iterator[tuple[int, str]]:
    for at in range(first, stop):
        is_before = at == first and tokens.entries[at].roles & _MODIFIERS
        yield at, "modifier" if is_before else "time"


_MODIFIERS = (
    role.FROM
    | role.TO
    | role.UNTIL
    | role.BEFORE
    | role.AFTER
    | role.HEAD
    | role.MIDDLE
    | role.TAIL
)


def _quantity_roles(tokens: Tokens, first: int, stop: int) -> Iterator[tuple[int, str]]:
    has_number = False
    for at in range(first, stop):
        entry = tokens.entries[at]
        if has_number and tokens.entries[at - 1].roles & role.PER:
            yield at, "unit"  # per 10,000
        elif _is_number(tokens, at):
            has_number = True
            yield at, "number"
        elif not has_number:
            yield at, _role_before(entry)
        else:
            yield at, _role_after(tokens, at)


def _is_number(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    if entry.unit and entry.part:  # năm: five, or years
        before = tokens.entries[at - 1]
        return not (
            tokens.numbers[at - 1] or tokens.words[at - 1] == "/" or before.unit
        )
    return bool(
        tokens.numbers[at]
        or entry.part
        or entry.scale
        or entry.amount
        or entry.rank
        or entry.ordinal
        or entry.roles & (role.POINT | role.OF | role.NEGATIVE | role.HALF)
    )


def _role_before(entry: Entry) -> str:
    if entry.money:
        return "unit"
    for roles, kind in (
        (role.ESTIMATE, "estimate"),
        (role.UP | role.DOWN, "direction"),
        (role.ORDINAL | role.ROMAN | role.TOP, "rank"),
        (role.FROM | role.BETWEEN, "range"),
    ):
        if entry.roles & roles:
            return kind
    return "hedge" if entry.hedge else "link"


def _role_after(tokens: Tokens, at: int) -> str:
    entry = tokens.entries[at]
    if entry.hedge_after:
        return "hedge"
    if entry.unit or tokens.words[at] == "/" or entry.roles & role.RATE:
        return "unit"
    is_joint = entry.roles & (role.TO | role.AND) and _is_number(tokens, at + 1)
    return "range" if is_joint else "counted"


def _meaning(reading: Quantity | Time, kind: str) -> str:
    if isinstance(reading, Time):
        return (reading.modifier or "range") if kind == "modifier" else reading.period
    match kind:
        case "number":
            return _number(reading)
        case "unit":
            return reading.unit
        case "counted":
            return reading.counted or reading.unit
        case "hedge":
            return reading.hedge
        case "estimate":
            return reading.status or ""
        case "direction":
            return reading.direction or ""
        case "rank":
            return "ordinal"
        case _:
            return ""


def _number(quantity: Quantity) -> str:
    if quantity.value is None:
        return f"{write_decimal(quantity.low)} to {write_decimal(quantity.high)}"
    return write_decimal(quantity.value) or ""
