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

    `cell` is the offset's as written, `at` the offset in it. `row` is the row's id, and
    `beside` are the rows beside whose figures the words stand.
    """

    line: int
    row: str
    beside: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Anchorer:
    """What anchors the sheets of one source in its text.

    `choose` decides what several places leave open. With `around`, the text is a new
    issue of the report. `figures` are the places where the words of each row end, as
    far as they were found.
    """

    text: Text
    choose: Choose
    around: Surroundings | None = None
    figures: dict[str, int] = field(default_factory=dict)

    def anchor(self, sheet: str, pairs: list[tuple[str, str]]) -> Outcome:
        """Return a sheet with `at` set where the words occur, and what is open.

        `pairs` name the columns of words and of their offsets, the row's own first. An
        offset is written with the digest that holds it to the text and the words.
        Words that occur once are anchored. Of several places, words beside a figure
        take the nearest before it; else `choose` decides. In a new issue, words stand
        only where something that stood beside them does. Nothing but the offsets'
        cells is changed: order, quoting and line ends stay as they are.
        """
        outcome = Outcome(sheet)
        for place in list_places(sheet, pairs):
            at = self._settle(place, outcome)
            if at is None:
                continue
            if place.column == pairs[0][1]:
                self.figures[place.row] = at + len(place.words)
            outcome.places.append((place, at))
            cell = write_place(self.text.sha256, at, place.words)
            if cell != place.cell:
                outcome.set_.append((place, cell))
        return replace(outcome, sheet=_set_anchors(sheet, outcome.set_))

    def _settle(self, place: Place, outcome: Outcome) -> int | None:
        """Return where words stand; note what was taken, what is open, what is lost."""
        found = find_occurrences(place.words, self.text.content)
        if not found:
            outcome.lost.append(place)
            return None
        certain = self._find_certain(place, found)
        if certain is not None:
            return certain
        nearest = self._find_nearest(place, found)
        if nearest is not None:
            outcome.taken.append((place, nearest, len(found)))
            return nearest
        at = self.choose(place, found)
        if at is None:
            outcome.open_.append((place, found))
        return at

    def _find_certain(self, place: Place, found: list[int]) -> int | None:
        """Return where words stand for certain: where they did, or the only place."""
        if self.around and place.at is not None:
            found = self.around.keep_like(place.at, place.words, found)
        elif place.at in found:
            return place.at
        return found[0] if len(found) == 1 else None

    def _find_nearest(self, place: Place, found: list[int]) -> int | None:
        """Return the last place before the end of the first figure beside it."""
        ends = [self.figures[row] for row in place.beside if row in self.figures]
        if not ends or (self.around and place.at is not None):
            return None
        return max((at for at in found if at < min(ends)), default=None)


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
                beside = tuple(cells.get("rows", cells["row"]).split(" "))
                cell = (cells[words], offset, start)
                places.append(Place(number, cells["row"], beside, at, *cell))
    return places


def _cells(line: str) -> list[str]:
    """Return the cells of a line as it stands in the file."""
    return split_cells(line.removesuffix("\r"))
