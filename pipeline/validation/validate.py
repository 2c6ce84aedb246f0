"""Validate the raw frames: shape, patterns, codes, anchors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from pipeline.issues.frames import issues_of
from pipeline.issues.model import Issue
from pipeline.schemas.checking import find_failures
from pipeline.schemas.models import Source, Written
from pipeline.schemas.published import as_day
from pipeline.schemas.raw import CODELISTS, KEYS, SHEETS, Raw
from pipeline.validation.anchors import check_anchors, check_places, check_texts
from pipeline.validation.codes import (
    check_codes,
    check_derivation,
    check_key,
    check_rows,
    check_terms,
)
from pipeline.validation.editions import list_editions
from pipeline.validation.entities import check_entities
from pipeline.validation.events import check_events, check_wholes
from pipeline.validation.identities import check_identities
from pipeline.validation.labels import check_labels
from pipeline.validation.records import check_goal_ids, check_records
from pipeline.validation.subjects import check_subjects
from pipeline.validation.units import check_units

# What a spreadsheet would run (OWASP, CSV injection), unless the whole cell is a number
# or a range of two: at the start, behind what is stripped there, and behind semicolons,
# which separate cells where the comma is the decimal mark.
_FORMULA = r"""(?:^|;)[\s"']*[-=+@]"""
_NUMBER = r"^-[0-9][0-9.,]*(?:\.\.-?[0-9][0-9.,]*)?(?: ?%)?$"


def validate_shared(raw: Raw) -> list[Issue]:
    """Return everything in which the codelists break their contracts."""
    issues = check_codes(raw.codelists, raw)
    for name, model in CODELISTS.items():
        if name in raw.codelists:
            issues += _check_model(raw.codelists[name], model)
            issues += check_key(raw.codelists[name], KEYS[name])
    for check in (check_entities, check_units, check_terms, check_labels):
        issues += check(raw)
    return issues


def validate(raw: Raw) -> list[Issue]:
    """Return everything in which sources, each by itself, break their contracts."""
    issues = _check_model(raw.sources, Source) + check_codes(raw.sheets, raw)
    for name, sheet in SHEETS.items():
        issues += _check_model(raw.sheets[name], sheet)
        issues += check_key(raw.sheets[name], ["source_id", "row"])
    for check in (
        check_rows,
        check_subjects,
        check_events,
        check_records,
        check_texts,
        check_places,
        check_anchors,
    ):
        issues += check(raw)
    return _find_lines(issues, raw)


def select_shared(raw: Raw, sound: Raw) -> dict[str, pl.DataFrame]:
    """Return the few rows and columns of some sources that all are held against.

    `sources`, some sheets by name, and the `lines` of keys of TOML files. `sound` are
    the rows without an issue of their own.
    """
    columns = ("file", "line", "source_id")
    lines = [
        (file, key, n) for (file, key), n in raw.key_lines.items() if key == _DERIVED
    ]
    frames = {
        name: raw.sheets[name].select(*columns, *own) for name, own in _ACROSS.items()
    }
    return frames | {
        "sources": raw.sources.select(*columns, _DERIVED, "date_published"),
        "observations": list_editions(sound),
        "lines": pl.DataFrame(lines, schema=_LINES, orient="row"),
    }


def select_lines(lines: pl.DataFrame) -> dict[tuple[str, str], int]:
    """Return the lines of keys that `select_shared` has selected, by file and key."""
    return {(file, key): line for file, key, line in lines.iter_rows()}


_DERIVED = "derived_from"
_LINES: dict[str, Any] = {"file": pl.String, "key": pl.String, "line": pl.Int64}
# What sources say of one thing, and must say alike.
_ACROSS = {
    "events": ("event_id", "kind", "part_of_id"),
    "documents": ("document_id", "kind"),
    "goals": ("goal_id", "holder_id"),
}


def validate_across(raw: Raw) -> list[Issue]:
    """Return everything in which all sources together break their contracts.

    `raw` has of each source what `select_shared` selects.
    """
    issues = []
    for check in (
        check_derivation,
        check_wholes,
        check_identities,
        check_goal_ids,
    ):
        issues += check(raw)
    return _find_lines(issues, raw)


def _find_lines(issues: list[Issue], raw: Raw) -> list[Issue]:
    """Return the issues, those of a key of a TOML file on its line."""
    return [
        replace(i, line=raw.key_lines.get((i.file, i.column), i.line)) for i in issues
    ]


def _check_model(frame: pl.DataFrame, model: type[Written]) -> list[Issue]:
    """Return issues of written rows against their model, and of their cells.

    The file and line of each row are ours, and not checked.
    """
    schema = model.to_schema()
    written = frame.select(*schema.columns)
    issues = _check_cells(frame)
    places = frame.select("file", "line")
    for value, column, check, number, index in find_failures(
        schema, written
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
    """Return the code and the expectation of a pandera check that failed."""
    statistics = getattr(check, "statistics", {})
    match getattr(check, "name", ""):
        case "isin":
            return "unknown-choice", ", ".join(statistics["allowed_values"])
        case "str_length":
            return "too-long", str(statistics["max_value"])
        case _:
            return "malformed-value", description or ""


def _check_cells(frame: pl.DataFrame) -> list[Issue]:
    """Return issues of text cells: spaces at ends, formulas, impossible days."""
    cells = [c for c in frame.columns if c not in ("file", "line", "source_id")]
    rules = {
        (name, code): rule
        for name in cells
        for code, rule in _rules_of_text(pl.col(name)).items()
    }
    # One pass finds which few rules are broken at all.
    broken = frame.select(
        rule.any().alias(f"{name} {code}") for (name, code), rule in rules.items()
    ).row(0)
    issues = []
    for ((name, code), rule), is_broken in zip(rules.items(), broken, strict=True):
        if is_broken:
            issues += issues_of(frame.filter(rule), name, code, pl.col(name))
    return issues


def _rules_of_text(cell: pl.Expr) -> dict[str, pl.Expr]:
    """Return what no cell of text may be, by the code of the issue."""
    is_day = cell.str.contains(r"^\d{4}-\d{2}-\d{2}$")
    return {
        "edge-space": cell.str.contains(r"^\s|\s$"),
        "formula": find_formulas(cell),
        "impossible-day": is_day & as_day(cell).is_null(),
    }


def find_formulas(cell: pl.Expr) -> pl.Expr:
    """Whether a cell holds what a spreadsheet would run."""
    return cell.str.contains(_FORMULA) & ~cell.str.contains(_NUMBER)
