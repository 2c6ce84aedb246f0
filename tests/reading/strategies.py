"""Texts, numbers and dates as the languages write them, for the properties."""

import unicodedata
from datetime import date

from hypothesis import strategies as st

from pipeline.reading.lexing.lexicon import lexicon_of
from tests.reading.english import ENGLISH
from tests.reading.vietnamese import VIETNAMESE
from tests.reading.writing import Writing

WRITING = {"en": ENGLISH, "vi": VIETNAMESE}
LARGEST = 10**18


def write_date(day: date, style: str, writing: Writing) -> str:
    """Write a date in one of a language's styles."""
    name = writing.months[day.month - 1]
    return style.format(day=day.day, month=day.month, year=day.year, name=name)


def sizes() -> st.SearchStrategy[int]:
    """Whole numbers of every length up to 10^18, not only the small and the large."""
    return st.one_of(
        st.integers(0, LARGEST),
        st.integers(0, 18).flatmap(lambda power: st.integers(0, 10**power)),
        st.integers(0, 18).map(lambda power: 10**power),
    )


def dates() -> st.SearchStrategy[date]:
    """Days of 1900 to 2100."""
    return st.dates(date(1900, 1, 1), date(2100, 12, 31))


def plain_words(writing: Writing) -> st.SearchStrategy[str]:
    """One to three plain words, composed or decomposed."""
    words = st.lists(st.sampled_from(writing.plain_words), min_size=1, max_size=3)
    form = st.sampled_from(("NFC", "NFD"))
    return st.builds(lambda some, to: _normal(" ".join(some), to), words, form)


def _normal(text: str, form: str) -> str:
    return unicodedata.normalize("NFC" if form == "NFC" else "NFD", text)


def lexicon_words() -> st.SearchStrategy[str]:
    """The words and phrases of both languages' lexicons, and some numbers."""
    phrases = [
        " ".join([first, *rest])
        for lexicon in map(lexicon_of, WRITING)
        for first, seconds in lexicon.openings.items()
        for rests in seconds.values()
        for rest, _ in rests
    ]
    singles = [word for tag in WRITING for word in lexicon_of(tag).entries if word]
    glued = [word for tag in WRITING for word in lexicon_of(tag).glued]
    numbers = ["5", "7%", "2,5", "1.200", "2025", "15/7"]
    return st.one_of(*map(st.sampled_from, (numbers, singles, phrases, glued)))


# What hostile and careless texts of all languages are made of.
_SHARDS = (
    *"0123456789.,-/:;%()$€đ ²½⅓\n\t",
    "\u00a0",
    "\u200b",
    "\u0301",
    "\u0323",
    "\ud800",
    "\0",
    "𝟏",
    "٣",
    "İ",
    "xiv",
    "km2",
    "2025",
)


def shards(writing: Writing) -> st.SearchStrategy[str]:
    """Strings put together from what the grammar reacts to, and any other strings."""
    pieces = st.lists(st.sampled_from(_SHARDS + writing.shards), max_size=24)
    joined = st.one_of(pieces.map("".join), pieces.map(" ".join))
    return st.one_of(joined, st.text(alphabet=st.characters(), max_size=60))
