"""The shape of a language's tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


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
    # Numbers from eleven to nineteen that are one word, and ordinal numbers.
    teens: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    # Names of months, and years told from the reference's own (last year: -1).
    months: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    # What nouns in the plural end with.
    plural: re.Pattern[str] | None = None
    # Whether dates in digits are written with the month first as well (8/21/2025).
    month_first: bool = False
