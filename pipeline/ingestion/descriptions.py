"""dataset.toml and source.toml: what the dataset and each report are."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from pipeline import paths
from pipeline.ingestion.files import read_bytes
from pipeline.ingestion.snapshot import Snapshot
from pipeline.ingestion.toml import Toml, parse_toml
from pipeline.issues.model import Issue
from pipeline.schemas import cells
from pipeline.schemas.raw import source_keys

_DATASET_KEYS = (
    "name",
    "id",
    "version",
    "title",
    "title_vi",
    "description",
    "description_vi",
    "keywords",
    "licenses",
    "contributors",
)
# Where the dataset is on the web, its home and its versions; the day of its release.
_OPTIONAL_KEYS = ("homepage", "repository", "released")
# Those that hold tables, and what the official profile asks of their texts.
_LISTED = {
    "licenses": {
        "name": (r"[-a-zA-Z0-9._]+", "CC-BY-4.0"),
        "path": (cells.URL, cells.URL_EXAMPLE),
    },
    "contributors": {
        "email": (cells.EMAIL, "name@example.org"),
        "path": (cells.URL, cells.URL_EXAMPLE),
    },
}
# Keys of source.toml that hold lists, numbers and days; the others hold text.
_LISTS = ("paragraphs", "spans", "derived_from")
_NUMBERS = ("text_length",)
_DAYS = ("date_published", "reference_date")
_MAX_PLACE = 10**10


def read_dataset(raw: Snapshot) -> tuple[Toml, list[Issue]]:
    """Return dataset.toml; without values where it is missing or in doubt."""
    path = paths.dataset_file(raw.folder)
    toml, issues = _read_toml(raw, path)
    if toml is None:
        return Toml(str(path), {}, {}), issues
    known = ", ".join(_DATASET_KEYS + _OPTIONAL_KEYS)
    for key in sorted(toml.values.keys() | set(_DATASET_KEYS)):
        if key not in _DATASET_KEYS + _OPTIONAL_KEYS:
            issues.append(toml.issue(key, "unknown-key", key, known))
        elif key not in toml.values:
            issues.append(toml.issue(key, "missing-value"))
        elif not _is_described(key, toml.values[key]):
            issues.append(toml.issue_of_value(key, "wrong-type"))
        elif key in _LISTED:
            issues += _check_listed(toml, key)
    return toml, issues


def _check_listed(toml: Toml, key: str) -> list[Issue]:
    """Return issues of licences or contributors that the official profile refuses.

    So the descriptor is known to be valid before it is made. Of a licence, a name or an
    address must be told.
    """
    items: list[dict[str, str]] = toml.values[key]
    issues = [
        toml.issue(key, "malformed-value", item[name], example)
        for item in items
        for name, (pattern, example) in _LISTED[key].items()
        if name in item and not re.fullmatch(pattern, item[name])
    ]
    if key == "licenses" and not all(item.keys() & {"name", "path"} for item in items):
        issues.append(toml.issue(key, "missing-value"))
    return issues


def _is_described(key: str, value: object) -> bool:
    """Whether a key of dataset.toml holds the kind of value that it must."""
    match key:
        case "name":
            return isinstance(value, str) and paths.is_source_id(value)
        case "released":
            return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        case "homepage" | "repository":
            return isinstance(value, str) and bool(re.fullmatch(cells.URL, value))
        case "keywords":
            return _is_list_of_text(value)
        case _ if key in _LISTED:
            items = value if isinstance(value, list) else []
            return bool(items) and all(map(_is_described_by_text, items))
        case _:
            return isinstance(value, str) and bool(value.strip())


def _is_described_by_text(item: object) -> bool:
    """Whether a licence or contributor has text, and only roles are a list of it."""
    if not isinstance(item, dict) or not item:
        return False
    roles = item.get("roles", [""])
    others = [value for key, value in item.items() if key != "roles"]
    return _is_list_of_text(roles) and all(map(_is_text, others))


def _is_list_of_text(value: object) -> bool:
    """Whether a value is a list of text, at least one, and of nothing else."""
    return isinstance(value, list) and value != [] and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def read_source(raw: Snapshot, source_id: str) -> tuple[Toml | None, list[Issue]]:
    """Return a source.toml with each value as a cell; None where it is in doubt."""
    folder = paths.source_folder(raw.folder, source_id)
    toml, issues = _read_toml(raw, folder / paths.SOURCE_FILE)
    if toml is None:
        return None, issues
    cells = {}
    for key, value in toml.values.items():
        text = _as_cell(key, value)
        if key not in source_keys():
            known = ", ".join(source_keys())
            issues.append(toml.issue(key, "unknown-key", key, known))
        elif text is None:
            issues.append(toml.issue_of_value(key, "wrong-type"))
        elif text:  # an empty text or list says nothing
            cells[key] = text
    return replace(toml, values=cells), issues


def _as_cell(key: str, value: object) -> str | None:
    """Return a value of source.toml as a cell; None where it is of the wrong type."""
    match value:
        case bool():
            return None
        case list() if key in _LISTS and all(map(_is_plain, value)):
            return " ".join(str(v) for v in value)
        case int() if key in _NUMBERS and _is_plain(value):
            return str(value)
        case str() if key not in _LISTS and key not in _NUMBERS:
            return value
        case dt.date() if key in _DAYS and not isinstance(value, dt.datetime):
            return value.isoformat()
        case _:
            return None


def _is_plain(value: object) -> bool:
    """Whether a member of a list is a word or a number that a place may be."""
    if isinstance(value, int) and not isinstance(value, bool):
        return 0 <= value < _MAX_PLACE
    return isinstance(value, str) and " " not in value


def _read_toml(raw: Snapshot, path: Path) -> tuple[Toml | None, list[Issue]]:
    """Return a TOML file; None where it is missing or in doubt."""
    data, issues = read_bytes(raw, path)
    return (None, issues) if data is None else parse_toml(str(path), data)
