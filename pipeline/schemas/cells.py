"""What a cell may hold: the fields of the raw models."""

from __future__ import annotations

from typing import Any

import pandera.polars as pa

from pipeline.schemas.published import codes

# Longest fragment that may be transcribed: facts travel, sentences do not.
MAX_FRAGMENT = 60
MAX_NOTE = 200

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
PERIOD = r"[0-9]{4}(?:-Q[1-4]|-S[12]|-[0-9]{2}(?:-[0-9]{2}(?:/P[1-9][0-9]*[DMY])?)?)?"
NUMBER = r"-?(?:0|[1-9][0-9]{0,27})(?:\.[0-9]{1,10})?"
# Figures are converted by moving their point, by ten places at most.
POWER_OF_TEN = r"0\.0{0,4}1|10{0,5}"
# An address on the web: a host by its name (no user, port, number or encoded name that
# a reader takes for another), then RFC 3986, of which every mark that could end a link
# or mean something in a page is percent-encoded.
_HOST = r"[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,63}"
_PART = r"(?:[A-Za-z0-9._~&+,=:@/-]|%[0-9A-Fa-f]{2})*"
URL = rf"https?://{_HOST}(?:/{_PART})?(?:\?{_PART})?(?:#{_PART})?"
URL_EXAMPLE = "https://example.org/x"
EMAIL = rf"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@{_HOST}"
ENTITY = r"(?:area|concept|org|person|event|project|document|tech|series)"


def cell(pattern: str, example: str, *, required: bool = False) -> Any:
    """Return a field whose whole cell matches `pattern`; `example` shows it."""
    return pa.Field(
        str_matches=rf"^(?:{pattern})$",
        nullable=not required,
        description=example,
    )


def forms(example: str) -> Any:
    """Return a field that lists forms in words, separated by |."""
    return cell(r"[^|]+(?:\|[^|]+)*", example)


def entity_id(*prefixes: str, required: bool = True) -> Any:
    """Return a field that holds the id of an entity of one of these types."""
    kinds = "|".join(prefixes) if prefixes else ENTITY
    shown = ", ".join(f"{p}:…" for p in prefixes) or "area:VN-HP"
    name = r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
    return cell(rf"(?:{kinds}):{name}", shown, required=required)


def code(table: str, column: str) -> Any:
    """Return a field that holds one of a published column's codes."""
    return pa.Field(isin=codes(table, column), nullable=False)


def text(*, required: bool = False) -> Any:
    """Return a field of free text."""
    return pa.Field(nullable=not required)


def words(*, required: bool = False) -> Any:
    """Return a field that holds a fragment as printed."""
    return pa.Field(str_length={"max_value": MAX_FRAGMENT}, nullable=not required)


def note() -> Any:
    """Return a field that holds a remark for readers."""
    return pa.Field(str_length={"max_value": MAX_NOTE}, nullable=True)


def day() -> Any:
    """Return a field that holds a day."""
    return cell(DAY, "2025-08-21")


def offset() -> Any:
    """Return a field that holds a place in a text, with the digest of its words."""
    return cell(r"(?:0|[1-9][0-9]{0,9})(?:#[0-9a-f]{6})?", "1790, 1790#3fa9c1")
