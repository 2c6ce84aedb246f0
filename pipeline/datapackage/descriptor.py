"""The descriptor: the tables and their columns described as a Data Package 2.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from pipeline.datapackage.formats import FORMS
from pipeline.paths import resource_path
from pipeline.schemas import published
from pipeline.schemas.published import Tables

# The property of a resource of several files: how many rows each has but the last.
PART_ROWS = "partRows"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def describe(
    tables: Tables, dataset: dict[str, Any], names: Iterable[str] | None = None
) -> dict[str, Any]:
    """Return the descriptor (Data Package 2.0) of tables in all their forms.

    They are the tables of these `names`, or those given, of which only the sources and
    the terms are looked at.
    """
    listed = list(tables if names is None else names)
    described = {
        "$schema": _PROFILE,
        "name": dataset["name"],
        "id": dataset["id"],
        "homepage": dataset.get("homepage"),
        "repository": dataset.get("repository"),
        "version": dataset["version"],
        "released": str(dataset.get("released", "")),
        "title": dataset["title"],
        "title@vi": dataset["title_vi"],
        "description": dataset["description"],
        "description@vi": dataset["description_vi"],
        "created": _find_newest(tables["sources"]),
        "keywords": dataset["keywords"],
        "licenses": dataset["licenses"],
        "contributors": dataset["contributors"],
        "sources": _describe_sources(tables["sources"]),
        "resources": [
            _describe_resource(name, form, tables["terms"])
            for form in FORMS
            for name in listed
        ],
    }
    return {key: value for key, value in described.items() if value}


def _find_newest(sources: pl.DataFrame) -> str | None:
    """Return the latest day on which a source appeared, as RFC 3339 has a time.

    The clock is not asked: the same sources give the same descriptor.
    """
    newest = str(sources["date_published"].max() or "")
    # Of a month or a year its first day is known to be past.
    day = newest + "-01" * ((_DAY_LENGTH - len(newest)) // len("-01"))
    return f"{day}T00:00:00Z" if newest else None


_DAY_LENGTH = len("2025-08-21")


def _describe_sources(sources: pl.DataFrame) -> list[dict[str, str]]:
    """Return the reports, as the descriptor names them."""
    title = pl.concat_str(
        "publisher", "title", "date_published", separator=", ", ignore_nulls=True
    )
    rows = sources.select(title=title, path="url").iter_rows(named=True)
    return [{k: v for k, v in row.items() if v is not None} for row in rows]


def _describe_resource(name: str, form: str, terms: pl.DataFrame) -> dict[str, Any]:
    """Return the resource of a table in one form."""
    schema = published.table_schema(name)
    schema = schema | {
        "fields": [_add_categories(f, name, terms) for f in schema["fields"]]
    }
    keys = ("title", "title@vi", "description", "description@vi")
    return {
        "name": resource_name(name, form),
        "path": resource_path(name, form),
        **{key: schema[key] for key in keys},
        **FORMS[form].resource,
        "encoding": "utf-8",
        "schema": _schema_for(schema, form),
    }


def _add_categories(
    field: dict[str, Any], table: str, terms: pl.DataFrame
) -> dict[str, Any]:
    """Return a field with the labels of its codes (Data Package 2.0, categories).

    It is never the field itself: Frictionless takes the name out of what it is given.
    """
    if "enum" not in field.get("constraints", {}):
        return dict(field)
    labels = list_labels(table, field["name"], terms, "en")
    categories = [{"value": code, "label": label} for code, label in labels]
    return field | {"categories": categories}


def list_labels(
    table: str, column: str, terms: pl.DataFrame, language: str
) -> list[tuple[str, str]]:
    """Return the codes of a coded column, each with its label in one language."""
    # The flat view repeats the columns of other tables, under their names.
    homes = (table, *(home for home in published.TABLES if home != table))
    schemes = [f"{home}.{column}" for home in homes]
    scheme = next(one for one in schemes if one in terms["scheme"])
    labels = terms.filter(scheme=scheme).select("code", f"label_{language}")
    return list(labels.iter_rows())


def _schema_for(schema: dict[str, Any], form: str) -> dict[str, Any]:
    """Return the Table Schema, its foreign keys to tables of the same form."""
    schema = {k: v for k, v in schema.items() if not k.startswith(("title", "descr"))}
    if "foreignKeys" not in schema:
        return schema
    keys = [_refer_to_form(key, form) for key in schema["foreignKeys"]]
    return schema | {"foreignKeys": keys}


def _refer_to_form(key: dict[str, Any], form: str) -> dict[str, Any]:
    """Return a foreign key to the table of this form; one to its own table as it is."""
    reference = key["reference"]
    if "resource" not in reference:
        return key
    name = resource_name(reference["resource"], form)
    return key | {"reference": reference | {"resource": name}}


def resource_name(table: str, form: str) -> str:
    """Return the name of a table's resource; the CSV form has the table's own."""
    return table if form == "csv" else f"{table}-{form}"
