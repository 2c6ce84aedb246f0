"""Accounts: a fact with all its reports and verdicts, taken from published tables."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.comparing.dates import DATED
from pipeline.comparing.figures import rank_standings
from pipeline.comparing.periods import tell_period
from pipeline.comparing.verdicts import CONFLICTS
from pipeline.decimals import DECIMAL, printed
from pipeline.issues import UsageError

Tables = dict[str, pl.DataFrame]

_DEPENDENT = {"en": "not independent", "vi": "không độc lập"}


@dataclass(frozen=True, slots=True)
class Report:
    """One record of a fact: its words and who published them."""

    record_id: str
    words: str
    publisher: str
    date: str
    reference: str
    url: str

    @property
    def citation(self) -> str:
        """Its publisher, date, and the publisher's number where there is no address."""
        number = "" if self.url else self.reference
        return ", ".join(filter(None, (self.publisher, self.date, number)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records held against each other.

    `judgement` is the verdict in words, with a remark if they are not independent.
    """

    records: tuple[str, str]
    publishers: tuple[str, str]
    verdict: str
    independent: bool
    judgement: str
    rule: str


@dataclass(frozen=True, slots=True)
class Account:
    """A fact: what it is of, its reports, and what they are to each other.

    `title` and the rules of its pairs are in one language; `interval` is what all its
    reports allow, where they leave any.
    """

    key: str
    indicator_id: str | None
    subject_id: str
    title: str
    standing: str
    standing_label: str
    interval: str
    reports: tuple[Report, ...]
    pairs: tuple[Pair, ...]

    @property
    def conflicts(self) -> tuple[Pair, ...]:
        """The pairs that do not agree."""
        return tuple(pair for pair in self.pairs if pair.verdict in CONFLICTS)


@dataclass(frozen=True, slots=True)
class Selection:
    """What to tell: of one indicator, of one subject, only what is disputed."""

    indicator_id: str | None = None
    subject_id: str | None = None
    disputed: bool = False


def gather_accounts(tables: Tables, language: str, asked: Selection) -> list[Account]:
    """An account of each fact asked for, in one language: figures first, then dates.

    Raises:
        UsageError: there is no fact at all of such an indicator or subject.
    """
    facts = pl.concat([_list_figures(tables), _list_dates(tables)])
    facts = _title(_select(facts, asked), tables, language)
    records = facts.select(record_id="records").explode("record_id").unique()
    reports = _gather_reports(tables, records)
    pairs = _gather_pairs(tables, records, language)
    labels = dict(_terms(tables, "figures.standing", f"label_{language}").iter_rows())
    return [
        Account(
            key=fact["key"],
            indicator_id=fact["indicator_id"],
            subject_id=fact["subject_id"],
            title=fact["title"],
            standing=fact["standing"],
            standing_label=labels[fact["standing"]],
            interval=fact["interval"],
            reports=tuple(reports[record] for record in fact["records"]),
            pairs=_pairs_of(fact["records"], pairs),
        )
        for fact in facts.iter_rows(named=True)
    ]


def _list_figures(tables: Tables) -> pl.DataFrame:
    """The facts that figures state, with what their titles are made of."""
    return tables["figures"].select(
        "indicator_id",
        "subject_id",
        "nature",
        "time_period",
        "unit",
        "low",
        "high",
        "standing",
        key="figure_id",
        records=pl.col("observation_ids").str.split(" "),
    )


def _list_dates(tables: Tables) -> pl.DataFrame:
    """The facts that dates state, in the columns of the others."""
    told = pl.concat(
        tables[name]
        .filter(pl.col(first).is_not_null())
        .select("record_id", subject_id=key, key=pl.format(f"{name}/{{}}", key))
        for name, (key, first, _) in DATED.items()
    )
    own = told.select(record_a="record_id", figure_a="key", figure_b="key")
    standings = rank_standings(tables["comparisons"].join(own, on="record_a"))
    facts = told.group_by("key", "subject_id").agg(records=pl.col("record_id").sort())
    return (
        facts.join(
            standings.rename({"figure_id": "key"}),
            on="key",
            how="left",
        )
        .with_columns(pl.col("standing").fill_null("single"))
        .select(
            *(
                pl.col(name) if name in {*facts.columns, "standing"} else null
                for name, null in _NO_FIGURE.items()
            )
        )
        .sort("key")
    )


_KINDS: dict[str, Any] = {
    "indicator_id": pl.String,
    "subject_id": pl.String,
    "nature": pl.String,
    "time_period": pl.String,
    "unit": pl.String,
    "low": DECIMAL,
    "high": DECIMAL,
    "standing": pl.String,
    "key": pl.String,
    "records": pl.List(pl.String),
}
_NO_FIGURE = {n: pl.lit(None, dtype=kind).alias(n) for n, kind in _KINDS.items()}


def _select(facts: pl.DataFrame, asked: Selection) -> pl.DataFrame:
    """The facts that were asked for."""
    for column, code in (
        ("indicator_id", asked.indicator_id),
        ("subject_id", asked.subject_id),
    ):
        if code is not None:
            _require_known(code, facts[column].drop_nulls().unique().sort().to_list())
            facts = facts.filter(pl.col(column) == code)
    return facts.filter(standing="disputed") if asked.disputed else facts


def _require_known(code: str, known: list[str]) -> None:
    """Refuse a code that no fact has, with those nearest to it."""
    if code not in known:
        near = ", ".join(difflib.get_close_matches(code, known, n=3)) or "–"
        message = f"no fact is told of {code}; nearest: {near}"
        raise UsageError(message)


def _title(facts: pl.DataFrame, tables: Tables, language: str) -> pl.DataFrame:
    """The facts with `title` and `interval` in a language."""
    label = f"label_{language}"
    indicators = tables["indicators"].select("indicator_id", indicator=label)
    entities = tables["entities"].select(subject_id="entity_id", subject=label)
    goals = tables["goals"].select(subject_id="goal_id", subject=f"summary_{language}")
    subjects = pl.concat([entities, goals]).unique("subject_id", keep="first")
    targets = _terms(tables, "figures.nature", label).filter(code="target")
    targets = targets.select(nature="code", target="label")
    low, high = (printed(pl.col(end), language) for end in ("low", "high"))
    bare = (pl.col("unit") == "1") | pl.col("unit").str.starts_with("{")
    unit = pl.when(~bare).then(pl.format(" {}", "unit")).otherwise(pl.lit(""))
    ends = pl.format("{} … {}", low.fill_null(""), high.fill_null(""))
    span = pl.when(pl.col("low") == pl.col("high")).then(low).otherwise(ends)
    some = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    joined = _tell_periods(facts, tables, language)
    for vocabulary, key in (
        (indicators, "indicator_id"),
        (subjects, "subject_id"),
        (targets, "nature"),
    ):
        joined = joined.join(vocabulary, on=key, how="left", maintain_order="left")
    parts = ("indicator", "subject", "period", "target")
    return joined.with_columns(
        title=pl.concat_str(parts, separator=" · ", ignore_nulls=True),
        interval=pl.when(some).then(span + unit).otherwise(pl.lit("")),
    )


def _tell_periods(facts: pl.DataFrame, tables: Tables, language: str) -> pl.DataFrame:
    """The facts with `period`: the time that tells each apart, for a person."""
    days = tables["observations"].select(
        period=tell_period(pl.col("time_start"), pl.col("time_end"), language),
        record="observation_id",
    )
    runs = pl.col("time_period").str.contains("/", literal=True)
    first = pl.col("records").list.first()
    return (
        facts.with_columns(record=first)
        .join(days, on="record", how="left", maintain_order="left")
        .with_columns(period=pl.when(runs).then("period").otherwise("time_period"))
    )


def _gather_reports(tables: Tables, records: pl.DataFrame) -> dict[str, Report]:
    """The records by their ids, with their words and their sources."""
    fields = {"observations": "hedge"} | {name: d for name, (_, d, _) in DATED.items()}
    evidence = tables["evidence"].join(records, on="record_id", how="semi")
    words = pl.concat(
        evidence.filter(table=table, field=field) for table, field in fields.items()
    )
    told = words.join(tables["sources"], on="source_id", how="left").select(
        "record_id",
        "exact",
        "publisher",
        *(
            pl.col(name).fill_null("")
            for name in ("date_published", "publisher_ref", "url")
        ),
    )
    return {row[0]: Report(*row) for row in told.iter_rows()}


def _gather_pairs(
    tables: Tables, records: pl.DataFrame, language: str
) -> dict[str, list[Pair]]:
    """The pairs of each record: under the first, and where two facts met under both."""
    labels = _terms(tables, "comparisons.verdict", f"label_{language}")
    rows = (
        tables["comparisons"]
        .join(records, left_on="record_a", right_on="record_id", how="semi")
        .vstack(
            tables["comparisons"]
            .filter(verdict="period_differs")
            .join(records, left_on="record_b", right_on="record_id", how="semi")
        )
        .unique("comparison_id", maintain_order=True)
        .join(labels, left_on="verdict", right_on="code", maintain_order="left")
        .select(
            "record_a",
            "record_b",
            "verdict",
            "label",
            "independent",
            "rule" if language == "en" else f"rule_{language}",
        )
    )
    publishers = dict(tables["sources"].select("source_id", "publisher").iter_rows())
    pairs: dict[str, list[Pair]] = {}
    for a, b, verdict, label, independent, rule in rows.iter_rows():
        names = (publishers[a.partition("/")[0]], publishers[b.partition("/")[0]])
        judgement = label if independent else f"{label} ({_DEPENDENT[language]})"
        pair = Pair((a, b), names, verdict, independent, judgement, rule)
        pairs.setdefault(a, []).append(pair)
        if pair.verdict == "period_differs":
            pairs.setdefault(b, []).append(pair)
    return pairs


def _pairs_of(
    records: Iterable[str], pairs: Mapping[str, list[Pair]]
) -> tuple[Pair, ...]:
    """The pairs of a fact's records, each once."""
    own = (pair for record in records for pair in pairs.get(record, ()))
    return tuple(dict.fromkeys(own))


def _terms(tables: Tables, scheme: str, label: str) -> pl.DataFrame:
    """Codes and labels of a scheme: code, label."""
    terms = tables["terms"].filter(scheme=scheme)
    return terms.select("code", label=label)
