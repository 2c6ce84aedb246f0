"""The noun that a number counts, and where it ends."""

from typing import NamedTuple

from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens

# A counted noun's name ends after so many words at the latest.
_MAX_WORDS = 8


class Counted(NamedTuple):
    """What is counted and the index of the token after it."""

    stop: int
    words: str


def read_counted(tokens: Tokens, at: int) -> Counted | None:
    """Read the noun that a number counts: its words up to a stop word or a sign."""
    stop = find_end_of_counted(tokens, at)
    if stop == at:
        return None
    return Counted(stop, " ".join(tokens.quote(at, stop).split()))


def find_end_of_counted(tokens: Tokens, at: int) -> int:
    """Return the token after the noun that a number counts, or `at` where none stands.

    A spaced hyphen goes on with the noun (khoa học - công nghệ), a few phrases go on in
    spite of their stop word (doanh nghiệp nhỏ và vừa).
    """
    stop = at
    most = at + _MAX_WORDS
    names, words, entries = tokens.names, tokens.words, tokens.entries
    has_plurals = tokens.language.plural is not None
    while stop < most:
        entry = entries[stop]
        if entry.money and begins_price(tokens, stop):
            break
        if not names[stop] or entry.roles & role.STOP:
            if stop > at and entry.roles & role.INNER and _is_within(tokens, stop):
                stop += 1
                continue
            break
        stop += 1
        if has_plurals and is_plural(tokens, stop - 1):
            break
        if tokens.numbers[stop] and entry.roles & role.DESIGNATOR:
            stop -= 1
            break
        if entry.roles & role.NOUN_TAIL:
            break
        if words[stop] == "-" and is_inner_hyphen(tokens, stop):
            stop += 1
    return stop


def begins_price(tokens: Tokens, at: int) -> bool:
    """Whether a sign or code of money stands before a number: (earn) VND10."""
    word = tokens.words[at]
    is_sign = tokens.is_acronym(at) or not word.isalpha()
    return bool(is_sign and tokens.numbers[at + 1])


def is_plural(tokens: Tokens, at: int) -> bool:
    """Whether a word is a noun in the plural, with which a counted name ends."""
    roles, ending = tokens.entries[at].roles, tokens.language.plural
    if roles & role.PLURAL:
        return True
    is_ended = ending is not None and ending.search(tokens.words[at]) is not None
    return is_ended and not roles & role.COMPOUND


def _is_within(tokens: Tokens, at: int) -> bool:
    """Whether an "and" joins two words before a noun: small and medium firms."""
    return noun_follows(tokens, at + 1) and not tokens.entries[at + 1].rules


def read_member(tokens: Tokens, at: int) -> Counted | None:
    """Read what a hyphen joins to its number: a 12-member committee."""
    if tokens.language.plural is None:
        return None
    if not (tokens.is_joined(at) and tokens.names[at + 1]):
        return None
    return Counted(at + 2, tokens.quote(at + 1, at + 2))


def is_inner_hyphen(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen goes on with a noun: khoa học - công nghệ, Asia-Pacific."""
    following = tokens.entries[at + 1]
    is_glued = tokens.is_joined(at)
    return (
        bool(tokens.names[at + 1])
        and (not following.roles & role.STOP or is_glued)
        and (not tokens.is_capital(at + 1) or is_glued)
    )


def noun_follows(tokens: Tokens, at: int) -> bool:
    """Whether a word that may be a noun stands at a token."""
    return bool(tokens.names[at]) and not tokens.entries[at].roles & role.STOP
