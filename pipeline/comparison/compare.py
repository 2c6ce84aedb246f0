"""All reports compared with each other: comparisons, figures, and links to those."""

from __future__ import annotations

import polars as pl

from pipeline.comparison.dates import compare_dates
from pipeline.comparison.facts import make_figures
from pipeline.comparison.groups import MAX_COMPARED
from pipeline.comparison.lineage import list_origins, mark_independent, name_kin
from pipeline.comparison.observations import compare_observations
from pipeline.comparison.statements import make_statements
from pipeline.schemas import published
from pipeline.schemas.published import Tables


def compare(tables: Tables, most: int = MAX_COMPARED) -> Tables:
    """Return the tables `comparisons` and `figures`, and `facts` linked to the latter.

    `tables` are the published tables of any number of sources. Each verdict depends on
    its two sources alone, so that another report never changes it. Of a fact of more
    than `most` reports those that say the same are compared as one.
    """
    origins = list_origins(tables["sources"])
    statements = name_kin(make_statements(tables), origins)
    pairs = mark_independent(compare_observations(statements, most), origins)
    dates = mark_independent(compare_dates(tables, origins, most), origins)
    figures = make_figures(statements, pairs, origins)
    return {
        "comparisons": pl.concat(
            [
                _publish(pairs.with_columns(table=pl.lit("observations"))),
                _publish(dates),
            ]
        ),
        "figures": figures,
        "facts": _link_facts(tables["facts"], statements, figures),
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
    facts: pl.DataFrame, statements: pl.DataFrame, figures: pl.DataFrame
) -> pl.DataFrame:
    """Return the flat view with the fact that each row states, and its standing."""
    linked = statements.select("observation_id", "figure_id").join(
        figures.select("figure_id", "standing"), on="figure_id"
    )
    rest = facts.drop("figure_id", "standing")
    return published.typed("facts", rest.join(linked, on="observation_id", how="left"))
