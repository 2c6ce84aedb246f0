"""The normal form in which texts are read, with the way back to the text as given."""

import re
import unicodedata
from typing import NamedTuple

# Vietnamese needs two marks on a letter. Longer runs are cut, because composing one
# run of n marks takes n * n steps.
_COMPOSED = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,4}")
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("⁄∕／", "/"),
        "％": "%",
        "＄": "$",
        "İ": "I",  # the one letter whose small form is longer than itself
        "Ð": "Đ",  # the Icelandic eth, which old keyboards typed for đ
        "ð": "đ",
    }
)
_ODD = re.compile(
    f"[\u0300-\u036f{_DROPPED}{''.join(map(chr, _ALIKE))}]",
)
_LENGTHY = re.compile(f"[\u0300-\u036f{_DROPPED}]")


class NormalText(NamedTuple):
    """A text in normal form.

    `plain` is composed, with one kind of dash and slash; `folded` is `plain` in small
    letters, of the same length; `offsets[i]` is where `plain[i]` stands in the text as
    given (None: at `i`).
    """

    plain: str
    folded: str
    offsets: list[int] | None


def normalise_text(text: str) -> NormalText:
    """Bring a text into normal form, in time linear in its length."""
    if _ODD.search(text) is None:
        return NormalText(text, text.lower(), None)
    plain = text.translate(_ALIKE)
    if _LENGTHY.search(plain) is None:
        return NormalText(plain, plain.lower(), None)
    plain, offsets = _compose(plain)
    return NormalText(plain, plain.lower(), offsets)


_CHANGED = re.compile(f"[{_DROPPED}]|{_COMPOSED.pattern}")


def _compose(text: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _CHANGED.finditer(text):
        start, end = match.span()
        parts.append(text[done:start])
        offsets.extend(range(done, start))
        if end - start > 1:
            composed = unicodedata.normalize("NFC", match[0]).translate(_ALIKE)
            parts.append(composed)
            # A few letters fall apart instead, and take more places than they had.
            offsets.extend(min(start + k, end - 1) for k in range(len(composed)))
        done = end
    parts.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return "".join(parts), offsets
