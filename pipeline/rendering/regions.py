"""Regions of documents that are written from the dataset, and never typed."""

from __future__ import annotations

import shlex

from pipeline.issues.model import WHOLE_FILE, Issue, UsageError
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.marks import Region, split_regions
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_views
from pipeline.schemas.published import Tables

_TAKES_VALUE = {"--indicator": "indicator_id", "--subject": "subject_id"}


def fill_regions(text: str, tables: Tables, language: str) -> str:
    """Return the text with each region `<!-- compare OPTIONS -->` written again.

    Raises:
        UsageError: a region has an option that `compare` does not know, or its marks
            do not pair; the line is named.
    """
    return "".join(
        part if isinstance(part, str) else _fill(part, tables, language)
        for part in split_regions(text)
    )


def check_regions(file: str, text: str, tables: Tables, language: str) -> list[Issue]:
    """Return an issue for each region that does not show what the dataset gives.

    Raises:
        UsageError: as `fill_regions`.
    """
    return [
        Issue(file, part.line, WHOLE_FILE, "region-differs", "", part.command)
        for part in split_regions(text)
        if isinstance(part, Region) and part.text != _fill(part, tables, language)
    ]


def _fill(region: Region, tables: Tables, language: str) -> str:
    """Return a region with its marks and what is shown between them."""
    shown = _render(region.options, tables, language)
    return f"{region.opening}\n{shown}\n{region.closing}"


def _render(options: str, tables: Tables, language: str) -> str:
    """Return what a region selects, as Markdown."""
    return render_markdown(gather_views(tables, language, _parse(options)), language)


def _parse(options: str) -> Selection:
    """Return what a region selects by options of the command."""
    words = iter(_split(options))
    selected: dict[str, str | bool] = {}
    for word in words:
        if word == "--disputed":
            selected["standing"] = "disputed"
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
