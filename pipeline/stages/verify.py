"""Re-read published anchors in the reports themselves."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

import polars as pl

from pipeline.issues import Issue
from pipeline.layout import resource_path

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
    issues: list[Issue] = []
    counts = {"anchor-moved": 0, "anchor-lost": 0}
    for source in sources.with_row_index("line", 2).iter_rows(named=True):
        data = texts.get(source["source_id"])
        if data is None or source["extent"] == "none":
            continue
        text = _read_text(data)
        if text is None:
            issues.append(Issue(_SOURCES, source["line"], "text_sha256", "not-utf8"))
            text = ""
        issues += _check_fingerprint(source, text)
        own = told.filter(pl.col("source_id") == source["source_id"])
        for line, start, end, exact in own.select(
            "line", "start", "end", "exact"
        ).iter_rows():
            if text[start:end] == exact:
                continue
            issue = _explain_anchor(line, start, exact, text)
            counts[issue.code] += 1
            issues.append(issue)
    moved, lost = counts["anchor-moved"], counts["anchor-lost"]
    held = sources.filter(pl.col("extent") != "none")["source_id"].to_list()
    return Verification(
        verified=len(told) - moved - lost,
        moved=moved,
        lost=lost,
        untold=len(anchors) - len(told),
        absent=tuple(sorted(set(held) - texts.keys())),
        issues=tuple(issues),
    )


def _read_text(data: bytes) -> str | None:
    """The text that anchors count in: NFC, LF line ends; None if it is not UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def _check_fingerprint(source: dict[str, object], text: str) -> list[Issue]:
    """An issue where the text is not the one that was transcribed."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if digest == source["text_sha256"]:
        return []
    found = f"{len(text)} code points, SHA-256 {digest}"
    expected = f"{source['text_length']} code points, SHA-256 {source['text_sha256']}"
    line = source["line"]
    return [
        Issue(_SOURCES, int(str(line)), "text_sha256", "text-differs", found, expected)
    ]


def _explain_anchor(line: int, start: int, exact: str, text: str) -> Issue:
    """Whether words that are not in their place are elsewhere, or nowhere."""
    found = text.find(exact)
    if found < 0:
        return Issue(_EVIDENCE, line, "exact", "anchor-lost", exact)
    place = f"{start}; they stand at {found}"
    return Issue(_EVIDENCE, line, "start", "anchor-moved", exact, place)
