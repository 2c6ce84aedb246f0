"""Which indicator a figure may be of: one that the words around the figure name."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

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
    time_scope: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Words that name an indicator, and what each of them weighs."""

    indicator: Indicator
    weights: dict[str, float]

    def weigh(self, words: list[str]) -> float:
        """Return the weight of its words among others; 0 if too few are there."""
        if len(self.weights) <= _PHRASE:
            phrase = f" {' '.join(self.weights)} "
            return sum(self.weights.values()) if phrase in f" {' '.join(words)} " else 0
        held = sum(self.weights[w] for w in self.weights.keys() & set(words))
        return held if held >= _MIN_SHARE * sum(self.weights.values()) else 0


@dataclass(frozen=True, slots=True)
class Suggester:
    """The forms of the indicators of one codelist, by the words that they need."""

    forms: dict[str, list[Form]]

    def suggest(self, quantity: Quantity, near: str, before: str) -> Indicator | None:
        """Return the indicator that words around a figure name, if they name one.

        `near` are the words between the quantities beside it; where they name none,
        those `before` may. Where they name several equally, none is returned.
        """
        for context in (near, before):
            named = self._weigh(quantity, _list_words(context))
            most = max(named.values(), default=0)
            best = [one for one, weight in named.items() if weight == most]
            if most:
                return best[0] if len(best) == 1 else None
        return None

    def _weigh(self, quantity: Quantity, words: list[str]) -> dict[Indicator, float]:
        """Return the weight of each indicator that words name and a quantity fits."""
        named: dict[Indicator, float] = {}
        for word in dict.fromkeys(words):
            for form in self.forms.get(word, ()):
                weight = round(form.weigh(words), 6) if _fits(form, quantity) else 0
                if weight > named.get(form.indicator, 0):
                    named[form.indicator] = weight
        return named


def make_suggester(indicators: Iterable[Indicator]) -> Suggester:
    """Return a suggester: a word weighs the more, the fewer indicators have it."""
    listed = list(indicators)
    named = [(one, [_name_words(form) for form in one.forms]) for one in listed]
    spread = Counter(word for _, forms in named for word in set().union(*forms))
    rarity = {word: math.log(1 + len(listed) / n) for word, n in spread.items()}
    by_word: dict[str, list[Form]] = {}
    for indicator, forms in named:
        for words in filter(None, forms):
            form = Form(indicator, {word: rarity[word] for word in words})
            for word in _list_needed(form.weights):
                by_word.setdefault(word, []).append(form)
    return Suggester(by_word)


def _list_needed(weights: dict[str, float]) -> list[str]:
    """Return the heaviest words of a form, without all of which too few are left."""
    spare = 0 if len(weights) <= _PHRASE else (1 - _MIN_SHARE) * sum(weights.values())
    needed: list[str] = []
    for word in sorted(weights, key=lambda word: -weights[word]):
        if sum(weights[one] for one in needed) > spare:
            break
        needed.append(word)
    return needed


def _name_words(form: str) -> list[str]:
    """Return the words of a form that say what it names."""
    return _list_words(_MEASURE.sub("", form.lower(), count=1))


def _list_words(text: str) -> list[str]:
    """Return the words of a text but those that join others."""
    return _WORD.findall(_JOINING.sub(" ", text.lower()))


def _fits(form: Form, quantity: Quantity) -> bool:
    """Whether a quantity can be of what a form names: by its unit, or its noun.

    Of any indicator there may be a rank, a growth, a share; but the one noun of what
    is counted names no more than that (xã, in xã hội).
    """
    unit = form.indicator.unit
    if quantity.ordinal or quantity.unit in {"%", "%{point}"}:
        is_noun = unit.startswith("{") and len(form.weights) == 1
        return not is_noun and unit != "a"
    if quantity.unit != "1":
        return quantity.unit == unit
    if quantity.counted is None:
        return unit == "1"
    counted = quantity.counted.lower()
    return any(counted.startswith(noun) for noun in form.indicator.nouns)
