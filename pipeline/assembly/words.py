"""What is known of the words of a batch, from earlier builds and for later ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.cache import Cache
from pipeline.normalization.readings import READINGS, Readings

# Whose words are read, beside those of batches; no source has such an id.
SHARED, NO_SOURCE = "_shared", "_none"


@contextmanager
def recall(cache: Cache | None, name: str) -> Iterator[Readings]:
    """Give the readings that are kept under a name; keep them with new ones.

    They are kept whether or not the words are of sound rows.
    """
    readings = Readings(cache.load_readings(name, READINGS) if cache else None)
    try:
        yield readings
    finally:
        if cache and readings.has_new:
            cache.keep_readings(name, readings.gather())
