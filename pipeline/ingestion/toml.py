"""TOML files of raw/ as values, each key with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.budgets import MAX_LEVELS
from pipeline.ingestion.characters import find_refused
from pipeline.ingestion.text import parse_text
from pipeline.issues.model import WHOLE_FILE, Issue

_KEY = re.compile(r"[ \t]*\[*([A-Za-z0-9_]+)\]*[ \t]*(?:=|$)")
# What has levels, and the texts and comments in which the same marks mean nothing;
# one that is not closed goes on to its line's end, or the file's.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)|\'\'\'.*?(?:\'\'\'|\Z)'
    r'|"(?:\\[^\n]|[^"\\\n])*"?|\'[^\'\n]*\'?|#[^\n]*|[\[\]{}.=,\n]',
    re.DOTALL,
)
# Characters of a value that an issue shows.
_MAX_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Toml:
    """A TOML file's values, and the line on which each top-level key stands."""

    file: str
    values: dict[str, Any]
    lines: dict[str, int]

    def issue(self, key: str, code: str, found: str = "", expected: str = "") -> Issue:
        """Return an issue of a key, on its line; on the first where it has none."""
        line = self.lines.get(key, 1)
        return Issue(self.file, line, key, code, found, expected)

    def issue_of_value(self, key: str, code: str) -> Issue:
        """Return an issue of a key that shows the beginning of its value."""
        try:
            shown = repr(self.values[key])[:_MAX_SHOWN]
        except ValueError:  # a whole number with thousands of digits
            shown = ""
        return self.issue(key, code, shown)


def parse_toml(file: str, data: bytes) -> tuple[Toml | None, list[Issue]]:
    """Return a TOML file's values with their lines; None where it is in doubt."""
    text, issues = parse_text(file, data, [])
    if text is None:
        return None, issues
    deep = _find_excess_levels(text)
    if deep is not None:
        limit = str(MAX_LEVELS)
        return None, [Issue(file, deep, WHOLE_FILE, "too-nested", "", limit)]
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        return None, [Issue(file, line, WHOLE_FILE, "not-toml", str(error))]
    toml = Toml(file, values, _find_keys(text))
    issues = _find_refused(toml)
    return (None, issues) if issues else (toml, [])


def _find_excess_levels(text: str) -> int | None:
    """Return the first line with more levels than may be; None where none has them.

    A level is a bracket that is open, or a dot between the parts of a key.
    """
    brackets = dots = 0
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "[" | "{":
                brackets += 1
            case "]" | "}":
                brackets -= 1
            case ".":
                dots += 1
            case "=" | "," | "\n":
                dots = 0
        if brackets + dots > MAX_LEVELS:
            return text.count("\n", 0, token.start()) + 1
    return None


def _find_refused(toml: Toml) -> list[Issue]:
    """Return an issue of each key whose value says with an escape what no file may."""
    issues = []
    for key, value in toml.values.items():
        refusals = map(find_refused, _list_texts(value))
        refusal = next(filter(None, refusals), None)
        if refusal:
            _, code, found, expected = refusal
            issues.append(toml.issue(key, code, found, expected))
    return issues


def _find_keys(text: str) -> dict[str, int]:
    """Return the line on which each key first stands."""
    lines: dict[str, int] = {}
    for number, row in enumerate(text.split("\n"), 1):
        key = _KEY.match(row)
        if key:
            lines.setdefault(key[1], number)
    return lines


def _list_texts(value: object) -> Iterator[str]:
    """Yield every text in a value, keys included."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _list_texts(item)
        case dict():
            yield from value
            yield from _list_texts([*value.values()])
