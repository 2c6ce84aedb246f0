"""A report's text as anchors count in it: UTF-8, NFC, LF, plain spaces, all seen."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.budgets import find_stacked_marks

# No-break, thin and other spaces (general category Zs); each is one code point.
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphens, and spaces and joiners without width: nothing of them is seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_PARAGRAPH = re.compile(r"^(?=[^\n]*\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the form that anchors count in.

    That is composed letters, LF, plain spaces, and no soft hyphens. `paragraphs` are
    the places where they begin, in code points: a paragraph is a line that is not
    blank. `changed` names what had to be done to the bytes for that form: `mark`,
    `LF`, `unseen`, `NFC`, `spaces`; it makes no other text.
    """

    content: str
    paragraphs: list[int]
    changed: tuple[str, ...] = field(compare=False)

    @property
    def sha256(self) -> str:
        """Return the fingerprint, as hexadecimal digits."""
        return hashlib.sha256(self.content.encode("utf-8")).hexdigest()

    def paragraph_at(self, place: int) -> int:
        """Return the number, from 1, of the paragraph in which a place is."""
        return bisect_right(self.paragraphs, place)


def read_text(data: bytes) -> Text | None:
    """Return the bytes as a text; None if they are none, or stack marks on a letter.

    A byte-order mark is dropped, CR LF and CR become LF, soft hyphens and what else is
    not seen between letters are dropped, letters are composed, and every other kind of
    space becomes the plain one, as cells have it.
    """
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if find_stacked_marks(raw) is not None:
        return None
    bare = raw.removeprefix("\ufeff")
    unix = bare.replace("\r\n", "\n").replace("\r", "\n")
    seen = _UNSEEN.sub("", unix)
    composed = unicodedata.normalize("NFC", seen)
    content = _SPACES.sub(" ", composed)
    steps = {
        "mark": bare != raw,
        "LF": unix != bare,
        "unseen": seen != unix,
        "NFC": composed != seen,
        "spaces": content != composed,
    }
    starts = [found.start() for found in _PARAGRAPH.finditer(content)]
    return Text(content, starts, tuple(name for name, done in steps.items() if done))
