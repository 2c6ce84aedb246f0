"""Years that no word announces: in 2025, by 2030, from 2021 to 2025, last year."""

from datetime import date

from pipeline.reading.calendar import YEAR, Point, period_between, period_of
from pipeline.reading.context import Scene
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.qualifiers import look_back
from pipeline.reading.times.digit_dates import read_year_range
from pipeline.reading.times.named_dates import counts, is_year_at
from pipeline.reading.times.resolution import Moment, is_figure


def read_relative_year(
    tokens: Tokens, at: int, reference: date | None
) -> Moment | None:
    """Read a year told from the reference's: last year."""
    entry = tokens.entries[at]
    if entry.year is None or entry.roles & role.YEAR or reference is None:
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
    roles, after = tokens.entries[before].roles, at + 1
    if roles & role.BETWEEN:
        return _read_years_between(tokens, at)
    is_adjective = roles & (role.DEFINITE | role.ONE) and is_figure(tokens, after)
    if not (roles & _BEFORE_YEAR or is_adjective):
        return None
    if tokens.entries[after].roles & role.PER:
        return None
    run = read_year_range(tokens, at)
    if run is not None:
        return _doubt_run(scene, run)
    if tokens.words[after] == "-" and tokens.is_glued(after):
        return None
    if counts(tokens, after):
        return Moment(at, after, None, fault="ambiguous-year")
    is_result = not roles & role.IN and not roles & _PARTS and not is_adjective
    if is_result and look_back(tokens, at, scene.floor).direction:
        return Moment(at, after, None, fault="ambiguous-year")
    return Moment(at, after, period_of(Point(YEAR, int(tokens.words[at]))))


_PARTS = role.HEAD | role.MIDDLE | role.TAIL
_BEFORE_YEAR = (
    role.IN
    | role.FROM
    | role.TO
    | role.UNTIL
    | role.BEFORE
    | role.AFTER
    | role.POSSESSIVE
    | _PARTS
)


def _doubt_run(scene: Scene, run: Moment) -> Moment:
    """Refuse years that may count what follows, or between which something rises."""
    roles, before = scene.tokens.entries[run.start - 1].roles, run.start - 1
    rises = roles & role.FROM and look_back(scene.tokens, before, scene.floor).direction
    if rises or counts(scene.tokens, run.stop):
        return Moment(run.start, run.stop, None, fault="ambiguous-year")
    return run


def _read_years_between(tokens: Tokens, at: int) -> Moment | None:
    last = at + 2
    if not tokens.entries[at + 1].roles & role.AND or not is_year_at(tokens, last):
        return None
    if counts(tokens, last + 1):
        return Moment(at, last + 1, None, fault="ambiguous-year")
    one, other = int(tokens.words[at]), int(tokens.words[last])
    if one > other:
        return Moment(at, last + 1, None, fault="reversed-range")
    return Moment(at, last + 1, period_between(Point(YEAR, one), Point(YEAR, other)))
