"""The pages of disputes, rendered group by group and joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

import polars as pl

from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.files import Content
from pipeline.paths import DISPUTES
from pipeline.rendering.disputes import join_disputes, render_disputes
from pipeline.schemas.published import Tables
from pipeline.shelf import Shelf, take_content

_IS_FIGURE = pl.col("record_table") == "observations"
# Figures stand before dates.
_KINDS = {"figures": _IS_FIGURE, "dates": ~_IS_FIGURE}


class _Page(NamedTuple):
    """A page of one kind of facts of a group, and how many facts it has."""

    facts: int
    content: Content


def render_pages(package: Package, engine: Engine) -> dict[str, Content]:
    """Return the page of disputes in each language by its path."""
    groups = list(enumerate(package.groups))
    rendered = engine.map(partial(_render_group, shelf=engine.shelf), groups)
    return {
        path: engine.shelf.lay_pieces(
            path, join_disputes(_read(rendered, language), language)
        )
        for language, path in DISPUTES.items()
    }


def _render_group(
    group: tuple[int, Callable[[], Tables]], shelf: Shelf
) -> dict[tuple[str, str], _Page]:
    """Return the pages of a group of facts by their kind and language."""
    number, take = group
    tables = take()
    disputed = tables["facts"].filter(standing="disputed")
    pages = {}
    for kind, language in product(_KINDS, DISPUTES):
        facts = disputed.filter(_KINDS[kind])
        page = render_disputes(tables | {"facts": facts}, language)
        name = f"pages/{number:05}.{kind}.{language}"
        pages[kind, language] = _Page(len(facts), shelf.lay_pieces(name, [page]))
    return pages


def _read(
    rendered: Sequence[dict[tuple[str, str], _Page]], language: str
) -> Iterator[tuple[int, bytes]]:
    """Return the pages in one language, in their order, with their numbers of facts."""
    for kind, pages in product(_KINDS, rendered):
        page = pages[kind, language]
        yield page.facts, take_content(page.content)
