"""Read published anchors again in the reports themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.anchors.text import Text, read_text
from pipeline.issues.model import Issue
from pipeline.paths import resource_path

_EVIDENCE = resource_path("evidence", "csv")
_SOURCES = resource_path("sources", "csv")


@dataclass(frozen=True, slots=True)
class Verification:
    """How many anchors were found where they should be, elsewhere, or nowhere.

    An anchor is a place and its words; several cells may rest on one. `absent` are the
    sources whose text was not available, `unchecked` the anchors in them and quotes.
    """

    verified: int
    moved: int
    lost: int
    unchecked: int
    absent: tuple[str, ...]
    issues: tuple[Issue, ...]


def verify(
    evidence: pl.DataFrame, sources: pl.DataFrame, texts: dict[str, bytes]
) -> Verification:
    """Return what became of each anchor in its source's text; `texts` by source_id."""
    worded = evidence.with_row_index("line", 2).filter(pl.col("basis") != "context")
    anchors = worded.unique(
        ["source_id", "char_start", "exact"], keep="first", maintain_order=True
    )
    checked = anchors.filter(
        pl.col("char_start").is_not_null() & pl.col("source_id").is_in(list(texts))
    )
    held = sources.with_row_index("line", 2).filter(pl.col("extent") != "none")
    issues: list[Issue] = []
    for source in held.iter_rows(named=True):
        if source["source_id"] in texts:
            own = checked.filter(source_id=source["source_id"])
            issues += _check_source(source, own, texts[source["source_id"]])
    counts = Counter(issue.code for issue in issues)
    moved, lost = counts["anchor-moved"], counts["anchor-lost"]
    return Verification(
        verified=len(checked) - moved - lost,
        moved=moved,
        lost=lost,
        unchecked=len(anchors) - len(checked),
        absent=tuple(sorted(set(held["source_id"]) - texts.keys())),
        issues=tuple(issues),
    )


def _check_source(
    source: dict[str, Any], anchors: pl.DataFrame, data: bytes
) -> list[Issue]:
    """Return issues of one report: its text as a whole, and each anchor in it."""
    text = read_text(data)
    issues = _check_text(source, text)
    for line, start, end, exact, paragraph in anchors.select(
        "line", "char_start", "char_end", "exact", "paragraph"
    ).iter_rows():
        if text is None or text.content[start:end] != exact:
            issues.append(_locate(line, exact, text.content if text else ""))
        elif text.paragraph_at(start) != paragraph:
            right = str(text.paragraph_at(start))
            place = (_EVIDENCE, line, "paragraph")
            issues.append(Issue(*place, "paragraph-differs", str(paragraph), right))
    return issues


def _check_text(source: dict[str, Any], text: Text | None) -> list[Issue]:
    """Return an issue of a text that is not the one that was transcribed."""
    place = (_SOURCES, source["line"], "text_sha256")
    if text is None:
        return [Issue(*place, "not-utf8")]
    actual = (len(text.content), text.sha256)
    recorded = (source["text_length"], source["text_sha256"])
    if actual == recorded:
        return []
    found, expected = (f"{n}, SHA-256 {digest}" for n, digest in (actual, recorded))
    return [Issue(*place, "text-differs", found, expected)]


def _locate(line: int, exact: str, content: str) -> Issue:
    """Return where words that are not in their place are: elsewhere, or nowhere."""
    found = content.find(exact)
    if found < 0:
        return Issue(_EVIDENCE, line, "exact", "anchor-lost", exact)
    return Issue(_EVIDENCE, line, "char_start", "anchor-moved", exact, str(found))
