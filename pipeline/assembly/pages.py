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
from pipeline.rendering.disputes import STANDINGS, join_disputes, render_disputes
from pipeline.schemas.published import Tables
from pipeline.storage import Storage, load_content

_IS_FIGURE = pl.col("record_table") == "observations"
# Figures stand before dates.
_KINDS = {"figures": _IS_FIGURE, "dates": ~_IS_FIGURE}
_KEYS = tuple(product(STANDINGS, _KINDS, DISPUTES))

_Key = tuple[str, str, str]


class _Page(NamedTuple):
    """A page of one kind of facts of a group, and how many facts it has."""

    facts: int
    content: Content


def render_pages(package: Package, engine: Engine) -> dict[str, Content]:
    """Return the page of disputes in each language by its path."""
    groups = list(enumerate(package.groups))
    rendered = engine.map(partial(_render_group, storage=engine.storage), groups)
    return {
        path: engine.storage.put_pieces(
            path,
            join_disputes(
                {
                    standing: _read(rendered, standing, language)
                    for standing in STANDINGS
                },
                language,
            ),
        )
        for language, path in DISPUTES.items()
    }


def _render_group(
    group: tuple[int, Callable[[], Tables]], storage: Storage
) -> dict[_Key, _Page]:
    """Return the pages of a group of facts by their standing, kind and language."""
    number, load = group
    tables = load()
    pages = {}
    for standing, kind, language in _KEYS:
        facts = tables["facts"].filter(_KINDS[kind], standing=standing)
        page = render_disputes(tables | {"facts": facts}, language)
        name = f"pages/{number:05}.{standing}.{kind}.{language}"
        stored = storage.put_pieces(name, [page])
        pages[standing, kind, language] = _Page(len(facts), stored)
    return pages


def _read(
    rendered: Sequence[dict[_Key, _Page]], standing: str, language: str
) -> Iterator[tuple[int, bytes]]:
    """Return the pages of facts of one standing in one language, in their order."""
    for kind, pages in product(_KINDS, rendered):
        page = pages[standing, kind, language]
        yield page.facts, load_content(page.content)
