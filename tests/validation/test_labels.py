"""Labels that readers would confuse are found, within what they distinguish."""

import polars as pl
import pytest

from pipeline.schemas.raw import CODELISTS, KEYS, Raw, header
from pipeline.validation.labels import check_labels


def gather(name: str, *rows: dict[str, str]) -> Raw:
    """Return a raw folder that has only these rows of one codelist."""
    empty = dict.fromkeys(header(name))
    cells = [
        empty | {"file": "x.csv", "line": 2 + i} | row for i, row in enumerate(rows)
    ]
    schema = dict.fromkeys(empty, pl.String) | {"file": pl.String, "line": pl.Int64}
    frame = pl.DataFrame(cells, schema=schema)
    return Raw({}, pl.DataFrame(), {name: frame}, {}, {})


def row(name: str, key: str, label: str, within: str = "a") -> dict[str, str]:
    """Return a row of a codelist: its key, one label, and what it is one of."""
    scope = {"scheme": within, "entity_type": within}
    own = {KEYS[name][-1]: key, "label_en": label}
    return {c: v for c, v in scope.items() if c in header(name)} | own


@pytest.mark.parametrize("name", CODELISTS)
@pytest.mark.parametrize("label", ["Đội 5G", "ĐỘI 5G", "doi 5g", "Đội  5G.", "Đòi 5G"])
def test_a_label_that_differs_in_case_and_marks_alone_is_refused(
    name: str, label: str
) -> None:
    raw = gather(name, row(name, "one", "Đội 5G"), row(name, "two", label))

    (issue,) = check_labels(raw)
    place = (issue.line, issue.column, issue.code)
    assert place == (3, "label_en", "label-repeated")
    assert issue.expected == "one"


@pytest.mark.parametrize("name", CODELISTS)
def test_another_letter_or_digit_is_another_label(name: str) -> None:
    raw = gather(name, row(name, "one", "Đội 5G"), row(name, "two", "Đội 4G"))

    assert not check_labels(raw)


@pytest.mark.parametrize("name", ["entities", "terms"])
def test_a_label_of_another_type_or_scheme_is_another(name: str) -> None:
    raw = gather(name, row(name, "one", "Hội"), row(name, "two", "Hội", "b"))

    assert not check_labels(raw)
