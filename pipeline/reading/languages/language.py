"""The shape of a language's tables."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The words and marks of one language, from which its lexicon is made.

    Words are in small letters, NFC; a phrase's parts stand apart by one space, a hyphen
    within is a part of its own. `|` stands between forms of equal meaning.
    """

    tag: str
    decimal_mark: str
    digits: Mapping[str, int]
    endings: Mapping[str, int]
    tens: Mapping[str, int]
    spelled: Mapping[str, str]
    scales: Mapping[str, int]
    multipliers: Mapping[str, int]
    amounts: Mapping[str, str]
    ranks: Mapping[str, int]
    hedges: Mapping[str, str]
    hedges_after: Mapping[str, str]
    units: Mapping[str, str]
    counters: Mapping[str, str]
    roles: Mapping[int, str]
    plain: str
    alike: tuple[tuple[str, str], ...] = ()
