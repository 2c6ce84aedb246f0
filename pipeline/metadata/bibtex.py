"""BibTeX: the dataset, and each report that figures are cited from."""

from __future__ import annotations

from typing import Any

from pipeline.metadata.known import (
    Known,
    find_release,
    identify,
    list_contributors,
    name_contributor,
)

# BibTeX counts every brace, escaped or not: these have names.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def render(known: Known) -> bytes:
    """Return the entries: of the dataset first, then of the sources by their ids."""
    sources = known.tables["sources"].iter_rows(named=True)
    entries = [cite_dataset(known.descriptor), *map(_cite_source, sources)]
    return "\n".join(entries).encode()


def cite_dataset(descriptor: dict[str, Any]) -> str:
    """Return the dataset's own entry."""
    licences = [item.get("name") or item["path"] for item in descriptor["licenses"]]
    return _write(
        descriptor["name"],
        author=" and ".join(
            f"{{{_escape(name_contributor(c))}}}"
            for c in list_contributors(descriptor, "creator")
        ),
        title=_protect(descriptor["title"]),
        year=(find_release(descriptor) or "")[:4],
        version=_escape(descriptor["version"]),
        howpublished=_protect("Dataset"),
        url=descriptor.get("homepage"),
        note=_escape(f"{identify(descriptor)}; {', '.join(licences)}"),
    )


def _cite_source(source: dict[str, Any]) -> str:
    """Return the entry of a report."""
    return _write(
        source["source_id"],
        author=_protect(source["publisher"]),
        title=_protect(source["title"] or ""),
        year=(source["date_published"] or "")[:4],
        date=source["date_published"],
        url=source["url"],
        urldate=source["retrieved_on"] and str(source["retrieved_on"]),
    )


def _write(key: str, **fields: str | None) -> str:
    """Return an entry of the fields that say something."""
    lines = [
        f"  {name} = {{{text}}},\n"
        for name, text in fields.items()
        if text and text != "{}"
    ]
    return f"@misc{{{key},\n{''.join(lines)}}}\n"


def _protect(text: str) -> str:
    """Return a text whose words and capitals stay as they are."""
    return f"{{{_escape(text)}}}"


def _escape(text: str) -> str:
    """Return a text on one line, without signs that TeX would take for its own."""
    return " ".join(text.split()).translate(_ESCAPES)
