"""Regions of documents that are written from the dataset, and never typed."""

from __future__ import annotations

import re
import shlex

from pipeline.issues.model import UsageError
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_views
from pipeline.schemas.published import Tables

_OPENING = re.compile(r"<!-- compare (.*) -->")
_CLOSING = "<!-- /compare -->"
_FENCE = "```"
_TAKES_VALUE = {"--indicator": "indicator_id", "--subject": "subject_id"}


def fill_regions(text: str, tables: Tables, language: str) -> str:
    """Return the text with each region `<!-- compare OPTIONS -->` written again.

    A region ends with `<!-- /compare -->`; both marks stand alone on their lines.
    Within fences of code they are no marks.

    Raises:
        UsageError: a region has an option that `compare` does not know, or its marks
            do not pair; the line is named.
    """
    filled: list[str] = []
    opened, in_code = 0, False
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        mark = line.strip()
        in_code ^= mark.startswith(_FENCE)
        opening = None if in_code else _OPENING.fullmatch(mark)
        is_closing = mark == _CLOSING and not in_code
        if (opening and opened) or (is_closing and not opened):
            _refuse(opened or number)
        if opening:
            filled += [line, "\n", _render(opening[1], tables, language), "\n"]
            opened = number
        elif is_closing:
            opened = 0
        if not opened and not opening:
            filled.append(line)
    if opened:
        _refuse(opened)
    return "".join(filled)


def _refuse(line: int) -> None:
    """Refuse a mark that has no partner: what lies between would be lost."""
    message = f"line {line}: a region goes from <!-- compare OPTIONS --> to {_CLOSING}"
    raise UsageError(message)


def _render(options: str, tables: Tables, language: str) -> str:
    """Return what a region selects, as Markdown."""
    return render_markdown(gather_views(tables, language, _parse(options)), language)


def _parse(options: str) -> Selection:
    """Return what a region selects by options of the command."""
    words = iter(_split(options))
    selected: dict[str, str | bool] = {}
    for word in words:
        if word == "--disputed":
            selected["disputed"] = True
        elif word in _TAKES_VALUE:
            selected[_TAKES_VALUE[word]] = next(words, "")
        else:
            known = ", ".join((*_TAKES_VALUE, "--disputed"))
            message = f"<!-- compare {options} -->: {word} is none of {known}"
            raise UsageError(message)
    return Selection(**selected)  # type: ignore[arg-type] # keys as declared above


def _split(options: str) -> list[str]:
    """Return the words of the options, as a shell would split them."""
    try:
        return shlex.split(options)
    except ValueError as error:
        message = f"<!-- compare {options} -->: {error}; close the quotation mark"
        raise UsageError(message) from error
