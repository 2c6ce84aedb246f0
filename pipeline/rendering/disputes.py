"""The page of disputes: every fact whose reports do not agree, for people to read."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.issues.catalogue import wording
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import FactView, gather_views
from pipeline.schemas.published import Tables


def render_disputes(tables: Tables, language: str) -> bytes:
    """Return the page in one language, in UTF-8.

    First the facts on which reports disagree, then those whose figure is given to
    another period, territory or nature too.
    """
    disputed, given = (
        gather_views(tables, language, Selection(standing=standing))
        for standing in ("disputed", "given_elsewhere")
    )
    texts = wording("pipeline.rendering", "page", language)
    page = (
        f"# {texts['title']}",
        "",
        f"*{texts['translation']}*",
        "",
        texts["count"].format(count=len(disputed)),
        texts["neutral"],
        texts["method"],
        texts["link"],
        "",
        render_markdown(disputed, language),
        *_render_given(given, texts["given"], texts["given_count"], language),
    )
    return "\n".join(page).encode()


def _render_given(
    views: list[FactView], heading: str, count: str, language: str
) -> Iterable[str]:
    """Return the part on figures that are given to two facts, if there are any."""
    if not views:
        return ()
    lines = (f"## {heading}", "", count.format(count=len(views)), "")
    return (*lines, render_markdown(views, language))
