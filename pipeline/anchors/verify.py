"""Re-read published anchors in the reports themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.anchors.text import read_text
from pipeline.issues.model import Issue
from pipeline.paths import resource_path

_EVIDENCE = resource_path("evidence", "csv")
_SOURCES = resource_path("sources", "csv")


@dataclass(frozen=True, slots=True)
class Verification:
    """How many anchors were found where they should be, elsewhere, or nowhere.

    An anchor is a place and its words; several cells may rest on one. `absent` are the
    sources whose text was not at hand, `untold` the anchors in them and the quotes.
    """

    verified: int
    moved: int
    lost: int
    untold: int
    absent: tuple[str, ...]
    issues: tuple[Issue, ...]


def verify(
    evidence: pl.DataFrame, sources: pl.DataFrame, texts: dict[str, bytes]
) -> Verification:
    """Hold each anchor to the text of its source (`texts`, by source_id)."""
    anchors = evidence.with_row_index("line", 2).unique(
        ["source_id", "start", "exact"], keep="first", maintain_order=True
    )
    told = anchors.filter(
        pl.col("start").is_not_null() & pl.col("source_id").is_in(list(texts))
    )
    held = sources.with_row_index("line", 2).filter(pl.col("extent") != "none")
    issues: list[Issue] = []
    for source in held.iter_rows(named=True):
        if source["source_id"] in texts:
            own = told.filter(pl.col("source_id") == source["source_id"])
            issues += _check_source(source, own, texts[source["source_id"]])
    counts = Counter(issue.code for issue in issues)
    moved, lost = counts["anchor-moved"], counts["anchor-lost"]
    return Verification(
        verified=len(told) - moved - lost,
        moved=moved,
        lost=lost,
        untold=len(anchors) - len(told),
        absent=tuple(sorted(set(held["source_id"]) - texts.keys())),
        issues=tuple(issues),
    )


def _check_source(
    source: dict[str, Any], anchors: pl.DataFrame, data: bytes
) -> list[Issue]:
    """Issues of one report: its text as a whole, and each anchor in it."""
    text = read_text(data)
    issues = []
    if text is None:
        issues.append(Issue(_SOURCES, source["line"], "text_sha256", "not-utf8"))
    elif (text.sha256, len(text.content)) != (
        source["text_sha256"],
        source["text_length"],
    ):
        found = f"{len(text.content)}, SHA-256 {text.sha256}"
        expected = f"{source['text_length']}, SHA-256 {source['text_sha256']}"
        place = (_SOURCES, source["line"], "text_sha256")
        issues.append(Issue(*place, "text-differs", found, expected))
    content = text.content if text else ""
    for line, start, end, exact, paragraph in anchors.select(
        "line", "start", "end", "exact", "paragraph"
    ).iter_rows():
        if content[start:end] != exact:
            issues.append(_explain_anchor(line, exact, content))
        elif text and text.paragraph_at(start) != paragraph:
            right = str(text.paragraph_at(start))
            place = (_EVIDENCE, line, "paragraph")
            issues.append(Issue(*place, "paragraph-differs", str(paragraph), right))
    return issues


def _explain_anchor(line: int, exact: str, content: str) -> Issue:
    """Whether words that are not in their place are elsewhere, or nowhere."""
    found = content.find(exact)
    if found < 0:
        return Issue(_EVIDENCE, line, "exact", "anchor-lost", exact)
    return Issue(_EVIDENCE, line, "start", "anchor-moved", exact, str(found))
