"""Words for single cells of observations: what sheet `anchors` ties them to.

A cell that no words state rests on the transcriber's reading of the context.
"""

from __future__ import annotations

import polars as pl

from pipeline.decimals import DECIMAL
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import as_words
from pipeline.normalization.readings import Readings
from pipeline.normalization.vocabulary import Vocabulary

# The cells whose words must name an entity, an indicator, or a code.
_ENTITIES = ("origin_id", "set_by_id", "stated_by_id", "subject_id", "within_id")
_INDICATORS = ("indicator_id", "of_id")
_CODES = ("nature", "price_basis")
# What reports call the same period of the year before; a year may follow or lead it.
_YEAR_BEFORE = (
    "cùng kỳ",
    "năm trước",
    "năm ngoái",
    "same period",
    "year on year",
    "year earlier",
    "previous year",
    "last year",
)


def list_cell_words(anchors: pl.DataFrame, records: pl.DataFrame) -> pl.DataFrame:
    """Return a row for each cell that anchors tie to words.

    Columns: those of the anchor (file, line, source_id, words, at), field, record_id,
    language, reference_date, `cell` (its value as text; null where the row or the cell
    is not there), and the record's `year_before`.
    """
    rows = anchors.with_columns(row=pl.col("rows").str.split(" ")).explode("row")
    rows = rows.drop("rows").with_columns(
        record_id=pl.format("{}/{}", "source_id", "row")
    )
    fields = sorted({*_ENTITIES, *_INDICATORS, *_CODES, "base_period", "rank_of"})
    cells = records.select(
        "record_id",
        "year_before",
        "language",
        "reference_date",
        *(pl.col(name).cast(pl.String) for name in fields),
    ).unpivot(
        fields,
        index=["record_id", "year_before", "language", "reference_date"],
        variable_name="field",
        value_name="cell",
    )
    return rows.join(
        cells, on=["record_id", "field"], how="left", maintain_order="left"
    )


def check_cell_words(
    cells: pl.DataFrame, vocabulary: Vocabulary, readings: Readings
) -> list[Issue]:
    """Return issues of anchors of no cell, twice of one, or whose words say another.

    A cell is only missing where no row of its source is left out.
    """
    cell, words = pl.col("cell"), pl.col("words")
    whole = vocabulary.sources.filter("is_whole")
    missing = cells.filter(cell.is_null()).join(
        whole, on="source_id", how="semi", maintain_order="left"
    )
    issues = issues_of(missing, "rows", "anchor-of-nothing", pl.col("record_id"))
    again = cells.filter(~pl.struct("record_id", "field").is_first_distinct())
    issues += issues_of(again, "rows", "duplicate-key", pl.col("record_id"))
    held = cells.filter(cell.is_not_null())
    forms = _list_forms(vocabulary)
    unnamed = held.filter(pl.col("field").is_in(_ENTITIES + _INDICATORS + _CODES))
    named = unnamed.select("field", "cell", "words").unique()
    named = named.join(forms, on=["field", "cell"])
    named = named.filter(
        as_words(words).str.contains(as_words(pl.col("form")), literal=True)
    )
    unnamed = unnamed.join(named, on=["field", "cell", "words"], how="anti")
    return [
        *issues,
        *issues_of(unnamed, "words", "cell-not-in-words", words, cell),
        *_check_ranked(held.filter(field="rank_of"), readings),
        *_check_bases(held.filter(field="base_period"), readings),
    ]


def _list_forms(vocabulary: Vocabulary) -> pl.DataFrame:
    """Return each form that may state a cell: field, cell, form."""
    named = vocabulary.names.select(cell="entity_id", form="form")
    indicators = vocabulary.indicator_forms.select(cell="indicator_id", form="form")
    codes = vocabulary.code_forms.select(
        field=pl.col("scheme").str.strip_prefix("observations."),
        cell="code",
        form="form",
    )
    both = [
        forms.join(pl.DataFrame({"field": fields}), how="cross")
        for forms, fields in ((named, _ENTITIES), (indicators, _INDICATORS))
    ]
    return pl.concat(
        [frame.select("field", "cell", "form") for frame in (*both, codes)]
    )


def _check_ranked(cells: pl.DataFrame, readings: Readings) -> list[Issue]:
    """Return an issue for each number ranked that its words do not state."""
    read = readings.quantities(cells).select("words", "language", "value")
    cells = cells.join(
        read, on=["words", "language"], how="left", maintain_order="left"
    )
    # 34 of 2/34 is no figure of its own.
    after_stroke = pl.col("words").str.extract(r"[0-9]/([0-9]+)", 1)
    stated = pl.coalesce(after_stroke.cast(DECIMAL), "value")
    differs = stated.ne_missing(pl.col("cell").cast(DECIMAL))
    return issues_of(
        cells.filter(differs),
        "words",
        "cell-not-in-words",
        pl.col("words"),
        pl.col("cell"),
    )


def _check_bases(cells: pl.DataFrame, readings: Readings) -> list[Issue]:
    """Return an issue for each base period that its words do not state."""
    keys = ["words", "language", "reference_date"]
    read = readings.times(cells).select(*keys, "period")
    cells = cells.join(
        read, on=keys, how="left", nulls_equal=True, maintain_order="left"
    )
    said, cell = as_words(pl.col("words")), pl.col("cell")
    customary = pl.any_horizontal(
        said.str.contains(f" {form} ", literal=True) for form in _YEAR_BEFORE
    )
    as_before = customary & (cell == pl.col("year_before"))
    in_year = pl.col("period").is_null() | (
        pl.col("period") == pl.col("year_before").str.slice(0, 4)
    )
    states = (cell == pl.col("period")) | (as_before & in_year)
    return issues_of(
        cells.filter(~states.fill_null(value=False)),
        "words",
        "cell-not-in-words",
        pl.col("words"),
        cell,
    )


def require_base_words(records: pl.DataFrame, cells: pl.DataFrame) -> list[Issue]:
    """Return an issue for each keyed base period that no words state.

    Nothing is said where a row of the source is left out: it may hold the words.
    """
    stated = cells.filter(field="base_period").select("record_id")
    keyed = records.filter("is_whole", pl.col("base_basis") == "words")
    unstated = keyed.join(stated, on="record_id", how="anti", maintain_order="left")
    return issues_of(
        unstated, "base_period", "base-without-words", pl.col("base_period")
    )
