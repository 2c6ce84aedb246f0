"""The table of rules: each is on for a language that has its table, and has a case."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.reading import Quantity, read
from pipeline.reading.languages import LANGUAGES, role
from pipeline.reading.languages.language import Language
from pipeline.reading.lexing.lexicon import make_lexicon
from pipeline.reading.quantities.ambiguity import AMBIGUITIES
from pipeline.reading.reader import read_with
from pipeline.reading.rules import RULES

# A third language with digits, scales and three hedges, and nothing else.
STUB = Language(
    tag="xx",
    decimal_mark=",",
    digits={"unu": 1, "du": 2, "tri": 3},
    scales={"mil": 3, "miliono": 6},
    hedges={"pli ol": "more_than", "preskaŭ": "nearly", "ĉirkaŭ": "about"},
)
# What gives a reading or refusal by each rule; the others pass over names.
BY_RULE = {
    "further day of a month": ("en", "July 15 and 16"),
    "day before month": ("en", "15 July 2025"),
    "year in brackets": ("en", "98 percent (2013)"),
    "lone year": ("en", "in 2025"),
    "relative year": ("en", "last year"),
    "named month": ("en", "July 2025"),
    "part of a year": ("en", "the third quarter of 2025"),
    "number of a part": ("vi", "6T/2025"),
    "sign of a part": ("vi", "Q3/2025"),
    "rank by ordinal number": ("en", "third place"),
    "decade": ("en", "the 1990s"),
    "digits that are no number": ("vi", "٣ người"),
    "further time": ("vi", "ngày 1/7 và 2/7"),
    "days after their number": ("vi", "2 ngày 21-22/8"),
    "date in digits": ("vi", "21/8/2025"),
    "vague amount": ("vi", "vài trăm người"),
    "part of a month": ("vi", "tuần 3 tháng 8"),
    "announced time": ("vi", "quý II năm 2025"),
    "weekday": ("vi", "thứ Hai (25/8)"),
    "rank": ("vi", "hạng 6"),
    "counted time": ("vi", "6 tháng đầu năm"),
    "months of a year": ("en", "nine months of 2025"),
    "quantity": ("vi", "hơn 3.190 km2"),
    "scale word": ("vi", "triệu"),
    "roman numeral": ("vi", "XIV"),
}
PASSING_OVER = {"time of day": ("en", "9 am"), "name with digits": ("vi", "QL5")}


def test_every_rule_has_its_own_name_and_a_case() -> None:
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
    missing = set(names) - BY_RULE.keys() - PASSING_OVER.keys()
    gone = (BY_RULE.keys() | PASSING_OVER.keys()) - set(names)
    assert not missing, f"add an example of {missing} to BY_RULE above"
    assert not gone, f"take {gone} out of BY_RULE or PASSING_OVER above"


@pytest.mark.parametrize("name", BY_RULE)
def test_a_reading_names_the_rule_that_gave_it(name: str) -> None:
    language, text = BY_RULE[name]
    result = read(text, language, date(2025, 8, 21))
    found = [*result.readings, *result.refusals]

    assert name in [rule for _, rule in result.rules]
    assert sorted(one.start for one in found) == [at for at, _ in result.rules]


@pytest.mark.parametrize("name", PASSING_OVER)
def test_a_rule_that_passes_over_a_name_gives_nothing(name: str) -> None:
    language, text = PASSING_OVER[name]

    assert read(text, language) == read_with(make_lexicon(LANGUAGES[language]), text)


def test_every_table_that_a_rule_needs_is_some_languages() -> None:
    for rule in (*RULES, *AMBIGUITIES):
        if rule.needs:
            is_of_some = any(one.has(rule.needs) for one in LANGUAGES.values())
            assert is_of_some, f"give a language the table {rule.needs} of {rule.name}"


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("1.234", "1234", "exact"),
        ("1.234,5", "1234.5", "exact"),
        ("pli ol 3 mil", "3000", "more_than"),
        ("preskaŭ du miliono", "2000000", "nearly"),
        ("ĉirkaŭ 12", "12", "about"),
    ],
)
def test_a_language_of_digits_scales_and_hedges_reads_numbers(
    text: str, value: str, hedge: str
) -> None:
    result = read_with(make_lexicon(STUB, RULES, AMBIGUITIES), text)
    (reading,) = result.readings

    assert isinstance(reading, Quantity)
    assert (reading.value, reading.hedge) == (Decimal(value), hedge)
    assert not result.refusals


@pytest.mark.parametrize("text", ["21/8/2025", "2025-08-21", "21.8.2025", "July 2025"])
def test_a_language_without_dates_reads_no_time(text: str) -> None:
    result = read_with(make_lexicon(STUB, RULES, AMBIGUITIES), text, date(2025, 8, 21))

    assert all(isinstance(one, Quantity) for one in result.readings)


def test_a_rule_without_its_table_is_off() -> None:
    lexicon = make_lexicon(STUB, RULES, AMBIGUITIES)
    on = {rule.name for entry in lexicon.entries.values() for rule in entry.rules}

    assert on == {
        "name with digits",
        "digits that are no number",
        "quantity",
        "scale word",
    }
    assert [rule.name for rule in lexicon.alone] == ["roman numeral"]
    assert lexicon.entries["miliono"].roles == role.SCALE_WORD
