"""Which indicator a figure may be of, ranked by the words around it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.reading import Quantity

_WORD = re.compile(r"\w+")
_MAX_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as the codelist has it, with the nouns that its unit counts."""

    indicator_id: str
    labels: tuple[str, ...]
    unit: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggester:
    """A ranking of the indicators of one codelist."""

    indicators: list[Indicator]
    # By word, the positions of the indicators that it labels, and what it weighs there.
    weights: Mapping[str, Sequence[tuple[int, float]]]
    # Positions of the indicators that fit a kind of quantity, kept once they are known.
    _fitting: dict[tuple[bool, str, str | None], list[int]] = field(
        default_factory=dict
    )

    def suggest(self, quantity: Quantity, near: str, around: str) -> list[str]:
        """Return up to three ids of indicators that fit the unit, likeliest first.

        Words `near` the figure count twice, and those `around` it once; an indicator
        that shares no word with either still counts where its unit fits.
        """
        key = (quantity.ordinal, quantity.unit, quantity.counted)
        if key not in self._fitting:
            fits = [_fits(indicator, quantity) for indicator in self.indicators]
            self._fitting[key] = [i for i, fit in enumerate(fits) if fit]
        fitting = self._fitting[key]
        if len(fitting) > 1:
            shares = self._weigh(near, around)
            fitting = sorted(fitting, key=lambda i: (-round(shares[i], 6), i))
        return [self.indicators[i].indicator_id for i in fitting[:_MAX_SUGGESTIONS]]

    def _weigh(self, near: str, around: str) -> list[float]:
        """Return how much of each indicator's labels the contexts have."""
        shares = [0.0] * len(self.indicators)
        for context, times in ((near, 2), (around, 1)):
            for word in dict.fromkeys(_WORD.findall(context.lower())):
                for index, weight in self.weights.get(word, ()):
                    shares[index] += times * weight
        return shares


def make_suggester(indicators: Iterable[Indicator]) -> Suggester:
    """Return a suggester: a word weighs the more, the fewer labels have it."""
    listed = sorted(indicators, key=lambda indicator: indicator.indicator_id)
    words = [
        dict.fromkeys(_WORD.findall(" ".join(indicator.labels).lower()))
        for indicator in listed
    ]
    spread = Counter(word for own in words for word in own)
    rarity = {word: math.log(1 + len(listed) / n) for word, n in spread.items()}
    weights: dict[str, list[tuple[int, float]]] = {}
    for index, own in enumerate(words):
        whole = sum(rarity[word] for word in own)
        for word in own:
            weights.setdefault(word, []).append((index, rarity[word] / whole))
    return Suggester(listed, weights)


def _fits(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether a quantity can be of an indicator: its unit, its noun.

    Of any indicator there may be a rank, a growth, a share.
    """
    if quantity.ordinal or quantity.unit == "%":
        return True
    if quantity.unit != "1":
        return quantity.unit == indicator.unit
    if quantity.counted is None:
        return indicator.unit == "1"
    counted = quantity.counted.lower()
    return any(counted.startswith(noun) for noun in indicator.nouns)
