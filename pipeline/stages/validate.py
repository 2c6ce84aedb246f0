"""Hold the raw frames to their contracts: shape, patterns, codes, anchors."""

from __future__ import annotations

import difflib
from dataclasses import replace

import polars as pl
from pandera.errors import SchemaErrors

from pipeline.contracts import published
from pipeline.contracts.raw import (
    ANCHORS,
    CODELISTS,
    KEYS,
    RAW_NAMES,
    SHEETS,
    Located,
    Raw,
    Source,
)
from pipeline.issues import Issue, faults

# What a spreadsheet would run (OWASP, CSV injection), full-width forms included; a
# minus before a digit is a number.
_FORMULA = r"^(?:[=+@\t\r＝＋＠－]|-(?:[^\d]|$))"

# Prefix of an entity's id, and its type where that is another word.
_PREFIX = {"organization": "org", "technology": "tech"}


def validate(raw: Raw) -> list[Issue]:
    """Everything in which the raw frames break their contracts."""
    issues = _check_model(raw.sources, Source)
    for name, model in CODELISTS.items():
        if name in raw.codelists:
            issues += _check_model(raw.codelists[name], model)
            issues += _check_key(raw.codelists[name], KEYS[name])
    for name, sheet in SHEETS.items():
        issues += _check_model(raw.sheets[name], sheet)
        issues += _check_key(raw.sheets[name], ["source_id", "row"])
    issues += _check_codes(raw)
    issues += _check_entities(raw) + _check_terms(raw)
    issues += _check_derivation(raw) + _check_texts(raw)
    issues += _check_anchors(raw)
    return [
        replace(i, line=raw.key_lines.get((i.file, i.column), i.line)) for i in issues
    ]


def _check_model(frame: pl.DataFrame, model: type[Located]) -> list[Issue]:
    """Issues of a frame against its pandera model, and of its cells as text."""
    issues = _check_cells(frame)
    try:
        model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return issues
    schema = model.to_schema()
    places = frame.select("file", "line")
    for value, column, check, number, index in cases.select(
        "failure_case", "column", "check", "check_number", "index"
    ).iter_rows():
        file, line = places.row(index)
        if check == "not_nullable":
            issues.append(Issue(file, line, column, "missing-value"))
            continue
        field = schema.columns[column]
        code, expected = _explain_check(field.checks[number], field.description)
        issues.append(Issue(file, line, column, code, value, expected))
    return issues


def _explain_check(check: object, description: str | None) -> tuple[str, str]:
    """An issue's code, and what was expected, for a pandera check that failed."""
    statistics = getattr(check, "statistics", {})
    match getattr(check, "name", ""):
        case "isin":
            return "unknown-choice", ", ".join(statistics["allowed_values"])
        case "str_length":
            return "too-long", str(statistics["max_value"])
        case _:
            return "malformed-value", description or ""


def _check_cells(frame: pl.DataFrame) -> list[Issue]:
    """Issues of any text cell: spaces at its ends, formulas, impossible days."""
    cells = [c for c in frame.columns if c not in ("file", "line", "source_id")]
    rules = {
        (name, code): rule
        for name in cells
        for code, rule in _rules_of_text(pl.col(name)).items()
    }
    # One pass tells which few rules are broken at all.
    broken = frame.select(
        rule.any().alias(f"{name} {code}") for (name, code), rule in rules.items()
    ).row(0)
    issues = []
    for ((name, code), rule), is_broken in zip(rules.items(), broken, strict=True):
        if is_broken:
            issues += faults(frame, rule, name, code, pl.col(name))
    return issues


def _rules_of_text(cell: pl.Expr) -> dict[str, pl.Expr]:
    """What no cell of text may be, by the code of the issue."""
    day = cell.str.contains(r"^\d{4}-\d{2}-\d{2}$")
    return {
        "edge-space": cell.str.contains(r"^\s|\s$"),
        "formula": cell.str.contains(_FORMULA),
        "impossible-day": day & cell.str.to_date("%Y-%m-%d", strict=False).is_null(),
    }


def _check_key(frame: pl.DataFrame, key: list[str]) -> list[Issue]:
    """An issue for each row whose key an earlier row has."""
    column = key[-1]
    again = ~pl.struct(key).is_first_distinct() & pl.col(column).is_not_null()
    return faults(frame, again, column, "duplicate-key", pl.col(column))


def _check_codes(raw: Raw) -> list[Issue]:
    """An issue for each code that its codelist does not have."""
    issues = []
    for name, frame in (raw.codelists | raw.sheets).items():
        if name not in published.TABLES:
            continue
        for reference in published.references(name):
            column = RAW_NAMES.get((name, reference.column), reference.column)
            listed = raw.codelists.get(reference.table)
            if listed is not None and column in frame.columns:
                known = listed[reference.key].drop_nulls()
                codelist = f"codelists/{reference.table}.csv"
                issues += _find_unknown(frame, column, known, codelist)
    return issues


def _find_unknown(
    frame: pl.DataFrame, column: str, known: pl.Series, listed_in: str
) -> list[Issue]:
    """An issue for each cell that is not known, with the codes nearest to it."""
    unknown = ~pl.col(column).is_in(known.implode())
    codes = frame.lazy().filter(unknown).select(pl.col(column).unique()).collect()
    near = {
        code: ", ".join(difflib.get_close_matches(code, known, n=3)) or "–"
        for code in codes[column]
    }
    cell = pl.col(column)
    nearest = cell.replace(near)
    return faults(frame, unknown, column, "unknown-code", cell, listed_in, near=nearest)


def _check_entities(raw: Raw) -> list[Issue]:
    """Issues of entities whose id and type tell different things."""
    if "entities" not in raw.codelists:
        return []
    kind = pl.col("entity_type")
    prefix = kind.replace(_PREFIX) + ":"
    differs = ~pl.col("entity_id").str.starts_with(prefix)
    entities = raw.codelists["entities"]
    found = pl.col("entity_id")
    return faults(entities, differs, "entity_id", "wrong-entity-type", found, prefix)


def _check_terms(raw: Raw) -> list[Issue]:
    """An issue for each code of a published column that has no labels."""
    if "terms" not in raw.codelists:
        return []
    terms = raw.codelists["terms"]
    listed = set(terms.select("scheme", "code").iter_rows())
    wanted = [
        (f"{table}.{column}", code)
        for table in published.TABLES
        if table != "facts"  # repeats the observations' columns
        for column in published.coded_columns(table)
        for code in published.codes(table, column)
    ]
    file = terms["file"].first() if len(terms) else "terms.csv"
    return [
        Issue(str(file), 1, "code", "missing-term", "", f"{scheme} {code}")
        for scheme, code in wanted
        if (scheme, code) not in listed
    ]


def _check_derivation(raw: Raw) -> list[Issue]:
    """An issue for each source said to be repeated that is not a source."""
    parents = raw.sources.select(
        "file", "line", pl.col("derived_from").str.split(" ")
    ).explode("derived_from")
    return _find_unknown(parents, "derived_from", raw.sources["source_id"], "sources/")


def _check_texts(raw: Raw) -> list[Issue]:
    """Issues of texts that are held but have no fingerprint."""
    issues = []
    for key in ("text_sha256", "text_length", "paragraphs"):
        missing = (pl.col("extent") != "none") & pl.col(key).is_null()
        issues += faults(
            raw.sources, missing, key, "fingerprint-missing", pl.col("extent")
        )
    return issues


def _check_anchors(raw: Raw) -> list[Issue]:
    """Issues of anchors: none, without words, beyond the text, against each other."""
    texts = raw.sources.select(
        "source_id",
        "extent",
        pl.col("text_length").cast(pl.Int64, strict=False),
    )
    issues = []
    spans = []
    for name, pairs in ANCHORS.items():
        frame = raw.sheets[name].join(texts, on="source_id")
        for words, at in pairs:
            start = pl.col(at).cast(pl.Int64, strict=False)
            end = start + pl.col(words).str.len_chars()
            cell, held = pl.col(at), pl.col("extent") != "none"
            unanchored = held & cell.is_null() & pl.col(words).is_not_null()
            issues += faults(frame, unanchored, at, "anchor-missing", pl.col(words))
            alone = cell.is_not_null() & pl.col(words).is_null()
            issues += faults(frame, alone, at, "anchor-without-words", cell)
            beyond = end > pl.col("text_length")
            limit = pl.col("text_length")
            issues += faults(frame, beyond, at, "anchor-beyond", end, limit)
            spans.append(
                frame.select(
                    "file",
                    "line",
                    "source_id",
                    pl.lit(at).alias("column"),
                    pl.col(words).alias("words"),
                    start.alias("start"),
                ).drop_nulls()
            )
    return issues + _check_overlaps(pl.concat(spans))


def _check_overlaps(spans: pl.DataFrame) -> list[Issue]:
    """An issue for each anchor whose characters an earlier one there contradicts.

    Anchors are laid out character by character: two that overlap must agree on every
    place they share.
    """
    end = pl.col("start") + pl.col("words").str.len_chars()
    letters = spans.with_columns(
        letter=pl.col("words").str.split(""), place=pl.int_ranges("start", end)
    ).explode("letter", "place")
    said = pl.format("{} ({}:{})", "letter", "file", "line")
    shared = ("source_id", "place")
    wrong = letters.with_columns(
        first=pl.col("letter").first().over(shared), said=said.first().over(shared)
    ).filter(pl.col("letter") != pl.col("first"))
    wrong = wrong.unique(["file", "line", "column"], keep="first", maintain_order=True)
    issues = []
    for column in wrong["column"].unique(maintain_order=True):
        rows = wrong.filter(pl.col("column") == column)
        found = pl.format("{} at {}", pl.col("letter"), pl.col("place"))
        issues += faults(
            rows, pl.lit(value=True), column, "anchors-disagree", found, pl.col("said")
        )
    return issues
