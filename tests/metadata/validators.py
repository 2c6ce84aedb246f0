"""What the validators of other fields find wrong with a build: a line for each fault.

A program of its own, in the validators' environment: `validators.py NAME FOLDER`.
Nothing is fetched: contexts are those of `contexts/` and of the package rocrate, and
whatever else asks for a network fails.
"""

# Each check imports its own library; the network is closed where these open it.
# ruff: noqa: PLC0415, SLF001, T201

import io
import json
import logging
import socket
import sys
import warnings
from collections.abc import Callable, Iterator
from email.message import Message
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.response import addinfourl

CONTEXTS = Path(__file__).parent / "contexts"


def read_context(address: str) -> bytes:
    """Return the JSON-LD context that has an address; no other is known."""
    if address == "http://www.w3.org/ns/anno.jsonld":
        return (CONTEXTS / "anno.jsonld").read_bytes()
    if address == "https://w3id.org/ro/crate/1.2/context":
        # That of version 1.3, which has all terms of 1.2.
        known = json.loads((files("rocrate") / "data/ro-crate.jsonld").read_bytes())
        return json.dumps({"@context": known["@context"]}).encode()
    message = f"no context is known of {address}"
    raise LookupError(message)


def stay_offline() -> None:
    """Answer whoever asks for a context; let nobody else out."""
    import rdflib._networking
    import rdflib.parser
    import requests

    def refuse(*_: object) -> None:
        message = "a validator asked for a network"
        raise OSError(message)

    def send(_: object, request: Any, **__: object) -> Any:
        response = requests.Response()
        response.status_code, response.url = 200, request.url
        response.headers["Content-Type"] = "application/ld+json"
        response._content = read_context(request.url)
        return response

    def open_url(request: Any, *_: object) -> addinfourl:
        address = request if isinstance(request, str) else request.full_url
        headers = Message()
        headers["Content-Type"] = "application/ld+json"
        return addinfourl(io.BytesIO(read_context(address)), headers, address, 200)

    socket.socket.connect = refuse  # type: ignore[method-assign] # that is the point
    requests.adapters.HTTPAdapter.send = send
    rdflib._networking._urlopen = rdflib.parser._urlopen = open_url


def check_csvw(folder: Path) -> Iterator[str]:
    """Read every table by its description: types, header, keys.

    Strict reading would refuse keys that are null.
    """
    from csvw import CSVW

    package = CSVW(str(folder / "build/csv/csv-metadata.json"), strict=False)
    if not package.is_valid:
        yield from (str(warning.message) for warning in package.warnings)


def check_croissant(folder: Path) -> Iterator[str]:
    """Read every record that Croissant tells of, and the types of its fields."""
    import mlcroissant

    place = folder / "build/croissant.jsonld"
    dataset = mlcroissant.Dataset(str(place))
    yield from dataset.metadata.ctx.issues.report().splitlines()
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        if resource["format"] == "json" and not isinstance(resource["path"], list):
            name = resource["name"].removesuffix("-json")
            stated = json.loads((folder / resource["path"]).read_bytes())
            read = list(dataset.records(name)) if stated else []
            if len(read) != len(stated):
                yield f"{name}: {len(read)} records of {len(stated)}"


def check_jsonld(folder: Path) -> Iterator[str]:
    """Parse each JSON-LD document, and count what it should have."""
    from rdflib import RDF, Graph, URIRef

    expected = {
        "croissant.jsonld": "http://mlcommons.org/croissant/RecordSet",
        "metadata/annotations*.jsonld": "http://www.w3.org/ns/oa#Annotation",
        "ro-crate-metadata.json": "http://schema.org/MediaObject",
    }
    for name, kind in expected.items():
        paths = sorted((folder / "build").glob(name))
        graph = Graph()
        for path in paths:
            graph.parse(path, format="json-ld")
        found = len(set(graph.subjects(RDF.type, URIRef(kind))))
        stated = count_items(json.loads(paths[0].read_bytes()))
        if found != stated:
            yield f"{name}: {found} of {stated} are {kind}"


def count_items(document: dict[str, Any]) -> int:
    """Return how many tables, annotations or files a document says that it has."""
    if "partOf" in document:
        return int(document["partOf"]["total"])
    if "recordSet" in document:
        return len(document["recordSet"])
    return sum(entity["@type"] == "File" for entity in document["@graph"])


def check_rocrate(folder: Path) -> Iterator[str]:
    """Hold the crate to what RO-Crate 1.2 requires."""
    from rocrate_validator import services
    from rocrate_validator.models import ValidationSettings

    settings = ValidationSettings(
        rocrate_uri=str(folder / "build"),
        profile_identifier="ro-crate-1.2",
        requirement_severity="REQUIRED",
        no_cache=True,
    )
    for issue in services.validate(settings).get_issues():
        yield f"{issue.check.identifier} {issue.message}"


def check_datacite(folder: Path) -> Iterator[str]:
    """Hold the record to the schema of DataCite 4.5."""
    from datacite import schema45

    record = json.loads((folder / "build/metadata/datacite.json").read_bytes())
    for error in schema45.validator.iter_errors(record):
        yield f"{error.json_path} {error.message}"


def check_cff(folder: Path) -> Iterator[str]:
    """Hold the citation to the schema of the Citation File Format."""
    from cffconvert import Citation

    text = (folder / "CITATION.cff").read_text(encoding="utf-8")
    Citation(text).validate()
    yield from ()


def check_bibtex(folder: Path) -> Iterator[str]:
    """Read the entries: the dataset, and every source."""
    import bibtexparser

    text = (folder / "build/metadata/citation.bib").read_text(encoding="utf-8")
    entries = bibtexparser.loads(text).entries
    if len(entries) != text.count("\n@") + 1:
        yield f"{len(entries)} entries are read"


def check_sdmx(folder: Path) -> Iterator[str]:
    """Hold the structure to its schema, and read the observations by it."""
    from pysdmx.io import get_datasets, read_sdmx

    place = folder / "build/sdmx"
    structure = place / "structure.json"
    message = read_sdmx(str(structure), validate=True)
    lists = {c.id: {code.id for code in c.codes} for c in message.get_codelists()}
    for data in place.glob("observations*.csv"):
        (dataset,) = get_datasets(str(data), str(structure))
        for component in dataset.structure.components:
            name = component.id
            if component.local_codes is not None:
                values = set(dataset.data[name]) - {"", None}
                unknown = values - lists[component.local_codes.id]
                yield from (f"{name}: no code {value}" for value in sorted(unknown))
        keys = [c.id for c in dataset.structure.components.dimensions]
        if dataset.data.duplicated(keys).any():
            yield f"{data.name}: two observations have one key"


CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "bibtex": check_bibtex,
    "cff": check_cff,
    "croissant": check_croissant,
    "csvw": check_csvw,
    "datacite": check_datacite,
    "jsonld": check_jsonld,
    "rocrate": check_rocrate,
    "sdmx": check_sdmx,
}


def main(name: str, folder: str) -> None:
    """Print the faults; a validator that raises has found one."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    stay_offline()
    try:
        for fault in CHECKS[name](Path(folder).resolve()):
            print(fault)
    except Exception as error:  # noqa: BLE001 - each has its own kind
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
