"""A day and month after a word that makes them a date: trước 30/4 cả nước."""

from pipeline.reading.calendar import DAY, is_possible
from pipeline.reading.context import Context
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.strokes import DATING, is_share_of, may_state_share
from pipeline.reading.phrases.nouns import noun_follows
from pipeline.reading.phrases.qualifiers import find_change
from pipeline.reading.times.partial_dates import Fields, read_fields, read_partial_date
from pipeline.reading.times.resolution import TimeMatch, read_range, settle


def read_dated(context: Context, at: int) -> TimeMatch | None:
    """Read a day and month that a word before them makes a date: từ 1.7.

    With a stroke they are one whatever follows, unless they may be a share of it.
    """
    tokens, reference, before = context.tokens, context.reference, at - 1
    if not tokens.names[before] or before < context.consumed:
        return None
    roles = tokens.entries[before].roles
    if not roles & DATING or roles & role.CHANGE:
        return None  # fell to 15/8
    fields = read_fields(tokens, at)
    if fields is None or len(fields.numbers) != 2:
        return None
    found = read_partial_date(tokens, at, DAY)
    if found is None or not _has_date_shape(tokens, fields):
        return None
    if "." in tokens.words[at]:
        if _is_counted(tokens, fields.stop) or not is_possible(found.partial):
            return None
    elif _may_be_share(context, at, fields):
        return None
    return read_range(tokens, at, found, reference) or settle(
        tokens, at, found, reference
    )


def is_run_of_shares(context: Context, at: int, time: TimeMatch) -> bool:
    """Whether two days may be shares of what follows: từ 1/3 đến 1/2 diện tích."""
    words, last = context.tokens.words, time.stop - 3
    if last <= at or words[at + 1] != "/" or words[last + 1] != "/":
        return False
    return all(is_share_of(context.tokens, place, time.stop) for place in (at, last))


def counts(tokens: Tokens, at: int) -> bool:
    """Whether a noun follows, as after 5-7/10 điểm."""
    return noun_follows(tokens, at) and not tokens.is_capital(at)


def _is_counted(tokens: Tokens, at: int) -> bool:
    entry = tokens.entries[at]
    return bool(entry.unit or entry.scale or counts(tokens, at))


def _has_date_shape(tokens: Tokens, fields: Fields) -> bool:
    """Whether two numbers have the shape of a day and a month, if no possible one.

    Where the month may stand first, only the day's number may be above twelve.
    """
    if max(len(number) for number in fields.numbers) > _MAX_DIGITS:
        return False
    day, month = (int(number) for number in fields.numbers)
    least = _MONTHS if tokens.language.month_first else 0
    return least < day and 0 < month <= _MONTHS


_MONTHS, _MAX_DIGITS = 12, 2


def _may_be_share(context: Context, at: int, fields: Fields) -> bool:
    """Whether a stroke may as well part a whole, or count what changes.

    From 10/12 of them to 12/12 is no 10 December.
    """
    tokens = context.tokens
    if may_state_share(context, at, fields.stop):
        return True
    if not tokens.entries[at - 1].roles & role.FROM:
        return False
    if noun_follows(tokens, fields.stop) and find_change(
        tokens, at - 1, context.consumed
    ):
        return True
    return any(
        tokens.entries[k].roles & (role.CHANGE | role.TO) == role.CHANGE
        and tokens.words[k + 2] == "/"
        for k in range(fields.stop, fields.stop + _MAX_NOUN)
    )


# The noun that is counted has so many words at the most: từ 10/12 hộ dân lên 12/12.
_MAX_NOUN = 4
