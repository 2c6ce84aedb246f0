"""The interval that words allow is the one that docs/comparing.md gives."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.comparison.statements import make_statements
from pipeline.comparison.verdicts import VERDICTS
from pipeline.comparison.wording import render_statements
from pipeline.schemas import published
from tests.comparison.reports import Said, make_tables

PAGES = {"en": "docs/comparing.md", "vi": "docs/comparing.vi.md"}
ROW = re.compile(
    r"^\| `(\w+)` \| `([^`]*[0-9][^`]*)` \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE
)
SAME = {"the same", "như cột bên"}
ANYTHING = {"anything", "bất kỳ"}


@pytest.mark.parametrize("language", PAGES)
def test_the_table_of_hedges_is_true(root: Path, language: str) -> None:
    rows = ROW.findall((root / PAGES[language]).read_text(encoding="utf-8"))

    assert len(rows) == 8
    for hedge, words, printed, bound in rows:
        indicator = "area" if "km2" in words else "growth"
        indicator = "people" if "người" in words else indicator
        tables = make_tables([Said("a", words, indicator=indicator)])
        stated = render_statements(make_statements(tables)).row(0, named=True)
        allowed = re.sub(
            r" ?(?:km2|%)(?=$| or | trở )", "", stated[f"allows_{language}"]
        )
        assert (stated["hedge"], allowed) == (hedge, printed)
        wide = (stated["wide_low"], stated["wide_high"])
        if bound in SAME:
            assert wide == (stated["low"], stated["high"])
        else:
            assert wide == read_bound(bound, language)


STEP = re.compile(r"^\| `([^`]*[0-9][^`]*)` \| ([^|]*) \|$", re.MULTILINE)


@pytest.mark.parametrize("language", PAGES)
def test_the_table_of_round_figures_is_true(root: Path, language: str) -> None:
    page = (root / PAGES[language]).read_text(encoding="utf-8")
    section = page[page.index("\n### ") :].partition("\n## ")[0]
    rows = STEP.findall(section)
    units = {"người": "people", "năm": "age", "đồng": "revenue"}

    assert len(rows) == 8
    for words, printed in rows:
        indicator = next((i for unit, i in units.items() if unit in words), "growth")
        tables = make_tables([Said("a", words, indicator=indicator)])
        stated = render_statements(make_statements(tables)).row(0, named=True)
        allowed = re.sub(
            r" ?(?:%|years|năm|VND|đồng)$", "", stated[f"allows_{language}"]
        )
        assert (words, allowed) == (words, printed)


RULE = re.compile(r"^\| `(\w+)` \| `(\w+)` \| [^|]* \|$", re.MULTILINE)


@pytest.mark.parametrize("language", PAGES)
def test_every_rule_and_standing_is_explained(root: Path, language: str) -> None:
    page = (root / PAGES[language]).read_text(encoding="utf-8")

    assert {rule: verdict for verdict, rule in RULE.findall(page)} == VERDICTS
    part = page[page.index("| `standing` |") :].partition("\n\n")[0]
    explained = re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)[1:]
    assert sorted(explained) == published.codes("facts", "standing")
    assert published.codes("comparisons", "rule_code") == sorted(VERDICTS)
    assert published.codes("comparisons", "verdict") == sorted(set(VERDICTS.values()))


def read_bound(bound: str, language: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a mere bound as the table words it."""
    if bound in ANYTHING:
        return None, None
    side, figure, *scale = bound.split()
    for mark, digits in ((",", ""),) if language == "en" else ((".", ""), (",", ".")):
        figure = figure.replace(mark, digits)
    value = Decimal(figure)
    value *= 1_000_000 if scale else 1
    return (value, None) if side in {"above", "trên"} else (None, value)
