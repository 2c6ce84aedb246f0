"""Facts as Markdown: a heading, a table of reports, and why they do not agree."""

from __future__ import annotations

import html
import re
from collections import Counter

from pipeline.comparison.groups import MAX_COMPARED
from pipeline.issues.catalogue import wording
from pipeline.rendering.views import DISAGREEING, FactView, Pair, Report

# What Markdown would take for marks, and what begins an address that it would link.
_MARKS = re.compile(r"([\\*_\[\]|#~$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
# What sites look for in the text that is shown, so that no escape helps: mail and names
# (@), numbers of issues (#1, GH-1), pictures (:x:). An empty comment divides it.
_NAMES = re.compile(r"@|(?:#|GH-)(?=\d)|:(?=[\w+\\-]+(?::|$))", re.IGNORECASE)
_DIVIDER = "<!-- -->"


def render_markdown(views: list[FactView], language: str) -> str:
    """Return the facts, one below the other; empty where there are none."""
    return "\n".join(_render_view(view, language) for view in views)


def _render_view(view: FactView, language: str) -> str:
    """Return one fact."""
    texts = wording("pipeline.rendering", "view", language)
    lines = [
        f"### {escape(view.title)}: {escape(view.standing_label)}",
        "",
        f"| {texts['words']} | {texts['report']} |",
        "| --- | --- |",
        *_list_reports(view, texts["more"]),
        "",
        *([f"- {escape(view.summary)}"] if view.summary else []),
        *([_count_reports(view, texts["many"])] if _is_of_many(view) else []),
        *(
            _render_note(report, texts["note"])
            for report in view.reports
            if report.note
        ),
        *(_render_pair(pair) for pair in view.conflicts),
        *_count_others(view, texts["other_pairs" if view.conflicts else "pairs"]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _is_of_many(view: FactView) -> bool:
    """Whether those of a fact's reports that say the same are compared as one."""
    return len(view.reports) > MAX_COMPARED


def _list_reports(view: FactView, more: str) -> list[str]:
    """Return a row for each report; of many, one for all in the same words."""
    if not _is_of_many(view):
        return [_render_report(report) for report in view.reports]
    alike: dict[str, list[Report]] = {}
    for report in view.reports:
        alike.setdefault(report.words, []).append(report)
    return [
        _render_report(first, f", {more.format(count=len(rest))}" if rest else "")
        for first, *rest in alike.values()
    ]


def _render_report(report: Report, others: str = "") -> str:
    """Return the words of a report, who published them, and how many others did."""
    return f"| “{escape(report.words)}” | {_cite(report)}{others} |"


def _count_reports(view: FactView, text: str) -> str:
    """Return that the many reports of a fact are compared by what they say."""
    return f"- {text.format(count=len(view.reports))}"


def _cite(report: Report) -> str:
    """Return the publisher and date of a report, linked to its address."""
    name = escape(report.citation)
    return f"[{name}](<{report.url}>)" if report.url else name


def _render_note(report: Report, heading: str) -> str:
    """Return what the transcriber leaves the reader to judge."""
    return f"- *{heading} {escape(report.publisher)}*: {escape(report.note)}"


def _render_pair(pair: Pair) -> str:
    """Return a pair that does not agree, and why."""
    one, other = map(escape, pair.publishers)
    return f"- **{escape(pair.judgement)}**, {one} / {other}: {escape(pair.rule)}"


def _count_others(view: FactView, heading: str) -> list[str]:
    """Return the number of the other pairs, by verdict, as a line if there are any."""
    rest = (pair for pair in view.pairs if pair.verdict not in DISAGREEING)
    counts = Counter(pair.judgement for pair in rest)
    shown = ", ".join(f"{n} {escape(label)}" for label, n in sorted(counts.items()))
    return [f"- {heading}: {shown}."] if shown else []


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    marked = _MARKS.sub(r"\\\1", text)
    # Not every renderer knows these behind a backslash.
    escaped = html.escape(marked, quote=False).replace("`", "&grave;")
    return _NAMES.sub(rf"\g<0>{_DIVIDER}", escaped)
