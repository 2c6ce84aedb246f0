"""Which indicator a figure may be of: one that the words around the figure name."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.reading import Quantity

_WORD = re.compile(r"\w+")
# Words at the front of a label that say how something is measured, not what.
_MEASURE = re.compile(
    r"^(?:(?:số|tốc độ|tăng|giá trị|thêm|tỷ lệ|tỷ trọng|thứ hạng|kim ngạch"
    r"|growth|rank|share|rate|value|number|of|by|in|the|added)\b\W*)+"
)
# Words that join others, and at the end of an English label its measure.
_JOINING = re.compile(
    r"\b(?:theo|của|và|được|có|trên|trong|so|với|cho|các|a|an|and|at|by|for|in|of|on"
    r"|the|to|with|growth|rank|share|rate)\b"
)
# A form of so few words names something only as a whole: kinh tế số, not kinh tế.
_PHRASE = 3
# Words beside a figure that is a part of something, and no growth.
_SHARE = re.compile(r"\b(?:bằng|chiếm|tỷ trọng|share|accounts?|accounted|accounting)\b")
# How much of what a label says must stand around a figure.
_MIN_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as the codelist has it, with the nouns that its unit counts.

    `forms` are its labels, and other words for it.
    """

    indicator_id: str
    forms: tuple[str, ...]
    unit: str
    kind: str
    time_scope: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggester:
    """What names the indicators of one codelist.

    `forms` has, for each indicator, what the words of each of its forms weigh.
    """

    indicators: list[Indicator]
    forms: list[list[dict[str, float]]]
    # Positions of the indicators that fit a kind of quantity, kept once they are known.
    _fitting: dict[tuple[bool, str, str | None, str | None], list[int]] = field(
        default_factory=dict
    )

    def suggest(self, quantity: Quantity, near: str, before: str) -> Indicator | None:
        """Return the indicator that words around a figure name, if they name one.

        `near` are the words between the quantities beside it; where they name none,
            those `before` may. Where they name several equally, none is returned.
        """
        key = (quantity.ordinal, quantity.unit, quantity.counted, quantity.direction)
        if key not in self._fitting:
            fits = [_fits(indicator, quantity) for indicator in self.indicators]
            self._fitting[key] = [i for i, fit in enumerate(fits) if fit]
        for context in (near, before):
            words = _list_words(context)
            fitting = self._fitting[key]
            if _SHARE.search(near.lower()):
                fitting = [i for i in fitting if self.indicators[i].kind != "change"]
            named = {i: self._weigh(i, words) for i in fitting}
            most = max(named.values(), default=0)
            best = [i for i, weight in named.items() if weight == most]
            if most and len(best) == 1:
                return self.indicators[best[0]]
            if most:
                return None
        return None

    def _weigh(self, index: int, words: list[str]) -> float:
        """Return the weight of the words that name an indicator; 0 if too few do."""
        return max((_weigh(form, words) for form in self.forms[index]), default=0)


def _weigh(form: dict[str, float], words: list[str]) -> float:
    """Return the weight of the words of a form among others; 0 if too few are."""
    if len(form) <= _PHRASE:
        phrase = f" {' '.join(form)} "
        return sum(form.values()) if phrase in f" {' '.join(words)} " else 0
    held = sum(weight for word, weight in form.items() if word in words)
    return held if held >= _MIN_SHARE * sum(form.values()) else 0


def make_suggester(indicators: Iterable[Indicator]) -> Suggester:
    """Return a suggester: a word weighs the more, the fewer indicators have it."""
    listed = sorted(indicators, key=lambda indicator: indicator.indicator_id)
    words = [[_name_words(form) for form in one.forms] for one in listed]
    spread = Counter(word for forms in words for word in set().union(*forms))
    rarity = {word: math.log(1 + len(listed) / n) for word, n in spread.items()}
    forms = [[{w: rarity[w] for w in form} for form in own if form] for own in words]
    return Suggester(listed, forms)


def _name_words(form: str) -> list[str]:
    """Return the words of a form that say what it names."""
    return _list_words(_MEASURE.sub("", form.lower(), count=1))


def _list_words(text: str) -> list[str]:
    """Return the words of a text but those that join others."""
    return _WORD.findall(_JOINING.sub(" ", text.lower()))


def _fits(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether a quantity can be of an indicator: its unit, its noun, its rank."""
    if quantity.ordinal or indicator.kind == "rank":
        return quantity.ordinal and indicator.kind == "rank"
    if quantity.direction and indicator.unit == "%" and indicator.kind == "level":
        return False
    if quantity.unit != "1":
        return quantity.unit == indicator.unit
    if quantity.counted is None:
        return indicator.unit == "1"
    counted = quantity.counted.lower()
    return any(counted.startswith(noun) for noun in indicator.nouns)
