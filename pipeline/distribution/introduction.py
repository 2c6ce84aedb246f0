"""What stands at the head of a zip: a page in each language, and the licence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.issues.catalogue import LANGUAGES, wording
from pipeline.rendering.markdown import escape

LICENCE = "LICENSE"
_PAGES = {"en": "README.md", "vi": "README.vi.md"}


def render_pages(
    descriptor: dict[str, Any], names: Sequence[str], archive: str
) -> dict[str, bytes]:
    """Return the pages by their names.

    `names` are those of the other files, `archive` is that of the zip.
    """
    return {
        _PAGES[language]: _render_page(descriptor, names, archive, language)
        for language in LANGUAGES
    }


def render_licence(descriptor: dict[str, Any]) -> bytes:
    """Return the terms under which the data may be used."""
    lines = [descriptor["title"], ""]
    for licence in descriptor["licenses"]:
        lines += [f"{licence['name']}: {licence['title']}", licence["path"], ""]
    lines += [wording("pipeline.distribution", "archive", "en")["reports"], ""]
    return "\n".join(lines).encode()


def _render_page(
    descriptor: dict[str, Any], names: Sequence[str], archive: str, language: str
) -> bytes:
    """Return the page in one language."""
    texts = wording("pipeline.distribution", "archive", language)
    suffix = "" if language == "en" else f"@{language}"
    lines = [
        f"# {escape(descriptor[f'title{suffix}'])}",
        "",
        f"*{texts['translation']}*",
        "",
        escape(descriptor[f"description{suffix}"]),
        texts["version"].format(version=escape(descriptor["version"])),
        "",
        f"## {texts['files']}",
        "",
        f"| {texts['file']} | {texts['what']} |",
        "| --- | --- |",
        *_list_files(names, language),
        "",
        f"## {texts['check']}",
        "",
        texts["sums"],
        "",
        "```sh",
        f"resolution57 verify --package {archive}",
        "```",
        "",
        f"## {texts['licence']}",
        "",
        *(
            f"- [{escape(licence['title'])}](<{licence['path']}>)"
            for licence in descriptor["licenses"]
        ),
        "",
        texts["reports"],
    ]
    return ("\n".join(lines) + "\n").encode()


def _list_files(names: Sequence[str], language: str) -> list[str]:
    """Return a row for each kind of file that is there, by how its name begins."""
    kinds = wording("pipeline.distribution", "file", language)
    kept = {max(filter(name.startswith, kinds), key=len, default="") for name in names}
    return [f"| `{kind}` | {kinds[kind]} |" for kind in kinds if kind in kept]
