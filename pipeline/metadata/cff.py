"""Citation File Format 1.2: how the dataset is cited, as code hosts show it."""

from __future__ import annotations

import json
import re
from typing import Any

from pipeline.metadata.known import (
    identify,
    is_person,
    list_contributors,
    name_contributor,
    without_empty,
)

_MESSAGE = (
    "Please cite the dataset and, for single figures, the report that states them."
)
# What YAML does not take as it is, even between quotes.
_UNPRINTABLE = r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"


def render(descriptor: dict[str, Any]) -> bytes:
    """Return CITATION.cff, from the published descriptor."""
    licence = descriptor["licenses"][0]
    members = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": descriptor["title"],
        "abstract": descriptor["description"],
        "version": descriptor["version"],
        "date-released": descriptor.get("released"),
        "url": descriptor.get("homepage"),
        "repository": descriptor.get("repository"),
        "license": licence.get("name"),
        "license-url": None if "name" in licence else licence["path"],
        "authors": [_describe(c) for c in list_contributors(descriptor, "creator")],
        "identifiers": [
            {
                "type": "other",
                "value": identify(descriptor),
                "description": "The dataset, of any version",
            }
        ],
        "keywords": list(dict.fromkeys(descriptor["keywords"])),
    }
    lines = [_write(key, value) for key, value in without_empty(members).items()]
    return "".join(lines).encode()


def _describe(contributor: dict[str, Any]) -> dict[str, str]:
    """Return an author: a person, or whatever else has a name."""
    if not is_person(contributor):
        own: dict[str, Any] = {"name": name_contributor(contributor)}
    else:
        own = {
            "given-names": contributor.get("givenName"),
            "family-names": contributor.get("familyName"),
            "affiliation": contributor.get("organization"),
        }
    contact = {"email": contributor.get("email"), "website": contributor.get("path")}
    return without_empty(own | contact)


def _write(key: str, value: Any) -> str:
    """Return one member in YAML; a list has an item on each line."""
    if not isinstance(value, list):
        return f"{key}: {_quote(value)}\n"
    return f"{key}:\n" + "".join(f"  - {_quote(item)}\n" for item in value)


def _quote(value: Any) -> str:
    """Return a value as JSON, which is YAML where all can be printed."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(_UNPRINTABLE, lambda sign: f"\\u{ord(sign[0]):04x}", text)
