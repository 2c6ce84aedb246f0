"""Parts of a dataset merged: held against each other, compared, linked, packaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import polars as pl

from pipeline.assembly.compare import (
    Facts,
    compare_group,
    group_facts,
    take_group,
)
from pipeline.assembly.link import LINKED, Known, Unlinked, link
from pipeline.assembly.process import Part
from pipeline.comparison.by_fact import COMPARED
from pipeline.datapackage.package import Package, package_tables
from pipeline.engine import Engine
from pipeline.issues.model import Issue
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.schemas.raw import Raw
from pipeline.validation.editions import complete_editions
from pipeline.validation.validate import validate_across
from pipeline.warnings.conversions import find_far_rates
from pipeline.warnings.find import tabulate_warnings


def check_parts(parts: Sequence[Part]) -> list[Issue]:
    """Return the issues of all parts, by themselves and held against each other."""
    issues = [issue for part in parts for issue in part.issues]
    raws = [part.raw for part in parts]
    sheets = {name: pl.concat(r.sheets[name] for r in raws) for name in raws[0].sheets}
    lines = {at: line for raw in raws for at, line in raw.key_lines.items()}
    together = replace(
        raws[0],
        sources=pl.concat(raw.sources for raw in raws),
        sheets=sheets,
        key_lines=lines,
    )
    issues = complete_editions(issues, sheets["observations"])
    return issues + validate_across(together)


def merge(
    parts: Sequence[Part], shared: Raw, engine: Engine
) -> tuple[Package, list[Issue]]:
    """Return the package of sound parts, and its issues: compared by fact, then linked.

    `shared` is what all sources share.
    """
    tables = _share(shared, parts)
    warnings, warned = _warn(parts)
    facts = Facts(tables, {n: [p.by_fact[n] for p in parts] for n in COMPARED})
    groups = group_facts([part.kinds for part in parts], engine.batch_rows)
    compared = engine.map(
        partial(compare_group, facts=facts, storage=engine.storage), groups
    )
    known = Known(
        tables,
        [one.comparisons for one in compared],
        [one.links for one in compared],
        warned,
    )
    linked = engine.map(
        partial(link, known=known, storage=engine.storage), _list_unlinked(parts)
    )
    package, issues = package_tables(tables, shared.dataset)
    issues += [issue for one in compared for issue in one.issues]
    issues += [issue for one in linked for issue in one.issues]
    rows = {
        name: [part.tables[name] for part in parts]
        for name in parts[0].tables
        if name not in LINKED
    }
    rows |= {name: [one.tables[name] for one in linked] for name in LINKED}
    rows["facts"] = [one.facts for one in compared]
    taken = [
        partial(take_group, group, one, facts)
        for group, one in zip(groups, compared, strict=True)
    ]
    whole = replace(package, rows=package.rows | rows, groups=taken, warnings=warnings)
    return whole, issues


def _list_unlinked(parts: Sequence[Part]) -> list[Unlinked]:
    """Return the parts as far as comparisons add to them."""
    tables = ("observations", "observations_flat")
    return [
        Unlinked(p.batch.name, p.batch.within, *(p.tables[name] for name in tables))
        for p in parts
    ]


def _share(shared: Raw, parts: Sequence[Part]) -> Tables:
    """Return the tables that all parts refer to: the vocabularies, all sources."""
    tables = {
        name: published.typed(name, rows) for name, rows in shared.codelists.items()
    }
    tables["sources"] = pl.concat(part.sources for part in parts)
    return {
        name: rows.sort(published.primary_key(name)) for name, rows in tables.items()
    }


def _warn(parts: Sequence[Part]) -> tuple[list[Issue], pl.DataFrame]:
    """Return the warnings of all parts, and of all together, and the table of them."""
    converted = pl.concat(part.converted for part in parts)
    far = find_far_rates(converted)
    warned = [*(part.warned for part in parts), tabulate_warnings(far, converted)]
    warnings = [warning for part in parts for warning in part.warnings]
    return warnings + far, pl.concat(warned).sort("warning_id")
