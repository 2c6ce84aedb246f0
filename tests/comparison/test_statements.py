"""The interval that words allow is the one that docs/comparing.md gives."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.comparison.statements import make_statements
from pipeline.comparison.wording import render_statements
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
        allowed = re.sub(r" (?:km2|%)$", "", stated[f"allows_{language}"])
        assert (stated["hedge"], allowed) == (hedge, printed)
        wide = (stated["wide_low"], stated["wide_high"])
        if bound in SAME:
            assert wide == (stated["low"], stated["high"])
        else:
            assert wide == read_bound(bound, language)


def read_bound(bound: str, language: str) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a mere bound as the table words it."""
    if bound in ANYTHING:
        return None, None
    side, figure = bound.split()
    value = Decimal(figure.replace("," if language == "en" else ".", ""))
    return (value, None) if side in {"above", "trên"} else (None, value)
