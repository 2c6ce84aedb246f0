"""A word or sign that the reader does not know changes no value.

Beside a reading it leaves it as it is, or the reading is refused or passed over; it
never becomes another. A word between a number and its unit becomes what is counted.

Known exceptions, which the floors allow, are all of words: a part of a list, a range or
a fraction that a word cuts off is passed over, and the rest of it is read; a time that
a word parts from its year is of the year of the reference; a word between the words of
a hedge, an estimate or a change hides it.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.whole_sentences import load_sentences
from pipeline.reading import Quantity, Time, read
from pipeline.reading.lexing.lexicon import lexicon_of
from pipeline.reading.lexing.text import normalise_text
from tests.conftest import CORPUS
from tests.reading.strategies import WRITING, sizes
from tests.reading.test_cases import FOLDER, REFERENCE

_WORDS = ("qzv", "Qzvan", "zillion")
# Neither punctuation nor signs of hedges (<, ~) or names (#).
_SIGNS = ("^", "×", "§", "¤", "*", "=", "|", "\\", "@", "&", "_", "+")
_DIGIT = "7"
# Of the texts that the words and signs make, one in so many is read.
_EVERY = 17
# The least share that holds: directly beside a reading, and within it.
_BESIDE, _WITHIN = 0.998, 0.992

Reading = Quantity | Time


class Changed(NamedTuple):
    """A text with a word or sign put in, and where."""

    text: str
    start: int
    stop: int
    is_word: bool


def _texts() -> Iterator[tuple[str, str, date]]:
    for path in sorted(FOLDER.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield path.parent.name, row["text"], REFERENCE
    for path in sorted(CORPUS.glob("reading/press_*.jsonl")):
        for one in load_sentences(path):
            yield one.language, one.text, one.reference


def _put_beside(text: str, at: int) -> Iterator[Changed]:
    """Yield a text with each word and sign at a place, glued and spaced."""
    before, after = text[:at], text[at:]
    last, first = before[-1:], after[:1]
    for word in _WORDS:
        yield _put(before, f" {word} ", after, is_word=True)
    for sign in _SIGNS:
        for piece in (sign, f" {sign} ", f"{sign} ", f" {sign}"):
            yield _put(before, piece, after)
        if last.isdigit():
            yield _put(before, sign + _DIGIT, after)
        if first.isdigit():
            yield _put(before, _DIGIT + sign, after)


def _put(before: str, piece: str, after: str, *, is_word: bool = False) -> Changed:
    start = len(before)
    return Changed(before + piece + after, start, start + len(piece), is_word)


def _places_within(text: str, one: Reading) -> list[int]:
    """Return the ends of the first and last word of a reading that lie within it."""
    words = text[one.start : one.end].split()
    if len(words) < 2:
        return []
    return [one.start + len(words[0]), one.end - len(words[-1])]


def _meaning(one: Reading, *, is_word: bool = False) -> tuple[object, ...]:
    """Return the value of a reading with its unit, or its period."""
    if isinstance(one, Time):
        return (one.period,)
    return (one.value, one.low, one.high, one.ordinal, "" if is_word else one.unit)


def _is_other(language: str, text: str, changed: Changed, reference: date) -> bool:
    """Whether a word or sign makes a reading that the text does not have."""
    known = read(text, language, reference).readings
    found = [
        one
        for one in read(changed.text, language, reference).readings
        if not changed.start <= one.start < one.end <= changed.stop
    ]
    had = Counter(_meaning(one, is_word=changed.is_word) for one in known)
    has = Counter(_meaning(one, is_word=changed.is_word) for one in found)
    return bool(has - had)


def _perturb(*, within: bool) -> Iterator[tuple[str, str, Changed, date]]:
    for language, text, reference in _texts():
        for one in read(text, language, reference).readings:
            places = _places_within(text, one) if within else [one.start, one.end]
            for at in places:
                for changed in _put_beside(text, at):
                    yield language, text, changed, reference


def _check(least: float, *, within: bool) -> None:
    tried = list(islice(_perturb(within=within), 0, None, _EVERY))
    others = [one[2].text for one in tried if _is_other(*one)]

    assert len(tried) > 1000
    assert len(others) <= (1 - least) * len(tried), "\n".join(others)


def test_what_stands_beside_a_reading_makes_no_other_value() -> None:
    _check(_BESIDE, within=False)


def test_what_stands_within_a_reading_makes_no_other_value() -> None:
    _check(_WITHIN, within=True)


def _is_strange(sign: str) -> bool:
    """Whether no language knows a sign, which makes no name and no dash either."""
    known = [lexicon_of(language).entries for language in WRITING]
    plain = normalise_text(sign).folded
    return not any(plain in entries for entries in known) and plain not in _NAMING


# Dashes and strokes in normal form, and what makes names, degrees, quotes and powers.
_NAMING = "-/+°±`´^×"
_STRANGE = st.characters(categories=("Sm", "Sc", "Sk", "So")).filter(_is_strange)


@pytest.mark.parametrize("language", sorted(WRITING))
@given(whole=sizes(), further=st.integers(0, 999), sign=_STRANGE)
def test_digits_that_a_strange_sign_joins_are_no_number(
    language: str, whole: int, further: int, sign: str
) -> None:
    for text in (
        f"{WRITING[language].group(whole)}{sign}{further}%",
        f"{WRITING[language].group(whole)} {sign} %",
    ):
        assert not read(text, language).readings


@pytest.mark.parametrize("language", sorted(WRITING))
@given(data=st.data(), sign=_STRANGE)
def test_a_strange_sign_beside_a_figure_makes_no_other(
    language: str, data: st.DataObject, sign: str
) -> None:
    fragment = data.draw(st.sampled_from(WRITING[language].fragments))
    (alone,) = read(fragment, language).readings
    for text in (f"{sign}{fragment}", f"{fragment}{sign}", f"{fragment} {sign} abc"):
        found = read(text, language).readings

        assert {_meaning(one) for one in found} <= {_meaning(alone)}
