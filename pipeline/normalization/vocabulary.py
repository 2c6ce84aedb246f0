"""The vocabularies in the forms that the sheets are joined to."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.comparison.publication import list_publications
from pipeline.decimals import DECIMAL
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import begin_alike
from pipeline.normalization.readings import Readings
from pipeline.reading.languages import LANGUAGES
from pipeline.schemas.published import as_day
from pipeline.schemas.raw import Raw


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the sheets are joined to: sources, indicators, forms of units and names.

    A source's `own_day` is the day it speaks from, where that is known; its
    `reference_date` only settles the year of times that state none; `last_known` is
    the last day that it can know of. It `is_whole` where no row of it is left out.
    `validity` has the days of each entity, as a subject. `names`, `indicator_forms` and
    `code_forms` have the words that may state an entity, an indicator, a code.
    """

    sources: pl.DataFrame
    indicators: pl.DataFrame
    units: pl.DataFrame
    unit_forms: pl.DataFrame
    names: pl.DataFrame
    indicator_forms: pl.DataFrame
    code_forms: pl.DataFrame
    validity: pl.DataFrame


def gather_vocabulary(raw: Raw, readings: Readings) -> Vocabulary:
    """Return the codelists and sources in the forms that the sheets are joined to."""
    names = raw.codelists["entities"].select(
        pl.col("entity_id"),
        form=pl.concat_list(
            pl.concat_list("label_vi", "label_en"), pl.col("written").str.split("|")
        ).fill_null(pl.concat_list("label_vi", "label_en")),
    )
    return Vocabulary(
        _gather_sources(raw, readings),
        raw.codelists["indicators"].select(
            "indicator_id", "time_scope", "priced", indicator_unit="unit"
        ),
        raw.codelists["units"].select(
            "unit",
            "system",
            base=pl.coalesce("base_unit", "unit"),
            factor=pl.col("factor").cast(DECIMAL, strict=False),
        ),
        _list_unit_forms(raw),
        names.explode("form"),
        _list_forms(raw.codelists["indicators"], "indicator_id"),
        _list_forms(raw.codelists["terms"], "scheme", "code"),
        raw.codelists["entities"]
        .select(as_day(pl.col("valid_from", "valid_until")), subject_id="entity_id")
        .unique("subject_id"),
    )


def _gather_sources(raw: Raw, readings: Readings) -> pl.DataFrame:
    """Return the sources with the days that settle their times, and are known."""
    sources = _settle_references(raw.sources, readings)
    published = list_publications(raw.sources)
    return sources.join(published, on="source_id", maintain_order="left").select(
        "source_id",
        "language",
        "own_day",
        "reference_date",
        reported="date_published",
        last_known=pl.coalesce("published_last", "own_day"),
        is_whole=~pl.col("source_id").is_in(list(raw.incomplete)),
    )


def check_references(raw: Raw, readings: Readings) -> list[Issue]:
    """Return an issue for each source whose reference words state no time."""
    words, first = pl.col("reference_words"), pl.col("first")
    timeless = words.is_not_null() & first.is_null()
    sources = _settle_references(raw.sources, readings)
    return issues_of(sources.filter(timeless), "reference_words", "no-time", words)


def _settle_references(sources: pl.DataFrame, readings: Readings) -> pl.DataFrame:
    """Return the sources with `own_day` and a settled `reference_date`.

    Without a day of its own, a report's words or its month of publication settle the
    year of its times.
    """
    fragments = sources.select(
        "language",
        words="reference_words",
        reference_date=pl.lit(None, dtype=pl.Date),
    )
    said = readings.times(fragments).select(
        "language", "first", reference_words="words"
    )
    own = as_day(pl.col("reference_date"))
    published = pl.col("date_published")
    month = pl.concat_str(published.str.slice(0, 7), pl.lit("-01"))
    year = pl.concat_str(published.str.slice(0, 4), pl.lit("-01-01"))
    return sources.join(
        said, on=["reference_words", "language"], how="left", maintain_order="left"
    ).with_columns(
        own_day=own,
        reference_date=pl.coalesce(own, "first", as_day(month), as_day(year)),
    )


def _list_forms(codelist: pl.DataFrame, *key: str) -> pl.DataFrame:
    """Return each form in words of each row of a codelist: its key, form."""
    forms = codelist.select(*key, form=pl.col("written").str.split("|"))
    return forms.explode("form").drop_nulls()


def _list_unit_forms(raw: Raw) -> pl.DataFrame:
    """Return each written form of each unit: file, line, unit, form."""
    forms = raw.codelists["units"].select(
        "file", "line", "unit", form=pl.col("written").str.split("|")
    )
    return forms.explode("form").drop_nulls()


def check_unit_forms(raw: Raw, readings: Readings) -> list[Issue]:
    """Return an issue for each form of a unit that is not read as that unit.

    A form may be of either language, and may be read as the noun that is counted.
    """
    if "units" not in raw.codelists:
        return []
    forms = _list_unit_forms(raw).with_columns(words=pl.format("2 {}", "form"))
    either = forms.join(pl.DataFrame({"language": [*LANGUAGES]}), how="cross")
    read = readings.quantities(either)
    read = either.join(read, on=["words", "language"], how="left")
    is_thing = pl.col("unit").str.starts_with("{")
    as_noun = is_thing & begin_alike(pl.col("counted"), pl.col("form"))
    as_unit = pl.col("unit_right") == pl.col("unit")
    understood = read.filter(as_noun.fill_null(value=False) | as_unit)
    return issues_of(
        forms.join(understood, on=["unit", "form"], how="anti"),
        "written",
        "unit-unread",
        pl.col("form"),
        pl.col("unit"),
    )
