"""Words as they are compared: whole, in small letters, whatever stands between."""

import polars as pl


def as_words(text: pl.Expr) -> pl.Expr:
    """The words of a text with one space before, between and behind them.

    So one text holds another's words, whole, where it contains them in this form.
    """
    spaced = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]+", " ")
    return pl.lit(" ") + spaced.str.strip_chars(" ") + pl.lit(" ")
