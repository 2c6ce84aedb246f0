"""All reports compared with each other: comparisons, facts, and links to those."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.dates import compare_dates, list_dates
from pipeline.comparison.facts import make_facts
from pipeline.comparison.groups import MAX_COMPARED
from pipeline.comparison.lineage import list_origins, mark_independence, name_kin
from pipeline.comparison.observations import compare_observations
from pipeline.comparison.statements import make_statements
from pipeline.schemas import published
from pipeline.schemas.published import Tables


def compare(tables: Tables, most: int = MAX_COMPARED) -> Tables:
    """Return `comparisons` and `facts`, and the flat view linked to the latter.

    `tables` are the published tables of any number of sources. Each verdict depends on
    its two sources alone, so that another report never changes it. Of a fact of more
    than `most` reports those that say the same are compared as one. The flat view may
    have its key alone.
    """
    sources = tables["sources"]
    origins = list_origins(sources)
    figures, dates = make_statements(tables), list_dates(tables)
    pairs = pl.concat(
        [
            compare_observations(name_kin(figures, origins), most),
            compare_dates(dates, origins, most),
        ],
        how="diagonal",
    )
    judged = mark_independence(pairs, origins)
    facts = make_facts(figures, dates, judged, sources)
    return {
        "comparisons": _publish(judged),
        "facts": facts,
        "observations_flat": _link_facts(tables["observations_flat"], figures, facts),
    }


def _publish(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return judged pairs as rows of `comparisons`."""
    is_other = pl.col("fact_id_b") != pl.col("fact_id_a")
    return published.typed(
        "comparisons",
        pairs.with_columns(
            comparison_id=pl.format("{}~{}", "record_a", "record_b"),
            fact_id="fact_id_a",
            other_fact_id=pl.when(is_other).then("fact_id_b"),
            rule="rule_en",
        ),
    )


def _link_facts(
    flat: pl.DataFrame, statements: pl.DataFrame, facts: pl.DataFrame
) -> pl.DataFrame:
    """Return the flat view with what is known of the fact that each row states."""
    known = ("fact_id", "standing", "summary_en", "summary_vi")
    linked = statements.select("fact_id", observation_id="record_id").join(
        facts.select(known), on="fact_id"
    )
    rest = flat.drop(known, strict=False)
    return published.typed(
        "observations_flat", rest.join(linked, on="observation_id", how="left")
    )
