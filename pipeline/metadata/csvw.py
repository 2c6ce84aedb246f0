"""CSV on the Web (W3C): the tables and columns, beside the CSV files."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from pipeline.metadata.known import (
    Known,
    identify,
    in_languages,
    list_paths,
    list_tables,
    without_empty,
    write_json,
)
from pipeline.paths import CSVW

_TYPES: dict[str, dict[str, Any]] = {
    "string": {"base": "string"},
    "integer": {"base": "integer"},
    "number": {"base": "decimal"},
    "date": {"base": "date", "format": "yyyy-MM-dd"},
    "boolean": {"base": "boolean", "format": "true|false"},
}
# Constraints of Table Schema as facets of a datatype.
_FACETS = {
    "minLength": "minLength",
    "maxLength": "maxLength",
    "minimum": "minInclusive",
    "exclusiveMinimum": "minExclusive",
}


def render(known: Known) -> bytes:
    """Return `csv-metadata.json`, in which every CSV file is a table.

    A key to a table of several files cannot be told: it refers to one.
    """
    descriptor = known.descriptor
    resources = list_tables(descriptor)
    single = {r["name"]: _name_files(r)[0] for r in resources if _is_single(r)}
    tables = [
        _describe_table(resource, name, single)
        for resource in resources
        for name in _name_files(resource)
    ]
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@type": "TableGroup",
        "dc:identifier": identify(descriptor),
        "dc:title": _list_texts(descriptor, "title"),
        "dc:description": _list_texts(descriptor, "description"),
        "dc:license": [
            {"@id": item["path"]} for item in descriptor["licenses"] if "path" in item
        ],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tables": tables,
    }
    return write_json(without_empty(document))


def _is_single(resource: dict[str, Any]) -> bool:
    return len(list_paths(resource)) == 1


def _name_files(resource: dict[str, Any]) -> list[str]:
    """Return the addresses of a table's files, beside the document."""
    folder = PurePosixPath(CSVW).parent
    return [str(PurePosixPath(p).relative_to(folder)) for p in list_paths(resource)]


def _list_texts(described: dict[str, Any], key: str) -> list[dict[str, str]]:
    """Return a title or description in each language."""
    texts = in_languages(described, key)
    return [{"@value": text, "@language": lang} for lang, text in texts.items()]


def _describe_table(
    resource: dict[str, Any], name: str, single: dict[str, str]
) -> dict[str, Any]:
    """Return one file of a table."""
    schema = resource["schema"]
    keys = [
        {
            "columnReference": key["fields"],
            "reference": {
                "resource": single[target],
                "columnReference": key["reference"]["fields"],
            },
        }
        for key in schema.get("foreignKeys", [])
        for target in [key["reference"].get("resource", resource["name"])]
        if target in single
    ]
    columns = {
        "columns": [_describe_column(field) for field in schema["fields"]],
        "primaryKey": schema["primaryKey"],
        "foreignKeys": keys,
    }
    return {
        "url": name,
        "dc:title": _list_texts(resource, "title"),
        "dc:description": _list_texts(resource, "description"),
        "tableSchema": without_empty(columns),
    }


def _describe_column(field: dict[str, Any]) -> dict[str, Any]:
    """Return one column; the first of its titles is what the header has."""
    titles = in_languages(field, "title")
    rules = field.get("constraints", {})
    return {
        "name": field["name"],
        "titles": titles | {"en": [field["name"], titles["en"]]},
        "dc:description": _list_texts(field, "description"),
        "datatype": _describe_type(field["type"], rules),
        "required": rules.get("required", False),
        "null": [""],
    }


def _describe_type(kind: str, rules: dict[str, Any]) -> dict[str, Any]:
    """Return a type with what the constraints say of it; codes become a pattern."""
    datatype = _TYPES[kind] | {
        facet: rules[rule] for rule, facet in _FACETS.items() if rule in rules
    }
    if "enum" in rules:
        datatype |= {"format": f"^({'|'.join(rules['enum'])})$"}
    elif "pattern" in rules:
        datatype |= {"format": rules["pattern"]}
    return datatype
