"""Codes: keys used once, codes that are listed, sources that repeat others."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.publication import list_publications
from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.matching import find_nearest
from pipeline.schemas import published
from pipeline.schemas.raw import RAW_NAMES, Raw, header
from pipeline.validation.cycles import find_cycles

# Unknown codes beyond so many are reported without the nearest: finding it is slow.
_MAX_WITH_NEAREST = 50


def check_key(frame: pl.DataFrame, key: list[str]) -> list[Issue]:
    """Return an issue for each row whose key an earlier row has."""
    column = key[-1]
    again = ~pl.struct(key).is_first_distinct() & pl.col(column).is_not_null()
    return issues_of(frame.filter(again), column, "duplicate-key", pl.col(column))


def check_rows(raw: Raw) -> list[Issue]:
    """Return an issue for each row whose id another sheet of its source has.

    Records are known by source and row alone, whatever their table.
    """
    rows = pl.concat(
        frame.select("file", "line", "source_id", "row")
        for frame in raw.sheets.values()
    )
    firsts = rows.unique(["source_id", "row"], keep="first", maintain_order=True)
    firsts = firsts.select("source_id", "row", first="file")
    rows = rows.join(firsts, on=["source_id", "row"], how="left")
    elsewhere = pl.col("file") != pl.col("first")
    return issues_of(rows.filter(elsewhere), "row", "duplicate-key", pl.col("row"))


def check_codes(frames: dict[str, pl.DataFrame], raw: Raw) -> list[Issue]:
    """Return an issue for each code in sheets or codelists that no codelist has."""
    issues = []
    for name, frame in frames.items():
        if name not in published.TABLES:
            continue
        for field, table, key in published.references(name):
            column = RAW_NAMES.get((name, field), field)
            listed = raw.codelists.get(table)
            if listed is not None and column in frame.columns:
                known = listed[key].drop_nulls()
                issues += find_unknown(
                    frame, column, known, f"codelists/{table}.csv", _row_of(table)
                )
    return issues


def _row_of(table: str) -> str:
    """Return the row to add to a codelist, `{}` where the code is to stand."""
    _, *columns = header(table)
    named = (f"[{column}]" for column in columns)
    return ",".join(("{}", *named))


def check_derivation(raw: Raw) -> list[Issue]:
    """Return issues of repeated sources: unlisted, later, or the source itself."""
    parents = raw.sources.select(
        "file", "line", "source_id", pl.col("derived_from").str.split(" ")
    ).explode("derived_from")
    known = raw.sources["source_id"]
    unknown = find_unknown(parents, "derived_from", known, "sources/", "{}/source.toml")
    cycles = find_cycles(parents, "source_id", "derived_from")
    return unknown + cycles + _check_order(parents, list_publications(raw.sources))


def _check_order(parents: pl.DataFrame, published: pl.DataFrame) -> list[Issue]:
    """Return an issue for each repeated source that is later than the one it is in."""
    own = published.select("source_id", last="published_last")
    theirs = published.select(derived_from="source_id", first="published_first")
    dated = parents.join(own, on="source_id", how="left", maintain_order="left")
    dated = dated.join(theirs, on="derived_from", how="left", maintain_order="left")
    later = dated.filter(pl.col("first") > pl.col("last"))
    found, last = pl.col("derived_from"), pl.col("last")
    return issues_of(later, "derived_from", "derived-from-later", found, last)


def check_terms(raw: Raw) -> list[Issue]:
    """Return an issue for each code of a published column that has no labels."""
    if "terms" not in raw.codelists:
        return []
    terms = raw.codelists["terms"]
    listed = set(terms.select("scheme", "code").iter_rows())
    wanted = [
        (f"{table}.{column}", code)
        for table in published.TABLES
        if table != "observations_flat"  # repeats the observations' columns
        for column in published.coded_columns(table)
        for code in published.codes(table, column)
    ]
    file = terms["file"].first() if len(terms) else "terms.csv"
    return [
        Issue(str(file), 1, "code", "missing-term", "", f"{scheme} {code}")
        for scheme, code in wanted
        if (scheme, code) not in listed
    ]


def find_unknown(
    frame: pl.DataFrame, column: str, known: pl.Series, listed_in: str, added: str
) -> list[Issue]:
    """Return an issue for each cell that is not known, with the nearest codes.

    `added` is what would make it known, with `{}` for the cell.
    """
    unknown = ~pl.col(column).is_in(known.implode())
    codes = frame.lazy().filter(unknown).select(pl.col(column).unique()).collect()
    if codes.is_empty():
        return []
    first = codes[column].sort()[:_MAX_WITH_NEAREST]
    near = {code: find_nearest(code, known) for code in first}
    cell = pl.col(column)
    nearest = cell.replace_strict(near, default="–", return_dtype=pl.String)
    return issues_of(
        frame.filter(unknown),
        column,
        "unknown-code",
        cell,
        listed_in,
        near=nearest,
        row=pl.format(added, cell),
    )
