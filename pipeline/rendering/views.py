"""Views of facts: each with its reports and verdicts, from the published tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.comparison.dates import DATED
from pipeline.comparison.verdicts import CONFLICTS, OF_TWO_FACTS
from pipeline.issues.catalogue import wording
from pipeline.rendering.query import Selection, list_terms, select_facts, title_facts
from pipeline.schemas.published import Tables

# Verdicts that a reader is shown with their rule.
DISAGREEING = (*CONFLICTS, *OF_TWO_FACTS)


@dataclass(frozen=True, slots=True)
class Report:
    """One record of a fact: its words, who published them, and the reader's note."""

    record_id: str
    words: str
    publisher: str
    date: str
    reference: str
    url: str
    note: str

    @property
    def citation(self) -> str:
        """Its publisher, date, and the publisher's number where there is no address."""
        number = "" if self.url else self.reference
        return ", ".join(filter(None, (self.publisher, self.date, number)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are compared.

    `judgement` is the verdict in words, with a remark if they are not independent.
    """

    records: tuple[str, str]
    publishers: tuple[str, str]
    verdict: str
    independence: str
    judgement: str
    rule: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: what it is of, its reports, and what they are to each other.

    `title`, `summary` and the rules of its pairs are in one language; `interval` is
    what all its reports allow, where they leave any.
    """

    key: str
    indicator_id: str | None
    subject_id: str
    title: str
    standing: str
    standing_label: str
    interval: str
    summary: str
    reports: tuple[Report, ...]
    pairs: tuple[Pair, ...]

    @property
    def conflicts(self) -> tuple[Pair, ...]:
        """The pairs that do not agree."""
        return tuple(pair for pair in self.pairs if pair.verdict in DISAGREEING)


def gather_views(tables: Tables, language: str, selection: Selection) -> list[FactView]:
    """Return a view of each selected fact in one language: figures, then dates.

    Raises:
        UsageError: there is no fact at all of such an indicator or subject.
    """
    chosen = select_facts(tables, selection)
    if chosen.is_empty():
        return []
    facts = title_facts(chosen, tables, language)
    records = facts.select(record_id="records").explode("record_id").unique()
    reports = _gather_reports(tables, records)
    pairs = _gather_pairs(tables, records, language)
    labels = dict(list_terms(tables, "facts.standing", f"label_{language}").iter_rows())
    return [
        FactView(
            key=fact["key"],
            indicator_id=fact["indicator_id"],
            subject_id=fact["subject_id"],
            title=fact["title"],
            standing=fact["standing"],
            standing_label=labels[fact["standing"]],
            interval=fact["interval"],
            summary=fact[f"summary_{language}"] or "",
            reports=tuple(reports[record] for record in fact["records"]),
            pairs=_pairs_of(fact["records"], pairs),
        )
        for fact in facts.iter_rows(named=True)
    ]


def _gather_reports(tables: Tables, records: pl.DataFrame) -> dict[str, Report]:
    """Return the records by their ids, with their words and their sources."""
    fields = {"observations": ["hedge"]} | {name: d for name, (_, *d) in DATED.items()}
    evidence = tables["evidence"].join(records, on="record_id", how="semi")
    words = pl.concat(
        evidence.filter(pl.col("field").is_in(names), record_table=table).unique(
            "record_id"
        )
        for table, names in fields.items()
    )
    notes = pl.concat(
        tables[table].select(
            pl.col("^(observation|record)_id$").alias("record_id"), "note"
        )
        for table in fields
    )
    sources = tables["sources"].drop("note")
    reports = words.join(sources, on="source_id", how="left").join(
        notes, on="record_id", how="left"
    )
    reports = reports.select(
        "record_id",
        "exact",
        "publisher",
        *(
            pl.col(name).fill_null("")
            for name in ("date_published", "publisher_ref", "url", "note")
        ),
    )
    return {row[0]: Report(*row) for row in reports.iter_rows()}


def _gather_pairs(
    tables: Tables, records: pl.DataFrame, language: str
) -> dict[str, list[Pair]]:
    """Return the pairs of each record; those of two facts stand under both."""
    labels = list_terms(tables, "comparisons.verdict", f"label_{language}")
    rows = (
        tables["comparisons"]
        .join(records, left_on="record_a", right_on="record_id", how="semi")
        .vstack(
            tables["comparisons"]
            .filter(pl.col("other_fact_id").is_not_null())
            .join(records, left_on="record_b", right_on="record_id", how="semi")
        )
        .unique("comparison_id", maintain_order=True)
        .join(labels, left_on="verdict", right_on="code", maintain_order="left")
        .select(
            "record_a",
            "record_b",
            "verdict",
            "label",
            "independence",
            "rule" if language == "en" else f"rule_{language}",
        )
    )
    dependent = wording("pipeline.rendering", "view", language)["dependent"]
    publishers = dict(tables["sources"].select("source_id", "publisher").iter_rows())
    pairs: dict[str, list[Pair]] = {}
    for a, b, verdict, label, independence, rule in rows.iter_rows():
        names = (publishers[a.partition("/")[0]], publishers[b.partition("/")[0]])
        judgement = f"{label} ({dependent})" if independence == "denied" else label
        pair = Pair((a, b), names, verdict, independence, judgement, rule)
        pairs.setdefault(a, []).append(pair)
        if verdict in OF_TWO_FACTS:
            pairs.setdefault(b, []).append(pair)
    return pairs


def _pairs_of(
    records: Iterable[str], pairs: Mapping[str, list[Pair]]
) -> tuple[Pair, ...]:
    """Return the pairs of a fact's records, each once."""
    own = (pair for record in records for pair in pairs.get(record, ()))
    return tuple(dict.fromkeys(own))
