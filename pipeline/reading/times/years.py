"""Years that no word announces: in 2025, by 2030, from 2021 to 2025, last year."""

from pipeline.reading.calendar import YEAR, PartialDate, period_between
from pipeline.reading.context import Context
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.phrases.lookahead import figure_follows, plural_follows
from pipeline.reading.phrases.qualifiers import look_back
from pipeline.reading.times.digit_dates import read_year_range
from pipeline.reading.times.resolution import TimeMatch, time_of
from pipeline.reading.times.year_of import is_year_at


def read_relative_year(context: Context, at: int) -> TimeMatch | None:
    """Read a year counted from the reference's: last year."""
    entry, reference = context.tokens.entries[at], context.reference
    if entry.year is None or entry.roles & role.YEAR or reference is None:
        return None
    return time_of(at, at + 1, PartialDate(YEAR, reference.day.year + entry.year))


def read_bracketed_year(context: Context, at: int) -> TimeMatch | None:
    """Read four digits that stand alone in brackets: 98 percent (2013)."""
    tokens = context.tokens
    if not at or tokens.words[at - 1] != "(" or tokens.words[at + 1] != ")":
        return None
    if not is_year_at(tokens, at):
        return None
    return time_of(at, at + 1, PartialDate(YEAR, int(tokens.words[at])))


def read_lone_year(context: Context, at: int) -> TimeMatch | None:
    """Read four digits that a preposition makes a year: in 2025, between 2021 and 2025.

    Where they may count what follows (in 2000 households), or where something rises to
    them, they are ambiguous.
    """
    tokens, before = context.tokens, at - 1
    if (
        before < context.consumed
        or not tokens.names[before]
        or not is_year_at(tokens, at)
    ):
        return None
    roles, after = tokens.entries[before].roles, at + 1
    if roles & role.FISCAL:
        return TimeMatch(before, after, None, fault="vague-time")
    if roles & role.BETWEEN:
        return _read_years_between(tokens, at)
    is_adjective = roles & (role.DEFINITE | role.ONE) and figure_follows(tokens, after)
    if not (roles & _BEFORE_YEAR or is_adjective):
        return None
    if tokens.entries[after].roles & role.PER:
        return None
    run = read_year_range(tokens, at)
    if run is not None:
        return _refuse_counts(context, run)
    if tokens.words[after] == "-" and tokens.is_glued(after):
        return None
    if plural_follows(tokens, after):
        return TimeMatch(at, after, None, fault="ambiguous-year")
    is_result = not roles & role.IN and not roles & _PARTS and not is_adjective
    if is_result and look_back(tokens, at, context.consumed).direction:
        return TimeMatch(at, after, None, fault="ambiguous-year")
    return time_of(at, after, PartialDate(YEAR, int(tokens.words[at])))


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


def _refuse_counts(context: Context, run: TimeMatch) -> TimeMatch:
    """Refuse years that may count what follows, or between which something rises."""
    roles, before = context.tokens.entries[run.start - 1].roles, run.start - 1
    rises = (
        roles & role.FROM
        and look_back(context.tokens, before, context.consumed).direction
    )
    if rises or plural_follows(context.tokens, run.stop):
        return TimeMatch(run.start, run.stop, None, fault="ambiguous-year")
    return run


def _read_years_between(tokens: Tokens, at: int) -> TimeMatch | None:
    last = at + 2
    if not tokens.entries[at + 1].roles & role.AND or not is_year_at(tokens, last):
        return None
    if plural_follows(tokens, last + 1):
        return TimeMatch(at, last + 1, None, fault="ambiguous-year")
    one, other = int(tokens.words[at]), int(tokens.words[last])
    if one > other:
        return TimeMatch(at, last + 1, None, fault="reversed-range")
    return TimeMatch(
        at, last + 1, period_between(PartialDate(YEAR, one), PartialDate(YEAR, other))
    )
