"""What a report says of a fact: words, and what a transcriber would key of them."""

from __future__ import annotations

import calendar
import csv
import random
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic.facts import Fact
from pipeline.schemas.cells import MAX_FRAGMENT

_HERE = Path(__file__).parent
# Words before a figure, the sign that is keyed for them, and how it was rounded.
_HEDGES = {
    "vi": (
        ("hơn", ">", ROUND_FLOOR),
        ("trên", ">", ROUND_FLOOR),
        ("gần", "~<", ROUND_CEILING),
        ("khoảng", "~", ROUND_HALF_EVEN),
        ("ít nhất", ">=", ROUND_FLOOR),
        ("dưới", "<", ROUND_CEILING),
    ),
    "en": (
        ("more than", ">", ROUND_FLOOR),
        ("over", ">", ROUND_FLOOR),
        ("nearly", "~<", ROUND_CEILING),
        ("about", "~", ROUND_HALF_EVEN),
        ("at least", ">=", ROUND_FLOOR),
        ("less than", "<", ROUND_CEILING),
        ("an estimated", "", ROUND_HALF_EVEN),
    ),
}
_DIRECTIONS = {"vi": ("tăng", "giảm"), "en": ("rose by", "fell by")}
_BETWEEN = {"vi": ("từ ", " đến "), "en": ("between ", " and ")}
_ROMAN = ("I", "II", "III", "IV")
_MONTHS = calendar.month_name[1:]
_QUARTERS = ("first", "second", "third", "fourth")
# Shares of reports: with a hedge, of a range, called an estimate, with another figure.
_HEDGED, _RANGED, _ESTIMATED, _DIFFERENT = 0.4, 0.04, 0.2, 0.05


class Form(NamedTuple):
    """A form of words for a kind: the figure's power of ten, and its decimals."""

    form: str
    power: int
    places: int


class Wording(NamedTuple):
    """Words with a figure, and the figure as keyed."""

    words: str
    keyed: str
    is_estimate: bool


def word_figure(fact: Fact, language: str, rng: random.Random) -> Wording:
    """Return a report's words on a fact, and the value keyed for them."""
    said = _draw_words(fact, language, rng)
    while len(said.words) > MAX_FRAGMENT:
        said = _draw_words(fact, language, rng)
    return said


def _draw_words(fact: Fact, language: str, rng: random.Random) -> Wording:
    """Return words, and what is keyed for them, which may be too long for a cell."""
    form = rng.choice(read_forms()[fact.kind.kind, language])
    value = abs(fact.value)
    if rng.random() < _DIFFERENT and "{th}" not in form.form and value > 1:
        value *= Decimal("1.07")
    hedge, figure, keyed = _state_figure(form, value, fact, language, rng)
    estimate = "{e}" in form.form and rng.random() < _ESTIMATED
    rises = fact.value > 0
    words = form.form.format(
        n=figure,
        h=hedge,
        e="ước " if estimate and fact.nature == "result" else "",
        d=_DIRECTIONS[language][not rises],
        th=_ordinal_ending(figure),
    )
    is_estimate = "ước " in words or "an estimated" in words
    return Wording(words, keyed, is_estimate)


def _state_figure(
    form: Form, value: Decimal, fact: Fact, language: str, rng: random.Random
) -> tuple[str, str, str]:
    """Return a hedge with its space, the figure as printed, and the value keyed."""
    hedges = [h for h in _HEDGES[language] if fact.nature == "result" or h[1]]
    hedge, sign, rounding = "", "", ROUND_HALF_EVEN
    chance = rng.random() if "{h}" in form.form else 1.0
    if chance < _HEDGED:
        hedge, sign, rounding = rng.choice(hedges)
        hedge += " "
    printed = _round(value, form, rounding)
    falls = "-" if fact.value < 0 else ""
    figure = _print_figure(printed, form.places, language)
    keyed = f"{sign}{falls}{_key(printed, form)}"
    # A range from a whole number would be printed without decimals.
    is_ranged = _HEDGED <= chance < _HEDGED + _RANGED and printed % 1 > 0
    if is_ranged and not falls and form.form.endswith("{n}%"):
        return _state_range(form, printed, language)
    return hedge, figure, keyed


def _state_range(form: Form, low: Decimal, language: str) -> tuple[str, str, str]:
    """Return what is said of a range, from a figure to one a little greater."""
    high = low + 3 * Decimal(1).scaleb(-form.places)
    before, joint = _BETWEEN[language]
    ends = [_print_figure(end, form.places, language) for end in (low, high)]
    return before, joint.join(ends), f"{_key(low, form)}..{_key(high, form)}"


def _round(value: Decimal, form: Form, rounding: str) -> Decimal:
    """Return the figure that is printed; never zero."""
    last = Decimal(1).scaleb(-form.places)
    printed = value.scaleb(-form.power)
    return printed.quantize(last, rounding) or last


def _print_figure(figure: Decimal, places: int, language: str) -> str:
    """Return a figure with the marks of a language."""
    text = f"{figure:,.{places}f}"
    return text.translate(_MARKS) if language == "vi" else text


_MARKS = str.maketrans(",.", ".,")


def _key(printed: Decimal, form: Form) -> str:
    """Return the figure as it is keyed, in the unit itself."""
    return f"{printed.scaleb(form.power).normalize():f}"


def _ordinal_ending(figure: str) -> str:
    """Return what follows an English ordinal in digits: 3rd."""
    if figure[-2:] in {"11", "12", "13"}:
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(figure[-1], "th")


def word_period(period: str, language: str, rng: random.Random) -> str:
    """Return words that state a period."""
    year, _, part = period.partition("-")
    if not part:
        return rng.choice(_YEARS[language]).format(y=year)
    if part in ("S1", "01-01/P9M"):
        return rng.choice(_RUNS[language][part]).format(y=year)
    if part.startswith("Q"):
        number = int(part[1])
        names = {"q": number, "r": _ROMAN[number - 1], "w": _QUARTERS[number - 1]}
        return rng.choice(_QUARTER_FORMS[language]).format(y=year, **names)
    names = {"m": int(part), "w": _MONTHS[int(part) - 1]}
    return rng.choice(_MONTH_FORMS[language]).format(y=year, **names)


_YEARS = {"vi": ("năm {y}", "cả năm {y}"), "en": ("in {y}", "the year {y}")}
_RUNS = {
    "vi": {
        "S1": ("6 tháng đầu năm {y}", "nửa đầu năm {y}"),
        "01-01/P9M": ("9 tháng đầu năm {y}", "9 tháng năm {y}"),
    },
    "en": {
        "S1": ("the first half of {y}", "the first six months of {y}"),
        "01-01/P9M": ("the first nine months of {y}", "first 9 months of {y}"),
    },
}
_QUARTER_FORMS = {
    "vi": ("quý {r}/{y}", "quý {q} năm {y}", "quý {r} năm {y}"),
    "en": ("the {w} quarter of {y}", "Q{q} {y}"),
}
_MONTH_FORMS = {
    "vi": ("tháng {m}/{y}", "tháng {m} năm {y}"),
    "en": ("{w} {y}", "in {w} {y}"),
}


@cache
def read_forms() -> dict[tuple[str, str], list[Form]]:
    """Return the forms of words by kind and language."""
    forms: dict[tuple[str, str], list[Form]] = {}
    with (_HERE / "forms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            form = Form(row["form"], int(row["power"]), int(row["places"]))
            forms.setdefault((row["kind"], row["language"]), []).append(form)
    return forms
