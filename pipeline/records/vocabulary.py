"""The vocabularies in the forms that the sheets are joined to."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.contracts.raw import Raw
from pipeline.issues import Issue, faults
from pipeline.records.fragments import read_quantities
from pipeline.records.words import as_words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the sheets are joined to: sources, indicators, forms of units and names."""

    sources: pl.DataFrame
    indicators: pl.DataFrame
    unit_forms: pl.DataFrame
    names: pl.DataFrame


def gather_vocabulary(raw: Raw) -> Vocabulary:
    """The codelists and sources in the forms that the sheets are joined to."""
    sources = raw.sources.select(
        "source_id",
        "language",
        pl.col("reference_date").str.to_date("%Y-%m-%d", strict=False),
        reported=pl.col("date_published"),
    )
    names = raw.codelists["entities"].select(
        pl.col("entity_id"),
        form=pl.concat_list(
            pl.concat_list("label_vi", "label_en"), pl.col("written").str.split("|")
        ).fill_null(pl.concat_list("label_vi", "label_en")),
    )
    return Vocabulary(
        sources,
        raw.codelists["indicators"].select("indicator_id", "unit", "kind"),
        _list_unit_forms(raw),
        names.explode("form"),
    )


def _list_unit_forms(raw: Raw) -> pl.DataFrame:
    """Each written form of each unit: file, line, unit, form."""
    forms = raw.codelists["units"].select(
        "file", "line", "unit", form=pl.col("written").str.split("|")
    )
    return forms.explode("form").drop_nulls()


def check_unit_forms(raw: Raw) -> list[Issue]:
    """An issue for each form of a unit that the readers do not read as that unit.

    A counted thing's form is read as the noun that is counted.
    """
    forms = _list_unit_forms(raw).with_columns(
        words=pl.format("2 {}", "form"), language=pl.lit("vi")
    )
    forms = forms.join(read_quantities(forms), on=["words", "language"], how="left")
    counted = pl.col("unit").str.starts_with("{")
    as_noun = as_words(pl.col("counted")).str.starts_with(as_words(pl.col("form")))
    right = (
        pl.when(counted).then(as_noun).otherwise(pl.col("unit_right") == pl.col("unit"))
    )
    return faults(
        forms,
        ~right.fill_null(value=False),
        "written",
        "unit-unread",
        pl.col("form"),
        pl.col("unit"),
    )
