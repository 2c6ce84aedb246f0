"""The text being read, what is known of it, and how far it has been read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.reading.calendar import YEAR, PartialDate
from pipeline.reading.languages import role
from pipeline.reading.lexing.lexicon import Rules
from pipeline.reading.lexing.scanner import LINE_END
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.model import Quantity, Refusal, Time
from pipeline.reading.reference import Reference


def _written(group: str, point: str) -> str:
    """Return the pattern of numbers that one style alone writes so: 1.234.567.

    It begins with one digit, so that other characters are passed over quickly.
    """
    return (
        r"[0-9](?<![0-9.,][0-9])(?:"
        rf"[0-9]{{0,2}}(?:\{group}[0-9]{{3}}){{2,}}(?![0-9.,])"
        rf"|[0-9]{{0,2}}(?:\{group}[0-9]{{3}})+\{point}[0-9]"
        rf"|[0-9]*\{point}[0-9]{{1,2}}(?=\s?%))"
    )


# By a language's decimal mark, the numbers of the other style and of its own.
_FOREIGN = {",": re.compile(_written(",", ".")), ".": re.compile(_written(".", ","))}
_NATIVE = {",": _FOREIGN["."], ".": _FOREIGN[","]}


_MAX_QUOTED = 60


class Match(NamedTuple):
    """What a rule found: the token after it, and a reading, a refusal, or nothing."""

    stop: int
    found: Quantity | Time | Refusal | None


class Last(NamedTuple):
    """What was found last, up to the token `stop`, and what words after it may share.

    `date` is a time that is one day, month, quarter or year; `direction` and
    `unit` are of a rise or fall; an estimate, and money whose sign stands before its
    number are flags.
    """

    stop: int = -1
    is_name: bool = False
    is_time: bool = False
    date: PartialDate | None = None
    is_estimated: bool = False
    direction: str | None = None
    unit: str = ""
    is_price: bool = False


_NOTHING = Last()


@dataclass(slots=True)
class Context:
    """One text on its way through the rules.

    `ambiguities` are those that are looked for in a figure. `consumed` is the token
    after the last reading or refusal: what stands before it belongs to that. `listed`
    is the rise or fall that governs all numbers of a list; `foreign` and `native` cache
    whether numbers are in another style and in the language's own.
    """

    tokens: Tokens
    reference: Reference | None
    ambiguities: Rules = ()
    consumed: int = 0
    last: Last = _NOTHING
    listed: str | None = None
    foreign: bool | None = None
    native: bool | None = None

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return where tokens stand in the text as given, in code points."""
        return self.tokens.span(first, stop)

    def refuse(self, code: str, at: int, stop: int, **params: str) -> Match:
        """Refuse the words of some tokens for a reason."""
        words = self.tokens.quote(at, stop)
        start, end = self.span(at, stop)
        if len(words) > _MAX_QUOTED:
            words = words[:_MAX_QUOTED] + "…"
        named = (("words", words), *params.items())
        return Match(stop, Refusal(start, end, code, named))

    def is_whole(self, first: int, stop: int) -> bool:
        """Whether tokens are the whole text but for signs around them."""
        last = self.tokens.size - 1
        return (first == 0 or (first == 1 and self._is_sign(0))) and (
            stop > last or (stop == last and self._is_sign(last))
        )

    def _is_sign(self, at: int) -> bool:
        return not (self.tokens.names[at] or self.tokens.numbers[at])

    def begins_line(self, at: int) -> bool:
        """Whether a token is the first of its line."""
        return at == 0 or self.tokens.words[at - 1] == LINE_END

    def is_native_style(self) -> bool:
        """Whether a number of the text is surely in the language's style."""
        if self.native is None:
            self.native = self._holds(_NATIVE)
        return self.native

    def is_foreign_style(self) -> bool:
        """Whether the text's other numbers are all in the other style."""
        if self.foreign is None:
            self.foreign = self._holds(_FOREIGN) and not self.is_native_style()
        return self.foreign

    def _holds(self, styles: Mapping[str, re.Pattern[str]]) -> bool:
        """Whether a number of the text is in the style beside the decimal mark."""
        style = styles[self.tokens.language.decimal_mark]
        return style.search(self.tokens.text) is not None


def follows_time(context: Context, at: int) -> bool:
    """Whether a joint (and, a comma) stands between the last time and a token."""
    last = context.last
    if not (last.is_time and last.stop == at - 1):
        return False
    return bool(context.tokens.entries[at - 1].roles & role.ALSO)


def reference_at(context: Context, at: int) -> Reference | None:
    """Return what a time at a token is resolved against: the year right before it.

    năm 2024, quý 3; in 2024's third quarter.
    """
    last, tokens = context.last, context.tokens
    year = last.date
    if year is None or year.grain != YEAR or year.year is None:
        return context.reference
    between = tokens.words[last.stop : at]
    is_joined = between in ((), (",",), ("'", "s"), ("’", "s"))
    return Reference(date(year.year, 12, 31)) if is_joined else context.reference
