"""What each word of a language can mean: its tables, turned to be looked up by word."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from pipeline.reading.languages import LANGUAGES, Language, role
from pipeline.reading.languages.language import Designator
from pipeline.reading.languages.symbols import (
    DURATIONS,
    EXACT_CASE,
    FRACTIONS,
    SYMBOLS,
    is_currency,
)
from pipeline.reading.lexing.scanner import split_words

# Roles in a spelled-out number
DIGIT, ENDING, TEN, TIMES_TEN, HUNDRED, AND, TEEN = range(1, 8)

_SPELLED = {"times-ten": TIMES_TEN, "hundred": HUNDRED, "and": AND}


class Rule(NamedTuple):
    """What reads the words that begin at a token.

    `trigger` holds the roles of which the token must have one, `needs` the table
    without which a language does not have the rule ("": none). `read` takes the context
    and the token's index, and returns a match or None; `state` makes the match of a
    time that it returns.
    """

    name: str
    trigger: int
    needs: str
    read: Callable[..., Any]
    state: Callable[..., Any] | None = None


Rules = tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a word or phrase can mean; what it cannot is 0, "" or None."""

    part: int = 0
    digit: int = 0
    scale: int = 0
    multiplier: int = 0
    scale_sign: int = 0
    amount: str = ""
    rank: int = 0
    ordinal: int = 0
    part_of: int = 0
    month: int = 0
    part_sign: tuple[int, int] | None = None
    year: int | None = None
    hedge: str = ""
    hedge_after: str = ""
    unit: str = ""
    counter: str = ""
    money: bool = False
    exact_case: str = ""
    roles: int = 0
    rules: Rules = ()


NOTHING = Entry()
# What every number in digits has in the place of an entry.
NUMERAL = Entry(roles=role.IN_DIGITS)

# A word or phrase, a field of Entry ("" for none), and the field's value.
_Meaning = tuple[str, str, Any]

# By a phrase's second word, its words from there on and its entry, longest first.
Phrases = dict[str, tuple[tuple[list[str], Entry], ...]]


class Lexicon(NamedTuple):
    """A language, the entries of its words, and the phrases that each may open.

    `alone` are the rules for a text of one token, `ambiguities` those of a figure;
    `glued` says of a scale and unit in one word (tỷUSD) how long the scale is.
    `qualifying` are the words with which begins all that may qualify a figure.
    """

    entries: Mapping[str, Entry]
    openings: Mapping[str, Phrases]
    language: Language
    alone: Rules
    ambiguities: Rules
    glued: Mapping[str, int]
    qualifying: frozenset[str]


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language, without rules.

    Raises KeyError for a language without tables.
    """
    return make_lexicon(LANGUAGES[language])


def make_lexicon(
    language: Language, rules: Rules = (), ambiguities: Rules = ()
) -> Lexicon:
    """Return the lexicon that a language's tables make, with the rules it can have."""
    meanings: dict[str, dict[str, Any]] = {}
    for phrase, field, value in _meanings(language):
        fields = meanings.setdefault(phrase, {})
        if field == "roles":
            fields["roles"] = fields.get("roles", 0) | value
        elif field:
            fields[field] = value
    entries = {phrase: Entry(**fields) for phrase, fields in meanings.items()}
    known = _select(rules, language)
    alone = tuple(rule for rule in known if rule.trigger & role.ALONE)
    singles, openings = _index(entries, known)
    figures = _select(ambiguities, language)
    glued = _glue(singles)
    qualifying = _list_qualifying(entries, glued)
    return Lexicon(singles, openings, language, alone, figures, glued, qualifying)


def _select(rules: Rules, language: Language) -> Rules:
    """Return the rules whose table a language has."""
    return tuple(rule for rule in rules if not rule.needs or language.has(rule.needs))


def _glue(singles: Mapping[str, Entry]) -> dict[str, int]:
    """Return each scale with each unit or counter behind it, and the scale's length.

    Of a power (triệum3) the digit is a token of its own.
    """
    scales = [word for word, entry in singles.items() if entry.scale]
    ends = [
        word
        for word, entry in singles.items()
        if len(word) >= _MIN_END and (entry.unit or entry.counter or entry.scale)
    ]
    ends += [end[:-1] for end in ends if end[-1] in "23"]
    words = {f"{scale}{end}": len(scale) for scale in scales for end in ends}
    return {word: words[word] for word in words.keys() - singles.keys()}


# Shorter ones may end a word: millionth.
_MIN_END = 2


def _list_qualifying(
    entries: Mapping[str, Entry], glued: Mapping[str, int]
) -> frozenset[str]:
    """Return the first words of what qualifies a figure, and what they are glued to."""
    words = {
        split_words(phrase)[0]
        for phrase, entry in entries.items()
        if entry.hedge or entry.hedge_after or entry.roles & _QUALIFYING
    }
    return frozenset(words).union(
        word
        for word, length in glued.items()
        if word[:length] in words or word[length:] in words
    )


# What, besides hedges, gives a figure one, or makes it an estimate, a rise or a fall.
_QUALIFYING = (
    role.UP | role.DOWN | role.ESTIMATE | role.TO | role.OR | role.BETWEEN | role.TOP
)


def _index(
    entries: Mapping[str, Entry], rules: Rules
) -> tuple[dict[str, Entry], dict[str, Phrases]]:
    singles = {"": _add_rules(NUMERAL, rules)}
    openings: dict[str, Phrases] = {}
    split = {phrase: split_words(phrase) for phrase in entries}
    for phrase in sorted(split, key=lambda phrase: (-len(split[phrase]), phrase)):
        first, *rest = split[phrase]
        entry = _complete(entries[phrase], split[phrase], entries)
        entry = _add_rules(entry, rules)
        if rest:
            phrases = openings.setdefault(first, {})
            phrases[rest[0]] = (*phrases.get(rest[0], ()), (rest, entry))
        else:
            singles[first] = entry
    return singles, openings


def _add_rules(entry: Entry, rules: Rules) -> Entry:
    """Add the rules that a word with an entry's roles may begin."""
    return replace(
        entry, rules=tuple(rule for rule in rules if rule.trigger & entry.roles)
    )


def _complete(entry: Entry, words: list[str], entries: Mapping[str, Entry]) -> Entry:
    """Add the roles that follow from the meanings of a word or phrase."""
    roles = entry.roles
    for holds, follows in (
        (entry.part in (DIGIT, TEN, TEEN) or entry.amount, role.NUMBER_WORD),
        (entry.part == TEN, role.TEN_WORD),
        (entry.scale, role.SCALE_WORD),
        (entry.rank, role.RANK_WORD),
        (entry.ordinal, role.ORDINAL_NUMBER),
        (entry.month, role.MONTH_NAME),
        (entry.part_sign, role.PART_SIGN),
        (entry.year is not None, role.RELATIVE_YEAR),
        (entry.unit in DURATIONS, role.LENGTH),
        (_ends_noun(entry, words), role.STOP),
        (_bounds_share(entry, words, entries), role.SHARE),
    ):
        if holds:
            roles |= follows
    return replace(entry, roles=roles)


def _ends_noun(entry: Entry, words: list[str]) -> bool:
    """Whether no noun goes on over a hedge, or over a phrase for a change."""
    if entry.hedge or entry.hedge_after:
        return not entry.roles & role.NOUN_PART
    return len(words) > 1 and bool(entry.roles & role.GROWTH)


def _bounds_share(entry: Entry, words: list[str], entries: Mapping[str, Entry]) -> bool:
    """Whether 1/3 after a hedge is a share: hơn 1/3, but not chưa đến 1/3, a day."""
    parts = [entries.get(word, NOTHING).roles for word in words]
    return bool(entry.hedge) and not any(roles & _TIMELY for roles in parts)


_TIMELY = role.TO | role.UNTIL


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
        ("scale_sign", language.scale_signs),
        ("amount", {**FRACTIONS, **language.amounts}),
        ("rank", language.ranks),
        ("ordinal", language.ordinals),
        ("part_of", language.parts),
        ("month", language.months),
        ("part_sign", language.part_signs),
        ("year", language.years),
        ("hedge", language.hedges),
        ("hedge_after", language.hedges_after),
        ("counter", language.counters),
    )
    for field, table in tables:
        for forms, meaning in table.items():
            yield forms, field, meaning
    for roles, forms in language.roles.items():
        yield forms, "roles", roles
    for designator in language.designators:
        yield designator.forms, "roles", _roles_of(designator)
    if language.plain:
        yield language.plain, "", None
    yield from _units({**SYMBOLS, **language.units})
    for form in EXACT_CASE:
        yield form.lower(), "exact_case", form[0]


def _roles_of(designator: Designator) -> int:
    return (
        role.DESIGNATOR
        | role.HOLDER * designator.may_hold
        | role.CAPITALIZED * designator.needs_capital
    )


def _units(units: Mapping[str, str]) -> Iterator[_Meaning]:
    for forms, code in units.items():
        yield forms.lower(), "unit", code
        yield forms.lower(), "money", is_currency(code)


def _spellings(form: str, alike: tuple[tuple[str, str], ...]) -> list[str]:
    spellings = [form]
    for one, other in alike:
        spellings += [text.replace(one, other) for text in spellings if one in text]
    return spellings
