"""Anchors: where the words of a sheet stand in the report, filled in and kept true."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.anchors.digest import write_place
from pipeline.anchors.occurrences import find_occurrences
from pipeline.anchors.text import Text
from pipeline.ingestion.csv import replace_cell, split_cells
from pipeline.transcription.mentions import Mention
from pipeline.transcription.surroundings import Surroundings

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

    `places` are all that have a place now, with it; `set_` those whose cell changed,
    with the new one; `taken` those of which one of several was taken; `open_` those
    that could be several places, or are not where what stood around them is; `lost`
    those whose words are not in the text.
    """

    sheet: str
    places: list[tuple[Place, int]] = field(default_factory=list)
    set_: list[tuple[Place, str]] = field(default_factory=list)
    taken: list[tuple[Place, int, int]] = field(default_factory=list)
    open_: list[tuple[Place, list[int]]] = field(default_factory=list)
    lost: list[Place] = field(default_factory=list)


Choose = Callable[[Place, list[int]], int | None]


def anchor_sheet(
    sheet: str,
    pairs: list[tuple[str, str]],
    text: Text,
    choose: Choose,
    around: Surroundings | None = None,
) -> Outcome:
    """Return a sheet with `at` set where the words occur, and what is open.

    `pairs` name the columns of words and of their offsets, the figure's own first. An
    offset is written with the digest that holds it to the text and the words. Words
    that occur once are anchored. Of several places, words beside a figure take the
    nearest before it; else `choose` decides. With `around`, the text is a new issue,
    and words stand only where something that stood beside them does. Nothing but the
    offsets' cells is changed: order, quoting and line ends stay as they are.
    """
    outcome = Outcome(sheet)
    figures: dict[int, int] = {}  # where the figure of each line ends
    for place in list_places(sheet, pairs):
        found = find_occurrences(place.words, text.content)
        is_moved = around is not None and place.at is not None
        at = _find_certain(place, found, around if is_moved else None)
        if at is None and not is_moved and place.line in figures:
            at = _take_nearest(place, found, figures[place.line], outcome)
        if at is None:
            at = _choose(place, found, choose, outcome)
        if at is None:
            continue
        if place.column == pairs[0][1]:
            figures[place.line] = at + len(place.words)
        outcome.places.append((place, at))
        cell = write_place(text.sha256, at, place.words)
        if cell != place.cell:
            outcome.set_.append((place, cell))
    return replace(outcome, sheet=_set_anchors(sheet, outcome.set_))


def find_cuts(
    outcome: Outcome, figures: list[Mention], text: Text
) -> list[tuple[Place, str]]:
    """Return the places that hold a part of a figure, and the words of the whole."""
    return [
        (place, text.content[figure.start : figure.end])
        for place, at in outcome.places
        for figure in figures
        if _cuts(at, at + len(place.words), figure)
    ]


def _cuts(start: int, end: int, figure: Mention) -> bool:
    """Whether a span has a part of a figure and not the whole."""
    has_part = start < figure.end and figure.start < end
    return has_part and not start <= figure.start <= figure.end <= end


def _find_certain(
    place: Place, found: list[int], around: Surroundings | None
) -> int | None:
    """Return where the words stand for certain: where they did, or the only place."""
    if around and place.at is not None:
        found = around.keep_like(place.at, place.words, found)
    elif place.at in found:
        return place.at
    return found[0] if len(found) == 1 else None


def _take_nearest(
    place: Place, found: list[int], end: int, outcome: Outcome
) -> int | None:
    """Return the last of the places before a figure ends; note that it was taken."""
    before = [at for at in found if at < end]
    if not before:
        return None
    outcome.taken.append((place, before[-1], len(found)))
    return before[-1]


def _choose(
    place: Place, found: list[int], choose: Choose, outcome: Outcome
) -> int | None:
    """Return the place that is chosen; note what is open, and what is lost."""
    if not found:
        outcome.lost.append(place)
        return None
    at = choose(place, found)
    if at is None:
        outcome.open_.append((place, found))
    return at


def _set_anchors(sheet: str, anchors: list[tuple[Place, str]]) -> str:
    """Return the sheet with the offsets of some places replaced."""
    lines = sheet.split("\n")
    header = _cells(lines[0])
    for place, cell in anchors:
        line = lines[place.line - 1]
        bare = line.removesuffix("\r")
        changed = replace_cell(bare, header.index(place.column), cell)
        lines[place.line - 1] = changed + line[len(bare) :]
    return "\n".join(lines)


def list_places(sheet: str, pairs: list[tuple[str, str]]) -> list[Place]:
    """Return every pair of words and offset in a sheet, line by line."""
    lines = sheet.split("\n")
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


def _cells(line: str) -> list[str]:
    """Return the cells of a line as it stands in the file."""
    return split_cells(line.removesuffix("\r"))
