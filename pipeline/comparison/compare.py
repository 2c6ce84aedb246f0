"""All reports compared with each other: comparisons, facts, and links to those."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.dates import compare_dates
from pipeline.comparison.facts import make_facts
from pipeline.comparison.groups import MAX_COMPARED
from pipeline.comparison.lineage import list_origins, mark_independent, name_kin
from pipeline.comparison.observations import compare_observations
from pipeline.comparison.statements import make_statements
from pipeline.schemas import published
from pipeline.schemas.published import Tables


def compare(tables: Tables, most: int = MAX_COMPARED) -> Tables:
    """Return `comparisons` and `facts`, and the flat view linked to the latter.

    `tables` are the published tables of any number of sources. Each verdict depends on
    its two sources alone, so that another report never changes it. Of a fact of more
    than `most` reports those that say the same are compared as one.
    """
    origins = list_origins(tables["sources"])
    statements = name_kin(make_statements(tables), origins)
    pairs = mark_independent(compare_observations(statements, most), origins)
    dates = mark_independent(compare_dates(tables, origins, most), origins)
    facts = make_facts(statements, pairs, origins)
    return {
        "comparisons": pl.concat(
            [
                _publish(pairs.with_columns(record_table=pl.lit("observations"))),
                _publish(dates),
            ]
        ),
        "facts": facts,
        "observations_flat": _link_facts(
            tables["observations_flat"], statements, facts
        ),
    }


def _publish(pairs: pl.DataFrame) -> pl.DataFrame:
    """Return judged pairs as rows of `comparisons`."""
    return published.typed(
        "comparisons",
        pairs.with_columns(
            comparison_id=pl.format("{}~{}", "record_a", "record_b"), rule="rule_en"
        ),
    )


def _link_facts(
    flat: pl.DataFrame, statements: pl.DataFrame, facts: pl.DataFrame
) -> pl.DataFrame:
    """Return the flat view with the fact that each row states, and its standing."""
    linked = statements.select("observation_id", "fact_id").join(
        facts.select("fact_id", "standing"), on="fact_id"
    )
    rest = flat.drop("fact_id", "standing")
    return published.typed(
        "observations_flat", rest.join(linked, on="observation_id", how="left")
    )
