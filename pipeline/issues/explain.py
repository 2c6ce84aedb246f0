"""An issue in words: what was found, what was expected, what to do."""

from __future__ import annotations

import unicodedata

from pipeline.issues.catalogue import FRAME, catalogue
from pipeline.issues.model import Issue


def explain(issue: Issue, language: str = "en") -> str:
    """What was found, what was expected, and what to do, in one line."""
    text, frame = catalogue(language)[issue.code], FRAME[language]
    values = {name: show(value) for name, value in issue.params}
    expected = text.expected.format(expected=show(issue.expected), **values)
    parts = [expected] if text.is_whole else [frame["expected"].format(expected)]
    if issue.found and not text.is_whole:
        parts.insert(0, frame["found"].format(f"“{show(issue.found)}”"))
    difference = tell_apart(issue.found, issue.expected)
    if difference:
        parts.append(frame["alike"].format(difference))
    return "; ".join([*parts, text.remedy])


def tell_apart(found: str, expected: str) -> str:
    """The code points in which two texts differ that look alike; empty if they do not.

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
    """The letters of a text without marks, case and spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    return "".join(c for c in decomposed if c.isalnum())


def show(text: str) -> str:
    """The text with every character that a terminal might act on spelled out."""
    return "".join(
        f"<U+{ord(c):04X}>" if unicodedata.category(c)[0] == "C" else c for c in text
    )
