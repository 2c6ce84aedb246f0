"""The dictionary: what each published table and column means, for people to read.

All of it but the texts around comes from the Table Schemas, the labels of codes and
the published rows.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from pipeline.datapackage.descriptor import list_labels
from pipeline.datapackage.formats.csv import render
from pipeline.issues.catalogue import wording
from pipeline.rendering.markdown import escape
from pipeline.rendering.origins import ReadFrom, list_origins
from pipeline.schemas import published

# Characters of an example that are shown.
_MAX_EXAMPLE = 60


def find_examples(rows: pl.LazyFrame) -> dict[str, str]:
    """Return the first filled cell of each column as CSV has it, else an empty text."""
    first = rows.select(pl.all().drop_nulls().first()).collect()
    (cells,) = csv.DictReader(render(first).decode().splitlines())
    return cells


def render_dictionary(
    terms: pl.DataFrame,
    examples: Mapping[str, Mapping[str, str]],
    read_from: ReadFrom,
    language: str,
) -> bytes:
    """Return the page in one language, in UTF-8.

    `terms` are the labels of codes; `examples` has a cell of each column, by table.
    `read_from` says which cells of a record are read from which words.
    """
    texts = wording("pipeline.rendering", "dictionary", language)
    lines = [
        f"# {texts['title']}",
        "",
        f"*{texts['translation']}*",
        "",
        texts["intro"],
        texts["origin"],
        "",
        f"## {texts['diagram']}",
        "",
        "```mermaid",
        *_draw_references(),
        "```",
    ]
    for table in published.TABLES:
        origins = list_origins(table, read_from)
        lines += _render_head(table, language)
        lines += _render_columns(table, examples[table], origins, language)
        lines += _render_codes(table, terms, language)
    return ("\n".join(lines) + "\n").encode()


def _draw_references() -> list[str]:
    """Return the diagram of tables and their foreign keys, in Mermaid."""
    lines = ["erDiagram"]
    for table in published.TABLES:
        columns: dict[str, list[str]] = {}
        for column, target, _ in published.references(table):
            columns.setdefault(target, []).append(column)
        for target, own in columns.items():
            least = "||" if _required(table).issuperset(own) else "|o"
            label = ", ".join(own)
            lines.append(f'    {target} {least}--o{{ {table} : "{label}"')
    return lines


def _required(table: str) -> set[str]:
    """Return the names of the columns of which no cell is empty."""
    fields = published.fields(table)
    return {f["name"] for f in fields if _constraints(f).get("required")}


def _render_head(table: str, language: str) -> list[str]:
    """Return what stands above a table's columns: its name, what it holds, its keys."""
    texts = wording("pipeline.rendering", "dictionary", language)
    schema = published.table_schema(table)
    key, *others = map(_list_names, published.unique_keys(table))
    return [
        "",
        f"## {_code(table)}: {escape(_say(schema, 'title', language))}",
        "",
        escape(_say(schema, "description", language)),
        "",
        f"- {texts['key'].format(columns=key)}",
        *(f"- {texts['unique'].format(columns=one)}" for one in others),
    ]


def _render_columns(
    table: str,
    examples: Mapping[str, str],
    origins: Mapping[str, Iterable[str]],
    language: str,
) -> list[str]:
    """Return the columns of a table, a row for each."""
    texts = wording("pipeline.rendering", "dictionary", language)
    heads = ("column", "meaning", "type", "constraints", "example", "origins")
    lines = ["", f"| {' | '.join(texts[head] for head in heads)} |"]
    lines.append(f"| {' | '.join('---' for _ in heads)} |")
    for field in published.fields(table):
        name = field["name"]
        cells = (
            _code(name),
            escape(_say(field, "description", language)),
            _render_type(table, field, language),
            "; ".join(_list_constraints(table, field, language)),
            _cut(examples[name]),
            _list_names(origins[name]),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _render_type(table: str, field: dict[str, Any], language: str) -> str:
    """Return the type of a column, with the column that has its unit, if one has."""
    types = wording("pipeline.rendering", "type", language)
    kind = types[field.get("format", field["type"])]
    units = [r.column for r in published.references(table) if r.table == "units"]
    is_figure = field["type"] == "number" and table != "units"
    if not (is_figure and units):
        return kind
    text = wording("pipeline.rendering", "dictionary", language)["unit"]
    return text.format(type=kind, column=_code(units[0]))


def _list_constraints(table: str, field: dict[str, Any], language: str) -> list[str]:
    """Return what the cells of a column may hold."""
    texts = wording("pipeline.rendering", "constraint", language)
    rules = [
        (rule, _code(str(value)) if rule == "pattern" else value)
        for rule, value in _constraints(field).items()
    ]
    rules += [
        ("reference", _code(f"{target}.{key}"))
        for column, target, key in published.references(table)
        if column == field["name"]
    ]
    return [texts[rule].format(value=value) for rule, value in rules]


def _constraints(field: dict[str, Any]) -> dict[str, Any]:
    """Return the constraints of a column."""
    found: dict[str, Any] = field.get("constraints", {})
    return found


def _render_codes(table: str, terms: pl.DataFrame, language: str) -> list[str]:
    """Return the codes of each coded column, with their labels."""
    text = wording("pipeline.rendering", "dictionary", language)["codes"]
    lines = [""]
    for column in published.coded_columns(table):
        labels = dict(list_labels(table, column, terms, language))
        codes = published.codes(table, column)
        shown = "; ".join(f"{_code(code)} {escape(labels[code])}" for code in codes)
        lines.append(f"- {text.format(column=_code(column))}: {shown}")
    return lines if len(lines) > 1 else []


def _say(described: dict[str, Any], key: str, language: str) -> str:
    """Return a text of a schema or a field in one language."""
    return str(described[key if language == "en" else f"{key}@{language}"])


def _cut(example: str) -> str:
    """Return as much of an example as a cell of the page holds."""
    is_long = len(example) > _MAX_EXAMPLE
    return escape(f"{example[: _MAX_EXAMPLE - 1]}…" if is_long else example)


def _list_names(names: Iterable[str]) -> str:
    """Return names as code."""
    return ", ".join(map(_code, names))


def _code(text: str) -> str:
    """Return a text as code, in a cell of a table as well."""
    escaped = text.replace("|", r"\|")
    return f"`{escaped}`"
