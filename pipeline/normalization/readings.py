"""Distinct fragments, each read once, as frames that the sheets can be joined to."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipeline.normalization.fragments import ANNOUNCED, PROBLEM, QUANTITY, TIME, Kind

_KINDS = {"quantity": QUANTITY, "announced": ANNOUNCED, "time": TIME}
# The columns of all kinds of readings in one frame; what a kind has not is null.
READINGS: dict[str, Any] = {
    "kind": pl.String,
    **TIME.keys,
    **PROBLEM,
    **QUANTITY.parts,
    **TIME.parts,
}


# What a reading is of.
_FRAGMENT = ["kind", *TIME.keys]


class Readings:
    """What fragments say: those read before, and those read since.

    What is known only saves time: words are read alike whether they are known or not.
    `has_new` where some had to be read.
    """

    def __init__(self, known: pl.DataFrame | None = None) -> None:
        """Begin with readings that `gather` has returned, of the same code, or none."""
        known = pl.DataFrame(schema=READINGS) if known is None else known
        columns = {n: (*k.keys, *PROBLEM, *k.parts) for n, k in _KINDS.items()}
        # In one block each: a filter of several leaves empty ones.
        self._known = {
            name: known.filter(kind=name).select(names).rechunk()
            for name, names in columns.items()
        }
        self._asked: dict[str, list[pl.DataFrame]] = {name: [] for name in _KINDS}
        self.has_new = False

    def quantities(self, fragments: pl.DataFrame) -> pl.DataFrame:
        """Return the one quantity in each distinct `words`, or the problem.

        Columns: words, language, the parts of `QUANTITY` and of a problem.
        """
        return self._read("quantity", fragments)

    def announced(self, fragments: pl.DataFrame) -> pl.DataFrame:
        """Return what each distinct `words` without a figure say of one behind them.

        Columns: words, language, status.
        """
        return self._read("announced", fragments).drop(*PROBLEM)

    def times(self, fragments: pl.DataFrame) -> pl.DataFrame:
        """Return the one time in each distinct `words`, or the problem.

        Columns: words, language, reference_date, the parts of `TIME` and of a problem.
        """
        return self._read("time", fragments)

    def gather(self) -> pl.DataFrame:
        """Return the readings worth keeping, in the columns of `READINGS`.

        All that were asked for come first, then as many of the others at most: what is
        kept grows no further than the sheets do.
        """
        asked, others = [], []
        for name, kind in _KINDS.items():
            keys = list(kind.keys)
            known = self._known[name].with_columns(kind=pl.lit(name))
            wanted = pl.concat([known.select(keys).clear(), *self._asked[name]])
            asked.append(_join(known, wanted, keys, "semi"))
            others.append(_join(known, wanted, keys, "anti"))
        own = pl.concat(asked, how="diagonal").select(*READINGS)
        used = own.unique(_FRAGMENT, keep="first", maintain_order=True)
        rest = pl.concat(others, how="diagonal").select(*READINGS)
        unused = _join(rest, used, _FRAGMENT, "anti").head(len(used))
        return pl.concat([used, unused])

    def _read(self, name: str, fragments: pl.DataFrame) -> pl.DataFrame:
        """Return a row for each distinct fragment: its keys, its problem, its parts."""
        keys = list(_KINDS[name].keys)
        distinct = fragments.select(keys).filter(pl.col("words").is_not_null())
        distinct = distinct.unique(maintain_order=True)
        self._asked[name].append(distinct)
        unknown = _join(distinct, self._known[name], keys, "anti")
        if unknown.is_empty():
            return _join(distinct, self._known[name], keys, "left")
        self.has_new = True
        read = _read_all(_KINDS[name], unknown)
        self._known[name] = pl.concat([self._known[name], read], rechunk=True)
        is_all = len(unknown) == len(distinct)
        return read if is_all else _join(distinct, self._known[name], keys, "left")


def _read_all(kind: Kind, fragments: pl.DataFrame) -> pl.DataFrame:
    """Return the fragments with what each says."""
    rows = [kind.read(*row) for row in fragments.iter_rows()]
    schema = PROBLEM | kind.parts
    return fragments.hstack(pl.DataFrame(rows, schema=schema, orient="row"))


def _join(
    one: pl.DataFrame, other: pl.DataFrame, keys: list[str], how: Any
) -> pl.DataFrame:
    """Join two frames in the order of the first; what has no key is equal, too."""
    return one.join(other, on=keys, how=how, nulls_equal=True, maintain_order="left")
