"""The text being read, what is known of it, and how far it has been read."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.reading.lexing.scanner import LINE_END
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.model import Quantity, Refusal, Time


def _written(group: str, point: str) -> str:
    """Give the pattern of numbers that one style alone writes so: 1.234.567."""
    return (
        rf"(?<![0-9.,])[0-9]{{1,3}}(?:\{group}[0-9]{{3}}){{2,}}(?![0-9.,])"
        rf"|(?<![0-9.,])[0-9]{{1,3}}(?:\{group}[0-9]{{3}})+\{point}[0-9]"
        rf"|(?<![0-9.,])[0-9]+\{point}[0-9]{{1,2}}(?=\s?%)"
    )


# By a language's decimal mark, the numbers of the other style and of its own.
_FOREIGN = {",": re.compile(_written(",", ".")), ".": re.compile(_written(".", ","))}
_NATIVE = {",": _FOREIGN["."], ".": _FOREIGN[","]}


class Match(NamedTuple):
    """What a rule found: the token after it, and a reading, a refusal, or nothing."""

    stop: int
    found: Quantity | Time | Refusal | None


@dataclass(slots=True)
class Context:
    """One text on its way through the rules.

    `consumed` is the token after the last thing read: what stands before it belongs to
    that. `foreign` and `native` cache whether numbers are in the other language's style
    and in this one's; `named` is the token after the last number that was a name,
    `timed` that after the last time, whose form is `form`, `listed` the rise or fall
    that governs all numbers of a list, `rose` the token after the last rise or fall,
    `estimated` that after the last time with "ước" before, `priced` that after the last
    money whose sign stands before its number.
    """

    tokens: Tokens
    decimal_mark: str
    reference: date | None
    consumed: int = 0
    foreign: bool | None = None
    native: bool | None = None
    named: int = -1
    estimated: int = -1
    timed: int = -1
    form: str = ""
    listed: str | None = None
    rose: int = -1
    priced: int = -1

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Give where tokens stand in the text as given, in code points."""
        return self.tokens.span(first, stop)

    def refuse(self, code: str, at: int, stop: int, **params: str) -> Match:
        """Refuse the words of some tokens for a reason."""
        words = self.tokens.quote(at, stop)
        start, end = self.span(at, stop)
        if len(words) > _MOST_QUOTED:
            words = words[:_MOST_QUOTED] + "…"
        named = (("words", words), *params.items())
        return Match(stop, Refusal(start, end, code, named))

    def is_whole(self, first: int, stop: int) -> bool:
        """Tell whether tokens are the whole text but for signs around them."""
        last = self.tokens.size - 1
        return (first == 0 or (first == 1 and self._is_sign(0))) and (
            stop > last or (stop == last and self._is_sign(last))
        )

    def _is_sign(self, at: int) -> bool:
        return not (self.tokens.names[at] or self.tokens.numbers[at])

    def begins_line(self, at: int) -> bool:
        """Tell whether a token is the first of its line."""
        return at == 0 or self.tokens.words[at - 1] == LINE_END

    def is_native_style(self) -> bool:
        """Tell whether a number of the text is surely in the language's style."""
        if self.native is None:
            self.native = (
                _NATIVE[self.decimal_mark].search(self.tokens.text) is not None
            )
        return self.native

    def is_foreign_style(self) -> bool:
        """Tell whether the text's other numbers are all in the other style."""
        if self.foreign is None:
            text = self.tokens.text
            self.foreign = (
                _FOREIGN[self.decimal_mark].search(text) is not None
                and not self.is_native_style()
            )
        return self.foreign


_MOST_QUOTED = 60
