"""Parts of a dataset merged: held against each other, compared, linked, packaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

import polars as pl

from pipeline.assembly.compare import Facts, compare_group, group_facts
from pipeline.assembly.link import Known, Unlinked, link
from pipeline.assembly.parts import Part
from pipeline.assembly.plan import Batch
from pipeline.assembly.process import LINKED, Work
from pipeline.comparison.by_fact import COMPARED
from pipeline.datapackage.export import render
from pipeline.datapackage.package import Package, package_tables
from pipeline.engine import Engine
from pipeline.files import Content
from pipeline.issues.frames import list_issues
from pipeline.issues.model import Issue
from pipeline.metadata.export import STREAMS
from pipeline.schemas import published
from pipeline.schemas.published import Tables
from pipeline.schemas.raw import Raw
from pipeline.storage import Rows, load, load_all
from pipeline.validation.editions import complete_editions
from pipeline.validation.validate import select_lines, validate_across
from pipeline.warnings.conversions import find_far_rates
from pipeline.warnings.find import tabulate_warnings

# Columns of the sources that tell of their texts, not of what they say.
_OF_TEXTS = ("figures_found", "figures_anchored")


@dataclass(frozen=True, slots=True)
class _Parts:
    """Parts that follow each other in the order of keys."""

    parts: Sequence[Part]

    def list_rows(self, name: str) -> list[Rows]:
        """Return the rows of all parts that have this name."""
        return [part.rows[name] for part in self.parts]

    def load(self, name: str) -> pl.DataFrame:
        """Return the rows of all parts that have this name, in one frame."""
        return load_all(self.list_rows(name))

    def list_files(self, name: str) -> list[Content]:
        """Return the files of all parts that have this name."""
        return [part.files[name] for part in self.parts]


def check_parts(parts: Sequence[Part], shared: Raw) -> list[Issue]:
    """Return the issues of all parts, by themselves and held against each other."""
    issues = [issue for part in parts for issue in part.issues]
    prefix = "across/"
    names = [name for name in parts[0].rows if name.startswith(prefix)]
    across = {
        name.removeprefix(prefix): _Parts(parts).load(name) for name in sorted(names)
    }
    together = replace(
        shared,
        sources=across.pop("sources"),
        key_lines=select_lines(across.pop("lines")),
        sheets=across,
    )
    issues = complete_editions(issues, across["observations"])
    return issues + validate_across(together)


def merge(
    parts: Sequence[Part], batches: Sequence[Batch], work: Work, engine: Engine
) -> tuple[Package, list[Issue]]:
    """Return the package of the sound parts of all batches, and its issues.

    They are compared by fact, then linked to what that gives.
    """
    own = _Parts(parts)
    tables = _share(work.shared, own)
    package, issues = package_tables(tables, work.shared.dataset)
    warnings, warned = _warn(own)
    compared = _Parts(_compare(own, tables, work, engine))
    known = Known(
        tables,
        work.shared_sha256,
        compared.list_rows("comparisons"),
        compared.list_rows("links"),
        work.storage.put("warned", warned),
        work.forms,
        work.storage,
    )
    linked = _Parts(_link(own, known, batches, engine))
    shared = _Parts([_render(tables, work)])
    homes = dict.fromkeys(published.TABLES, own) | dict.fromkeys(tables, shared)
    homes |= {"facts": compared} | dict.fromkeys(LINKED, linked)
    issues += [i for made in (compared, linked) for p in made.parts for i in p.issues]
    whole = replace(
        package,
        rows={name: home.list_rows(name) for name, home in homes.items()},
        files={
            file: homes[name].list_files(file)
            for name, form in product(homes, work.forms)
            for file in [f"{name}.{form}"]
        }
        | ({path: own.list_files(path) for path in STREAMS} if work.forms else {}),
        pages=compared.list_rows("pages") if work.forms else (),
        warnings=warnings,
        keys=frozenset(
            p.key for made in (own, compared, linked) for p in made.parts if p.key
        ),
    )
    return whole, issues


def _share(shared: Raw, own: _Parts) -> Tables:
    """Return the tables that all parts refer to: the vocabularies, all sources."""
    tables = {
        name: published.typed(name, rows) for name, rows in shared.codelists.items()
    }
    tables["sources"] = own.load("sources")
    return {
        name: rows.sort(published.primary_key(name)) for name, rows in tables.items()
    }


def _render(tables: Tables, work: Work) -> Part:
    """Return the tables that all parts refer to as a part of their own."""
    place = work.storage.within("shared")
    rows = {name: place.put(name, frame) for name, frame in tables.items()}
    return Part([], rows, render(tables, work.forms, place))


def _compare(own: _Parts, tables: Tables, work: Work, engine: Engine) -> list[Part]:
    """Return the facts of all parts, compared group by group."""
    by_fact = {name: own.list_rows(f"by_fact/{name}") for name in COMPARED}
    lean = tables | {"sources": tables["sources"].drop(_OF_TEXTS)}
    facts = Facts(lean, work.shared_sha256, by_fact, work.forms, work.storage)
    kinds = [load(rows) for rows in own.list_rows("kinds")]
    groups = group_facts(kinds, engine.batch_rows)
    return engine.map(
        "compare", partial(compare_group, facts=facts), groups, [g.rows for g in groups]
    )


def _link(
    own: _Parts, known: Known, batches: Sequence[Batch], engine: Engine
) -> list[Part]:
    """Return what the batches learn of all facts."""
    unlinked = [
        Unlinked(
            batch.name,
            batch.within,
            part.key,
            part.rows["observations"],
            part.rows["observations_flat"],
        )
        for batch, part in zip(batches, own.parts, strict=True)
    ]
    rows = [batch.rows for batch in batches]
    return engine.map("link", partial(link, known=known), unlinked, rows)


def _warn(own: _Parts) -> tuple[list[Issue], pl.DataFrame]:
    """Return the warnings of all parts, and of all together, and the table of them."""
    converted = own.load("converted")
    far = find_far_rates(converted)
    warned = pl.concat([own.load("warned"), tabulate_warnings(far, converted)])
    return list_issues(own.load("warnings")) + far, warned.sort("warning_id")
