"""The one expression that finds all tokens."""

import re

# One token and the space after it, as groups: the token; if it is one, a number with
# its marks (3.190,5; 21.8.2025; 1’234’567), of any script's digits, for those are
# refused; a word, a short one of which may end in 2 or 3 (km2, m3; not VND2); a sign
# or a line's end; space.
SCANNER = re.compile(
    r"((\d+(?:(?:[.,]|['’](?=\d{3}(?!\d)))\d+)*)"
    r"|(°?[^\W\d_]{1,2}(?:[23](?!\w|[.,][0-9])|[^\W\d_]*))"
    r"|(\S|\n))([^\S\n]*)"
)
LINE_END = "\n"
# Signs of money that letters before them, without a space, make another: A$.
SIGNS = frozenset("$¥")

_SPACE = re.compile(r"[^\S\n]+")


def count_leading_space(text: str) -> int:
    """Count the code points before a text's first token."""
    space = _SPACE.match(text)
    return 0 if space is None else space.end()


def split_words(phrase: str) -> list[str]:
    """Split a phrase as the texts are split, so that both meet in the lexicon."""
    return [match[0].strip() for match in SCANNER.finditer(phrase)]
