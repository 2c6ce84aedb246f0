"""How a language writes: what the properties of the readers are tried on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Writing:
    """A language's numbers, dates and words.

    `spell` writes a whole number out, `group` in digits; dates are formats of
    `day`, `month`, `year` and `name`, the month's. `shards` are what hostile and
    careless texts are made of, `hostile` what hostile ones repeat.
    """

    spell: Callable[[int], str]
    group: Callable[[int], str]
    point: str
    money: str
    months: tuple[str, ...]
    date_styles: tuple[str, ...]
    fragments: tuple[str, ...]
    plain_words: tuple[str, ...]
    shards: tuple[str, ...]
    hostile: tuple[str, ...]
