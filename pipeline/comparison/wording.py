"""Why a verdict was given, in words that a reader understands, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

import polars as pl

from pipeline.comparison.periods import LANGUAGES
from pipeline.comparison.verdicts import supersedes
from pipeline.decimals import printed

_HEDGED = {
    "en": {
        "exact": "{}",
        "more_than": "more than {}",
        "nearly": "nearly {}",
        "less_than": "less than {}",
        "at_least": "at least {}",
        "at_most": "at most {}",
        "about": "about {}",
    },
    "vi": {
        "exact": "{}",
        "more_than": "hơn {}",
        "nearly": "gần {}",
        "less_than": "dưới {}",
        "at_least": "ít nhất {}",
        "at_most": "nhiều nhất {}",
        "about": "khoảng {}",
    },
}
_SPAN = {
    "en": {
        "within": "above {} and below {}",
        "both": "{} to {}",
        "above": "above {}",
        "from": "{} or more",
        "below": "below {}",
        "up_to": "{} or less",
    },
    "vi": {
        "within": "trên {} và dưới {}",
        "both": "từ {} đến {}",
        "above": "trên {}",
        "from": "từ {} trở lên",
        "below": "dưới {}",
        "up_to": "từ {} trở xuống",
    },
}
# By verdict: the sentence of a pair. {a}, {b}: the words; {x}, {y}: what they allow.
_RULES = {
    "en": {
        "equal": "{a} and {b} both say {said}.",
        "compatible": "{a} means {x}, {b} means {y}: some value fits both.",
        "divergent": "{a} means {x}, {b} means {y}, as precisely as printed: no value "
        "fits both. As mere bounds, {said} and {said_b} leave room for a value that "
        "does.",
        "contradictory": "{a} means {x}, {b} means {y}: no value fits both.",
        "revised": "{early} is an estimate; {late}, published later, is another "
        "figure, not called an estimate.",
        "period_differs": "{a} and {b} give one figure, {value}, for {time} and for "
        "{time_b}, which overlap.",
    },
    "vi": {
        "equal": "{a} và {b} cùng nói {said}.",
        "compatible": "{a} nghĩa là {x}, {b} nghĩa là {y}: có giá trị đúng với cả hai.",
        "divergent": "{a} nghĩa là {x}, {b} nghĩa là {y}, theo độ chính xác đã in: "
        "không giá trị nào đúng với cả hai. Nếu chỉ xét cận, {said} và {said_b} còn "
        "chỗ cho một giá trị.",
        "contradictory": "{a} nghĩa là {x}, {b} nghĩa là {y}: không giá trị nào đúng "
        "với cả hai.",
        "revised": "{early} là ước tính; {late}, đăng sau, là một con số khác, không "
        "gọi là ước tính.",
        "period_differs": "{a} và {b} gán cùng một con số, {value}, cho {time} và cho "
        "{time_b}, hai kỳ chồng nhau.",
    },
}
# What is added where it matters for the verdict.
_REMARKS = {
    "en": {
        "order": " One is an estimate; the other is not known to have come after it.",
        "territory": " Both are of one territory.",
        "time": " Their times are not compared: the figure belongs to its subject.",
        "year": " One tells no time: it is taken to be of the year in which its "
        "territory began.",
    },
    "vi": {
        "order": " Một bên là ước tính; không rõ bên kia có ra sau hay không.",
        "territory": " Hai bên cùng một lãnh thổ.",
        "time": " Không so thời gian của hai bên: con số thuộc về chính đối tượng.",
        "year": " Một bên không nêu thời gian: coi là của năm lãnh thổ ấy bắt đầu.",
    },
}


def put_statements_in_words(statements: pl.DataFrame) -> pl.DataFrame:
    """The statements with what rules are made of: `quoted`, and more per language.

    Made once a statement, not once a pair: its figure (`value_…`), the figure as hedged
    (`said_…`), and what that allows (`allows_…`).
    """
    figures = _print_figures(statements)
    return figures.with_columns(
        quoted=pl.format("“{}”", "words"),
        **{f"value_{tongue}": _value(tongue) for tongue in LANGUAGES},
        **{f"said_{tongue}": _said(tongue) for tongue in LANGUAGES},
        **{f"allows_{tongue}": _allows(tongue) for tongue in LANGUAGES},
    )


def _print_figures(statements: pl.DataFrame) -> pl.DataFrame:
    """The statements with their figures as each language prints them, each once."""
    distinct = (
        pl.concat(statements.select(figure=name) for name in _FIGURES)
        .unique()
        .with_columns(
            printed(pl.col("figure"), tongue).alias(tongue) for tongue in LANGUAGES
        )
    )
    for name in _FIGURES:
        names = {tongue: f"{name}_{tongue}" for tongue in LANGUAGES}
        told = distinct.rename({"figure": name} | names)
        statements = statements.join(told, on=name, how="left", maintain_order="left")
    return statements


_FIGURES = ("obs_value", "lower_bound", "upper_bound", "low", "high")
_TOLD = ("value", "said", "allows", "period")
IN_WORDS = ("quoted", *(f"{part}_{tongue}" for part in _TOLD for tongue in LANGUAGES))


def _value(tongue: str) -> pl.Expr:
    """The figure with its unit: 11.2 %."""
    return _with_unit(pl.col(f"obs_value_{tongue}"), tongue)


def _said(tongue: str) -> pl.Expr:
    """The figure with its hedge and unit: more than 15,600,000,000 USD."""
    figure = pl.col(f"obs_value_{tongue}")
    hedged = pl.coalesce(
        pl.when(pl.col("hedge") == hedge).then(pl.format(form, figure))
        for hedge, form in _HEDGED[tongue].items()
    )
    ends = (f"lower_bound_{tongue}", f"upper_bound_{tongue}")
    spans = hedged.fill_null(pl.format(_SPAN[tongue]["both"], *ends))
    return _with_unit(spans, tongue)


def _allows(tongue: str) -> pl.Expr:
    """The interval that the words allow: above 3,190 and below 3,200 km2."""
    spans = _SPAN[tongue]
    low, high = f"low_{tongue}", f"high_{tongue}"
    within = pl.col("low_open") & pl.col("high_open")
    above, below = pl.col("low_open"), pl.col("high_open")
    told = pl.coalesce(
        pl.when(pl.col("low") == pl.col("high")).then(pl.col(low)),
        pl.when(within).then(pl.format(spans["within"], low, high)),
        pl.format(spans["both"], low, high),
        pl.when(above).then(pl.format(spans["above"], low)),
        pl.format(spans["from"], low),
        pl.when(below).then(pl.format(spans["below"], high)),
        pl.format(spans["up_to"], high),
    )
    return _with_unit(told, tongue)


def _with_unit(figure: pl.Expr, tongue: str) -> pl.Expr:
    """A figure and its unit, where one is told."""
    unit = pl.col(f"unit_{tongue}")
    return (
        pl.when(unit.is_null()).then(figure).otherwise(pl.format("{} {}", figure, unit))
    )


def tell_rule(tongue: str) -> pl.Expr:
    """The sentence that tells why a pair has its `verdict`, with what matters beside.

    Names of the columns are those of `judge`, with `verdict`.
    """
    parts = {
        "a": pl.col("quoted"),
        "b": pl.col("quoted_b"),
        "x": pl.col(f"allows_{tongue}"),
        "y": pl.col(f"allows_{tongue}_b"),
        "said": pl.col(f"said_{tongue}"),
        "said_b": pl.col(f"said_{tongue}_b"),
        "value": pl.col(f"value_{tongue}"),
        "time": pl.col(f"period_{tongue}"),
        "time_b": pl.col(f"period_{tongue}_b"),
        "early": pl.when(_a_is_late()).then("quoted_b").otherwise("quoted"),
        "late": pl.when(_a_is_late()).then("quoted").otherwise("quoted_b"),
    }
    sentence = pl.coalesce(
        pl.when(pl.col("verdict") == verdict).then(fill(template, parts))
        for verdict, template in _RULES[tongue].items()
    )
    return sentence + _remarks(tongue)


def _a_is_late() -> pl.Expr:
    return supersedes("", "_b")


def fill(template: str, parts: Mapping[str, pl.Expr]) -> pl.Expr:
    """A sentence whose named places are filled by expressions."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return pl.format(_PLACE.sub("{}", template), *(parts[name] for name in names))


_PLACE = re.compile(r"\{\w+\}")


def _remarks(tongue: str) -> pl.Expr:
    """What a reader of the verdict must know besides, or nothing."""
    conflict = pl.col("verdict").is_in(("divergent", "contradictory"))
    remarks = _REMARKS[tongue]
    conditions = {
        "order": conflict & (pl.col("obs_status") != pl.col("obs_status_b")),
        "territory": pl.col("subject_id") != pl.col("subject_id_b"),
        "time": (pl.col("time_scope") == "lasting")
        & pl.col("time_period").ne_missing(pl.col("time_period_b")),
        "year": (pl.col("time_scope") == "year")
        & (pl.col("time_period").is_null() | pl.col("time_period_b").is_null()),
    }
    return pl.concat_str(
        pl.when(condition).then(pl.lit(remarks[name])).otherwise(pl.lit(""))
        for name, condition in conditions.items()
    )
