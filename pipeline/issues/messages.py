"""Issues and refusals in words: what was found, what was expected, what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pipeline.issues.catalogue import catalogue, wording
from pipeline.issues.model import Issue

# Characters of a cell that a message shows, and of anything else, as a list of codes.
_MAX_CELL = 80
_MAX_LIST = 1000
_LISTS = {"expected", "near", "parts", "row"}


def message_of(issue: Issue, language: str = "en") -> str:
    """Return what was found, what was expected, and what to do, in one line."""
    message = catalogue(language)[issue.code]
    if message.problem:
        source = dict(issue.params)["language"]
        return refusal_message(issue.code, issue.params, source, language)
    remedy = message.remedy.format_map(_values_of(issue))
    return f"{statement_of(issue, language)}; {remedy}"


def statement_of(issue: Issue, language: str = "en") -> str:
    """Return what was found and what was expected, in one line."""
    message, values = catalogue(language)[issue.code], _values_of(issue)
    parts = wording("pipeline.issues", "part", language)
    expected = message.expected.format_map(values)
    difference = difference_of(issue.found, issue.expected)
    sentences = [
        parts["found"].format_map(values) if issue.found else "",
        parts["expected"].format(expected=expected),
        parts["difference"].format(difference=difference) if difference else "",
    ]
    return "; ".join(filter(None, sentences))


def _values_of(issue: Issue) -> dict[str, str]:
    """Return the values that an issue's message has places for, as it shows them."""
    return _show_values(
        [*issue.params, ("found", issue.found), ("expected", issue.expected)]
    )


def refusal_message(
    code: str,
    params: Iterable[tuple[str, str]],
    source_language: str,
    language: str = "en",
) -> str:
    """Return why words in one language are refused and what to do, in another.

    The words that would settle it are of the same language as those refused.
    """
    message = catalogue(language)[code]
    values = _show_values(params) | {"settling": message.settling[source_language]}
    refused = wording("pipeline.issues", "part", language)["refused"]
    problem = message.problem.format_map(values)
    remedy = message.remedy.format_map(values)
    return f"{refused.format(words=values['words'], problem=problem)}; {remedy}"


def _show_values(params: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return values as a message shows them: cut, and without control characters."""
    return {
        name: show(value, _MAX_LIST if name in _LISTS else _MAX_CELL)
        for name, value in params
    }


def show(text: str, most: int = _MAX_CELL) -> str:
    """Return at most so many characters of a text, as a terminal may show them."""
    cut = text if len(text) <= most else f"{text[: most - 1]}…"
    return escape_controls(cut)


def difference_of(found: str, expected: str) -> str:
    """Return the code points in which two texts differ that look alike, else nothing.

    Texts look alike that have the same letters but for marks, case and composition.
    """
    if not expected or found == expected or _bare(found) != _bare(expected):
        return ""
    if not any(c.isalpha() for c in found):
        return ""  # figures differ by their marks, and do not look alike
    pairs = zip(found, expected, strict=False)
    at = next(
        (i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(expected))
    )
    return " / ".join(
        " ".join(f"U+{ord(c):04X}" for c in text[at : at + 2]) or "–"
        for text in (found, expected)
    )


def _bare(text: str) -> str:
    """Return the letters of a text without marks, case and spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    return "".join(c for c in decomposed if c.isalnum())


def escape_controls(text: str) -> str:
    """Return the text with every character that a terminal might act on spelled out."""
    return "".join(
        f"<U+{ord(c):04X}>" if unicodedata.category(c)[0] == "C" else c for c in text
    )
