"""What the reports of a fact agree on, in words that hold none of them to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import polars as pl

from pipeline.comparison.agreement import (
    Agreement,
    Stated,
    find_largest,
    find_largest_runs,
    place_days,
    place_ends,
)
from pipeline.comparison.wording import render_intervals, texts_of
from pipeline.decimals import DECIMAL
from pipeline.issues.catalogue import LANGUAGES

_COLUMNS: dict[str, Any] = {
    "fact_id": pl.String,
    "largest_agreeing": pl.Int64,
    "outside_ids": pl.String,
    **{f"summary_{language}": pl.String for language in LANGUAGES},
}
_FIGURE = ("source_id", "low", "high", "low_open", "high_open")
_RUN = ("source_id", "begin_low", "begin_high", "end_low", "end_high")


class _Agreed(NamedTuple):
    """The sources of a fact, the largest sets that agree, and on what, in words."""

    sources: list[str]
    sets: list[frozenset[str]]
    intervals: Mapping[str, str] | None


def summarize(
    figures: pl.DataFrame,
    dates: pl.DataFrame,
    publishers: Mapping[str, str],
    given: Iterable[str],
) -> pl.DataFrame:
    """Return a row for each fact of several reports: the most that one value fits.

    Columns: fact_id; largest_agreeing, how many reports; outside_ids, the sources that
    stand outside; summary_en and summary_vi. `given` are the facts whose figure
    is given to another one, too.
    """
    elsewhere = set(given)
    agreed = _agree_on_figures(figures) | _agree_on_dates(dates)
    rows = [
        _summarize(fact, own, publishers, is_given=fact in elsewhere)
        for fact, own in agreed.items()
    ]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row")


def _agree_on_figures(figures: pl.DataFrame) -> dict[str, _Agreed]:
    """Return what the reports of each figure agree on."""
    found = {
        fact: (sources, _find_agreements(rows))
        for fact, sources, rows in _group(figures, _FIGURE)
    }
    intervals = _render({fact: own for fact, (_, own) in found.items()}, figures)
    return {
        fact: _Agreed(sources, [one.sources for one in agreements], intervals[fact])
        for fact, (sources, agreements) in found.items()
    }


def _agree_on_dates(dates: pl.DataFrame) -> dict[str, _Agreed]:
    """Return what the reports of each date agree on."""
    return {
        fact: _Agreed(sources, _find_runs(rows), None)
        for fact, sources, rows in _group(dates, _RUN)
    }


def _group(
    records: pl.DataFrame, names: Sequence[str]
) -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """Return the facts of several sources: id, sources, and rows of these columns."""
    several = records.filter(pl.col("source_id").n_unique().over("fact_id") > 1)
    groups = several.select("fact_id", *names).unique().sort("fact_id", "source_id")
    for fact, group in groupby(groups.iter_rows(), itemgetter(0)):
        rows = [row for _, *row in group]
        yield fact, list(dict.fromkeys(source for source, *_ in rows)), rows


def _find_agreements(rows: Iterable[Sequence[Any]]) -> list[Agreement]:
    """Return the largest agreements on a figure."""
    return find_largest(
        Stated(source, *place_ends(low, high, low_open=below, high_open=above))
        for source, low, high, below, above in rows
    )


def _find_runs(rows: Iterable[Sequence[Any]]) -> list[frozenset[str]]:
    """Return the largest sets of sources that agree on days."""
    return find_largest_runs(
        (
            Stated(source, *place_days(*days[:2])),
            Stated(source, *place_days(*days[2:])),
        )
        for source, *days in rows
    )


def _render(
    found: Mapping[str, list[Agreement]], figures: pl.DataFrame
) -> dict[str, dict[str, str]]:
    """Return the intervals of each fact's agreements in words, per language."""
    rows = [
        (fact, *_end(one.low), *_end(one.high))
        for fact, agreements in found.items()
        for one in agreements
    ]
    schema: dict[str, Any] = {
        "fact_id": pl.String,
        "low": DECIMAL,
        "low_open": pl.Boolean,
        "high": DECIMAL,
        "high_open": pl.Boolean,
    }
    units = figures.select("fact_id", "^unit_(en|vi)$").unique("fact_id")
    ends = pl.DataFrame(rows, schema=schema, orient="row")
    worded = render_intervals(ends.join(units, on="fact_id", maintain_order="left"))
    joined = worded.group_by("fact_id", maintain_order=True).agg(
        pl.col(f"allows_{language}").str.join("; ").alias(language)
        for language in LANGUAGES
    )
    return {row.pop("fact_id"): row for row in joined.iter_rows(named=True)}


def _end(place: tuple[Any, int]) -> tuple[Any, bool]:
    """Return the figure of a place, null where it is open, and whether it is out."""
    figure, beside = place
    return (figure if figure.is_finite() else None), beside != 0


def _summarize(
    fact: str, agreed: _Agreed, publishers: Mapping[str, str], *, is_given: bool
) -> tuple[Any, ...]:
    """Return the row of a fact."""
    sources, sets, intervals = agreed
    outside = sorted(set(sources).difference(*sets))
    key = _name_text(len(sources), len(sets), len(sets[0]), is_given=is_given)
    summaries = [
        texts_of("summary", language)[key if intervals else f"{key}_days"].format(
            reports=len(sources),
            agreeing=len(sets[0]),
            sets=len(sets),
            intervals=(intervals or {}).get(language),
            outside=", ".join(publishers[source] for source in outside),
        )
        for language in LANGUAGES
    ]
    return (fact, len(sets[0]), " ".join(outside) or None, *summaries)


def _name_text(reports: int, sets: int, agreeing: int, *, is_given: bool) -> str:
    """Return the key of the text that says how many of the reports agree."""
    if agreeing == reports:
        return "given" if is_given else "all"
    if agreeing == 1:
        return "none" if reports > 2 else "two"  # noqa: PLR2004 - as the key says
    return "most" if sets == 1 else "tie"
