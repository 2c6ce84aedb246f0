"""RO-Crate 1.2: the published files as a research object, and how they were built."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from pipeline.metadata.known import (
    Known,
    find_release,
    identify,
    is_person,
    list_contributors,
    list_paths,
    name_contributor,
    without_empty,
    write_json,
)
from pipeline.paths import ROCRATE

_VERSION = "https://w3id.org/ro/crate/1.2"
_PROGRAM, _BUILD, _LOCK = "#program", "#build", "#requirements.lock"
_FORMATS = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".bib": "application/x-bibtex",
}


def render(known: Known) -> bytes:
    """Return the metadata of the folder that the document lies in.

    When the build ran is not told: the same input gives the same bytes.
    """
    files = [
        _describe_file(path, known) for path in sorted(known.files) if _is_in(path)
    ]
    licences = [_describe_licence(item) for item in known.descriptor["licenses"]]
    people = [_describe(c) for c in known.descriptor["contributors"]]
    sources = [
        _describe_source(row)
        for row in known.tables["sources"].sort("source_id").iter_rows(named=True)
    ]
    graph = [
        {
            "@id": PurePosixPath(ROCRATE).name,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _VERSION},
            "about": {"@id": "./"},
        },
        _describe_root(known, files, licences),
        *files,
        *licences,
        *people,
        *_describe_build(known, sources),
        *sources,
    ]
    unique = {entity["@id"]: without_empty(entity) for entity in graph}
    return write_json({"@context": f"{_VERSION}/context", "@graph": [*unique.values()]})


def _is_in(path: str) -> bool:
    """Whether a file lies in the folder that is described."""
    return PurePosixPath(path).is_relative_to(PurePosixPath(ROCRATE).parent)


def _refer(entities: list[dict[str, Any]]) -> Any:
    """Return references to entities; one is no list."""
    references = [{"@id": entity["@id"]} for entity in entities]
    return references[0] if len(references) == 1 else references


def _describe_root(
    known: Known, files: list[dict[str, Any]], licences: list[dict[str, Any]]
) -> dict[str, Any]:
    """Return the dataset itself."""
    descriptor = known.descriptor

    def list_people(role: str) -> list[dict[str, Any]]:
        return [_describe(c) for c in list_contributors(descriptor, role)]

    return {
        "@id": "./",
        "@type": "Dataset",
        "identifier": identify(descriptor),
        "name": descriptor["title"],
        "alternateName": descriptor.get("title@vi"),
        "description": descriptor["description"],
        "datePublished": find_release(descriptor),
        "version": descriptor["version"],
        "url": descriptor.get("homepage"),
        "keywords": descriptor["keywords"],
        "inLanguage": ["en", "vi"],
        "license": _refer(licences),
        "author": _refer(list_people("creator")),
        "publisher": _refer(list_people("publisher")),
        "hasPart": _refer(files),
        "mentions": {"@id": _BUILD},
    }


def _describe_file(path: str, known: Known) -> dict[str, Any]:
    """Return one file: its table's title, if it is of one; size and hash."""
    resources = known.descriptor["resources"]
    resource: dict[str, Any] = next((r for r in resources if path in list_paths(r)), {})
    place = PurePosixPath(path)
    return {
        "@id": str(place.relative_to(PurePosixPath(ROCRATE).parent)),
        "@type": "File",
        "name": resource.get("title", place.name),
        "description": resource.get("description"),
        "encodingFormat": resource.get("mediatype")
        or _FORMATS.get(place.suffix, "application/octet-stream"),
        "contentSize": str(known.files[path].size),
        "sha256": known.files[path].sha256,
    }


def _describe_licence(licence: dict[str, str]) -> dict[str, Any]:
    name = licence.get("name")
    return {
        "@id": licence.get("path") or f"#licence-{name}",
        "@type": "CreativeWork",
        "name": licence.get("title") or name or licence.get("path"),
        "identifier": name,
    }


def _describe(contributor: dict[str, Any]) -> dict[str, Any]:
    """Return a person or organization, by address or else by name."""
    name = name_contributor(contributor)
    own = "-".join(name.lower().split())
    return {
        "@id": contributor.get("path") or f"#{own}",
        "@type": "Person" if is_person(contributor) else "Organization",
        "name": name,
        "email": contributor.get("email"),
    }


def _describe_build(
    known: Known, sources: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the build: from which reports, by which program with which libraries."""
    lock = {
        "@id": _LOCK,
        "@type": "CreativeWork",
        "name": "The libraries that the program ran with",
        "sha256": known.lock_sha256,
    }
    address = known.descriptor.get("repository")
    has_lock = known.lock_sha256 is not None
    return [
        {
            "@id": _BUILD,
            "@type": "CreateAction",
            "name": "Build of the published files from the transcriptions",
            "instrument": {"@id": _PROGRAM},
            "object": _refer(sources),
            "result": {"@id": "./"},
        },
        {
            "@id": _PROGRAM,
            # An application must have an address.
            "@type": "SoftwareApplication" if address else "CreativeWork",
            "name": "resolution57",
            "version": known.code_version,
            "url": address,
            "hasPart": {"@id": _LOCK} if has_lock else None,
        },
        *([lock] if has_lock else []),
    ]


def _describe_source(source: dict[str, Any]) -> dict[str, Any]:
    """Return a report, which is not among the files."""
    parts = (source["publisher"], source["title"], source["date_published"])
    return {
        "@id": source["url"] or f"#source-{source['source_id']}",
        "@type": "CreativeWork",
        "identifier": source["source_id"],
        "name": ", ".join(part for part in parts if part),
        "inLanguage": source["language"],
        "datePublished": source["date_published"],
    }
