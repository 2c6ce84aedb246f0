"""Units and scales that stand only after the last of some numbers: 3 and 4 percent."""

from pipeline.reading.context import Context, Last, Match
from pipeline.reading.languages import role
from pipeline.reading.lexing.tokens import Tokens
from pipeline.reading.numbers.amount import Amount
from pipeline.reading.numbers.number import read_amount
from pipeline.reading.phrases.nouns import find_end_of_counted
from pipeline.reading.phrases.qualifiers import Qualifiers
from pipeline.reading.quantities.figure import Figure
from pipeline.reading.quantities.units import read_unit

# Digits of a thousand: VND3.5 and VND3.6 trillion, but not VND50,000 and VND6 million.
_THOUSAND = 4
# A list of numbers is looked through so far.
_MAX_LIST = 12


def refuse_shared_unit(context: Context, figure: Figure, _: Qualifiers) -> Match | None:
    """Refuse a number whose unit or scale may be that of one it is joined with.

    The 3 of 3 and 4 percent, the 6- of 6- to 12-month terms; after money also the
    6 million of $5 million and 6 million, which may be dollars or not.
    """
    if figure.other is not None or figure.counted is not None or _is_fixed(figure):
        return None
    is_priced = figure.unit is not None and figure.first < figure.amount.start
    is_after_price = figure.unit is None and _follows_price(context, figure.first)
    if is_priced or is_after_price:
        context.last = Last(figure.stop, is_price=True)
    is_bare = not figure.amount.scale and (figure.unit is None or is_priced)
    is_bare = is_bare and not _is_told_twice(context, figure)
    if is_after_price or (
        is_bare and _is_shared(context, figure.stop, is_priced=is_priced)
    ):
        return context.refuse("unfinished-number", figure.first, figure.stop)
    return None


def _is_told_twice(context: Context, figure: Figure) -> bool:
    """Whether ", or" says the same in another unit: an increase of 206, or 4%.

    In a list of three or more a comma stands before the first of the two as well.
    """
    tokens, at = context.tokens, figure.stop
    is_or = tokens.words[at] == "," and tokens.entries[at + 1].roles & role.OR
    return bool(is_or) and tokens.words[figure.first - 1] != ","


def _is_fixed(figure: Figure) -> bool:
    """Whether a number is a fraction or was spelled: doubled, a third."""
    return bool(figure.amount.ratio) or figure.amount.kind is None


def _follows_price(context: Context, first: int) -> bool:
    """Whether a number is joined to money whose sign stood before it."""
    last = context.last
    return last.is_price and _after_joint(context.tokens, last.stop) == first


def _is_shared(context: Context, at: int, *, is_priced: bool) -> bool:
    """Whether a number joined at a token has what the one before it lacks."""
    tokens = context.tokens
    mark = tokens.language.decimal_mark
    is_cheap = is_priced and len(tokens.words[at - 1].partition(mark)[0]) < _THOUSAND
    for _ in range(_MAX_LIST):
        first = _after_joint(tokens, at)
        if is_cheap and tokens.entries[first].money:
            first += 1
        other = read_amount(tokens, first) if first else None
        if other is None or other.fault or other.kind is None:
            return False
        if _lends(tokens, other, is_priced=is_priced):
            return True
        at = other.stop
    return False


def _lends(tokens: Tokens, other: Amount, *, is_priced: bool) -> bool:
    """Whether a number has a scale, a unit or a noun that may be of both.

    A price has its unit, and lacks but the scale. A noun after a mere comma may begin
    another clause: closed at 1,280, 15 points higher.
    """
    has_unit = read_unit(tokens, other.stop) is not None
    # Nouns are shared where the plural tells that they are counted.
    is_counting = tokens.language.plural is not None
    has_noun = is_counting and find_end_of_counted(tokens, other.stop) > other.stop
    if is_priced:
        return bool(other.scale) and not has_unit and not has_noun
    is_in_clause = bool(tokens.names[other.start - 1])
    return bool(other.scale) or has_unit or (has_noun and is_in_clause)


def _after_joint(tokens: Tokens, at: int) -> int:
    """Return the token after what joins two numbers (and; a comma; - to), or 0."""
    if not tokens.entries[at].roles & role.SHARING:
        return 0
    after = at + 1
    if tokens.words[at] == "-":
        joints = role.SHARING | role.TO
        is_left_open = tokens.names[after] and tokens.entries[after].roles & joints
        return after + 1 if is_left_open and tokens.is_glued(at) else 0
    if tokens.names[after] and tokens.entries[after].roles & role.SHARING:
        after += 1
    return after
