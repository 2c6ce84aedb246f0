"""A new source's folder: its description, and empty sheets with their headers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from pipeline.anchors.text import Text
from pipeline.paths import SOURCE_FILE
from pipeline.schemas.raw import SHEETS, header
from pipeline.transcription.source import as_day

_COMMENTS = {
    "paragraphs": "# Where each paragraph begins in the text, in code points.",
    "spans": "# Start and end of each quantity and time that the pipeline finds in it.",
}


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report besides its text; what is not is None."""

    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    date_published: str | None = None


def scaffold(
    about: About, language: str, text: Text | None, figures: list[int]
) -> dict[str, str]:
    """Return the files of a new source by name: source.toml, and a sheet of each kind.

    `figures` are the starts and ends of everything found in the text, in turn; without
    a text there are none, and the sheets hold quotes.
    """
    sheets = {f"{name}.csv": ",".join(header(name)) + "\n" for name in SHEETS}
    return {SOURCE_FILE: _describe(about, language, text, figures), **sheets}


def _describe(
    about: About, language: str, text: Text | None, figures: list[int]
) -> str:
    """Return source.toml; what is not known stands there as a comment."""
    day = about.date_published if as_day(about.date_published) else None
    rights = None if about.publisher is None else f"© {about.publisher}"
    lines = [
        _entry("publisher", about.publisher),
        'kind = "press"  # or official, law, statistics_office',
        _entry("title", about.title),
        _entry("url", about.url),
        _entry("language", language),
        _entry("date_published", about.date_published),
        "# The day against which times without a year are resolved.",
        _entry("reference_date", day),
        *(_describe_text(text, figures) if text else [_entry("extent", "none")]),
        _entry("rights", rights),
        "# Ids of sources that it repeats.",
        "derived_from = []",
    ]
    return "\n".join(lines) + "\n"


def _describe_text(text: Text, figures: list[int]) -> list[str]:
    """Return the lines of source.toml that are of the text itself."""
    lines = ['extent = "whole"  # or excerpt']
    for key, value in describe_places(text, figures).items():
        lines += [_COMMENTS[key]] if key in _COMMENTS else []
        lines.append(f"{key} = {value}")
    return lines


def describe_places(text: Text, figures: list[int]) -> dict[str, str]:
    """Return what source.toml has of a text, by key, as TOML writes it."""
    return {
        "text_sha256": json.dumps(text.sha256),
        "text_length": str(len(text.content)),
        "paragraphs": str(text.paragraphs),
        "spans": str(figures),
    }


def renew_places(description: str, text: Text, figures: list[int]) -> str:
    """Return source.toml with what it has of a text renewed, and nothing else changed.

    Where it has no text yet it gets one, which is held as a whole.
    """
    values = describe_places(text, figures)
    if _find_line("text_sha256", description) is None:
        values = {"extent": json.dumps("whole")} | values
    for key, value in values.items():
        description = _set_line(description, key, value)
    return description


def _set_line(description: str, key: str, value: str) -> str:
    """Return source.toml with a key's value; a list may stand on several lines."""
    found = _find_line(key, description)
    line = f"{key} = {value}"
    if found is None:
        return f"{description.rstrip()}\n{line}\n"
    return description[: found.start()] + line + description[found.end() :]


def _find_line(key: str, description: str) -> re.Match[str] | None:
    """Return where a key and its value stand in source.toml."""
    value = r"(?:\[[^\]]*\]|[^\n#]*[^\s#])"
    return re.search(rf"(?m)^{key}[ \t]*=[ \t]*{value}", description)


def _entry(key: str, value: str | None) -> str:
    """Return a line of TOML; strings are written as in JSON, which TOML reads alike."""
    if value is None:
        return f'# {key} = ""'
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
