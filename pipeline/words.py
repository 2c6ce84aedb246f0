"""Words as they are compared: whole, in small letters, whatever stands between."""

import polars as pl


def as_words(text: pl.Expr) -> pl.Expr:
    """The words of a text with one space before, between and behind them.

    So one text holds another's words, whole, where it contains them in this form.
    """
    spaced = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]+", " ")
    return pl.lit(" ") + spaced.str.strip_chars(" ") + pl.lit(" ")


def begin_alike(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Whether one text's words are the first words of the other, or all of them."""
    one, other = as_words(one), as_words(other)
    return one.str.starts_with(other) | other.str.starts_with(one)
