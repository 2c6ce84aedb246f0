"""Words as they are compared: whole, in small letters, whatever stands between."""

import difflib
from collections.abc import Iterable

import polars as pl


def as_words(text: pl.Expr) -> pl.Expr:
    """Return the words of a text with one space before, between and behind them.

    So one text holds another's words, whole, where it contains them in this form.
    """
    spaced = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]+", " ")
    return pl.lit(" ") + spaced.str.strip_chars(" ") + pl.lit(" ")


def as_bare_words(text: pl.Expr) -> pl.Expr:
    """Return the words of a text as they are compared, without marks on letters."""
    bare = text.str.normalize("NFD").str.replace_all(r"\p{M}", "")
    return as_words(bare.str.to_lowercase().str.replace_all("đ", "d"))


def begin_alike(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Whether one text's words are the first words of the other, or all of them."""
    one, other = as_words(one), as_words(other)
    return one.str.starts_with(other) | other.str.starts_with(one)


def find_nearest(code: str, known: Iterable[str]) -> str:
    """Return up to three known codes that are like an unknown one, nearest first.

    Those that it begins come before those that merely look alike; – is none.
    """
    known = list(known)
    begun = sorted(other for other in known if code and other.startswith(code))
    near = begun or difflib.get_close_matches(code, known, n=3)
    return ", ".join(near[:3]) or "–"
