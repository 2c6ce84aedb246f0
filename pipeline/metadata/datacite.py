"""DataCite 4.5, in JSON: what a registry asks of a dataset before it gives a DOI."""

from __future__ import annotations

from typing import Any

from pipeline.metadata.known import (
    Known,
    find_release,
    identify,
    in_languages,
    is_person,
    list_contributors,
    name_contributor,
    without_empty,
    write_json,
)


def render(known: Known) -> bytes:
    """Return the record; it has no DOI, which only a registry gives."""
    descriptor = known.descriptor
    released = find_release(descriptor)
    record = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [
            _name(c) | _affiliate(c) for c in list_contributors(descriptor, "creator")
        ],
        "titles": [
            {"title": text, "lang": lang} | _mark(lang)
            for lang, text in in_languages(descriptor, "title").items()
        ],
        "publisher": {
            "name": name_contributor(list_contributors(descriptor, "publisher")[0])
        },
        "publicationYear": released and released[:4],
        "dates": _list_dates(descriptor),
        "language": "en",
        "version": descriptor["version"],
        "url": descriptor.get("homepage"),
        "subjects": [
            {"subject": word} for word in dict.fromkeys(descriptor["keywords"])
        ],
        "descriptions": [
            {"description": text, "descriptionType": "Abstract", "lang": lang}
            for lang, text in in_languages(descriptor, "description").items()
        ],
        "rightsList": [_describe_rights(item) for item in descriptor["licenses"]],
        "alternateIdentifiers": [
            {
                "alternateIdentifier": identify(descriptor),
                "alternateIdentifierType": "IRI",
            }
        ],
        "relatedIdentifiers": [
            {
                "relatedIdentifier": url,
                "relatedIdentifierType": "URL",
                "relationType": "IsDerivedFrom",
            }
            for url in known.tables["sources"]["url"].drop_nulls().unique().sort()
        ],
        "formats": sorted({r["mediatype"] for r in descriptor["resources"]}),
        "sizes": [f"{len(known.files)} files"],
    }
    return write_json(without_empty(record))


def _list_dates(descriptor: dict[str, Any]) -> list[dict[str, str]]:
    """Return the day of release; that of the newest source is none."""
    day = descriptor.get("released")
    return [{"date": day, "dateType": "Issued"}] if day else []


def _name(contributor: dict[str, Any]) -> dict[str, str]:
    """Return what a contributor is called, and whether it is a person."""
    kind = "Personal" if is_person(contributor) else "Organizational"
    own = {key: contributor.get(key) for key in ("givenName", "familyName")}
    names = {key: text for key, text in own.items() if text}
    return {"name": name_contributor(contributor), "nameType": kind} | names


def _affiliate(contributor: dict[str, Any]) -> dict[str, Any]:
    """Return of which organization a person is, where that is told."""
    organization = contributor.get("organization")
    if not organization or not is_person(contributor):
        return {}
    return {"affiliation": [{"name": organization}]}


def _mark(language: str) -> dict[str, str]:
    """Return that a title is translated, unless it is the English one."""
    return {} if language == "en" else {"titleType": "TranslatedTitle"}


def _describe_rights(licence: dict[str, str]) -> dict[str, str]:
    """Return a licence."""
    found = {
        "rights": licence.get("title") or licence.get("name"),
        "rightsUri": licence.get("path"),
        "rightsIdentifier": licence.get("name"),
    }
    return {key: text for key, text in found.items() if text}
