"""The pages of disputes, joined of those of all groups of facts."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assembly.compare import KINDS
from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.files import Content
from pipeline.paths import DISPUTES
from pipeline.rendering.disputes import STANDINGS, join_disputes
from pipeline.storage import scan


def join_pages(package: Package, engine: Engine) -> dict[str, Content]:
    """Return the page of disputes in each language by its path."""
    return {
        path: engine.storage.put_pieces(
            path,
            join_disputes(
                {s: _list_pages(package, s, language) for s in STANDINGS}, language
            ),
        )
        for language, path in DISPUTES.items()
    }


def _list_pages(
    package: Package, standing: str, language: str
) -> Iterator[tuple[int, bytes]]:
    """Return how many facts each page of a standing has, and its text, in order."""
    for kind in KINDS:
        for rows in package.pages:
            page = scan([rows]).filter(standing=standing, kind=kind, language=language)
            yield page.select("facts", "text").collect().row(0)
