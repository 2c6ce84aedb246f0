"""Which sources depend on each other: by repeating one another, or both a third."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl


def list_origins(sources: pl.DataFrame) -> pl.DataFrame:
    """Return what each source repeats, at any remove, and itself: source_id, origin.

    Only sources that repeat another or are repeated are listed; validation has found
    cycles before.
    """
    edges = (
        sources.select("source_id", parent=pl.col("derived_from").str.split(" "))
        .explode("parent")
        .drop_nulls()
    )
    parents: dict[str, list[str]] = {}
    for source, parent in edges.iter_rows():
        parents.setdefault(source, []).append(parent)
    related = sorted({*edges["source_id"], *edges["parent"]})
    rows = [(s, o) for s in related for o in sorted(_climb(s, parents))]
    schema = {"source_id": pl.String, "origin": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _climb(source: str, parents: Mapping[str, list[str]]) -> set[str]:
    """Return a source and all that it repeats, at any remove."""
    found, waiting = {source}, [source]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def name_kin(rows: pl.DataFrame, origins: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with the `kin` of their sources; null of those without any.

    Two sources of one kin depend on the same others: it names the origins that a source
    shares with another.
    """
    shared = origins.filter(pl.len().over("origin") > 1)
    kin = shared.group_by("source_id").agg(kin=pl.col("origin").sort().str.join(" "))
    return rows.join(kin, on="source_id", how="left", maintain_order="left")


def mark_independence(pairs: pl.DataFrame, origins: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs with their `independence`.

    It is `denied` where the sources share what they repeat, or both figures go back to
    one origin; `shown` where they are known to go back to two; else `unknown`. The
    columns are source_a, source_b, and origin_id_a, origin_id_b where figures have one.
    """
    related = origins["source_id"].unique().implode()
    both = pl.col("source_a").is_in(related) & pl.col("source_b").is_in(related)
    dependent = (
        pairs.filter(both)
        .select("source_a", "source_b")
        .unique()
        .join(origins, left_on="source_a", right_on="source_id")
        .join(
            origins,
            left_on=["source_b", "origin"],
            right_on=["source_id", "origin"],
        )
        .select("source_a", "source_b", repeats=pl.lit(value=True))
        .unique()
    )
    marked = pairs.join(
        dependent, on=["source_a", "source_b"], how="left", maintain_order="left"
    )
    is_one = pl.col("origin_id_a") == pl.col("origin_id_b")
    return marked.with_columns(
        independence=pl.when(pl.col("repeats").is_not_null() | is_one)
        .then(pl.lit("denied"))
        .when(is_one.is_not_null())
        .then(pl.lit("shown"))
        .otherwise(pl.lit("unknown"))
    ).drop("repeats")


def count_independent(reports: pl.DataFrame, origins: pl.DataFrame) -> pl.DataFrame:
    """Return how many reports of each fact are known to be independent: fact_id, count.

    `reports` has the source_id and the origin_id of each observation of each fact. Of
    those that have an origin, the ones that repeat the fewest are counted first, and
    what shares anything with one that is counted is not. One report is always counted.
    """
    ancestry = {
        source: frozenset(own)
        for source, own in origins.group_by("source_id").agg("origin").iter_rows()
    }
    known = reports.filter(pl.col("origin_id").is_not_null()).unique()
    told = known.group_by("fact_id").agg("source_id", "origin_id")
    counts = [_count(zip(*row, strict=True), ancestry) for _, *row in told.iter_rows()]
    counted = told.select(
        "fact_id", independent_reports=pl.Series(counts, dtype=pl.UInt32)
    )
    facts = reports.select("fact_id").unique()
    return facts.join(counted, on="fact_id", how="left").with_columns(
        pl.col("independent_reports").fill_null(1)
    )


def _count(
    reports: Iterable[tuple[str, str]], ancestry: Mapping[str, frozenset[str]]
) -> int:
    """Return how many reports (source, origin) share nothing with one that is counted.

    Those that repeat the fewest come first.
    """
    parts = [
        (*sorted(ancestry.get(source, {source})), origin) for source, origin in reports
    ]
    seen: set[str] = set()
    count = 0
    for part in sorted(parts, key=lambda part: (len(part), part)):
        if seen.isdisjoint(part):
            count += 1
            seen.update(part)
    return count
