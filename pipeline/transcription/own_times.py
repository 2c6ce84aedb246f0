"""Which times of a report may be those of its figures.

None is where it is what figures are compared with (so với năm 2023, from 2023), the
year of a plan (dự toán năm 2025), or the date of a document.
"""

from __future__ import annotations

import re

from pipeline.reading import Quantity, Time
from pipeline.transcription.mentions import Mention
from pipeline.transcription.sentences import Sentences

# Up to so many words without a mark between them.
_FEW_WORDS = r"(?: [^\s,;.:()]+){0,6} ?$"
_COMPARED = re.compile(
    r"\b(?:kể $|(?:so với|so cùng kỳ|cùng kỳ|cùng thời điểm|kể từ|compared|against|than"
    rf"|versus|since|same (?:period|time|month|quarter|half)){_FEW_WORDS})",
    re.IGNORECASE,
)
# What stands between a figure and the time that it has changed since.
_CHANGED_SINCE = re.compile(
    r"\W*(?:kể từ|từ|from|over|on)(?: mức| the)? ?", re.IGNORECASE
)
_PLAN_BEFORE = re.compile(
    rf"\b(?:kế hoạch|dự toán|chỉ tiêu|kịch bản){_FEW_WORDS}", re.IGNORECASE
)
_PLAN_AFTER = re.compile(
    r"(?:[’']s)? (?:plan|target|estimate|budget|scenario)\b", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(?:(?:luật|nghị quyết|nghị định|quyết định|chỉ thị|thông tư)\b"
    r"[^.;:()]{0,80}[^\s,.;:()]"
    r"|(?:ban hành|thông qua|dated|issued|adopted|passed|signed)(?: on| in| at| vào)?)"
    r" ?$",
    re.IGNORECASE,
)


def list_own_times(
    figures: list[Mention], sentences: Sentences, content: str
) -> list[Mention]:
    """Return the times, among everything found in a text, that may be a figure's."""
    own = []
    last: Mention | None = None  # the last quantity before
    for mention in figures:
        if isinstance(mention.what, Quantity):
            last = mention
        elif isinstance(mention.what, Time):
            first, end = sentences.at(mention.start)
            before = content[first : mention.start]
            has_figure = last is not None and last.start >= first
            since = last if has_figure else None
            if not (
                _COMPARED.search(before)
                or _DOCUMENT.search(before)
                or (since and _is_of_change(since, mention, content))
                or (since and _is_of_plan(before, content[mention.end : end]))
            ):
                own.append(mention)
    return own


def _is_of_change(figure: Mention, time: Mention, content: str) -> bool:
    """Whether a time is the one since which a figure has changed: up 5% from 2023."""
    what = figure.what
    if not isinstance(what, Quantity) or not (what.direction or what.unit == "%"):
        return False
    between = content[figure.end : time.start]
    is_since = isinstance(time.what, Time) and time.what.modifier == "from"
    return bool(_CHANGED_SINCE.fullmatch(between)) or (is_since and between == " ")


def _is_of_plan(before: str, behind: str) -> bool:
    """Whether a time is a plan's of which a figure before it is a share."""
    return bool(_PLAN_BEFORE.search(before) or _PLAN_AFTER.match(behind))
