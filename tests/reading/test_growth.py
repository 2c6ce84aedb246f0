"""Reading takes steps in proportion to a text's length, whatever words it repeats."""

from collections.abc import Iterator
from datetime import date
from typing import Any, SupportsIndex

import pytest

from pipeline.reading import reader
from pipeline.reading.languages import LANGUAGES
from pipeline.reading.lexing.lexicon import Lexicon, make_lexicon
from pipeline.reading.lexing.tokens import Tokens, scan_text
from pipeline.reading.quantities.ambiguity import AMBIGUITIES
from pipeline.reading.rules import RULES

_REFERENCE = date(2025, 8, 21)
_SHORT, _LONG = 100, 400
# Four times the text takes four times the steps, and up to sixteen times as many where
# they are quadratic.
_MOST = 7

# What is before the repeated part, that part, and what is behind it; {} is each word.
_PATTERNS = (
    ("", "{} 5 ", ""),
    ("", "{} ", "5%"),
    ("5 ", "{} ", ""),
    ("{} ", "5, ", ""),
    ("{} ", "5/7, ", ""),
    ("{} ", "2025, ", ""),
    ("", "5 AND ", "{}"),
    ("", "5 {} AND ", ""),
    ("", "5{} ", ""),
    ("5 ", "{}-", ""),
    ("5 ", "{}, ", ""),
    ("", "{} 15-18, ", ""),
)
_AND = {"en": "and", "vi": "và"}


class _Counted(list[Any]):
    """A list that counts how many of its items are looked up."""

    steps = 0

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        found = list.__getitem__(self, key)
        _Counted.steps += len(found) if isinstance(key, slice) else 1
        return found


def _scan(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of a text, which count the steps of those who read them."""
    tokens = scan_text(text, lexicon)
    for name in ("entries", "words", "gaps", "numbers", "names"):
        setattr(tokens, name, _Counted(getattr(tokens, name)))
    return tokens


def _count_steps(text: str, lexicon: Lexicon) -> int:
    _Counted.steps = 0
    reader.read_with(lexicon, text, _REFERENCE)
    return _Counted.steps


def _words(lexicon: Lexicon) -> Iterator[str]:
    """One word for each set of roles that words of the lexicon have."""
    seen: dict[object, str] = {}
    for word, entry in lexicon.entries.items():
        meaning = entry.roles, bool(entry.unit), bool(entry.hedge), entry.money
        seen.setdefault(meaning, word)
    return iter(seen.values())


@pytest.mark.sweep
@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_grow_with_the_text_for_words_of_every_meaning(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "scan_text", _scan)
    lexicon = make_lexicon(LANGUAGES[language], RULES, AMBIGUITIES)

    for word in _words(lexicon):
        for parts in _PATTERNS:
            before, piece, after = (
                part.format(word).replace("AND", _AND[language]) for part in parts
            )
            size = max(len(piece.split()), 1)
            short, long = (
                _count_steps(before + piece * (tokens // size) + after, lexicon)
                for tokens in (_SHORT, _LONG)
            )
            assert long < _MOST * short, before + piece
