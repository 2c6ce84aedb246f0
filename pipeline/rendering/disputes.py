"""The page of disputes: every fact whose reports do not agree, for people to read."""

from __future__ import annotations

from pipeline.issues.catalogue import wording
from pipeline.rendering.markdown import render_markdown
from pipeline.rendering.query import Selection
from pipeline.rendering.views import gather_views
from pipeline.schemas.published import Tables


def render_disputes(tables: Tables, language: str) -> bytes:
    """Return the page in one language, in UTF-8."""
    views = gather_views(tables, language, Selection(disputed=True))
    texts = wording("pipeline.rendering", "page", language)
    head = (
        f"# {texts['title']}",
        "",
        f"*{texts['translation']}*",
        "",
        texts["count"].format(count=len(views)),
        texts["neutral"],
        texts["method"],
        texts["link"],
        "",
        render_markdown(views, language),
    )
    return "\n".join(head).encode()
