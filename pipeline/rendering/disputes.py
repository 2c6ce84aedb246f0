"""The page of disputes: every fact whose reports do not agree, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.issues.catalogue import wording
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_views
from pipeline.schemas.published import Tables


def render_disputes(tables: Tables, language: str) -> bytes:
    """Return the page in one language, in UTF-8."""
    views = gather_views(tables, language, Selection(disputed=True))
    body = render_markdown(views, language)
    return _render_head(len(views), language) + body.encode()


def join_disputes(pages: Iterable[tuple[int, bytes]], language: str) -> Iterator[bytes]:
    """Return the pieces of one page from those of a dataset's parts, in their order.

    Of each part is given how many facts its page has, and the page.
    """
    parts = [(count, page) for count, page in pages if count]
    yield _render_head(sum(count for count, _ in parts), language)
    for number, (count, page) in enumerate(parts):
        yield b"\n" if number else b""
        yield page[len(_render_head(count, language)) :]


def _render_head(count: int, language: str) -> bytes:
    """Return what stands above so many facts."""
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
    return "\n".join(head).encode()
