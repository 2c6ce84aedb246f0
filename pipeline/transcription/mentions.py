"""What the pipeline finds in a report by itself: quantities, times, refusals, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipeline.anchors.text import Text
from pipeline.reading import Quantity, Refusal, Time, read

_WORD = re.compile(r"\w+")
_NAMED_PROPERLY = ("area:", "org:", "person:")


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of a report (code points of the text, half-open), and what they say."""

    start: int
    end: int
    what: Quantity | Time | Refusal


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a report that are a listed name, and the entities that bear it."""

    start: int
    end: int
    entity_ids: tuple[str, ...]


def find_figures(
    text: Text, language: str, reference_date: dt.date | None
) -> list[Finding]:
    """Every quantity, time and refusal in a text, paragraph by paragraph, in order."""
    found = []
    for start, end in pairwise([*text.paragraphs, len(text.content)]):
        result = read(text.content[start:end].rstrip(), language, reference_date)
        found += [
            Finding(start + what.start, start + what.end, what)
            for what in (*result.readings, *result.refusals)
        ]
    return sorted(found, key=lambda finding: (finding.start, finding.end))


def find_names(text: Text, forms: Iterable[tuple[str, str]]) -> list[Name]:
    """Every listed name in a text, the longest at each place.

    `forms` are pairs of a form and the entity that it may name. A form is found as it
    is written or in capitals, as whole words. A common noun (thành phố) names a place,
    person or organization only in a text that also names it properly.
    """
    bearers: dict[str, dict[str, None]] = {}
    for form, entity_id in forms:
        for written in (form, form.upper()):
            bearers.setdefault(written, {})[entity_id] = None
    by_first: dict[str, list[str]] = {}
    for form in sorted(bearers, key=len, reverse=True):
        first = _WORD.match(form)
        if first:
            by_first.setdefault(first[0], []).append(form)
    names = []
    behind = 0
    for word in _WORD.finditer(text.content):
        start = word.start()
        if start >= behind and word[0] in by_first:
            form = _longest_at(text.content, start, by_first[word[0]])
            if form:
                behind = start + len(form)
                names.append(Name(start, behind, tuple(bearers[form])))
    return _drop_common_nouns(text, names)


def _drop_common_nouns(text: Text, names: list[Name]) -> list[Name]:
    """The names without nouns that stand for someone the text never names."""
    proper = {
        entity_id
        for name in names
        if not _is_common(text, name)
        for entity_id in name.entity_ids
    }
    kept = []
    for name in names:
        bearers = name.entity_ids
        if _is_common(text, name):
            bearers = tuple(
                i for i in bearers if i in proper or not i.startswith(_NAMED_PROPERLY)
            )
        if bearers:
            kept.append(Name(name.start, name.end, bearers))
    return kept


def _is_common(text: Text, name: Name) -> bool:
    """Whether a name is written without any capital or digit."""
    words = text.content[name.start : name.end]
    return words == words.lower() and not any(c.isdigit() for c in words)


def _longest_at(content: str, start: int, forms: list[str]) -> str:
    """The first of the forms, longest first, that stands there as whole words."""
    for form in forms:
        end = start + len(form)
        if content.startswith(form, start) and not content[end : end + 1].isalnum():
            return form
    return ""
