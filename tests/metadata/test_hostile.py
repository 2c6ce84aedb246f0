"""Whatever titles, names and words hold, the documents are valid and give it back."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Any

import polars as pl
import pytest

from pipeline.metadata import bibtex, cff, sdmx, webannotation
from pipeline.metadata.export import DOCUMENTS
from pipeline.metadata.known import Known, Page
from pipeline.paths import CROISSANT, CSVW, DATACITE
from tests.conftest import shared

_OWN = [
    '"',
    "\\",
    "}",
    "{",
    "%}",
    "a: b",
    "- a",
    "\u0085",
    "\u2028",
    "\ufeff",
    "😀",
    "&",
]


@pytest.fixture(scope="module")
def strings() -> list[str]:
    """Strings that have broken programs."""
    listed = json.loads(shared("badinput/blns/blns.json").read_text(encoding="utf-8"))
    return [text for text in dict.fromkeys([*listed, *_OWN]) if text.strip()]


def entitle(descriptor: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the descriptor with a text wherever the dataset's own may be."""
    person = {"title": text, "roles": ["creator", "publisher"]}
    return descriptor | {
        "title": text,
        "title@vi": text,
        "description": text,
        "keywords": [text],
        "contributors": [person],
    }


def list_texts(value: object) -> list[str]:
    """Return every text in a JSON document."""
    if isinstance(value, str):
        return [value]
    members: list[object] = []
    if isinstance(value, dict | list):
        members += value.values() if isinstance(value, dict) else value
    return [text for member in members for text in list_texts(member)]


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", [CSVW, CROISSANT, DATACITE])
def test_json_gives_every_text_back(
    known: Known, strings: list[str], path: str
) -> None:
    lean = known.descriptor | {"resources": known.descriptor["resources"][:1]}
    for text in strings:
        changed = replace(known, descriptor=entitle(lean, text))
        document = json.loads(DOCUMENTS[path](changed))
        assert text in list_texts(document)


_READ_YAML = """
import json, sys
from ruamel.yaml import YAML
read = YAML(typ="safe").load
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
"""


def test_yaml_gives_every_text_back(
    known: Known, strings: list[str], run_validators: Callable[..., str]
) -> None:
    citations = [
        cff.render(entitle(known.descriptor, text)).decode() for text in strings
    ]

    read = json.loads(run_validators("-c", _READ_YAML, text=json.dumps(citations)))

    assert [citation["title"] for citation in read] == strings
    assert [citation["authors"][0]["name"] for citation in read] == strings


_READ_BIBTEX = """
import json, sys, bibtexparser
print(json.dumps(bibtexparser.loads(sys.stdin.read()).entries))
"""


def test_bibtex_gives_every_title_back(
    known: Known, strings: list[str], run_validators: Callable[..., str]
) -> None:
    row = known.tables["sources"].head(1)
    sources = pl.concat(
        row.with_columns(source_id=pl.lit(f"s{at}"), title=pl.lit(text))
        for at, text in enumerate(strings)
    )
    changed = replace(known, tables=known.tables | {"sources": sources})

    read = json.loads(
        run_validators("-c", _READ_BIBTEX, text=bibtex.render(changed).decode())
    )

    titles = {entry["ID"]: entry["title"] for entry in read[1:]}
    assert len(read) == len(strings) + 1
    for at, text in enumerate(strings):
        assert _unescape(titles[f"s{at}"]) == " ".join(text.split())


def _unescape(title: str) -> str:
    """Return a title as it was before it was protected."""
    names = ("textbackslash", "textbraceleft", "textbraceright", "textasciitilde")
    text = title.removeprefix("{").removesuffix("}")
    for name, sign in zip((*names, "textasciicircum"), "\x00{}~^", strict=True):
        text = text.replace(f"\\{name}{{}}", sign)
    for sign in "&%$#_":
        text = text.replace(f"\\{sign}", sign)
    return text.replace("\x00", "\\")


def test_annotations_give_all_words_back(
    tables: dict[str, pl.DataFrame], strings: list[str]
) -> None:
    rows = tables["evidence"].filter(basis="quoted").head(len(strings))
    words = rows.with_columns(exact=pl.Series(strings))

    lines = webannotation.render(tables | {"evidence": words}, {})

    selectors = [item["target"]["selector"] for item in json.loads(b"[" + lines + b"]")]
    assert [selector["exact"] for selector in selectors] == strings


def test_sdmx_gives_all_notes_back(
    known: Known, tables: dict[str, pl.DataFrame], strings: list[str]
) -> None:
    row = tables["observations"].filter(pl.col("time_period") != "unstated").head(1)
    rows = pl.concat(row.with_columns(note=pl.lit(text)) for text in strings)

    content = sdmx.open_message(known, Page(1, 1, 0)) + sdmx.render(
        {"observations": rows}, known.descriptor
    )

    read = csv.DictReader(StringIO(content.decode(), newline=""))
    assert [message["NOTE"] for message in read] == strings
