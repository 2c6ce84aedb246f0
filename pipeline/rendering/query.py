"""Facts that are selected, with the titles that distinguish them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from pipeline.comparison.periods import name_periods
from pipeline.comparison.units import name_units
from pipeline.comparison.wording import print_figures, with_unit
from pipeline.issues.catalogue import wording
from pipeline.issues.model import UsageError
from pipeline.matching import find_nearest
from pipeline.schemas.published import Tables


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts: of one indicator, of one subject, of one standing."""

    indicator_id: str | None = None
    subject_id: str | None = None
    standing: str | None = None


def select_facts(tables: Tables, selection: Selection) -> pl.DataFrame:
    """Return the selected facts, one a row: figures first, then dates.

    Columns: those of `facts`, key, records (their ids).

    Raises:
        UsageError: there is no fact at all of such an indicator or subject.
    """
    facts = _list(tables)
    root = _find_root(selection.subject_id, tables["entities"])
    return _select(facts, replace(selection, subject_id=root))


def _list(tables: Tables) -> pl.DataFrame:
    """Return the facts, figures first, with their records; a goal is a subject."""
    is_date = pl.col("record_table") != "observations"
    goal = pl.col("fact_id").str.strip_prefix("goals/")
    return (
        tables["facts"]
        .sort(is_date, "fact_id")
        .with_columns(
            key="fact_id",
            subject_id=pl.when(record_table="goals").then(goal).otherwise("subject_id"),
            records=pl.col("record_ids").str.split(" "),
        )
    )


def _select(facts: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Return the selected facts."""
    for column, code in (
        ("indicator_id", selection.indicator_id),
        ("subject_id", selection.subject_id),
    ):
        if code is not None:
            _require_known(code, facts[column].drop_nulls().unique().sort().to_list())
    chosen = facts
    if selection.indicator_id is not None:
        chosen = chosen.filter(pl.col("indicator_id") == selection.indicator_id)
    if selection.subject_id is not None:
        chosen = chosen.filter(pl.col("subject_id") == selection.subject_id)
    if selection.standing is not None:
        chosen = chosen.filter(standing=selection.standing)
    return chosen


def _find_root(code: str | None, entities: pl.DataFrame) -> str | None:
    """Return the territory that an area is a name of; any other subject itself."""
    roots = entities.filter(entity_id=code or "")["territory_id"].drop_nulls()
    return code if roots.is_empty() else str(roots.item())


def _require_known(code: str, known: list[str]) -> None:
    """Refuse a code that no fact has, with those nearest to it."""
    if code not in known:
        nearest = find_nearest(code, known)
        message = f"no fact has the id {code} (nearest: {nearest}); see facts.csv"
        raise UsageError(message)


def title_facts(facts: pl.DataFrame, tables: Tables, language: str) -> pl.DataFrame:
    """Return the facts with `title`, and `interval`, what all reports allow."""
    label = f"label_{language}"
    indicators = tables["indicators"].select("indicator_id", indicator=label)
    measures = list_terms(tables, "facts.measure", label).filter(
        pl.col("code") != "level"
    )
    measures = measures.select(measure="code", measured="label")
    entities = tables["entities"].select(subject_id="entity_id", subject=label)
    goals = tables["goals"].select(subject_id="goal_id", subject=f"summary_{language}")
    subjects = pl.concat([entities, goals]).unique("subject_id", keep="first")
    natures = list_terms(tables, "facts.nature", label)
    targets = natures.filter(pl.col("code") != "result")
    targets = targets.select(nature="code", target="label")
    low, high = pl.col(f"low_{language}"), pl.col(f"high_{language}")
    named = name_units(tables["units"]).select("unit", unit_label=f"unit_{language}")
    ends = pl.format("{} … {}", low.fill_null(""), high.fill_null(""))
    span = pl.when(pl.col("low") == pl.col("high")).then(low).otherwise(ends)
    some = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    joined = print_figures(_render_periods(facts, tables, language), ("low", "high"))
    for vocabulary, key in (
        (indicators, "indicator_id"),
        (measures, "measure"),
        (subjects, "subject_id"),
        (targets, "nature"),
        (named, "unit"),
    ):
        joined = joined.join(vocabulary, on=key, how="left", maintain_order="left")
    # Another currency than the indicator's own is another fact.
    money = pl.when(pl.col("key").str.ends_with(pl.format("/{}", "unit"))).then("unit")
    parts = ("indicator", "measured", "currency", "subject", "period", "target")
    return joined.with_columns(currency=money).with_columns(
        title=pl.concat_str(parts, separator=" · ", ignore_nulls=True),
        interval=pl.when(some)
        .then(with_unit(span, pl.col("unit_label")))
        .otherwise(pl.lit("")),
    )


def _render_periods(facts: pl.DataFrame, tables: Tables, language: str) -> pl.DataFrame:
    """Return the facts with `period`: the time that distinguishes each."""
    facts = facts.with_columns(record=pl.col("records").list.first())
    stated = tables["observations"].join(
        facts, left_on="observation_id", right_on="record", how="semi"
    )
    days = name_periods(stated).select(
        period=f"period_{language}", record="observation_id"
    )
    is_code = pl.col("time_period").str.contains("-")
    timeless = pl.col("key").str.contains("/unstated/", literal=True)
    texts = wording("pipeline.rendering", "view", language)
    return facts.join(
        days, on="record", how="left", maintain_order="left"
    ).with_columns(
        period=pl.when(timeless)
        .then(pl.lit(texts["timeless"]))
        .when(is_code)
        .then("period")
        .otherwise("time_period")
    )


def list_terms(tables: Tables, scheme: str, label: str) -> pl.DataFrame:
    """Return the codes and labels of a scheme: code, label."""
    terms = tables["terms"].filter(scheme=scheme)
    return terms.select("code", label=label)
