"""What is known of the words of a batch: lent to it, and returned with more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from pipeline.normalization.readings import Readings
from pipeline.schemas.raw import ANCHORS, Raw
from pipeline.storage import Rows, Storage, scan


class Learned(NamedTuple):
    """The readings of a batch, and whether some were new."""

    rows: Rows
    has_new: bool


def lend(readings: Readings, storage: Storage) -> Rows:
    """Return all readings that are known, stored for `recall`."""
    return storage.put("readings/known", readings.list_known())


def recall(known: Rows, raw: Raw) -> Readings:
    """Return of the readings that are known those of the words of some sources."""
    columns = [(name, words) for name, own in ANCHORS.items() for words, _ in own]
    words = [raw.sheets[name].select(words=column) for name, column in columns]
    words.append(raw.sources.select(words="reference_words"))
    wanted = pl.concat(words).unique().lazy()
    return Readings(scan([known]).join(wanted, on="words", how="semi").collect())


def give_back(readings: Readings, name: str, storage: Storage) -> Learned:
    """Return the readings of the words of a batch, stored."""
    return Learned(storage.put(f"readings/{name}", readings.gather()), readings.has_new)


def learn(readings: Readings, parts: Iterable[Learned]) -> None:
    """Add the readings of batches to those that are known."""
    for part in parts:
        readings.learn(scan([part.rows]), has_new=part.has_new)
