"""A new source's folder: its description, and empty sheets with their headers."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pipeline.anchors.text import Text
from pipeline.paths import SOURCE_FILE
from pipeline.schemas.raw import SHEETS, header
from pipeline.transcription.source import as_day


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report besides its text; what is not is None."""

    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    date_published: str | None = None
    language: str = "vi"


def scaffold(about: About, text: Text, figures: list[int]) -> dict[str, str]:
    """Return the files of a new source by name: source.toml, and a sheet of each kind.

    `figures` are the starts and ends of everything found in the text, in turn.
    """
    sheets = {f"{name}.csv": ",".join(header(name)) + "\n" for name in SHEETS}
    return {SOURCE_FILE: _describe(about, text, figures), **sheets}


def _describe(about: About, text: Text, figures: list[int]) -> str:
    """Return source.toml; what is not known stands there as a comment."""
    day = about.date_published if as_day(about.date_published) else None
    rights = None if about.publisher is None else f"© {about.publisher}"
    lines = [
        _entry("publisher", about.publisher),
        'kind = "press"  # or official, law, statistics_office',
        _entry("title", about.title),
        _entry("url", about.url),
        _entry("language", about.language),
        _entry("date_published", about.date_published),
        "# The day against which times without a year are resolved.",
        _entry("reference_date", day),
        'extent = "whole"  # or excerpt',
        describe_places(text, figures),
        _entry("rights", rights),
        "# Ids of sources that it repeats.",
        "derived_from = []",
    ]
    return "\n".join(lines) + "\n"


def describe_places(text: Text, figures: list[int]) -> str:
    """Return the lines of source.toml that are of the text itself."""
    return "\n".join(
        [
            _entry("text_sha256", text.sha256),
            f"text_length = {len(text.content)}",
            "# Where each paragraph begins in the text, in code points.",
            f"paragraphs = {text.paragraphs}",
            "# Start and end of each quantity and time that the pipeline finds in it.",
            f"spans = {figures}",
        ]
    )


def _entry(key: str, value: str | None) -> str:
    """Return a line of TOML; strings are written as in JSON, which TOML reads alike."""
    if value is None:
        return f'# {key} = ""'
    return f"{key} = {json.dumps(value, ensure_ascii=False)}"
