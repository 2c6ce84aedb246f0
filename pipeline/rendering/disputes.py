"""The page of disputes: every fact whose reports do not agree, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.issues.catalogue import wording
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_views
from pipeline.schemas.published import Tables

# The standings of the facts on the page, in the order of its sections.
STANDINGS = ("disputed", "given_elsewhere")


def render_disputes(tables: Tables, language: str) -> bytes:
    """Return the page in one language, in UTF-8.

    First the facts on which reports disagree, then those whose figure is given to
    another period, territory or nature too.
    """
    disputed, given = (
        gather_views(tables, language, Selection(standing=standing))
        for standing in STANDINGS
    )
    page = (
        _render_head(len(disputed), language),
        render_markdown(disputed, language),
        _render_given_head(len(given), language),
        render_markdown(given, language),
    )
    return "".join(page).encode()


def join_disputes(
    pages: Mapping[str, Iterable[tuple[int, bytes]]], language: str
) -> Iterator[bytes]:
    """Return the pieces of one page from those of a dataset's parts, in their order.

    By their standing, each part's page of such facts alone, and how many it has.
    """
    for standing, render in zip(
        STANDINGS, (_render_head, _render_given_head), strict=True
    ):
        parts = [(count, page) for count, page in pages[standing] if count]
        yield render(sum(count for count, _ in parts), language).encode()
        for number, (count, page) in enumerate(parts):
            above = "" if standing == STANDINGS[0] else _render_head(0, language)
            above += render(count, language)
            yield b"\n" if number else b""
            yield page[len(above.encode()) :]


def _render_head(count: int, language: str) -> str:
    """Return what stands above so many facts on which reports disagree."""
    texts = wording("pipeline.rendering", "page", language)
    head = (
        f"# {texts['title']}",
        "",
        f"*{texts['translation']}*",
        "",
        texts["count"].format(count=count),
        texts["neutral"],
        texts["method"],
        texts["link"],
        "",
        "",
    )
    return "\n".join(head)


def _render_given_head(count: int, language: str) -> str:
    """Return what stands above so many facts given to two, if there are any."""
    if not count:
        return ""
    texts = wording("pipeline.rendering", "page", language)
    text = texts["given_count"].format(count=count)
    return "\n".join(("", f"## {texts['given']}", "", text, "", ""))
