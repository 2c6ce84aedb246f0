"""The names that files of a package may have: each is a path within its folder."""

from __future__ import annotations

import re

# No mark that a system takes for another, no part that leads out or is hidden.
_PART = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_NAME = re.compile(rf"{_PART}(?:/{_PART})*")
_MAX_LENGTH = 200


def is_safe(name: object) -> bool:
    """Whether a name leads to a file in the package's folder, on every system."""
    is_text = isinstance(name, str) and len(name) <= _MAX_LENGTH
    return is_text and _NAME.fullmatch(str(name)) is not None


def find_repeated(names: list[str]) -> list[str]:
    """Return the names of files that a system could take for that of another.

    They are the same, differ only in case, or are those of another file's folder.
    Names that end with / are folders'.
    """
    folded = [name.casefold() for name in names]
    taken = {name[:at] for name in folded for at in _find_strokes(name)}
    repeated = []
    for name, alike in zip(names, folded, strict=True):
        if alike in taken:
            repeated.append(name)
        if not alike.endswith("/"):
            taken.add(alike)
    return repeated


def _find_strokes(name: str) -> list[int]:
    """Return where the names of a file's folders end."""
    return [at for at, character in enumerate(name) if character == "/"]
