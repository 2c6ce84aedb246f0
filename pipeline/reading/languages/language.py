"""The shape of a language's tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.reading.languages import role


class Designator(NamedTuple):
    """Words after which a number is a name, `|` between them.

    Those that may hold things counted (a class of 30 pupils) name nothing before a
    counted noun; those that need a capital are other words without one (plan, form).
    """

    forms: str
    may_hold: bool = False
    needs_capital: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The words and marks of one language, from which its lexicon is made.

    Words are in small letters, NFC; a phrase's parts stand apart by one space, a hyphen
    within is a part of its own. `|` stands between forms of equal meaning. A table that
    is left out turns off the rules that need it.
    """

    tag: str
    decimal_mark: str
    digits: Mapping[str, int]
    scales: Mapping[str, int]
    hedges: Mapping[str, str]
    hedges_after: Mapping[str, str] = field(default_factory=dict)
    # What digits are called after tens, tens, numbers from eleven to nineteen.
    endings: Mapping[str, int] = field(default_factory=dict)
    tens: Mapping[str, int] = field(default_factory=dict)
    teens: Mapping[str, int] = field(default_factory=dict)
    # Words within a number: "times-ten", "hundred", "and".
    spelled: Mapping[str, str] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    # Signs of scales, glued to their number: 500k.
    scale_signs: Mapping[str, int] = field(default_factory=dict)
    # Words and signs that are a number of their own: 2, 1/2.
    amounts: Mapping[str, str] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    # Denominators of fractions: thirds (3).
    parts: Mapping[str, int] = field(default_factory=dict)
    # The order of a date's numbers, "dmy" or "mdy"; "" where digits make no dates.
    date_order: str = ""
    # Signs of parts of a year: Q3 is its third part of three months. Letters that are
    # one behind a number and before a year, and their months: 9T/2025, 1H25.
    part_signs: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    part_letters: Mapping[str, int] = field(default_factory=dict)
    # Names of months, and years counted from the reference's own (last year: -1).
    months: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    counters: Mapping[str, str] = field(default_factory=dict)
    designators: tuple[Designator, ...] = ()
    roles: Mapping[int, str] = field(default_factory=dict)
    # Phrases in which no word means what it means alone.
    plain: str = ""
    # A word that holds the first is also written with the second.
    alike: tuple[tuple[str, str], ...] = ()
    # What nouns in the plural end with.
    plural: re.Pattern[str] | None = None

    @property
    def group_mark(self) -> str:
        """The mark between groups of thousands."""
        return "." if self.decimal_mark == "," else ","

    @property
    def month_first(self) -> bool:
        """Whether dates in digits are written with the month first: 8/21/2025."""
        return self.date_order == "mdy"

    def has(self, table: str) -> bool:
        """Whether the language has a table: a field, or the words of a role."""
        if table.isupper():
            return getattr(role, table) in self.roles
        return bool(getattr(self, table))


def join_roles(*tables: Mapping[int, str]) -> dict[int, str]:
    """Return the words of each role in any of some tables."""
    joined: dict[int, str] = {}
    for table in tables:
        for roles, forms in table.items():
            joined[roles] = f"{joined[roles]}|{forms}" if roles in joined else forms
    return joined
