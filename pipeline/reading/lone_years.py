"""Years that no word announces: in 2025, by 2030, from 2021 to 2025, last year."""

from datetime import date

from pipeline.reading import marks
from pipeline.reading.digit_dates import read_year_range
from pipeline.reading.hedges import look_back
from pipeline.reading.moments import Moment, is_figure
from pipeline.reading.named_dates import counts, is_year_at
from pipeline.reading.periods import YEAR, Point, period_between, period_of
from pipeline.reading.scene import Scene
from pipeline.reading.tokens import Tokens


def read_relative_year(
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    """Read a year told from the reference's: last year."""
    entry = tokens.entries[at]
    if entry.year is None or entry.marks & marks.YEAR or reference is None:
        return None
    return Moment(at, at + 1, period_of(Point(YEAR, reference.year + entry.year)))


def read_lone_year(scene: Scene, at: int) -> Moment | None:
    """Read four digits that a preposition makes a year: in 2025, between 2021 and 2025.

    Where they may count what follows (in 2000 households), or where something rises to
    them, they are doubtful.
    """
    tokens, before = scene.tokens, at - 1
    if before < scene.floor or not tokens.names[before] or not is_year_at(tokens, at):
        return None
    roles, after = tokens.entries[before].marks, at + 1
    if roles & marks.BETWEEN:
        return _read_years_between(tokens, at)
    is_adjective = roles & (marks.DEFINITE | marks.ONE) and is_figure(tokens, after)
    if not (roles & _BEFORE_YEAR or is_adjective):
        return None
    if tokens.entries[after].marks & marks.PER:
        return None
    run = read_year_range(tokens, at)
    if run is not None:
        return _doubt_run(scene, run)
    if tokens.words[after] == "-" and tokens.is_glued(after):
        return None
    if counts(tokens, after):
        return Moment(at, after, None, fault="ambiguous-year")
    is_result = not roles & marks.IN and not roles & _PARTS and not is_adjective
    if is_result and look_back(tokens, at, scene.floor).direction:
        return Moment(at, after, None, fault="ambiguous-year")
    return Moment(at, after, period_of(Point(YEAR, int(tokens.words[at]))))


_PARTS = marks.HEAD | marks.MIDDLE | marks.TAIL
_BEFORE_YEAR = (
    marks.IN
    | marks.FROM
    | marks.TO
    | marks.UNTIL
    | marks.BEFORE
    | marks.AFTER
    | marks.POSSESSIVE
    | _PARTS
)


def _doubt_run(scene: Scene, run: Moment) -> Moment:
    """Refuse years that may count what follows, or between which something rises."""
    roles, before = scene.tokens.entries[run.start - 1].marks, run.start - 1
    rises = (
        roles & marks.FROM and look_back(scene.tokens, before, scene.floor).direction
    )
    if rises or counts(scene.tokens, run.stop):
        return Moment(run.start, run.stop, None, fault="ambiguous-year")
    return run


def _read_years_between(tokens: Tokens, at: int) -> Moment | None:
    last = at + 2
    if not tokens.entries[at + 1].marks & marks.AND or not is_year_at(tokens, last):
        return None
    if counts(tokens, last + 1):
        return Moment(at, last + 1, None, fault="ambiguous-year")
    one, other = int(tokens.words[at]), int(tokens.words[last])
    if one > other:
        return Moment(at, last + 1, None, fault="reversed-range")
    return Moment(at, last + 1, period_between(Point(YEAR, one), Point(YEAR, other)))
