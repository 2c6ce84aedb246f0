"""What each word of a language can mean: its tables, turned to be looked up by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from pipeline.reading.languages import LANGUAGES, Language, role
from pipeline.reading.languages.symbols import CURRENCIES, SYMBOLS
from pipeline.reading.lexing.scanner import split_words

# Roles in a spelled-out number
DIGIT, ENDING, TEN, TIMES_TEN, HUNDRED, AND, TEEN = range(1, 8)

_SPELLED = {"times-ten": TIMES_TEN, "hundred": HUNDRED, "and": AND}


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a word or phrase can mean; what it cannot is 0, "" or None."""

    part: int = 0
    digit: int = 0
    scale: int = 0
    multiplier: int = 0
    amount: str = ""
    rank: int = 0
    ordinal: int = 0
    month: int = 0
    year: int | None = None
    hedge: str = ""
    hedge_after: str = ""
    unit: str = ""
    counter: str = ""
    money: bool = False
    exact_case: str = ""
    roles: int = 0
    begins: bool = False
    is_named: bool = False


NOTHING = Entry()


# What every number in digits has in the place of an entry.
NUMERAL = Entry(begins=True)

# A word or phrase, a field of Entry ("" for none), and the field's value.
_Meaning = tuple[str, str, Any]

# By a phrase's second word, its words from there on and its entry, longest first.
Phrases = dict[str, tuple[tuple[list[str], Entry], ...]]


class Lexicon(NamedTuple):
    """A language, the entries of its words, and the phrases that each may open."""

    entries: Mapping[str, Entry]
    openings: Mapping[str, Phrases]
    language: Language


@cache
def lexicon_of(language: str) -> Lexicon:
    """Give the lexicon of a language.

    Raises KeyError for a language without tables.
    """
    entries: dict[str, Entry] = {}
    for phrase, field, value in _meanings(LANGUAGES[language]):
        entry = entries.setdefault(phrase, NOTHING)
        if field == "roles":
            entries[phrase] = replace(entry, roles=entry.roles | value)
        elif field:
            entries[phrase] = replace(entry, **{field: value})
    return Lexicon(*_index(entries), LANGUAGES[language])


def _index(
    entries: Mapping[str, Entry],
) -> tuple[dict[str, Entry], dict[str, Phrases]]:
    singles = {"": NUMERAL}
    openings: dict[str, Phrases] = {}
    split = {phrase: split_words(phrase) for phrase in entries}
    for phrase in sorted(split, key=lambda phrase: (-len(split[phrase]), phrase)):
        first, *rest = split[phrase]
        entry = _complete(entries[phrase], is_phrase=bool(rest))
        if rest:
            phrases = openings.setdefault(first, {})
            phrases[rest[0]] = (*phrases.get(rest[0], ()), (rest, entry))
        else:
            singles[first] = entry
    return singles, openings


def _complete(entry: Entry, *, is_phrase: bool) -> Entry:
    """Add what follows from an entry's meanings: no noun goes on over a hedge."""
    is_hedge = entry.hedge or entry.hedge_after
    stops = is_phrase and (is_hedge or entry.roles & role.GROWTH)
    roles = entry.roles | (role.STOP if stops else 0)
    is_named = bool(
        entry.ordinal or entry.month or entry.year is not None or roles & role.REST
    )
    begins = is_named or _begins(entry)
    return replace(entry, roles=roles, begins=begins, is_named=is_named)


def _begins(entry: Entry) -> bool:
    """Tell whether a reading may begin with a word."""
    return bool(
        entry.part in (DIGIT, TEN, TEEN)
        or entry.amount
        or entry.rank
        or entry.scale
        or entry.roles & role.BEGINNINGS
    )


def _meanings(language: Language) -> Iterator[_Meaning]:
    for forms, field, value in _listed(language):
        for form in forms.split("|"):
            for spelling in _spellings(form, language.alike):
                yield spelling, field, value


def _listed(language: Language) -> Iterator[_Meaning]:
    for numerals, part in (
        (language.digits, DIGIT),
        (language.endings, ENDING),
        (language.tens, TEN),
        (language.teens, TEEN),
    ):
        for forms, digit in numerals.items():
            yield forms, "part", part
            yield forms, "digit", digit
    for kind, forms in language.spelled.items():
        yield forms, "part", _SPELLED[kind]
    tables: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("scale", language.scales),
        ("multiplier", language.multipliers),
        ("amount", language.amounts),
        ("rank", language.ranks),
        ("ordinal", language.ordinals),
        ("month", language.months),
        ("year", language.years),
        ("hedge", language.hedges),
        ("hedge_after", language.hedges_after),
        ("counter", language.counters),
    )
    for field, table in tables:
        for forms, meaning in table.items():
            yield forms, field, meaning
    for mark, forms in language.roles.items():
        yield forms, "roles", mark
    yield language.plain, "", None
    yield from _units({**SYMBOLS, **language.units})


def _units(units: Mapping[str, str]) -> Iterator[_Meaning]:
    for forms, code in units.items():
        for form in forms.split("|"):
            folded = form.lower()
            yield folded, "unit", code
            yield folded, "money", code in CURRENCIES
            if form in _CASED or (len(form) == 1 and form.isascii() and form.isalpha()):
                yield folded, "exact_case", form[0] if form not in "lL" else ""


# Signs of more than one letter that mean something else in other letters: Nm.
_CASED = frozenset({"nm"})


def _spellings(form: str, alike: tuple[tuple[str, str], ...]) -> list[str]:
    spellings = [form]
    for one, other in alike:
        spellings += [text.replace(one, other) for text in spellings if one in text]
    return spellings
