"""Which characters raw/ may hold: those that no reader takes for others, or misses."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from unicodedata import ucd_3_2_0 as unicode_3_2

# Signs that print uses besides ASCII. They are of no script but for the Greek mu, which
# print has for the micro sign.
MARKS = frozenset(
    "‐‑‒–—―"  # dashes, kept as printed
    "‘’“”«»…·•"
    "§©®™"
    "°℃‰±×÷≈≤≥−⁄"
    "²³½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
    "¢£¥€₫₩₹฿"
    "µμ"
)

# A to Z with any marks, and the letters of European names that are none of these. All
# others of the script (phonetic, turned, small capital) only look like them.
_LATIN = re.compile(
    r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) "
    r"(?:[A-Z]|AE|OE|SHARP S|ETH|THORN|DOTLESS I|ENG|SCHWA)(?: WITH .+)?"
)
# Code points around a refused one that may make up one letter.
_REACH = 3


class Refusal(NamedTuple):
    """The first character of a text that may not stand there, as an issue shows it."""

    place: int
    code: str
    found: str
    expected: str


def is_allowed(character: str) -> bool:
    """Whether a character may stand in raw/: ASCII, a mark of print, a Latin letter."""
    if character.isascii():
        return character.isprintable()
    return character in MARKS or _is_latin(character)


def _is_latin(character: str) -> bool:
    """Whether a character is a composed letter of the Latin script."""
    # Each Python has a newer Unicode; of this one, all let the same letters pass.
    name = unicode_3_2.name(character, "")
    is_plain = unicodedata.is_normalized("NFKC", character)
    return is_plain and _LATIN.fullmatch(name) is not None


def find_refused(text: str) -> Refusal | None:
    """Return the first character that may not stand in a text; None where all may.

    A text without any is in NFC: no letter that is allowed composes with another.
    """
    refused = {character for character in set(text) if not is_allowed(character)}
    if not refused:
        return None
    place = next(at for at, character in enumerate(text) if character in refused)
    return _find_decomposed(text, place) or _describe(text[place], place)


def _find_decomposed(text: str, place: int) -> Refusal | None:
    """Return a letter that is written in parts, if the place is within one."""
    start = max(place - 1, 0)
    parts = text[start : place + _REACH]
    composed = unicodedata.normalize("NFC", parts)
    pairs = enumerate(zip(parts, composed, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), None)
    if at is None or not is_allowed(composed[at]):
        return None
    found = " ".join(f"U+{ord(c):04X}" for c in parts[at : at + _REACH])
    return Refusal(start + at, "not-nfc", found, composed[at])


def _describe(character: str, place: int) -> Refusal:
    """Return a refused character by its number, name and general category."""
    category = unicodedata.category(character)
    name = unicodedata.name(character, "")
    found = " ".join(filter(None, (f"U+{ord(character):04X}", name, f"({category})")))
    is_hidden = category[0] in "CZ"  # controls, formats, unassigned; spaces
    code = "control-character" if is_hidden else "foreign-character"
    return Refusal(place, code, found, "")
