"""Regions of documents that are told from the dataset, and never typed."""

from __future__ import annotations

import re
import shlex

from pipeline.issues.model import UsageError
from pipeline.rendering.markdown import tell_in_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_accounts
from pipeline.schemas.published import Tables

_OPENING = re.compile(r"<!-- compare (.*) -->")
_CLOSING = "<!-- /compare -->"
_FENCE = "```"
_TAKES_VALUE = {"--indicator": "indicator_id", "--subject": "subject_id"}


def fill_regions(text: str, tables: Tables, language: str) -> str:
    """The text with each region `<!-- compare OPTIONS -->` told anew.

    A region ends with `<!-- /compare -->`; both marks stand alone on their lines.
    Within fences of code they are no marks.

    Raises:
        UsageError: a region asks for what `compare` does not know, or its marks do not
            pair; the line is named.
    """
    told: list[str] = []
    opened, in_code = 0, False
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        mark = line.strip()
        in_code ^= mark.startswith(_FENCE)
        opening = None if in_code else _OPENING.fullmatch(mark)
        is_closing = mark == _CLOSING and not in_code
        if (opening and opened) or (is_closing and not opened):
            _refuse(opened or number)
        if opening:
            told += [line, "\n", _tell(opening[1], tables, language), "\n"]
            opened = number
        elif is_closing:
            opened = 0
        if not opened and not opening:
            told.append(line)
    if opened:
        _refuse(opened)
    return "".join(told)


def _refuse(line: int) -> None:
    """Refuse a mark that has no partner: what lies between would be lost."""
    message = f"line {line}: a region goes from <!-- compare OPTIONS --> to {_CLOSING}"
    raise UsageError(message)


def _tell(options: str, tables: Tables, language: str) -> str:
    """What a region asks for, told."""
    accounts = gather_accounts(tables, language, _parse(options))
    return tell_in_markdown(accounts, language)


def _parse(options: str) -> Selection:
    """What a region asks for, in the options of the command."""
    words = iter(_split(options))
    asked: dict[str, str | bool] = {}
    for word in words:
        if word == "--disputed":
            asked["disputed"] = True
        elif word in _TAKES_VALUE:
            asked[_TAKES_VALUE[word]] = next(words, "")
        else:
            known = ", ".join((*_TAKES_VALUE, "--disputed"))
            message = f"<!-- compare {options} -->: {word} is none of {known}"
            raise UsageError(message)
    return Selection(**asked)  # type: ignore[arg-type] # keys as declared above


def _split(options: str) -> list[str]:
    """The words of the options, as a shell would split them."""
    try:
        return shlex.split(options)
    except ValueError as error:
        message = f"<!-- compare {options} -->: {error}; close the quotation mark"
        raise UsageError(message) from error
