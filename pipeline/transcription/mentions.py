"""What the pipeline finds in a report by itself: quantities, times, refusals, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.anchors.text import Text
from pipeline.reading import Quantity, Refusal, Time, read

_WORD = re.compile(r"\w+")
# Types of entities that a common noun names only where they are named properly too.
_PROPER = ("area:", "org:", "person:")


@dataclass(frozen=True, slots=True)
class Mention:
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
) -> list[Mention]:
    """Return every quantity, time and refusal in a text, in order."""
    found = []
    for start, end in pairwise([*text.paragraphs, len(text.content)]):
        result = read(text.content[start:end].rstrip(), language, reference_date)
        found += [
            Mention(start + what.start, start + what.end, what)
            for what in (*result.readings, *result.refusals)
        ]
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def list_spans(mentions: list[Mention]) -> list[int]:
    """Return where each mention begins and ends, in turn."""
    return [place for mention in mentions for place in (mention.start, mention.end)]


def find_names(text: Text, forms: Iterable[tuple[str, str]]) -> list[Name]:
    """Return every listed name in a text, the longest at each place.

    `forms` are pairs of a form and the entity that it may name. A form is found as it
    is written or in capitals, as whole words. A common noun (thành phố) names a place,
    person or organization only in a text that also names it properly.
    """
    bearers = _list_bearers(forms)
    by_first = _group_by_first_word(bearers)
    names = []
    behind = 0
    for word in _WORD.finditer(text.content):
        if word[0] in by_first and word.start() >= behind:
            start = word.start()
            form = _form_at(text.content, start, by_first[word[0]])
            if form:
                behind = start + len(form)
                names.append(Name(start, behind, bearers[form]))
    return _drop_common_nouns(text, names)


def _list_bearers(forms: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the entities that each form may name, as written and in capitals."""
    bearers: dict[str, dict[str, None]] = {}
    for form, entity_id in forms:
        for written in (form, form.upper()):
            bearers.setdefault(written, {})[entity_id] = None
    return {form: tuple(ids) for form, ids in bearers.items()}


def _group_by_first_word(forms: Iterable[str]) -> dict[str, list[str]]:
    """Return the forms by their first word, the longest first."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        first = _WORD.match(form)
        if first:
            groups.setdefault(first[0], []).append(form)
    return groups


def _drop_common_nouns(text: Text, names: list[Name]) -> list[Name]:
    """Return the names without nouns for someone the text never names."""
    proper = {
        entity_id
        for name in names
        if not _is_common(text, name)
        for entity_id in name.entity_ids
    }
    kept = []
    for name in names:
        ids = name.entity_ids
        if _is_common(text, name):
            ids = tuple(i for i in ids if i in proper or not i.startswith(_PROPER))
        if ids:
            kept.append(replace(name, entity_ids=ids))
    return kept


def _is_common(text: Text, name: Name) -> bool:
    """Whether a name is written without any capital or digit."""
    words = text.content[name.start : name.end]
    return words == words.lower() and not any(c.isdigit() for c in words)


def _form_at(content: str, start: int, forms: list[str]) -> str:
    """Return the first of the forms that stands there as whole words, or nothing."""
    for form in forms:
        end = start + len(form)
        if content.startswith(form, start) and not content[end : end + 1].isalnum():
            return form
    return ""
