"""Accounts as Markdown: a heading, a table of reports, and why they do not agree."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.rendering.views import Account, Pair, Report

_FRAME = {
    "en": {
        "words": "words",
        "report": "report",
        "note": "Note on",
        "others": "Other pairs",
        "all": "Pairs",
    },
    "vi": {
        "words": "lời",
        "report": "bài",
        "note": "Ghi chú (tiếng Anh) về",
        "others": "Các cặp khác",
        "all": "Các cặp",
    },
}
# What Markdown would take for marks.
_MARKS = re.compile(r"([\\`*_\[\]<>|#&~])")


def tell_in_markdown(accounts: list[Account], language: str) -> str:
    """The accounts, one below the other; empty where there are none."""
    return "\n".join(_tell(account, language) for account in accounts)


def _tell(account: Account, language: str) -> str:
    """One account."""
    frame = _FRAME[language]
    lines = [
        f"### {escape(account.title)}: {escape(account.standing_label)}",
        "",
        f"| {frame['words']} | {frame['report']} |",
        "| --- | --- |",
        *(f"| “{escape(r.words)}” | {_cite(r)} |" for r in account.reports),
        "",
        *(
            _tell_note(report, frame["note"])
            for report in account.reports
            if report.note
        ),
        *(_tell_pair(pair) for pair in account.conflicts),
        *_count_others(account, frame["others" if account.conflicts else "all"]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _cite(report: Report) -> str:
    """The publisher and date of a report, led to its address."""
    name = escape(report.citation)
    return f"[{name}](<{report.url}>)" if report.url else name


def _tell_note(report: Report, heading: str) -> str:
    """What the transcriber leaves the reader to judge."""
    return f"- *{heading} {escape(report.publisher)}*: {escape(report.note)}"


def _tell_pair(pair: Pair) -> str:
    """A pair that does not agree, and why."""
    one, other = map(escape, pair.publishers)
    return f"- **{escape(pair.judgement)}**, {one} / {other}: {escape(pair.rule)}"


def _count_others(account: Account, heading: str) -> list[str]:
    """How many pairs there are besides, by verdict."""
    rest = [pair for pair in account.pairs if pair not in account.conflicts]
    counts = Counter(pair.judgement for pair in rest)
    told = ", ".join(f"{n} {escape(label)}" for label, n in sorted(counts.items()))
    return [f"- {heading}: {told}."] if told else []


def escape(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", text)
