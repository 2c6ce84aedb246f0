"""Signs that part what belongs together: the text is read without them, too."""

import sys
import unicodedata

import pytest

from pipeline.reading import read
from pipeline.reading.lexing.lexicon import lexicon_of
from pipeline.reading.lexing.tokens import scan_text
from pipeline.reading.numbers.unknown_signs import is_unknown_sign
from pipeline.reading.parted import texts_without_signs

# Punctuation that is no part of a sentence: see unknown_signs.
_ODD = "*@&#\\§_†‡¶"


def _plain(text: str, language: str = "en") -> tuple[str, ...]:
    tokens = scan_text(text, lexicon_of(language))
    return texts_without_signs(tokens, read(text, language))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("July 15, 2024", ()),
        ("July 15, § 2024", ("July 15,   2024",)),
        ("5 §§ km", ("5    km",)),
        ("July 15, 7*2024", ("July 15,   2024", "July 15, 7     ")),
        ("5×10³ tonnes", ()),  # the sign is a part of the reading
    ],
)
def test_a_text_is_read_without_its_signs(text: str, plain: tuple[str, ...]) -> None:
    assert _plain(text) == plain


def test_no_unknown_sign_is_overlooked() -> None:
    lexicon = lexicon_of("en")
    symbols = (chr(code) for code in range(sys.maxunicode))
    for sign in (*_ODD, *(c for c in symbols if unicodedata.category(c)[0] == "S")):
        tokens = scan_text(f"( {sign} )", lexicon)
        if is_unknown_sign(tokens, 1):
            assert _plain(f"( {sign} )"), sign


@pytest.mark.parametrize(
    ("text", "kept", "code"),
    [
        ("July 15, § 2024", 0, "vague-time"),
        ("one § million two hundred thousand", 0, "malformed-number"),
        ("5% | July 2024", 2, ""),
    ],
)
def test_what_only_the_sign_makes_is_refused(text: str, kept: int, code: str) -> None:
    result = read(text, "en")

    assert len(result.readings) == kept
    assert code in ({one.code for one in result.refusals} or {""})
