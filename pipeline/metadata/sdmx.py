"""SDMX: the observations as SDMX-CSV 2.0, and their structure as SDMX-JSON 2.0.

A figure whose time no words tell is not among them: SDMX wants a time.
"""

from __future__ import annotations

import re
from typing import Any

import polars as pl

from pipeline.datapackage.formats import csv
from pipeline.metadata.known import Known, Page, in_languages, write_json
from pipeline.schemas import published
from pipeline.schemas.published import Tables

TABLE = "observations"
UNSTATED = "unstated"
SEPARATOR, CLOSING = csv.SEPARATOR, csv.CLOSING
_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/"
    "tools/schemas/2.0.0/sdmx-json-structure-schema.json"
)
# A row is one statement: its id is a dimension, for reports of one fact may differ.
_DIMENSIONS = ("observation_id", "indicator_id", "measure", "subject_id", "nature")
_TIME, _VALUE = "time_period", "obs_value"
# Vocabularies whose ids may be codes once their signs are those of SDMX.
_CODED = {"indicators": "indicator_id", "entities": "entity_id"}
_SIGNS = {":": "@", ".": "$"}
_TYPES = {
    "string": "String",
    "integer": "Integer",
    "number": "Decimal",
    "date": "GregorianDay",
    "boolean": "Boolean",
}


def render(tables: Tables, descriptor: dict[str, Any]) -> bytes:
    """Return observations as rows of SDMX-CSV, without a header; those with a time."""
    content = _write(tables, descriptor)
    return content[csv.find_rows(content) :].removesuffix(CLOSING)


def open_message(known: Known, _: Page) -> bytes:
    """Return the header of SDMX-CSV."""
    empty = pl.DataFrame(schema=published.columns(TABLE))
    return _write({TABLE: empty}, known.descriptor)


def _write(tables: Tables, descriptor: dict[str, Any]) -> bytes:
    rows = tables[TABLE].filter(pl.col(_TIME) != UNSTATED)
    coded = {r.column for r in published.references(TABLE) if r.table in _CODED}
    components = [
        (_as_code(pl.col(name)) if name in coded else pl.col(name)).alias(_id(name))
        for name in _order()
    ]
    fixed = {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": _refer(descriptor, "OBSERVATIONS"),
        "ACTION": "I",
    }
    texts = (pl.lit(text).alias(name) for name, text in fixed.items())
    return csv.render(rows.select(*texts, *components))


def render_structure(known: Known) -> bytes:
    """Return the structure of the observations: concepts, code lists, what is which."""
    descriptor = known.descriptor
    lists = {_name_list(f): _list_codes(f, known.tables) for f in _fields()}
    document = {
        "meta": {
            "schema": _SCHEMA,
            "id": "STRUCTURE",
            "test": False,
            "prepared": descriptor.get("created", "1970-01-01T00:00:00Z"),
            "contentLanguages": ["en", "vi"],
            "sender": {"id": _agency(descriptor)},
        },
        "data": {
            "codelists": [
                _maintain(descriptor, name, {"en": name}) | {"codes": codes}
                for name, codes in lists.items()
                if name
            ],
            "conceptSchemes": [
                _maintain(descriptor, "CONCEPTS", {"en": "Concepts"})
                | {"concepts": [_describe_concept(field) for field in _fields()]}
            ],
            "dataStructures": [
                _maintain(descriptor, "OBSERVATIONS", _titles())
                | {"dataStructureComponents": _list_components(descriptor)}
            ],
            "dataflows": [
                _maintain(descriptor, "OBSERVATIONS", _titles())
                | {"structure": _urn(descriptor, "DataStructure", "OBSERVATIONS")}
            ],
        },
    }
    return write_json(document)


def _fields() -> list[dict[str, Any]]:
    return published.fields(TABLE)


def _order() -> list[str]:
    """Return the columns: dimensions, the time, the value, all others as attributes."""
    first = [*_DIMENSIONS, _TIME, _VALUE]
    return first + [f["name"] for f in _fields() if f["name"] not in first]


def _id(name: str) -> str:
    return name.upper()


def _as_code(column: pl.Expr) -> pl.Expr:
    """Return ids in signs that a code of SDMX may have; it can be undone."""
    for own, other in _SIGNS.items():
        column = column.str.replace_all(own, other, literal=True)
    return column


def _agency(descriptor: dict[str, Any]) -> str:
    """Return the dataset's name as that of an agency, which begins with a letter."""
    name = descriptor["name"].upper().replace("-", "_")
    return name if name[0].isalpha() else f"D{name}"


def _version(descriptor: dict[str, Any]) -> str:
    """Return the dataset's version, if SDMX knows its form."""
    own = str(descriptor["version"])
    return own if re.fullmatch(r"[0-9]+\.[0-9]+(\.[0-9]+)?", own) else "1.0"


def _refer(descriptor: dict[str, Any], name: str) -> str:
    return f"{_agency(descriptor)}:{name}({_version(descriptor)})"


def _urn(descriptor: dict[str, Any], kind: str, name: str, item: str = "") -> str:
    """Return the name of what is maintained, or of an item in it."""
    packages = {"Codelist": "codelist", "Concept": "conceptscheme"}
    package = packages.get(kind, "datastructure")
    tail = f".{item}" if item else ""
    return (
        f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}={_refer(descriptor, name)}{tail}"
    )


def _maintain(
    descriptor: dict[str, Any], name: str, titles: dict[str, str]
) -> dict[str, Any]:
    """Return what everything that an agency maintains has."""
    return {
        "id": name,
        "agencyID": _agency(descriptor),
        "version": _version(descriptor),
        "name": titles["en"],
        "names": titles,
    }


def _titles() -> dict[str, str]:
    return in_languages(published.table_schema(TABLE), "title")


def _describe_concept(field: dict[str, Any]) -> dict[str, Any]:
    titles = in_languages(field, "title")
    texts = in_languages(field, "description")
    return {
        "id": _id(field["name"]),
        "name": titles["en"],
        "names": titles,
        "description": texts["en"],
        "descriptions": texts,
    }


def _name_list(field: dict[str, Any]) -> str:
    """Return the code list of a field: of its own codes, or of a vocabulary."""
    if "enum" in field.get("constraints", {}):
        return f"CL_{_id(field['name'])}"
    target = _target(field)
    return f"CL_{_id(target)}" if target in _CODED else ""


def _target(field: dict[str, Any]) -> str:
    """Return the table that a field refers to."""
    references = published.references(TABLE)
    return next((r.table for r in references if r.column == field["name"]), "")


def _list_codes(field: dict[str, Any], tables: Tables) -> list[dict[str, Any]]:
    """Return the codes that a field may have, with their labels."""
    target = _target(field)
    if target in _CODED:
        rows = tables[target].with_columns(code=_as_code(pl.col(_CODED[target])))
    else:
        rows = tables["terms"].filter(scheme=f"{TABLE}.{field['name']}")
    labels = rows.select("code", "label_en", "label_vi").sort("code").iter_rows()
    return [
        {"id": code, "name": en, "names": {"en": en, "vi": vi}}
        for code, en, vi in labels
    ]


def _list_components(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Return which column is a dimension, the measure, or an attribute of it."""
    fields = {field["name"]: field for field in _fields()}

    def describe(name: str) -> dict[str, Any]:
        return {
            "id": _id(name),
            "conceptIdentity": _urn(descriptor, "Concept", "CONCEPTS", _id(name)),
            "localRepresentation": _represent(descriptor, fields[name]),
        }

    attributes = [
        name for name in _order() if name not in (*_DIMENSIONS, _TIME, _VALUE)
    ]
    return {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": [
                describe(name) | {"position": at + 1}
                for at, name in enumerate(_DIMENSIONS)
            ],
            "timeDimension": describe(_TIME)
            | {
                "localRepresentation": {
                    "format": {"dataType": "ObservationalTimePeriod"}
                }
            },
        },
        "measureList": {
            "id": "MeasureDescriptor",
            "measures": [describe(_VALUE) | {"usage": "optional"}],
        },
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": [
                describe(name)
                | {
                    "usage": _use(fields[name]),
                    "attributeRelationship": {"observation": {}},
                }
                for name in attributes
            ],
        },
    }


def _use(field: dict[str, Any]) -> str:
    """Return whether a column has a value in every row."""
    is_required = field.get("constraints", {}).get("required", False)
    return "mandatory" if is_required else "optional"


def _represent(descriptor: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """Return what values a component may have."""
    name = _name_list(field)
    if name:
        return {"enumeration": _urn(descriptor, "Codelist", name)}
    return {"format": {"dataType": _TYPES[field["type"]]}}
