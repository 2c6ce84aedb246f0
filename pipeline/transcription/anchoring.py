"""Anchors: where the words of a sheet stand in the report, filled in and kept true."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.anchors.digest import write_place
from pipeline.anchors.text import Text
from pipeline.ingestion.csv import replace_cell, split_cells

_OFFSET = re.compile(r"([0-9]{1,10})(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Place:
    """One cell pair of a sheet: the words, and where the sheet says they stand.

    `cell` is the offset's as written, `at` the offset in it.
    """

    line: int
    column: str
    words: str
    cell: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sheet with its anchors set, and what could not be decided.

    `set_` are the places whose cell changed, with the new one; `open_` are those that
    could be several places; `lost` those whose words are not in the text.
    """

    sheet: str
    set_: list[tuple[Place, str]]
    open_: list[tuple[Place, list[int]]]
    lost: list[Place]


Choose = Callable[[Place, list[int]], int | None]


def anchor_sheet(
    sheet: str, pairs: list[tuple[str, str]], text: Text, choose: Choose
) -> Outcome:
    """Return a sheet with `at` set where the words occur, and what is open.

    `pairs` name the columns of words and of their offsets. An offset is written with
    the digest that holds it to the text and the words. Words that occur once are
    anchored; of several places, the one is taken that the nearest moved anchors point
    to, else `choose` decides. Nothing but the offsets' cells is changed: order,
    quoting and line ends stay as they are.
    """
    lines = sheet.split("\n")
    fingerprint = text.sha256
    places = _list_places(lines, pairs)
    found = {place: _occurrences(place.words, text.content) for place in places}
    moved = [
        (p.at, found[p][0]) for p in places if p.at is not None and len(found[p]) == 1
    ]
    outcome = Outcome("", [], [], [])
    for place in places:
        at = _settle(place, found[place], moved, choose, outcome)
        if at is None:
            continue
        cell = write_place(fingerprint, at, place.words)
        if cell != place.cell:
            outcome.set_.append((place, cell))
    return replace(outcome, sheet=_set_anchors(lines, outcome.set_))


def _set_anchors(lines: list[str], anchors: list[tuple[Place, str]]) -> str:
    """Return the sheet of these lines with the offsets of some places replaced."""
    header = _cells(lines[0])
    for place, cell in anchors:
        line = lines[place.line - 1]
        bare = line.removesuffix("\r")
        changed = replace_cell(bare, header.index(place.column), cell)
        lines[place.line - 1] = changed + line[len(bare) :]
    return "\n".join(lines)


def _list_places(lines: list[str], pairs: list[tuple[str, str]]) -> list[Place]:
    """Return every pair of words and offset in a sheet, line by line."""
    header = _cells(lines[0])
    places = []
    for number, line in enumerate(lines[1:], 2):
        cells = dict(zip(header, _cells(line), strict=False))
        for words, at in pairs:
            if cells.get(words):
                offset = cells.get(at, "")
                known = _OFFSET.fullmatch(offset)
                start = int(known[1]) if known else None
                places.append(Place(number, at, cells[words], offset, start))
    return places


def _settle(
    place: Place,
    found: list[int],
    moved: list[tuple[int, int]],
    choose: Choose,
    outcome: Outcome,
) -> int | None:
    """Return where the words stand; note in the outcome what cannot be settled."""
    if place.at in found:
        return place.at
    if not found:
        outcome.lost.append(place)
        return None
    if len(found) == 1:
        return found[0]
    expected = _expect(place.at, moved)
    at = expected if expected in found else choose(place, found)
    if at is None:
        outcome.open_.append((place, found))
    return at


def _expect(at: int | None, moved: list[tuple[int, int]]) -> int | None:
    """Return where an anchor should be, moved like the nearest certain one."""
    if at is None or not moved:
        return None
    old, new = min(moved, key=lambda pair: abs(pair[0] - at))
    return at + new - old


def _occurrences(words: str, content: str) -> list[int]:
    """Return every place where the words stand whole: no letter or digit goes on."""
    before = r"(?<!\w)(?<![0-9][.,])" if words[0].isalnum() else ""
    behind = r"(?!\w)(?![.,][0-9])" if words[-1].isalnum() else ""
    found = re.finditer(rf"{before}(?={re.escape(words)}{behind})", content)
    return [place.start() for place in found]


def _cells(line: str) -> list[str]:
    """Return the cells of a line as it stands in the file."""
    return split_cells(line.removesuffix("\r"))
