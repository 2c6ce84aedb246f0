"""Where words stand in a text."""

from __future__ import annotations

import re

# No-break hyphens look like the plain one, and a report may have either.
_HYPHENS = str.maketrans("\u2010\u2011", "--")


def fold(words: str) -> str:
    """Return words with plain hyphens, as they are compared; as long as before."""
    return words.translate(_HYPHENS)


def find_occurrences(words: str, content: str) -> list[int]:
    """Return every place where the words stand whole: no letter or digit goes on."""
    before = r"(?<!\w)(?<![0-9][.,])" if words[0].isalnum() else ""
    behind = r"(?!\w)(?![.,][0-9])" if words[-1].isalnum() else ""
    whole = rf"{before}(?={re.escape(fold(words))}{behind})"
    return [place.start() for place in re.finditer(whole, fold(content))]
