"""What the standards ask of a dataset is taken from its descriptor, never invented."""

import json
from typing import Any

import pytest

from pipeline.metadata import bibtex, cff
from pipeline.metadata.known import (
    Known,
    find_release,
    identify,
    list_contributors,
    name_contributor,
)
from pipeline.paths import lock_file

PERSON = {
    "givenName": "An",
    "familyName": "Nguyễn",
    "organization": "An office",
    "path": "https://example.org/an",
}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("urn:uuid:1", "urn:uuid:1"),
        ("https://example.org/data", "https://example.org/data"),
        ("10.1234/data", "urn:x-dataset:figures"),
        ("doi:10.1 234", "urn:x-dataset:figures"),
    ],
)
def test_a_dataset_is_named_by_its_id_or_else_by_its_name(
    own: str, expected: str
) -> None:
    assert identify({"id": own, "name": "figures"}) == expected


@pytest.mark.parametrize(
    ("descriptor", "expected"),
    [
        ({"released": "2026-03-01", "created": "2025-12-31T00:00:00Z"}, "2026-03-01"),
        ({"created": "2025-12-31T00:00:00Z"}, "2025-12-31"),
        ({}, None),
    ],
)
def test_a_release_has_its_own_day_or_that_of_the_newest_source(
    descriptor: dict[str, str], expected: str | None
) -> None:
    assert find_release(descriptor) == expected


def test_who_has_no_such_role_is_named_where_nobody_has() -> None:
    people = [{"title": "A", "roles": ["creator"]}, {"title": "B"}]

    assert list_contributors({"contributors": people}, "creator") == people[:1]
    assert list_contributors({"contributors": people}, "publisher") == people
    assert name_contributor(PERSON) == "An Nguyễn"
    assert name_contributor({"organization": "An office"}) == "An office"


def test_a_citation_has_the_day_and_the_addresses_that_are_told(
    known: Known,
) -> None:
    told: dict[str, Any] = {
        "released": "2026-03-01",
        "homepage": "https://example.org/data",
        "repository": "https://example.org/code",
        "contributors": [PERSON],
        "licenses": [{"path": "https://example.org/licence"}],
    }
    lines = cff.render(known.descriptor | told).decode().splitlines()

    assert 'date-released: "2026-03-01"' in lines
    assert 'url: "https://example.org/data"' in lines
    assert 'repository: "https://example.org/code"' in lines
    assert 'license-url: "https://example.org/licence"' in lines
    assert json.loads(lines[lines.index("authors:") + 1].removeprefix("  - ")) == {
        "given-names": "An",
        "family-names": "Nguyễn",
        "affiliation": "An office",
        "website": "https://example.org/an",
    }
    assert "date-released" not in cff.render(known.descriptor).decode()


def test_the_dataset_is_cited_in_bibtex_with_its_address(known: Known) -> None:
    told = {"homepage": "https://example.org/data", "released": "2026-03-01"}

    entry = bibtex.cite_dataset(known.descriptor | told)

    assert "url = {https://example.org/data}" in entry
    assert "year = {2026}" in entry


def test_the_list_of_libraries_is_found_in_a_checkout() -> None:
    lock = lock_file()

    assert lock
    assert "polars==" in lock.read_text(encoding="utf-8")
