"""Digests of anchors: a place that holds other words is known without the text."""

from __future__ import annotations

import hashlib

import polars as pl

_DIGITS = 6
_MARK = "#"


def digest_anchor(fingerprint: str, at: int, words: str) -> str:
    """Return the digest of words at a place of the text with this SHA-256."""
    content = f"{fingerprint}\n{at}\n{words}"
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:_DIGITS]


def write_place(fingerprint: str, at: int, words: str) -> str:
    """Return the cell that says where words stand: the place, and the digest."""
    return f"{at}{_MARK}{digest_anchor(fingerprint, at, words)}"


def split_place(cell: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """Return the place that a cell says, null for what is none, and the digest."""
    parts = cell.str.split_exact(_MARK, 1).struct
    return parts.field("field_0").cast(pl.Int64, strict=False), parts.field("field_1")


def add_digests(anchors: pl.DataFrame) -> pl.DataFrame:
    """Return the anchors (text_sha256, start, words) with `right_digest`."""
    rows = anchors.select("text_sha256", "start", "words").iter_rows()
    digests = [digest_anchor(*row) for row in rows]
    return anchors.with_columns(right_digest=pl.Series(digests, dtype=pl.String))
