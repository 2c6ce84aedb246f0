"""schema.org/Dataset with Croissant 1.1 (MLCommons): files, tables, their columns."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from pipeline.metadata.bibtex import cite_dataset
from pipeline.metadata.known import (
    Known,
    find_release,
    identify,
    in_languages,
    is_person,
    list_contributors,
    list_paths,
    list_tables,
    name_contributor,
    without_empty,
    write_json,
)
from pipeline.paths import CROISSANT

# As the specification has it: no other terms are used.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "date": "sc:Date",
    "boolean": "sc:Boolean",
}


def render(known: Known) -> bytes:
    """Return the document; files are told by their place in its folder."""
    descriptor = known.descriptor
    titles = in_languages(descriptor, "title")
    sources = known.tables["sources"]
    document = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "@id": identify(descriptor),
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": titles["en"],
        "alternateName": titles.get("vi"),
        "description": in_languages(descriptor, "description"),
        "identifier": identify(descriptor),
        "url": descriptor.get("homepage"),
        "version": descriptor["version"],
        "datePublished": find_release(descriptor),
        "license": [i.get("path") or i["name"] for i in descriptor["licenses"]],
        "keywords": descriptor["keywords"],
        "inLanguage": list(titles),
        "isAccessibleForFree": True,
        "creator": [_describe(c) for c in list_contributors(descriptor, "creator")],
        "publisher": [_describe(c) for c in list_contributors(descriptor, "publisher")],
        "citeAs": cite_dataset(descriptor),
        "isBasedOn": sources["url"].drop_nulls().unique().sort().to_list(),
        "distribution": [
            entry for r in descriptor["resources"] for entry in _list_files(r, known)
        ],
        "recordSet": [_describe_table(r) for r in list_tables(descriptor)],
    }
    return write_json(without_empty(document))


def _describe(contributor: dict[str, Any]) -> dict[str, Any]:
    """Return a person or organization."""
    members = {
        "@type": "sc:Person" if is_person(contributor) else "sc:Organization",
        "name": name_contributor(contributor),
        "email": contributor.get("email"),
        "url": contributor.get("path"),
    }
    return without_empty(members)


def _list_files(resource: dict[str, Any], known: Known) -> list[dict[str, Any]]:
    """Return the files of a table in one form; of several, also the set of them."""
    files = [
        {
            "@type": "cr:FileObject",
            "@id": _name(path),
            "name": _name(path),
            "description": in_languages(resource, "description"),
            "contentUrl": _name(path),
            "encodingFormat": resource["mediatype"],
            "contentSize": f"{known.files[path].size} B",
            "sha256": known.files[path].sha256,
        }
        for path in list_paths(resource)
    ]
    if len(files) == 1:
        return files
    whole = {
        "@type": "cr:FileSet",
        "@id": _name_set(resource),
        "name": _name_set(resource),
        "encodingFormat": resource["mediatype"],
        "includes": _name_set(resource),
    }
    return [*files, whole]


def _name(path: str) -> str:
    """Return what a file is called: its place in the document's folder."""
    return str(PurePosixPath(path).relative_to(PurePosixPath(CROISSANT).parent))


def _name_set(resource: dict[str, Any]) -> str:
    """Return what the files of a table are called together."""
    form = resource["format"]
    return f"{form}/{resource['name']}-*.{form}"


def _describe_table(resource: dict[str, Any]) -> dict[str, Any]:
    """Return the records of a table.

    Keys to other tables are not told: mlcroissant joins tables by them, and fails where
    those have keys themselves.
    """
    name, schema = resource["name"], resource["schema"]
    paths = list_paths(resource)
    kind, origin = (
        ("fileObject", _name(paths[0]))
        if len(paths) == 1
        else ("fileSet", _name_set(resource))
    )
    fields = [
        {
            "@type": "cr:Field",
            "@id": f"{name}/{field['name']}",
            "name": field["name"],
            "description": in_languages(field, "description"),
            "dataType": _TYPES[field["type"]],
            "source": {
                kind: {"@id": origin},
                "extract": {"column": field["name"]},
            },
        }
        for field in schema["fields"]
    ]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": in_languages(resource, "description"),
        "key": [{"@id": f"{name}/{column}"} for column in schema["primaryKey"]],
        "field": fields,
    }
