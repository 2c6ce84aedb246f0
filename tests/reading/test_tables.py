"""The tables of the languages and the codes of refusals: what new ones keep to."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest

import pipeline.reading
from pipeline.issues.catalogue import catalogue
from pipeline.reading.languages import LANGUAGES
from pipeline.reading.languages.language import Language
from pipeline.reading.languages.symbols import SYMBOLS

_READING = Path(pipeline.reading.__file__).parent
_HEDGES = {"more_than", "nearly", "less_than", "at_least", "at_most", "about"}
# What ISO 4217 lists, of the money that the tables name.
_MONEY = frozenset(
    {
        *("AUD", "BRL", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD"),
        *("IDR", "INR", "JPY", "KHR", "KRW", "KZT", "LAK", "MMK", "MYR"),
        *("NOK", "NZD", "PHP", "PLN", "RUB", "SAR", "SEK", "SGD", "THB"),
        *("TRY", "TWD", "UAH", "USD", "VND", "ZAR"),
    }
)
# A part of a UCUM code: a prefix and unit, a unit in brackets, a power of ten or an
# annotation; parts stand between full stops and strokes.
_PART = r"(?:10\*[0-9]+|[0-9]+|%|[A-Za-z]*\[[a-z_]+\]|[A-Za-z]+[0-9]?)"
_ANNOTATION = r"\{[^{}\s]+\}"
_FACTOR = rf"(?:{_PART}(?:{_ANNOTATION})?|{_ANNOTATION})"
_UCUM = re.compile(rf"/?{_FACTOR}(?:[./]{_FACTOR})*")
_TABLES = [
    pytest.param(tag, field.name, id=f"{tag} {field.name}")
    for tag, language in LANGUAGES.items()
    for field in fields(language)
    if field.name != "roles" and isinstance(getattr(language, field.name), Mapping)
]
in_every_language = pytest.mark.parametrize("tag", LANGUAGES)


def _refusal_codes() -> Iterator[tuple[str, str]]:
    """Yield each code that the reader's source refuses with, and where it does."""
    for path in sorted(_READING.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(_READING)}:{getattr(node, 'lineno', 0)}"
            for value in _codes_in(node):
                if isinstance(value, ast.Constant) and value.value:
                    yield str(value.value), where


def _codes_in(node: ast.AST) -> list[ast.expr]:
    """Return what is refused with or set as a fault at a node."""
    if isinstance(node, ast.Call):
        is_refusal = isinstance(node.func, ast.Attribute) and node.func.attr == "refuse"
        faults = [one.value for one in node.keywords if one.arg == "fault"]
        return [*(node.args[:1] if is_refusal else ()), *faults]
    if isinstance(node, ast.Assign):
        names = [one.attr for one in node.targets if isinstance(one, ast.Attribute)]
        return [node.value] if "fault" in names else []
    return []


def test_every_code_of_a_refusal_has_its_message() -> None:
    codes = list(_refusal_codes())
    known = catalogue("en")
    missing = [f"{where}: {code}" for code, where in codes if code not in known]

    assert len({code for code, _ in codes}) > 25
    assert not missing, f"add a row to pipeline/issues/messages.csv for {missing}"


@pytest.mark.parametrize(("tag", "table"), _TABLES)
def test_no_form_stands_under_two_values_of_a_table(tag: str, table: str) -> None:
    forms: Counter[str] = Counter()
    for alike in getattr(LANGUAGES[tag], table):
        forms.update(set(str(alike).split("|")))
    twice = [form for form, times in forms.items() if times > 1]

    assert not twice, f"leave {twice} under one value of `{table}` ({tag})"


@in_every_language
def test_every_hedge_is_a_known_one(tag: str) -> None:
    language = LANGUAGES[tag]
    values = {*language.hedges.values(), *language.hedges_after.values()}

    assert values <= _HEDGES, f"a hedge is one of {sorted(_HEDGES)}"


def _codes_of(language: Language) -> set[str]:
    return {*SYMBOLS.values(), *language.units.values(), *language.counters.values()}


def _is_code(code: str) -> bool:
    is_money = re.fullmatch("[A-Z]{3}", code) is not None
    return code in _MONEY if is_money else _UCUM.fullmatch(code) is not None


@in_every_language
def test_every_unit_has_a_code_of_a_system(tag: str) -> None:
    odd = sorted(code for code in _codes_of(LANGUAGES[tag]) if not _is_code(code))

    assert not odd, f"write {odd} as UCUM (km2), ISO 4217 (VND) or an {{annotation}}"


@pytest.mark.parametrize("code", ["km 2", "{a b}", "XYZ", "đồng", "", "km//h", "{a"])
def test_a_code_of_no_system_is_found(code: str) -> None:
    assert not _is_code(code)


@in_every_language
def test_forms_are_in_small_letters_with_spaced_hyphens(tag: str) -> None:
    language = LANGUAGES[tag]
    tables = (language.hedges, language.hedges_after, language.counters)
    forms = [form for table in tables for key in table for form in key.split("|")]
    odd = [form for form in forms if form != form.lower() or re.search(r"\w-\w", form)]

    assert not odd, f"write {odd} in small letters, a hyphen between spaces"
