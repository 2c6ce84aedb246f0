"""Every code point passes or is refused by what it is, wherever it stands."""

import string
import sys
import unicodedata
from collections.abc import Iterator
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.budgets import MAX_LINES
from pipeline.ingestion.characters import MARKS, find_refused, is_allowed
from pipeline.ingestion.csv import parse_csv
from pipeline.ingestion.text import parse_text
from pipeline.ingestion.toml import parse_toml
from pipeline.reading.languages.symbols import FRACTIONS, SYMBOLS

EVERY = [chr(n) for n in range(sys.maxunicode + 1)]
# Letters of the Latin script in which no mark can be set apart.
STROKES = (
    "ÆæŒœßÐðÞþıŊŋƏəĐđĦħŁłØøŦŧƀƁƂƃƇƈƊƋƌƑƒƓƗƘƙƚƝƞƟƤƥƫƬƭƮƲƳƴƵƶǤǥȠȤȥ"
    "ɓɕɖɗɚɠɦɨɫɬɭɱɲɳɼɽɾʂʈʋʐʑʝʠ"
)


def list_composed() -> Iterator[str]:
    """Yield the letters that are one of A to Z, or Æ or Ø, with marks."""
    for letter in EVERY:
        base, *marks = tuple(unicodedata.normalize("NFD", letter))
        is_composed = unicodedata.is_normalized("NFC", letter)
        if base in f"{string.ascii_letters}ÆæØø" and marks and is_composed:
            yield letter


def test_exactly_the_letters_marks_and_signs_of_print_pass() -> None:
    printable = set(string.printable) - set("\t\n\r\v\f")

    allowed = {character for character in EVERY if is_allowed(character)}

    assert allowed == printable | set(list_composed()) | set(STROKES) | MARKS


@pytest.mark.exhaustive
def test_every_code_point_in_a_cell_passes_or_is_reported_on_its_line() -> None:
    own = [c for c in EVERY if c not in "\r\n" and not 0xD800 <= ord(c) <= 0xDFFF]
    found = []
    for start in range(0, len(own), MAX_LINES - 1):
        part = own[start : start + MAX_LINES - 1]
        data = "a,b\n" + "\n".join(f"x,y{character}z" for character in part)

        _, issues = parse_text("x.csv", data.encode(), ["a", "b"])

        lines = [at for at, one in enumerate(part, 2) if not is_allowed(one)]
        assert [issue.line for issue in issues] == lines
        found += issues
    assert {issue.column for issue in found} == {"b"}
    assert {issue.code for issue in found} == {
        "control-character",
        "foreign-character",
        "not-nfc",
    }


@pytest.mark.parametrize("character", ["\r", "\ud800"])
def test_a_lone_return_or_surrogate_is_no_text(character: str) -> None:
    data = f"a\nx{character}y\n".encode("utf-8", "surrogatepass")

    text, issues = parse_text("x.csv", data, ["a"])

    assert text is None
    assert [issue.code for issue in issues] in (["line-ends"], ["not-utf8"])


def test_letters_of_all_european_alphabets_pass() -> None:
    for part in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16):
        letters = bytes(range(256)).decode(f"iso8859_{part}", "ignore")
        own = {c for c in letters if unicodedata.category(c) in ("Lu", "Ll")}
        assert {c for c in own if not is_allowed(c)} <= {"ĸ"}, part


@pytest.mark.parametrize(
    "script",
    ["CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "FULLWIDTH"],
)
def test_no_letter_that_looks_like_a_latin_one_passes(script: str) -> None:
    named = [c for c in EVERY if unicodedata.name(c, "").startswith(f"{script} ")]

    assert len(named) > 20
    assert [c for c in named if is_allowed(c)] in ([], ["μ"])


def test_no_character_of_a_kind_that_is_not_seen_passes() -> None:
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me", "Mc")

    passed = [c for c in EVERY if is_allowed(c) and unicodedata.category(c) in hidden]

    assert passed == [" "]


def test_only_ascii_passes_of_what_folds_into_a_sign_of_formulas() -> None:
    signs = [
        c
        for c in EVERY
        if set(unicodedata.normalize("NFKD", c)) & set("=+@|;\"'\t\r") and ord(c) > 127
    ]

    assert {"＝", "﹢", "＋", "＠", "﹦", "﹫", "⁺", "₌", "⩵"} <= set(signs)
    assert [c for c in signs if is_allowed(c)] == []


def test_every_sign_that_the_reader_knows_passes() -> None:
    known = set("".join([*SYMBOLS, *FRACTIONS]))

    assert [c for c in known if not is_allowed(c)] == []


def test_the_page_of_raw_lists_every_mark(held: dict[str, str]) -> None:
    (line,) = (
        line
        for line in held["raw/README.md"].splitlines()
        if "₫" in line and "≈" in line
    )

    assert {c for c in line if not c.isascii()} == MARKS


@pytest.mark.parametrize(
    ("cell", "code", "found", "expected"),
    [
        ("Hải Р", "foreign-character", "U+0420 CYRILLIC CAPITAL LETTER ER (Lu)", ""),
        ("\u2800x", "foreign-character", "U+2800 BRAILLE PATTERN BLANK (So)", ""),
        ("\ufffc", "foreign-character", "U+FFFC OBJECT REPLACEMENT CHARACTER (So)", ""),
        ("1\u00a0km", "control-character", "U+00A0 NO-BREAK SPACE (Zs)", ""),
        ("x\ufdd0", "control-character", "U+FDD0 (Cn)", ""),
        ("x\ue000", "control-character", "U+E000 (Co)", ""),
        ("x\u0301", "foreign-character", "U+0301 COMBINING ACUTE ACCENT (Mn)", ""),
        ("ca\u0309 3", "not-nfc", "U+0061 U+0309 U+0020", "ả"),
        ("e\u0302\u0301", "not-nfc", "U+0065 U+0302 U+0301", "ế"),
        ("3 \u212a", "not-nfc", "U+212A", "K"),
        ("и\u0306", "foreign-character", "U+0438 CYRILLIC SMALL LETTER I (Ll)", ""),
    ],
)  # fmt: skip
def test_a_refused_character_is_shown_by_number_name_and_kind(
    cell: str, code: str, found: str, expected: str
) -> None:
    _, issues = parse_csv([("x.csv", f"a,b\n1,{cell}\n".encode())], ["a", "b"])

    assert [(i.line, i.column, i.code, i.found, i.expected) for i in issues] == [
        (2, "b", code, found, expected)
    ]


@pytest.mark.parametrize("value", ['"\\u0430"', '["x", "\\u00a0"]', '{"\\u2800" = 1}'])
def test_an_escape_in_toml_lets_nothing_in(value: str) -> None:
    toml, (issue,) = parse_toml("x.toml", f'\na = "x"\nb = {value}\n'.encode())

    assert toml is None
    assert (issue.line, issue.column) == (3, "b")
    assert issue.found.startswith("U+")


@given(st.text(st.sampled_from([c for c in EVERY if is_allowed(c)])))
def test_allowed_text_is_composed(text: str) -> None:
    assert find_refused(text) is None
    assert unicodedata.is_normalized("NFC", text)


@given(st.text())
def test_the_first_refused_character_is_found(text: str) -> None:
    refusal = find_refused(text)

    places = [at for at, character in enumerate(text) if not is_allowed(character)]
    assert (refusal is None) == (not places)
    if refusal:
        assert places[0] - 1 <= refusal.place <= places[0] + 3


def test_runs_of_marks_take_time_in_proportion_to_their_length() -> None:
    def measure(length: int) -> float:
        data = ("a\n" + "a" + "\u0301\u0316" * length).encode()
        start = perf_counter()
        parse_text("x.csv", data, ["a"])
        return perf_counter() - start

    short, long = (min(measure(n) for _ in range(5)) for n in (20_000, 200_000))

    assert long < short * 40
