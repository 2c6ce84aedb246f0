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


def mark_independent(pairs: pl.DataFrame, origins: pl.DataFrame) -> pl.DataFrame:
    """Return the pairs (source_a, source_b) with `independent`: no shared origin."""
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
        .select("source_a", "source_b", independent=pl.lit(value=False))
        .unique()
    )
    marked = pairs.join(
        dependent, on=["source_a", "source_b"], how="left", maintain_order="left"
    )
    return marked.with_columns(pl.col("independent").fill_null(value=True))


def count_independent(reports: pl.DataFrame, origins: pl.DataFrame) -> pl.DataFrame:
    """Return how many sources of each fact depend on no other: fact_id, count.

    `reports` has a row for each source_id of each fact_id. Of sources that depend on
    each other, those that repeat the fewest are counted first, and what depends on one
    that is counted is not.
    """
    ancestry = {
        source: frozenset(own)
        for source, own in origins.group_by("source_id").agg("origin").iter_rows()
    }
    related = pl.col("source_id").is_in(origins["source_id"].unique().implode())
    alone = reports.group_by("fact_id").agg(alone=(~related).sum())
    rows = reports.filter(related).group_by("fact_id").agg(pl.col("source_id").sort())
    chosen = [len(_choose(sources, ancestry)) for sources in rows["source_id"]]
    rows = rows.select("fact_id", chosen=pl.Series(chosen, dtype=pl.UInt32))
    return alone.join(rows, on="fact_id", how="left").select(
        "fact_id",
        independent_reports=pl.col("alone") + pl.col("chosen").fill_null(0),
    )


def _choose(
    sources: Iterable[str], ancestry: Mapping[str, frozenset[str]]
) -> list[str]:
    """Return sources that share no origin, those that repeat the fewest first."""
    chosen: list[str] = []
    seen: set[str] = set()
    for source in sorted(sources, key=lambda source: (len(ancestry[source]), source)):
        if seen.isdisjoint(ancestry[source]):
            chosen.append(source)
            seen |= ancestry[source]
    return chosen
