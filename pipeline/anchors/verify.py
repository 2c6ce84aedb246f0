"""Read anchors again in the reports themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.anchors.digest import split_place
from pipeline.anchors.occurrences import find_occurrences, fold
from pipeline.anchors.quotes import Quote, QuotedReport, find_quotes
from pipeline.anchors.text import Text, read_text
from pipeline.issues.model import Issue
from pipeline.paths import resource_path

_EVIDENCE = resource_path("evidence", "csv")
_SOURCES = resource_path("sources", "csv")
# How the columns of a place and of its words are called in the published table and in
# the sheet of what is left out.
_COLUMNS = {"place_column": ("char_start", "at"), "words_column": ("exact", "words")}


@dataclass(frozen=True, slots=True)
class Verification:
    """How many anchors were found where they should be, elsewhere, or nowhere.

    An anchor is a place and its words; several cells may rest on one. `absent` are the
    sources whose text was not available, `unchecked` the anchors and quotes in them.
    `quoted` are the reports of which quotes were looked up.
    """

    verified: int
    moved: int
    lost: int
    unchecked: int
    absent: tuple[str, ...]
    quoted: tuple[QuotedReport, ...]
    issues: tuple[Issue, ...]

    @property
    def quotes(self) -> list[Quote]:
        """Return every quote that was looked up."""
        return [quote for report in self.quoted for quote in report.quotes]


def list_evidence(evidence: pl.DataFrame) -> pl.DataFrame:
    """Return the published anchors and quotes, once each.

    Columns: file, line, source_id, record, start, end, exact, paragraph, and how the
    columns of places and words are called.
    """
    rows = evidence.with_row_index("line", 2).filter(pl.col("basis") != "context")
    return _name(rows, 0).select(
        pl.lit(_EVIDENCE).alias("file"),
        pl.col("line").cast(pl.Int64),
        "source_id",
        pl.col("char_start").alias("start"),
        pl.col("char_end").alias("end"),
        "exact",
        "paragraph",
        *_COLUMNS,
        record="record_id",
    )


def list_left_out(sheet: pl.DataFrame) -> pl.DataFrame:
    """Return the anchors and quotes of what is left out; columns as published ones."""
    start, _ = split_place(pl.col("at"))
    rows = sheet.filter(pl.col("words").is_not_null()).with_columns(start=start)
    return _name(rows, 1).select(
        "file",
        "line",
        "source_id",
        "start",
        pl.col("start").add(pl.col("words").str.len_chars()).alias("end"),
        pl.col("words").alias("exact"),
        pl.lit(None, dtype=pl.Int64).alias("paragraph"),
        *_COLUMNS,
        record=pl.format("{}/{}", "source_id", "row"),
    )


def _name(rows: pl.DataFrame, which: int) -> pl.DataFrame:
    """Return the rows with how their columns of places and words are called."""
    return rows.with_columns(**{k: pl.lit(v[which]) for k, v in _COLUMNS.items()})


def verify(
    anchors: pl.DataFrame, sources: pl.DataFrame, texts: dict[str, bytes]
) -> Verification:
    """Return what became of each anchor and quote in its source's text.

    `anchors` are as `list_evidence` and `list_left_out` give them; `texts` by
    source_id.
    """
    placed = anchors.filter(pl.col("start").is_not_null()).unique(
        ["source_id", "start", "exact"], keep="first", maintain_order=True
    )
    quotes = anchors.filter(pl.col("start").is_null()).unique(
        ["source_id", "record", "exact"], keep="first", maintain_order=True
    )
    issues: list[Issue] = []
    quoted: list[QuotedReport] = []
    for source in sources.with_row_index("line", 2).iter_rows(named=True):
        data = texts.get(source["source_id"])
        if data is None:
            continue
        text = read_text(data)
        own = {"source_id": source["source_id"]}
        issues += _check_source(source, placed.filter(**own), text)
        if text and len(rows := quotes.filter(**own)):
            is_new = source["text_sha256"] is None
            found = find_quotes(rows, text)
            quoted.append(QuotedReport(source["source_id"], text, is_new, found))
    issues += _list_missing(quoted)
    counts = Counter(issue.code for issue in issues)
    checked = placed.filter(pl.col("source_id").is_in(list(texts)))
    looked_up = sum(len(report.quotes) for report in quoted)
    held = sources.filter(pl.col("extent") != "none")["source_id"]
    moved, lost = counts["anchor-moved"], counts["anchor-lost"]
    return Verification(
        verified=len(checked) - moved - lost,
        moved=moved,
        lost=lost,
        unchecked=len(placed) - len(checked) + len(quotes) - looked_up,
        absent=tuple(sorted(set(held) - texts.keys())),
        quoted=tuple(quoted),
        issues=tuple(issues),
    )


def _list_missing(reports: Iterable[QuotedReport]) -> list[Issue]:
    """Return an issue for all words, once each, that their report does not have."""
    missing: dict[tuple[str, str], Quote] = {}
    for report in reports:
        for quote in report.quotes:
            if not quote.places:
                missing.setdefault((report.source_id, quote.words), quote)
    return [
        Issue(quote.file, quote.line, quote.column, "quote-missing", quote.words)
        for quote in missing.values()
    ]


def _check_source(
    source: dict[str, Any], anchors: pl.DataFrame, text: Text | None
) -> list[Issue]:
    """Return issues of one report: its text as a whole, and each anchor in it."""
    issues = _check_text(source, text)
    for anchor in anchors.iter_rows(named=True):
        start, end, exact = anchor["start"], anchor["end"], anchor["exact"]
        paragraph = anchor["paragraph"]
        if text is None or fold(text.content[start:end]) != fold(exact):
            issues.append(_locate(anchor, text.content if text else ""))
        elif paragraph is not None and text.paragraph_at(start) != paragraph:
            right = str(text.paragraph_at(start))
            place = (anchor["file"], anchor["line"], "paragraph")
            issues.append(Issue(*place, "paragraph-differs", str(paragraph), right))
    return issues


def _check_text(source: dict[str, Any], text: Text | None) -> list[Issue]:
    """Return an issue of a text that is not the one that was transcribed."""
    place = (_SOURCES, source["line"], "text_sha256")
    if text is None:
        return [Issue(*place, "not-utf8")]
    if source["extent"] == "none":
        return []
    actual = (len(text.content), text.sha256)
    recorded = (source["text_length"], source["text_sha256"])
    if actual == recorded:
        return []
    found, expected = (f"{n}, SHA-256 {digest}" for n, digest in (actual, recorded))
    return [Issue(*place, "text-differs", found, expected)]


def _locate(anchor: dict[str, Any], content: str) -> Issue:
    """Return where words that are not in their place are: elsewhere, or nowhere."""
    file, line, exact = anchor["file"], anchor["line"], anchor["exact"]
    found = find_occurrences(exact, content)
    if not found:
        return Issue(file, line, anchor["words_column"], "anchor-lost", exact)
    places = ", ".join(map(str, found))
    return Issue(file, line, anchor["place_column"], "anchor-moved", exact, places)
