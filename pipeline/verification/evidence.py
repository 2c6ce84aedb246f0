"""Evidence held to itself and to what rests on it: offsets, words, cells, bounds."""

from __future__ import annotations

import polars as pl

from pipeline.datapackage.integrity import place_rows
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables

_PLACES = ("char_start", "char_end", "paragraph")
# The cell whose words stand beside a figure in the flat view.
_SHOWN = "hedge"
# What is added to the name of a column that stands beside one of the same name.
_STATED = " stated"
# Columns that hold the lower and the upper end of one interval.
_ENDS = (
    ("observations", "printed_low", "printed_high"),
    ("facts", "low", "high"),
    ("comparisons", "low_a", "high_a"),
    ("comparisons", "low_b", "high_b"),
)


def check_evidence(tables: Tables) -> list[Issue]:
    """Return where evidence says two things, or is of no cell; where ends are reversed.

    The tables keep their schemas, keys and references.
    """
    evidence = place_rows("evidence", tables["evidence"])
    issues = [
        *_check_columns(evidence),
        *_check_lengths(evidence, tables["sources"]),
        *_check_order(evidence),
        *_check_cells(evidence, tables),
        *_check_flat(tables["observations_flat"], tables),
    ]
    for table, low, high in _ENDS:
        issues += _check_ends(place_rows(table, tables[table]), low, high)
    return issues


def _check_columns(evidence: pl.DataFrame) -> list[Issue]:
    """Return issues of columns that others give: the key, source, basis, and end."""
    start, words = pl.col("char_start"), pl.col("exact")
    has_place = pl.all_horizontal(pl.col(*_PLACES).is_not_null())
    has_none = pl.all_horizontal(pl.col(*_PLACES).is_null())
    given = {
        "evidence_id": pl.format("{}#{}", "record_id", "field"),
        "source_id": pl.col("record_id").str.split("/").list.first(),
        "char_end": start + words.str.len_chars().cast(pl.Int64),
        "basis": pl.when(words.is_null() & has_none)
        .then(pl.lit("context"))
        .when(words.is_not_null() & has_none)
        .then(pl.lit("quoted"))
        .when(words.is_not_null() & has_place)
        .then(pl.lit("located"))
        .otherwise(pl.lit("-")),
    }
    return [
        issue
        for column, right in given.items()
        for issue in _find_other(evidence, column, right)
    ]


def _find_other(rows: pl.DataFrame, column: str, right: pl.Expr) -> list[Issue]:
    """Return an issue for each cell of a column that is another than the right one."""
    cell = pl.col(column)
    other = rows.filter(cell.ne_missing(right))
    shown = right.cast(pl.String).fill_null("–")
    return issues_of(other, column, "evidence-differs", cell, shown)


def _check_lengths(evidence: pl.DataFrame, sources: pl.DataFrame) -> list[Issue]:
    """Return issues of places that lie beyond a text, or in one that is not held."""
    lengths = sources.select("source_id", pl.col("text_length").fill_null(0))
    placed = evidence.join(lengths, on="source_id", how="left")
    beyond = placed.filter(pl.col("char_end") > pl.col("text_length"))
    shown = (pl.col("char_end"), pl.col("text_length"))
    return issues_of(beyond, "char_end", "anchor-beyond", *shown)


def _check_order(evidence: pl.DataFrame) -> list[Issue]:
    """Return issues of paragraphs that begin before one with a lower number ends."""
    placed = evidence.filter(pl.col("char_start").is_not_null())
    ordered = placed.sort("source_id", "char_start").with_columns(
        least=pl.col("paragraph").cum_max().over("source_id")
    )
    return _find_other(ordered, "paragraph", pl.col("least"))


def _check_cells(evidence: pl.DataFrame, tables: Tables) -> list[Issue]:
    """Return issues of evidence of cells that are empty, or of no column."""
    issues = []
    for (table, field), rows in evidence.group_by("record_table", "field"):
        name, column = str(table), str(field)
        (key,) = published.primary_key(name)
        filled = tables[name].clear()
        if column in published.columns(name):
            filled = tables[name].filter(pl.col(column).is_not_null())
        empty = rows.join(filled, left_on="record_id", right_on=key, how="anti")
        cell = pl.format("{}.{}", "record_table", "field")
        issues += issues_of(empty, "field", "evidence-of-nothing", cell)
    return issues


def _check_flat(flat: pl.DataFrame, tables: Tables) -> list[Issue]:
    """Return issues of cells of the flat view that other tables have otherwise.

    Those are the columns of an observation, its words, and where they stand.
    """
    own = tables["observations"].select(
        name for name in published.columns("observations") if name in flat.columns
    )
    words = tables["evidence"].filter(record_table="observations", field=_SHOWN)
    words = words.select("basis", *_PLACES, observation_id="record_id", words="exact")
    shown = place_rows("observations_flat", flat)
    return _compare(shown, own) + _compare(shown, words)


def _compare(shown: pl.DataFrame, stated: pl.DataFrame) -> list[Issue]:
    """Return an issue for each cell that has another value where it is stated."""
    joined = shown.join(
        stated, on="observation_id", how="left", suffix=_STATED, maintain_order="left"
    )
    return [
        issue
        for name in stated.columns
        if name != "observation_id"
        for issue in _find_other(joined, name, pl.col(f"{name}{_STATED}"))
    ]


def _check_ends(rows: pl.DataFrame, low: str, high: str) -> list[Issue]:
    """Return an issue for each interval that ends before it begins."""
    expected = pl.format(f"{high} ≥ {{}} ({low})", pl.col(low))
    reverse = rows.filter(pl.col(low) > pl.col(high))
    return issues_of(reverse, high, "constraint-broken", pl.col(high), expected)
