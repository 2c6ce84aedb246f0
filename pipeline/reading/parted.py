"""Readings that are there only because an unknown sign parts them from other words.

July 15, § 2024 is no day of the reference's year, one § million two hundred thousand is
not 200,000. What the text does not say without the sign is refused.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.model import Quantity, Refusal, Result, Time
from pipeline.reading.numbers.unknown_signs import is_unknown_sign

# Every sign that may be unknown is among these, which most texts have none of.
_RARE = re.compile(
    r"[*@&#\\_|+<>~=^\xa1-\xaf\xb1-\xb8×÷\u02b0-\u1dff\u1f00-\u200f\u2020-\U0010ffff]"
)
# Known signs, which outside of a reading have no part in it.
_STRAY = frozenset("+<>~≈≤≥")

Span = tuple[int, int]


def texts_without_signs(tokens: Tokens, result: Result) -> tuple[str, ...]:
    """Return a result's text with spaces for the unknown signs outside its readings.

    Of numbers that a sign joins nobody knows which one the words around belong to: each
    text lacks one of them.
    """
    if _RARE.search(result.text) is None:
        return ()
    ends = [one.end for one in result.readings]
    before: list[Span] = []
    after: list[Span] = []
    for first, stop in _find_runs(tokens):
        start, end = tokens.span(first, stop)
        nearest = bisect_right(ends, start)
        if nearest < len(ends) and result.readings[nearest].start < end:
            continue
        is_joint = _joins_numbers(tokens, first, stop)
        before.append(tokens.span(first - is_joint, stop))
        after.append(tokens.span(first, stop + is_joint))
    texts = (_blank(result.text, spans) for spans in (before, after) if spans)
    return tuple(dict.fromkeys(texts))


def _find_runs(tokens: Tokens) -> Iterator[Span]:
    """Yield the runs of unknown signs, as half-open token indices."""
    stop = 0
    for at in range(tokens.size):
        if at >= stop and _may_part(tokens, at):
            stop = at + 1
            while _may_part(tokens, stop):
                stop += 1
            yield at, stop


def _may_part(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in _STRAY or is_unknown_sign(tokens, at)


def _joins_numbers(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether signs stand between two digits without a space: 7*2024, Q2§7."""
    before, after = tokens.words[first - 1][-1:], tokens.words[stop][:1]
    is_glued = first and tokens.is_glued(first) and tokens.is_glued(stop)
    return bool(is_glued and before.isdigit() and after.isdigit())


def _blank(text: str, spans: Iterable[Span]) -> str:
    """Return a text with spaces in some places, of the same length."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += text[done:start], " " * (end - start)
        done = end
    return "".join(pieces) + text[done:]


def refuse_unsaid(result: Result, plain: Result) -> Result:
    """Return a result with refusals for the readings that another one lacks."""
    said = {_meaning(one) for one in plain.readings}
    unsaid = [one for one in result.readings if _meaning(one) not in said]
    if not unsaid:
        return result
    kept = tuple(one for one in result.readings if _meaning(one) in said)
    refusals = [*result.refusals, *(_refuse(result.text, one) for one in unsaid)]
    refusals.sort(key=lambda one: one.start)
    return replace(result, readings=kept, refusals=tuple(refusals))


def _meaning(one: Quantity | Time) -> tuple[object, ...]:
    """Return what no sign may change: a value with its unit and hedge, or a period."""
    if isinstance(one, Time):
        return (one.period,)
    # What a rank is of makes it another: the third § straight year.
    ranked = one.counted if one.ordinal else None
    return one.value, one.low, one.high, one.unit, one.hedge, one.ordinal, ranked


def _refuse(text: str, one: Quantity | Time) -> Refusal:
    code = "vague-time" if isinstance(one, Time) else "malformed-number"
    return Refusal(one.start, one.end, code, (("words", text[one.start : one.end]),))
