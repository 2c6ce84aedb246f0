"""Why a verdict was given: the statements and rules in words, in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from string import Formatter

import polars as pl

from pipeline.comparison.verdicts import finality, supersedes
from pipeline.decimals import DECIMAL, ONE, printed
from pipeline.issues.catalogue import LANGUAGES, wording
from pipeline.schemas.models import UNSTATED

_PACKAGE = "pipeline.comparison"
_FIGURES = ("obs_value", "lower_bound", "upper_bound", "low", "high")
_PARTS = ("value", "said", "allows", "period", "subject")
# The columns that rules are made of.
IN_WORDS = ("quoted", *(f"{part}_{tag}" for part in _PARTS for tag in LANGUAGES))
_SINGLE = ("from", "up_to")
# Beyond so many decimals a scale in words is harder to read than the digits.
_DECIMALS = 1000
_PLACE = re.compile(r"\{\w+\}")


def texts_of(section: str, language: str) -> dict[str, str]:
    """Return the texts of a section of this package's `wording.csv`."""
    return wording(_PACKAGE, section, language)


def render_statements(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements with what rules are made of: `IN_WORDS`.

    Made once a statement, not once a pair: its figure (`value_…`), the figure as hedged
    (`said_…`), and what that allows (`allows_…`).
    """
    figures = print_figures(statements, _FIGURES)
    return figures.with_columns(
        quoted=pl.format("“{}”", "words"),
        **{f"value_{language}": _value(language) for language in LANGUAGES},
        **{f"said_{language}": _said(language) for language in LANGUAGES},
        **{f"allows_{language}": _allows(language) for language in LANGUAGES},
    )


def render_intervals(intervals: pl.DataFrame) -> pl.DataFrame:
    """Return the intervals with what they are in words: `allows_…`.

    Columns: low, high, low_open, high_open, and per language `unit_…`.
    """
    return print_figures(intervals, ("low", "high")).with_columns(
        _allows(language).alias(f"allows_{language}") for language in LANGUAGES
    )


def print_figures(statements: pl.DataFrame, figures: Sequence[str]) -> pl.DataFrame:
    """Return the statements with their figures as each language prints them."""
    distinct = _print(pl.concat(statements.select(figure=name) for name in figures))
    for name in figures:
        names = {language: f"{name}_{language}" for language in LANGUAGES}
        printed_so = distinct.rename({"figure": name} | names)
        statements = statements.join(
            printed_so, on=name, how="left", maintain_order="left"
        )
    return statements


def _print(figures: pl.DataFrame) -> pl.DataFrame:
    """Return each figure as printed, by the largest scale that leaves it few decimals.

    Columns: figure, and one per language.
    """
    number = pl.col("figure") / pl.col("scale")
    return (
        figures.unique()
        .with_columns(scale=_find_scale(pl.col("figure")))
        .with_columns(
            printed(number, language).alias(language) for language in LANGUAGES
        )
        .with_columns(_name_scale(language).alias(language) for language in LANGUAGES)
        .drop("scale")
    )


def _find_scale(figure: pl.Expr) -> pl.Expr:
    """Return the largest scale in words that leaves a figure few decimals, or 1."""
    scales = [_scale_of(power) for power in texts_of("scale", LANGUAGES[0])]
    fitting = (pl.when(_fits(figure, scale)).then(scale) for scale in scales)
    return pl.coalesce(*fitting, ONE)


def _fits(figure: pl.Expr, scale: pl.Expr) -> pl.Expr:
    """Whether a figure reaches a scale, and has few decimals in it."""
    return (figure.abs() >= scale) & (figure % (scale / _DECIMALS) == 0)


def _name_scale(language: str) -> pl.Expr:
    """Return a number that is printed in a language with the words of its scale."""
    number, scale = pl.col(language), pl.col("scale")
    named = (
        pl.when(scale == _scale_of(power)).then(fill(text, {"figure": number}))
        for power, text in texts_of("scale", language).items()
    )
    return pl.coalesce(*named, number)


def _scale_of(power: str) -> pl.Expr:
    """Return ten to a power."""
    return pl.lit(Decimal(10) ** int(power), dtype=DECIMAL)


def _value(language: str) -> pl.Expr:
    """Return the figure with its unit: 11.2 %."""
    return _with_unit(pl.col(f"obs_value_{language}"), language)


def _said(language: str) -> pl.Expr:
    """Return the figure with its hedge and unit: more than 15,600,000,000 USD."""
    figure = pl.col(f"obs_value_{language}")
    hedged = pl.coalesce(
        pl.when(pl.col("hedge") == hedge).then(fill(text, {"figure": figure}))
        for hedge, text in texts_of("hedge", language).items()
    )
    low, high = pl.col(f"lower_bound_{language}"), pl.col(f"upper_bound_{language}")
    ends = {"low": low, "high": high}
    interval = hedged.fill_null(fill(texts_of("interval", language)["both"], ends))
    return _with_unit(interval, language)


def _allows(language: str) -> pl.Expr:
    """Return the interval that words allow: above 3,190 and below 3,200 km2."""
    ends = {end: pl.col(f"{end}_{language}") for end in ("low", "high")}
    # Of one open end the unit stands behind the figure: 30% or more.
    single = {end: _with_unit(figure, language) for end, figure in ends.items()}
    spans = {
        name: fill(text, single if name in _SINGLE else ends)
        for name, text in texts_of("interval", language).items()
    }
    above, below = pl.col("low_open"), pl.col("high_open")
    behind = pl.coalesce(
        pl.when(pl.col("low") == pl.col("high")).then(ends["low"]),
        pl.when(above & below).then(spans["within"]),
        spans["both"],
        pl.when(above).then(spans["above"]),
        pl.when(pl.col("low").is_null() & below).then(spans["below"]),
    )
    return pl.coalesce(_with_unit(behind, language), spans["from"], spans["up_to"])


def _with_unit(figure: pl.Expr, language: str) -> pl.Expr:
    """Return a figure and its unit, where it has one."""
    return with_unit(figure, pl.col(f"unit_{language}"))


def with_unit(figure: pl.Expr, unit: pl.Expr) -> pl.Expr:
    """Return a figure and what stands behind it; a per cent sign stands close to it."""
    return (
        pl.when(unit.is_null())
        .then(figure)
        .when(unit == "%")
        .then(figure + unit)
        .otherwise(pl.format("{} {}", figure, unit))
    )


def render_rule(language: str) -> pl.Expr:
    """Return the sentence of a pair's `rule_code`, and remarks.

    The columns are those of `judge`, with `verdict`.
    """
    is_aim = pl.col("nature") != "result"
    parts = {
        "a": pl.col("quoted"),
        "b": pl.col("quoted_b"),
        "x": pl.col(f"allows_{language}"),
        "y": pl.col(f"allows_{language}_b"),
        "said": pl.col(f"said_{language}"),
        "said_b": pl.col(f"said_{language}_b"),
        "value": pl.col(f"value_{language}"),
        "time": pl.col(f"period_{language}"),
        "time_b": pl.col(f"period_{language}_b"),
        "early": pl.when(_a_is_late()).then("quoted_b").otherwise("quoted"),
        "late": pl.when(_a_is_late()).then("quoted").otherwise("quoted_b"),
        "status": _name("obs_status", language, ~_a_is_late()),
        "place": pl.col(f"subject_{language}"),
        "place_b": pl.col(f"subject_{language}_b"),
        "aim": pl.when(is_aim).then("quoted").otherwise("quoted_b"),
        "guess": pl.when(is_aim).then("quoted_b").otherwise("quoted"),
        "aimed": _name("nature", language, is_aim),
        "guessed": _name("obs_status", language, ~is_aim),
    }
    sentence = pl.coalesce(
        pl.when(pl.col("rule_code") == rule).then(fill(template, parts))
        for rule, template in texts_of("rule", language).items()
    )
    return sentence + _remarks(language)


def _name(column: str, language: str, is_first: pl.Expr) -> pl.Expr:
    """Return the code of one side of a pair as words name it: an aim, an estimate."""
    code = pl.when(is_first).then(column).otherwise(f"{column}_b")
    texts = texts_of(column, language)
    return code.replace_strict(texts, default=None, return_dtype=pl.String)


def _a_is_late() -> pl.Expr:
    return supersedes("", "_b")


def fill(template: str, parts: Mapping[str, pl.Expr]) -> pl.Expr:
    """Return a sentence whose named places are filled by expressions."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    if not names:
        return pl.lit(template)
    return pl.format(_PLACE.sub("{}", template), *(parts[name] for name in names))


def _remarks(language: str) -> pl.Expr:
    """Return what a reader of the verdict must know besides, or nothing."""
    conflict = pl.col("verdict").is_in(("divergent", "contradictory"))
    remarks = texts_of("remark", language)
    conditions = {
        "order": conflict & (finality("") != finality("_b")),
        "territory": (pl.col("subject_id") != pl.col("subject_id_b"))
        & (pl.col("subject_root") == pl.col("subject_root_b")),
        "time": (pl.col("time_scope") == "lasting")
        & pl.col("time_period").ne_missing(pl.col("time_period_b")),
        "year": (pl.col("time_scope") == "year")
        & pl.any_horizontal(pl.col("time_period", "time_period_b") == UNSTATED),
    }
    places = {
        "place": pl.col(f"subject_{language}"),
        "place_b": pl.col(f"subject_{language}_b"),
    }
    return pl.concat_str(
        pl.when(condition).then(fill(f" {remarks[name]}", places)).otherwise(pl.lit(""))
        for name, condition in conditions.items()
    )
