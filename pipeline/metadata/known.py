"""What every standard asks of a dataset, from its descriptor and its shared tables."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.schemas.published import Tables

# The languages of titles and descriptions: the property's suffix in the descriptor.
LANGUAGES = {"en": "", "vi": "@vi"}
_DAY_LENGTH = len("2025-08-21")
_IRI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#]+"


class Digest(NamedTuple):
    """The size of a published file and its SHA-256."""

    size: int
    sha256: str


class Page(NamedTuple):
    """A page of a long document: its number and the last one's, from 1; its first item.

    Items are counted from 0.
    """

    number: int
    last: int
    start: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a dataset: its descriptor, published files, shared tables.

    The tables are the sources and the vocabularies. `annotated` counts the cells that
    have words; the lock is that of the libraries, if it is at hand.
    """

    descriptor: dict[str, Any]
    files: dict[str, Digest]
    tables: Tables
    annotated: int
    code_version: str
    lock_sha256: str | None


def identify(descriptor: dict[str, Any]) -> str:
    """Return what identifies the dataset: its id, or a name if that is no IRI."""
    own = str(descriptor["id"])
    is_iri = re.fullmatch(_IRI, own) is not None
    return own if is_iri else f"urn:x-dataset:{descriptor['name']}"


def find_release(descriptor: dict[str, Any]) -> str | None:
    """Return the day of release, or of the newest source; None if none has a day.

    The clock is not asked.
    """
    day = descriptor.get("released") or descriptor.get("created")
    return day and str(day)[:_DAY_LENGTH]


def list_contributors(descriptor: dict[str, Any], role: str) -> list[dict[str, Any]]:
    """Return the contributors of a role; all of them if none has it."""
    everyone: list[dict[str, Any]] = descriptor["contributors"]
    return [c for c in everyone if role in c.get("roles", [])] or everyone


def list_tables(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the resources that are CSV, of which each table has one."""
    return [r for r in descriptor["resources"] if r["format"] == "csv"]


def list_paths(resource: dict[str, Any]) -> list[str]:
    """Return the paths of a resource's files."""
    path = resource["path"]
    return path if isinstance(path, list) else [path]


def name_contributor(contributor: dict[str, Any]) -> str:
    """Return what a contributor is called."""
    parts = (contributor.get(key) for key in ("givenName", "familyName"))
    names = " ".join(part for part in parts if part)
    return str(contributor.get("title") or names or contributor.get("organization", ""))


def is_person(contributor: dict[str, Any]) -> bool:
    """Whether a contributor is told to be a person; else it is an organization."""
    return bool({"givenName", "familyName"} & contributor.keys())


def in_languages(described: dict[str, Any], key: str) -> dict[str, str]:
    """Return a title or description by language."""
    found = {lang: described.get(f"{key}{end}") for lang, end in LANGUAGES.items()}
    return {language: text for language, text in found.items() if text}


def write_json(value: object) -> bytes:
    """Return a document as JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def without_empty(members: dict[str, Any]) -> dict[str, Any]:
    """Return the members that say something."""
    return {key: value for key, value in members.items() if value not in (None, "", [])}
