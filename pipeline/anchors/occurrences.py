"""Where words stand in a text."""

from __future__ import annotations

import re


def find_occurrences(words: str, content: str) -> list[int]:
    """Return every place where the words stand whole: no letter or digit goes on."""
    before = r"(?<!\w)(?<![0-9][.,])" if words[0].isalnum() else ""
    behind = r"(?!\w)(?![.,][0-9])" if words[-1].isalnum() else ""
    found = re.finditer(rf"{before}(?={re.escape(words)}{behind})", content)
    return [place.start() for place in found]
