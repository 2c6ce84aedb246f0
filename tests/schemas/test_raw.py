"""The raw contracts, the published ones and raw/ itself agree about names."""

from pathlib import Path

import pytest

from pipeline.normalization.evidence import READ_FROM
from pipeline.schemas import published, raw


@pytest.mark.parametrize("sheet", raw.READ_SHEETS)
def test_what_a_sheet_and_its_table_share_has_one_name(sheet: str) -> None:
    keyed = {"keyed_value", "keyed_unit", "keyed_start", "keyed_end", "keyed_date"}
    words = {column for pair in raw.ANCHORS[sheet] for column in pair}
    apart = keyed | words | {"row", "note"}

    assert set(raw.header(sheet)) - apart <= published.columns(sheet).keys()


@pytest.mark.parametrize("codelist", raw.CODELISTS)
def test_a_codelist_is_published_as_it_is_written(codelist: str) -> None:
    assert raw.header(codelist) == list(published.columns(codelist))


@pytest.mark.parametrize("sheet", raw.READ_SHEETS)
def test_evidence_is_collected_from_every_anchor_of_a_sheet(sheet: str) -> None:
    pairs = [(words, at) for words, at, _ in READ_FROM[sheet]]
    fields = [field for _, _, names in READ_FROM[sheet] for field in names]

    # The words that call a figure an estimate are its own, or those beside it.
    # A document's words name it, or are those of its date.
    settled = {
        ("estimate_words", "estimate_at"): ("status_words", "status_at"),
        ("naming_words", "at"): ("words", "at"),
    }
    pairs += [settled[pair] for pair in pairs if pair in settled]
    assert set(raw.ANCHORS[sheet]) <= set(pairs)
    assert set(fields) <= published.columns(sheet).keys()


def test_a_sheet_that_is_written_down_nowhere_is_unknown(root: Path) -> None:
    for folder in (root / "raw/sources").iterdir():
        names = {p.stem for p in folder.glob("*.csv")}
        assert names <= raw.SHEETS.keys()
