"""The pages for people: disputes, joined of those of all groups, and the dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assembly.compare import KINDS
from pipeline.datapackage.package import Package
from pipeline.engine import Engine
from pipeline.files import Content
from pipeline.normalization.evidence import READ_FROM
from pipeline.paths import DICTIONARY, DISPUTES
from pipeline.rendering.dictionary import find_examples, render_dictionary
from pipeline.rendering.disputes import STANDINGS, join_disputes
from pipeline.schemas import published
from pipeline.storage import load_all, scan

# Rows of a table in which examples are looked for.
_EXAMPLE_ROWS = 10_000


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


def render_dictionaries(package: Package) -> dict[str, Content]:
    """Return the dictionary in each language by its path.

    Examples are of the first rows of each table, however many parts these are of.
    """
    examples = {
        table: find_examples(scan(package.rows[table]).head(_EXAMPLE_ROWS))
        for table in published.TABLES
    }
    terms = load_all(package.rows["terms"])
    return {
        path: render_dictionary(terms, examples, READ_FROM, language)
        for language, path in DICTIONARY.items()
    }


def _list_pages(
    package: Package, standing: str, language: str
) -> Iterator[tuple[int, bytes]]:
    """Return how many facts each page of a standing has, and its text, in order."""
    for kind in KINDS:
        for rows in package.pages:
            page = scan([rows]).filter(standing=standing, kind=kind, language=language)
            yield page.select("facts", "text").collect().row(0)
